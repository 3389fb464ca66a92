import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import { qrMatrix } from '../standards/codes/qr.js';
import { unpackWoff } from './font-file.js';

/** What a decision on paper says, ready to be written. */
export interface DecisionPaper {
  readonly agency: string;
  readonly registry: string;
  /** `12/2026/QĐ-SKHCN` */
  readonly reference: string;
  readonly title: string;
  readonly day: string;
  readonly rows: readonly (readonly [label: string, value: string])[];
  readonly signed: string;
  readonly official: string;
  readonly checkUrl: string;
  readonly checkNote: string;
  readonly keyNote: string;
  /** In the file's own facts too: nothing of it depends on when it is drawn. */
  readonly decidedAt: Date;
}

type Weight = 'plain' | 'bold';
type Part = 'latin' | 'latin-ext' | 'vietnamese';

const WEIGHTS: Readonly<Record<Weight, number>> = { plain: 400, bold: 700 };
const MARGIN = 57; // 20 mm
const WIDTH = 595.28 - 2 * MARGIN;
const BOTTOM = 841.89 - MARGIN;
const QR_SIDE = 85; // 30 mm
const VIETNAMESE =
  /[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9\u20ab]/u;
const LATIN_EXTENDED = /[\u0100-\u02ff\u1e00-\u1e9f]/u;

const { resolve } = createRequire(import.meta.url);

/** The font comes in three files, each with letters of its own. */
function partOf(letter: string): Part {
  if (VIETNAMESE.test(letter)) return 'vietnamese';
  return LATIN_EXTENDED.test(letter) ? 'latin-ext' : 'latin';
}

const fonts = new Map<string, Buffer>();

function fontOf(part: Part, weight: Weight): Buffer {
  const name = `be-vietnam-pro-${part}-${WEIGHTS[weight]}-normal.woff`;
  const font =
    fonts.get(name) ?? unpackWoff(readFileSync(resolve(`@fontsource/be-vietnam-pro/files/${name}`)));
  fonts.set(name, font);
  return font;
}

interface Style {
  readonly size: number;
  readonly weight?: Weight;
  readonly indent?: number;
  readonly centred?: boolean;
}

/**
 * Draws a decision as PDF 1.7 (ISO 32000-1) with its font inside. The same paper gives the same bytes: they are signed, and a copy
 * is compared with them.
 */
export class DecisionDrawing {
  private readonly doc: PDFKit.PDFDocument;
  private readonly chunks: Buffer[] = [];
  private y = MARGIN;

  private constructor(private readonly paper: DecisionPaper) {
    const { decidedAt, reference, agency, title } = paper;
    this.doc = new PDFDocument({
      size: 'A4',
      margin: 0,
      compress: false,
      pdfVersion: '1.7',
      lang: 'vi-VN',
      displayTitle: true,
      info: {
        Title: `${title} ${reference}`,
        Author: agency,
        Creator: paper.registry,
        Producer: 'Dấu Gốc',
        CreationDate: decidedAt,
        ModDate: decidedAt,
      },
    });
    this.doc.on('data', (chunk: Buffer) => this.chunks.push(chunk));
    for (const weight of ['plain', 'bold'] as const)
      for (const part of ['latin', 'latin-ext', 'vietnamese'] as const)
        this.doc.registerFont(`${part}-${weight}`, fontOf(part, weight));
  }

  static async draw(paper: DecisionPaper): Promise<Buffer> {
    const drawing = new DecisionDrawing(paper);
    drawing.write();
    return drawing.end();
  }

  private write(): void {
    const { agency, title, reference, day, rows, signed, official, checkUrl, checkNote, keyNote } =
      this.paper;
    this.line(agency, { size: 11, weight: 'bold', centred: true });
    this.space(22);
    this.line(title, { size: 17, weight: 'bold', centred: true });
    this.line(reference, { size: 12, weight: 'bold', centred: true });
    this.line(day, { size: 10.5, centred: true });
    this.space(22);
    for (const [label, value] of rows) {
      this.line(label, { size: 9 });
      for (const paragraph of value.split(/\n+/)) this.line(paragraph, { size: 11.5, indent: 12 });
      this.space(6);
    }
    this.space(14);
    this.line(signed, { size: 10.5 });
    this.line(official, { size: 11.5, weight: 'bold' });
    this.space(20);
    this.room(QR_SIDE + 10);
    const top = this.y;
    this.symbol(checkUrl, MARGIN, top);
    const indent = QR_SIDE + 14;
    this.line(checkNote, { size: 9.5, indent });
    this.line(checkUrl, { size: 9.5, weight: 'bold', indent });
    this.space(4);
    this.line(keyNote, { size: 8.5, indent });
    this.y = Math.max(this.y, top + QR_SIDE);
  }

  private async end(): Promise<Buffer> {
    const ended = new Promise<void>((done) => this.doc.on('end', done));
    this.doc.end();
    await ended;
    return Buffer.concat(this.chunks);
  }

  private space(height: number): void {
    this.y += height;
  }

  /** Begins a new page where so much would not fit. */
  private room(height: number): void {
    if (this.y + height <= BOTTOM) return;
    this.doc.addPage();
    this.y = MARGIN;
  }

  /** One paragraph, broken between words; what is longer than a line is broken where it must. */
  private line(text: string, { size, weight = 'plain', indent = 0, centred = false }: Style): void {
    const width = WIDTH - indent;
    let row = '';
    const flush = () => {
      this.room(size * 1.45);
      const free = width - this.widthOf(row, size, weight);
      this.put(row, MARGIN + indent + (centred ? free / 2 : 0), size, weight);
      this.y += size * 1.45;
      row = '';
    };
    for (const word of text.normalize('NFC').split(' ')) {
      let rest = word;
      if (row !== '' && this.widthOf(`${row} ${rest}`, size, weight) > width) flush();
      while (this.widthOf(rest, size, weight) > width) {
        let fit = rest.length - 1;
        while (fit > 1 && this.widthOf(rest.slice(0, fit), size, weight) > width) fit -= 1;
        row = rest.slice(0, fit);
        rest = rest.slice(fit);
        flush();
      }
      row = row === '' ? rest : `${row} ${rest}`;
    }
    flush();
  }

  private put(text: string, x: number, size: number, weight: Weight): void {
    let at = x;
    for (const [part, run] of runsOf(text)) {
      this.doc.font(`${part}-${weight}`).fontSize(size);
      this.doc.text(run, at, this.y, { lineBreak: false });
      at += this.doc.widthOfString(run);
    }
  }

  private widthOf(text: string, size: number, weight: Weight): number {
    let width = 0;
    for (const [part, run] of runsOf(text))
      width += this.doc.font(`${part}-${weight}`).fontSize(size).widthOfString(run);
    return width;
  }

  private symbol(text: string, x: number, y: number): void {
    const symbol = qrMatrix(text);
    if (!symbol.ok) throw new Error(`No QR holds ${text}: ${symbol.fault.sentence}`);
    const { size, modules } = symbol.value;
    const side = QR_SIDE / size;
    for (let row = 0; row < size; row += 1)
      for (let column = 0; column < size; column += 1)
        if (modules[row * size + column] === 1) this.doc.rect(x + column * side, y + row * side, side, side);
    this.doc.fill('#000000');
  }
}

/** The text in pieces of one font file each. */
function runsOf(text: string): [Part, string][] {
  const runs: [Part, string][] = [];
  for (const letter of text) {
    const part = partOf(letter);
    const last = runs.at(-1);
    if (last !== undefined && last[0] === part) last[1] += letter;
    else runs.push([part, letter]);
  }
  return runs;
}
