import { describe, expect, it } from '@jest/globals';
import { Banner } from './banner.js';
import { AreaMap } from './map.js';
import { Meter } from './meter.js';
import { Pager } from './pager.js';
import { KeyValues, Tasks } from './panel.js';
import { DataTable } from './table.js';
import { Tag, type TagKind } from './tag.js';
import { Timeline } from './timeline.js';
import { withQuery } from './query.js';
import { writeHtml } from './write-html.js';
import { samplePage } from '../../test/support/sample-page.js';

interface Row {
  readonly lot: string;
  readonly boxes: string;
}

describe('a table', () => {
  const columns = [
    { key: 'boxes', head: 'Số hộp', cell: (row: Row) => row.boxes, num: true },
    { key: 'lot', head: 'Lô', cell: (row: Row) => row.lot, rowHead: true },
  ];

  it('has a caption, row headers and a region the keyboard reaches', () => {
    const rows = [{ lot: 'L<1>', boxes: '2 400' }];
    const html = writeHtml(
      <DataTable caption="Lô" columns={columns} rows={rows} rowKey={(row) => row.lot} />,
    );
    expect(html).toContain('<div class="scroll" role="region" aria-label="Bảng: Lô" tabindex="0">');
    expect(html).toContain('<caption>Lô</caption>');
    expect(html).toContain('<td class="num">2 400</td><th scope="row">L&lt;1></th>');
    expect(html.match(/<th scope="col"/g)).toHaveLength(2);
  });

  it('says so when it is empty', () => {
    const html = writeHtml(
      <DataTable
        caption="Lô"
        columns={columns}
        rows={[]}
        rowKey={(row) => row.lot}
        empty="Chưa có lô nào."
      />,
    );
    expect(html).toBe('<div class="in soft">Chưa có lô nào.</div>');
  });
});

describe('a pager', () => {
  it('keeps the filters', () => {
    const ctx = samplePage({ path: '/console/lots?state=open&cursor=abc' });
    const html = writeHtml(<Pager ctx={ctx} shown={25} next="a&b" />);
    expect(html).toContain('href="/console/lots?state=open&amp;cursor=a%26b"');
    expect(html).toContain('href="/console/lots?state=open"');
  });

  it('is not there for a single page', () => {
    expect(writeHtml(<Pager ctx={samplePage()} shown={3} next={null} />)).toBe('');
  });
});

describe('a query', () => {
  it.each([
    ['/a', { lang: 'en' }, '/a?lang=en'],
    ['/a?b=1&c=2', { b: null }, '/a?c=2'],
    ['/a?b=1', { b: null }, '/a'],
    ['/a?b=1', { b: '2' }, '/a?b=2'],
  ])('%s with %j is %s', (path, changes, expected) => {
    expect(withQuery(path, changes)).toBe(expected);
  });
});

describe('a state', () => {
  it('is a shape and a word, not a colour alone', () => {
    const kinds: TagKind[] = ['ok', 'wait', 'stop', 'do', 'off', 'draft'];
    const shapes = kinds.map((kind) => / d="([^"]+)"/.exec(writeHtml(<Tag kind={kind}>x</Tag>))?.[1]);
    expect(new Set(shapes).size).toBe(kinds.length);
  });

  it('of a task is in words', () => {
    const states = ['done', 'now', 'wait', 'later'] as const;
    const html = writeHtml(<Tasks items={states.map((state) => ({ key: state, title: state, state }))} />);
    for (const word of ['Xong', 'Cần làm', 'Đang chờ', 'Chưa mở']) expect(html).toContain(`</svg> ${word}`);
  });

  it('of what is missing is said', () => {
    const html = writeHtml(
      <KeyValues
        items={[
          ['Số hộ', null],
          ['Diện tích', 0],
        ]}
      />,
    );
    expect(html).toContain('<dt>Số hộ</dt><dd><span class="soft">Chưa khai báo</span></dd>');
    expect(html).toContain('<dd>0</dd>');
  });
});

describe('a bar', () => {
  const draw = (value: number) =>
    writeHtml(
      <Meter label="Đã dùng" total={100} parts={[{ key: 'a', value, tone: 1, text: 'A' }]} mark={90} />,
    );

  it('is as long as its share of 360', () => {
    expect(draw(25)).toContain('d="M0 0h90v24H0z"');
    expect(draw(25)).toContain('d="M324 0v30"');
  });

  it('stays inside when there is more than the whole, or nothing', () => {
    expect(draw(250)).toContain('class="u-1"><path d="M0 0h360v24H0z"');
    expect(writeHtml(<Meter label="x" total={0} parts={[{ key: 'a', value: 0, tone: 1 }]} />)).not.toContain(
      'NaN',
    );
  });
});

describe('a map', () => {
  it('is told in a sentence and escapes its names', () => {
    const html = writeHtml(
      <AreaMap
        label="Vùng A ở xã <b>"
        width={360}
        height={220}
        areas={[{ key: 'a', path: 'M0 0h9v9z', tone: 1 }]}
        pins={[{ x: 4, y: 4, letter: 'A' }]}
        labels={[{ x: 9, y: 9, text: '<script>' }]}
        scale={{ length: 60, text: '2 km' }}
      />,
    );
    expect(html).toContain('role="img" aria-label="Vùng A ở xã &lt;b>"');
    expect(html).toContain('&lt;script>');
    expect(html).toContain('d="M20 204h60m-60-4v8m60-8v8"');
  });
});

describe('a journey and a confirmation', () => {
  it('carry machine-readable times and the reference', () => {
    const steps = [{ key: '1', iso: '2026-10-03', day: '03/10', title: 'Hái', state: 'bad' as const }];
    expect(writeHtml(<Timeline steps={steps} />)).toMatch(
      /<li class="bad"><time datetime="2026-10-03">03\/10/,
    );
    const banner = writeHtml(<Banner title="Đã gửi" reference="261121-0001" next="chờ duyệt." />);
    expect(banner).toContain('role="status"');
    expect(banner).toContain('Số theo dõi: <b class="code">261121-0001</b>');
    expect(banner).toContain('Việc tiếp theo: chờ duyệt.');
  });
});
