import { zipSync, strToU8 } from 'fflate';
import { writeXlsx, type OutSheet } from './index.js';

/** A workbook made by hand, of only the parts a reader needs. */
export function workbookOf(parts: {
  readonly sheet: string;
  readonly strings?: string;
  readonly styles?: string;
  readonly workbook?: string;
}): Uint8Array {
  const {
    sheet,
    strings,
    styles,
    workbook = '<workbook><sheets><sheet name="S" r:id="rId1"/></sheets></workbook>',
  } = parts;
  const files: Record<string, Uint8Array> = {
    'xl/workbook.xml': strToU8(workbook),
    'xl/_rels/workbook.xml.rels': strToU8(
      '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
    ),
    'xl/worksheets/sheet1.xml': strToU8(sheet),
  };
  if (strings !== undefined) files['xl/sharedStrings.xml'] = strToU8(strings);
  if (styles !== undefined) files['xl/styles.xml'] = strToU8(styles);
  return zipSync(files, { level: 6 });
}

export async function written(...sheets: readonly OutSheet[]): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of writeXlsx(sheets)) parts.push(part);
  return Buffer.concat(parts);
}
