import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CSV_MARK, csvLine, readTable, tableSteps, withoutApostrophe } from './index.js';
import { workbookOf, written } from './tables.testing.js';

const utf8 = (text: string) => new TextEncoder().encode(text);
const cellsOf = (bytes: Uint8Array, options = {}) => {
  const read = readTable(bytes, options);
  return read.ok ? read.value.rows.map(({ cells }) => cells) : read.fault.code;
};
const sheet = (rows: string) => `<worksheet><sheetData>${rows}</sheetData></worksheet>`;

describe('a table of text', () => {
  it.each([
    ['commas', 'a,b\r\n1,2\r\n', ','],
    ['semicolons, with commas in the numbers', 'tên;ha\nChè;1.234,56\nCam;12,5\n', ';'],
    ['tabs, as copied from a spreadsheet', 'tên\tha\nChè, cam\t12,5\n', '\t'],
    ['what Excel says in its first line', 'sep=;\na;b,c\n1;2\n', ';'],
  ])('is parted by %s', (_, text, separator) => {
    const read = readTable(utf8(text));
    expect(read.ok && read.value.separator).toBe(separator);
    expect(read.ok && read.value.rows.every(({ cells }) => cells.length === 2)).toBe(true);
  });

  it('keeps line ends, quotes and separators inside quotes, and counts lines as an editor does', () => {
    const read = readTable(utf8('a,b\n"x ""y"", z","1\n2"\n\nc,d\n'));
    expect(read.ok && read.value.rows).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['x "y", z', '1\n2'] },
      { line: 5, cells: ['c', 'd'] },
    ]);
  });

  it.each([
    ['', 'table-empty'],
    [' \n;;\n', 'table-empty'],
    ['a,"b\nc,d\n', 'table-quote-open'],
    ['<!DOCTYPE html><table><tr><td>', 'table-web-page'],
    ['%PDF-1.7\n', 'table-not-a-table'],
    [`${'a,'.repeat(200)}\n`, 'table-too-many-columns'],
    [`x\n${'y'.repeat(200_001)}\n`, 'table-cell-too-long'],
    [`x\n${'y\n'.repeat(10_001)}`, 'table-too-many-rows'],
  ])('is refused with its cause: %#', (text, code) => expect(cellsOf(utf8(text))).toBe(code));

  it('of the most rows is taken', () => {
    expect(cellsOf(utf8(`x\n${'y\n'.repeat(10_000)}`))).toHaveLength(10_001);
  });

  it('comes back as it was written, whatever stands in it', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('=1+1', "'=x", '@a', '-', '\tq', 'a;b', '"', "''+1"),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 20 }), (rows) => {
        const kept = rows
          .map((row) => row.map((text) => text.normalize('NFC').replace(/\r\n?/g, '\n')))
          .filter((row) => row.some((text) => text.trim() !== ''));
        const text = CSV_MARK + csvLine(['đầu', 'giữa', 'cuối']) + kept.map((row) => csvLine(row)).join('');
        const read = cellsOf(utf8(text), { reading: 'utf-8' });
        expect(
          Array.isArray(read) &&
            read
              .slice(1)
              .map((cells) => cells.map((each) => (typeof each === 'string' ? withoutApostrophe(each) : ''))),
        ).toEqual(kept);
      }),
    );
  });
});

