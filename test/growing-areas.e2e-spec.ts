import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApp, type RunningApp } from './support/app.js';
import { areaInput, squareAt, squarePolygon } from './support/goods.js';
import { createWorld, type TestBusiness, type TestBrowser, type World } from './support/world.js';

describe('Growing areas', () => {
  let app: RunningApp;
  let world: World;
  let farm: TestBusiness;
  let owner: TestBrowser;
  let officer: TestBrowser;

  beforeAll(async () => {
    app = await startApp();
    world = createWorld(app);
    farm = await world.business({ name: 'HTX Chè Thử' });
    owner = await world.browser(farm.owner);
    officer = await world.browser(await world.official());
  });
  afterAll(() => app.close());

  const audit = (id: string) =>
    app.db.query<{ action: string; business_id: string; before: unknown; after: Record<string, unknown> }>(
      'select action, business_id, before, after from audit_entries where subject_id = $1 order by id',
      [id],
    );
  const fields = () => {
    const { polygon, hectaresDeclared, households, ...text } = areaInput();
    return {
      ...text,
      village: text.village ?? '',
      hectaresDeclared: String(hectaresDeclared),
      households: String(households),
      polygon: JSON.stringify(polygon),
    };
  };

  it('is declared, sent and given a code through the pages', async () => {
    const form = await owner.get('/console/areas/new').expect(200);
    expect(form.text).toContain('Thêm vùng trồng');
    expect(form.text).toContain('<option value="00721" selected>xã Đồng Văn');

    const sent = await owner
      .post('/console/areas', { ...fields(), name: 'Nương Trang', hectaresDeclared: '27,5', then: 'submit' })
      .expect(303);
    const location = String(sent.headers['location']);
    const page = await owner.get(location).expect(200);
    const id = /areas\/([0-9a-f-]{36})/.exec(location)?.[1] ?? '';
    expect(page.text).toContain('Đã gửi duyệt');
    expect(page.text).toMatch(/<b class="code">[\w-]+<\/b>/);
    expect(page.text).toContain('27,5\u00a0ha');
    expect(page.text).toContain('class="a a-1"');

    const seen = await officer.get(`/console/areas/${id}`).expect(200);
    expect(seen.text).toContain('HTX Chè Thử');
    expect(seen.text).not.toContain('Gửi duyệt');
  });
});
