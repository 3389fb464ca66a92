import type { bulkFaultsVi } from './bulk-faults.vi.js';
import type { SameShape } from './same-shape.js';

const atLine = (line: string | number | undefined) => (line === undefined ? '' : ` (row ${line})`);

export const bulkFaultsEn: SameShape<typeof bulkFaultsVi> = {
  'table-empty': 'There is nothing in the file. Open it, look, save it and send it again.',
  'table-no-rows': 'There are headings, and no row below them. Fill in one row at least.',
  'table-too-big':
    'The file is too large once it is opened. Copy what is to be loaded into a new sheet, as values only.',
  'table-too-many-rows': 'More than 10,000 rows. Split the sheet into several files.',
  'table-too-many-columns': ({ line }) =>
    `More than 100 columns${atLine(line)}. Delete those at the right that are not needed.`,
  'table-cell-too-long': ({ line }) => `A cell has more than 200,000 characters${atLine(line)}. Shorten it.`,
  'table-quote-open': ({ line }) =>
    `A quotation mark opens and does not close${atLine(line)}. Mend that row and save the file.`,
  'table-old-excel':
    'This is an old Excel file (.xls) or one with a password. Remove the password and save it as “Excel Workbook (.xlsx)”.',
  'table-binary-excel': 'This is an .xlsb file. Save it as “Excel Workbook (.xlsx)”.',
  'table-open-document': 'This is an .ods file. Save it as .xlsx or CSV.',
  'table-web-page':
    'This is a web page with the name of a spreadsheet. Open it with Excel and save it as .xlsx.',
  'table-not-a-table': 'This is no spreadsheet. Send an XLSX or CSV file.',
  'table-broken': 'The file is damaged. Open it with Excel, save it and send it again.',
  'table-doctype':
    'The file holds declarations that are not accepted. Open it with Excel and save it as .xlsx.',
  'table-no-sheet': 'There is no worksheet in the file. Look whether it is hidden.',
  'file-or-text': 'There is no sheet yet. Choose a file or paste the cells.',
  'column-twice': 'Two columns are matched with the same thing. Skip one of them.',
  'column-none': 'No column is matched yet. Choose one at least.',
  'cell-error': ({ text }) => `The cell shows the error ${text ?? ''}. Mend the formula or type the value.`,
  'cell-formula':
    'The cell begins like a formula (=, @). If it is meant as text, put an apostrophe before it.',
  'cell-choice': ({ text }) =>
    `“${text ?? ''}” is not in the list. Choose as in the sheet “Lists” of the template.`,
  'cell-yes-no': 'Write “yes” or “no”.',
  'cell-shortened':
    'The spreadsheet shortened this number (as 8.9E+12). Make the cell text and type all digits again.',
  'cell-commune-several': ({ names }) => `Several places have this name. Name one of them: ${names ?? ''}`,
  'cell-business-unknown':
    'This business is not in the register, or not in your units. Give its tax code, or load the businesses first.',
  'cell-business-several': ({ count }) => `${count ?? ''} businesses have this name. Give the tax code.`,
  'cell-business-not-active': 'This business is not approved, or is suspended. See to that first.',
  'cell-cover-unknown': ({ name }) =>
    `The business has nothing called “${name ?? ''}” in the register. Write the name as it is there, or load it first.`,
  'cell-cover-several': ({ name }) =>
    `The business has several called “${name ?? ''}”. Give the GTIN or the code.`,
  'cell-twin': ({ line }) => `The same as row ${line ?? ''} of this sheet. This one is skipped.`,
  'cell-outside-units': 'This place is outside the units you work for.',
  'known-tax-code': ({ name }) => `This tax code is in the register: ${name ?? ''}.`,
  'known-personal-id': ({ name }) => `This personal ID is in the register: ${name ?? ''}.`,
  'known-business': ({ name }) =>
    `Much like a business of the same commune that is in the register: ${name ?? ''}.`,
  'known-gtin': ({ name }) => `This GTIN is in the register: ${name ?? ''}.`,
  'known-product': ({ name }) => `The business has this product already: ${name ?? ''}.`,
  'known-area': ({ name }) => `The business has this growing area already: ${name ?? ''}.`,
  'known-area-code': 'This code was issued for another growing area.',
  'known-certificate': 'The business has a certificate of this kind with this number already.',
  'bulk-nothing-good': 'There is no row to load.',
  'bulk-not-all-good':
    'Some rows cannot be loaded, so not all can. Choose “The good rows only”, or mend the sheet.',
  'bulk-not-allowed': 'You may not load sheets of this kind any more.',
  'bulk-kept-changed': 'Kept: somebody changed it since.',
  'bulk-kept-in-use': 'Kept: something rests on it.',
};