describe('a workbook', () => {
  it('comes back as it was written: text of any kind, numbers, days, several sheets', async () => {
    const text = fc
      .string({ unit: 'grapheme', minLength: 1 })
      .map((each) => each.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, ''))
      .filter((each) => each.trim() !== '' && /[^\0-\u00ff]|^[ -~\n\r\t]*$/u.test(each));
    const cell = fc.oneof(
      text,
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0),
      fc.boolean(),
      fc.constantFrom('_x000D_', '=1', ' giữ '),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 12 }),
        async (rows) => {
          const bytes = await written({ name: 'Một', rows: [['đầu']] }, { name: 'Hai', rows });
          expect(cellsOf(bytes, { sheet: 'Hai', reading: 'utf-8' })).toEqual(rows);
        },
      ),
      { numRuns: 60 },
    );
    const days = await written({
      name: 'Ngày',
      rows: [['d'], [{ day: '2026-11-25' }], [{ day: '1900-03-01' }], [{ day: '1899-01-01' }]],
    });
    expect(cellsOf(days)).toEqual([['d'], ['2026-11-25'], ['1900-03-01'], ['1899-01-01']]);
  });

  it('holds days in both of Excel’s systems, by the formats that show days', () => {
    const styles = `<styleSheet><numFmts><numFmt numFmtId="170" formatCode="[$-42A]dd\\/mm\\/yyyy;@"/><numFmt numFmtId="171" formatCode="&quot;đ&quot; #,##0"/></numFmts>
      <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/><xf numFmtId="22"/></cellXfs></styleSheet>`;
    const rows =
      '<row><c s="1"><v>46351</v></c><c s="2"><v>59</v></c><c s="3"><v>46351</v></c><c s="4"><v>46351.5</v></c><c><v>46351</v></c><c s="1"><v>60</v></c></row>';
    expect(cellsOf(workbookOf({ sheet: sheet(rows), styles }))).toEqual([
      ['2026-11-25', '1900-02-28', 46351, '2026-11-25T12:00:00', 46351, 60],
    ]);
    const workbook =
      '<workbook><workbookPr date1904="1"/><sheets><sheet name="S" r:id="rId1"/></sheets></workbook>';
    expect(
      cellsOf(workbookOf({ sheet: sheet('<row><c s="1"><v>44889</v></c></row>'), styles, workbook })),
    ).toEqual([['2026-11-25']]);
  });

  it('is read as other programs write it: prefixes, rich and phonetic text, gaps, formulas, errors', () => {
    const rows = `<x:row r="3"><x:c r="B3" t="s"><x:v>0</x:v></x:c><x:c r="D3" t="str"><x:f>A1&amp;"x"</x:f><x:v>gộp</x:v></x:c><x:c r="E3" t="e"><x:v>#N/A</x:v></x:c>
      <x:c r="F3" t="b"><x:v>1</x:v></x:c><x:c r="G3" t="inlineStr"><x:is><x:t>tại_x000D_chỗ</x:t></x:is></x:c></x:row><x:row r="4"><x:c r="A4" t="s"><x:v>1</x:v></x:c></x:row>`;
    const strings =
      '<sst><si><r><t>Chè </t></r><r><t>Shan</t></r><rPh><t>X</t></rPh></si><si><t>  </t></si></sst>';
    const read = readTable(
      workbookOf({
        sheet: `<x:worksheet xmlns:x="y"><x:sheetData>${rows}</x:sheetData></x:worksheet>`,
        strings,
      }),
    );
    expect(read.ok && read.value.rows).toEqual([
      { line: 3, cells: [null, 'Chè Shan', null, 'gộp', '#N/A', true, 'tại\rchỗ'] },
    ]);
  });

  it.each([
    [
      'entities of its own',
      workbookOf({
        sheet: `<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]>${sheet('<row><c t="str"><v>&a;</v></c></row>')}`,
      }),
      'table-doctype',
    ],
    ['ten thousand elements inside each other', workbookOf({ sheet: '<a>'.repeat(10_000) }), 'table-broken'],
    ['a cut end', workbookOf({ sheet: '<worksheet><sheetData><row><c><v>1' }), 'table-broken'],
    [
      'too many rows',
      workbookOf({ sheet: sheet('<row><c><v>1</v></c></row>'.repeat(20_000)) }),
      'table-too-many-rows',
    ],
    [
      'a cell far to the right',
      workbookOf({ sheet: sheet('<row r="1"><c r="XFD1"><v>1</v></c></row>') }),
      'table-too-many-columns',
    ],
    [
      'a row that no sheet has',
      workbookOf({ sheet: sheet('<row r="10000000"><c><v>1</v></c></row>') }),
      'table-broken',
    ],
    [
      'a sheet of nothing but spaces',
      workbookOf({ sheet: `<worksheet>${' '.repeat(30_000_000)}</worksheet>` }),
      'table-too-big',
    ],
    [
      'more cells than a table has',
      workbookOf({ sheet: sheet('<c/>'.repeat(2_100_000)).replace('<c/>', '<row>') }),
      'table-too-big',
    ],
    [
      'strings without end',
      workbookOf({ sheet: sheet(''), strings: `<sst><si><t>${'a'.repeat(300_000)}</t></si></sst>` }),
      'table-cell-too-long',
    ],
    ['no sheet', workbookOf({ sheet: sheet(''), workbook: '<workbook/>' }), 'table-no-sheet'],
    ['an archive of something else', Buffer.from('PK\u0005\u0006'.padEnd(22, '\0')), 'table-not-a-table'],
    ['the old format', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'table-old-excel'],
  ])('with %s is refused', (_, bytes, code) => expect(cellsOf(bytes)).toBe(code));

  it('that holds more than it says is refused before it is unpacked', () => {
    const bytes = Buffer.from(
      workbookOf({ sheet: sheet(`<row><c t="str"><v>${'a'.repeat(100_000)}</v></c></row>`) }),
    );
    const at = bytes.lastIndexOf('xl/worksheets/sheet1.xml') - 46 + 24;
    bytes.writeUInt32LE(500, at);
    expect(cellsOf(bytes)).toBe('table-broken');
  });

  it('never throws, whatever is changed or cut in it', async () => {
    const whole = Buffer.from(
      await written({
        name: 'S',
        rows: [
          ['tên', 1],
          ['chè', { day: '2026-01-01' }],
        ],
      }),
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 8 }),
        fc.nat(whole.length),
        (changes, length) => {
          const bytes = Buffer.from(whole.subarray(0, length === 0 ? whole.length : length));
          for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
          expect(typeof readTable(bytes).ok).toBe('boolean');
        },
      ),
      { numRuns: 300 },
    );
  });

  it('is read in steps, so that others have the processor in between', async () => {
    const bytes = await written({
      name: 'S',
      rows: Array.from({ length: 5000 }, (_, n) => [`hàng ${n * 7919}`, n]),
    });
    let steps = 0;
    for (const reading = tableSteps(bytes); reading.next().done !== true;) steps += 1;
    expect(steps).toBeGreaterThan(5);
  });
});
