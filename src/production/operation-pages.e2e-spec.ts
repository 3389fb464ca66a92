import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunningApp, startApp } from '../../test/support/app.js';
import { createWorld, type TestBrowser, type TestBusiness, type World } from '../../test/support/world.js';
import { isoLocal } from '../ui/format.js';

describe('Pages of what is done with lots', () => {
  let run: RunningApp;
  let world: World;
  let farm: TestBusiness;
  let browser: TestBrowser;
  let lot: { readonly id: string; readonly productId: string; readonly lotNumber: string };
  let now: string;

  beforeAll(async () => {
    run = await startApp();
    world = createWorld(run);
    farm = await world.business();
    browser = await world.browser(farm.owner);
    lot = await world.lot(farm, { input: { quantity: 100, unit: 'kg' } });
    now = isoLocal(run.clock.now(), 'Asia/Ho_Chi_Minh');
  });
  afterAll(() => run.close());

  const pack = (changes: object = {}) => ({
    kind: 'pack',
    lot: lot.id,
    eventTime: now,
    'inputs.0.lotId': lot.id,
    'inputs.0.quantity': '20,5',
    'inputs.0.unit': 'kg',
    'outputs.0.product': lot.productId,
    'outputs.0.lotNumber': 'P-1',
    'outputs.0.quantity': '100',
    'outputs.0.unit': 'hộp',
    'outputs.0.content': '100',
    'outputs.0.contentUnit': 'g',
    'outputs.2.product': lot.productId,
    'outputs.2.lotNumber': 'P-2',
    'outputs.2.quantity': '21',
    'outputs.2.unit': 'gói',
    'outputs.2.content': '0,5',
    'outputs.2.contentUnit': 'kg',
    ...changes,
  });

  it('offer on the page of a lot what can be done with it, and a form for each', async () => {
    const { text } = await browser.get(`/console/lots/${lot.id}`).expect(200);
    for (const kind of ['split', 'blend', 'process', 'pack', 'loss', 'sell']) {
      expect(text).toContain(`/console/operations/new?kind=${kind}&amp;lot=${lot.id}`);
      const form = await browser.get(`/console/operations/new?kind=${kind}&lot=${lot.id}`).expect(200);
      expect(form.text).toContain(`<option value="${lot.id}" selected`);
    }
    await browser.get('/console/operations/new?kind=harvest').expect(404);
    const other = await world.browser((await world.business()).owner);
    await other.get(`/console/operations/new?kind=split&lot=${lot.id}`).expect(404);
  });

  it('give back what was typed, with the figures at the row that is wrong', async () => {
    const short = pack({ 'outputs.2.quantity': '21,5', place: 'Xưởng "A"' });
    const { text } = await browser.post('/console/operations', short).expect(422);
    expect(text).toContain('href="#f-outputs-2-quantity"');
    expect(text).toContain('value="20,5"');
    expect(text).toContain('value="Xưởng &quot;A&quot;"');
    const much = await browser.post('/console/operations', pack({ 'outputs.2.quantity': '22' })).expect(422);
    expect(much.text.replaceAll('\u00a0', ' ')).toContain('Lấy ra 21 kg nhưng chỉ đưa vào 20,5 kg');
  });

  it('record, show the balance, and undo', async () => {
    const answer = await browser.post('/console/operations', pack()).expect(303);
    const at = String(answer.headers['location']).replace('?done=recorded', '');
    const page = await browser.get(`${at}?done=recorded`).expect(200);
    expect(page.text).toContain('P-2');
    const balance = await browser.get(`/console/lots/${lot.id}`).expect(200);
    expect(balance.text.replaceAll('\u00a0', ' ')).toContain('Còn lại 79,5 kg');
    const graph = await browser.get(`/console/genealogy?from=lot:${lot.id}&way=forward`).expect(200);
    expect(graph.text).toMatch(/<svg[^]*P-1[^]*<\/svg>/);
    const today = (await browser.get('/console').expect(200)).text.replaceAll(/<[^>]+>/g, ' ');
    expect(today).not.toMatch(/Nhật ký còn trống: lô\s+P-1/);
    for (const view of ['table', 'tree'])
      expect((await browser.get(`/console/genealogy?from=lot:${lot.id}&way=forward&view=${view}`).expect(200)).text).toContain('P-1'); // prettier-ignore
    for (const as of ['csv', 'json', 'epcis'])
      await browser.get(`/console/genealogy/file?from=lot:${lot.id}&way=forward&as=${as}`).expect(200);
    await browser.get('/console/genealogy?from=nothing').expect(404);
    await browser.post(`${at}/undo`, { reason: ' ' }).expect(422);
    await browser.post(`${at}/undo`, { reason: 'Ghi nhầm' }).expect(303);
    expect((await browser.get(at).expect(200)).text).toContain('Ghi nhầm');
  });
});
