import sharp from 'sharp';
import { CAPTION } from './drawn-caption.js';

export type Drawing = keyof typeof PICTURES;

/** Plain shapes on a ground of one colour, so that nobody takes one for a photograph of the goods. */
const PICTURES = {
  tea: {
    ground: '#e6eddc',
    shapes: `<path d="M300 210l150-50 150 50v270l-150 55-150-55z" fill="#3f6b3d"/><path d="M450 160l150 50-150 52-150-52z" fill="#5c8a55"/>
      <path d="M450 262v273l150-55V210z" fill="#335932"/><path d="M330 300l96 34v120l-96-34z" fill="#f4efd9"/>
      <path d="M378 425c-22-30-20-62 2-88 20 30 20 60-2 88z" fill="#5c8a55"/><path d="M380 340v92" stroke="#2b4a2a" stroke-width="4" fill="none"/>
      ${leaf(690, 470, 20)}${leaf(740, 420, -30)}${leaf(200, 480, 200)}`,
  },
  honey: {
    ground: '#faf0d4',
    shapes: `<rect x="350" y="150" width="200" height="54" rx="12" fill="#8a5a20"/><path d="M330 204h240c26 40 30 70 30 120v140c0 36-22 56-56 56H356c-34 0-56-20-56-56V324c0-50 4-80 30-120z" fill="#e9a820"/>
      <path d="M318 250c-14 30-18 52-18 84v110c0 40 14 62 40 72-12-90-10-180 12-266z" fill="#f7cf6a"/><rect x="355" y="310" width="190" height="130" rx="10" fill="#fff7e0"/>
      ${hexagon(410, 375)}${hexagon(450, 352)}${hexagon(490, 375)}${hexagon(450, 398)}`,
  },
  orange: {
    ground: '#fbeadb',
    shapes: `<circle cx="360" cy="380" r="120" fill="#e8892b"/><circle cx="540" cy="395" r="110" fill="#dd7a1d"/><circle cx="455" cy="280" r="105" fill="#f09a3e"/>
      ${leaf(455, 180, -20)}${leaf(350, 262, 190)}<g fill="#c96a12"><circle cx="330" cy="400" r="4"/><circle cx="380" cy="440" r="4"/><circle cx="520" cy="430" r="4"/><circle cx="580" cy="380" r="4"/><circle cx="470" cy="300" r="4"/></g>`,
  },
  persimmon: {
    ground: '#f9e9e0',
    shapes: `<ellipse cx="370" cy="360" rx="135" ry="112" fill="#e0622c"/><ellipse cx="555" cy="390" rx="115" ry="96" fill="#cf5521"/>
      <path d="M370 262l-58-22 40 44-30 24 48-8 48 8-30-24 40-44z" fill="#5a7b3a"/><path d="M555 306l-48-18 34 36-26 20 40-6 40 6-26-20 34-36z" fill="#5a7b3a"/>`,
  },
  rice: {
    ground: '#eef0e4',
    shapes: `<path d="M310 200c40-30 240-30 280 0l30 310c-90 34-250 34-340 0z" fill="#efe3c4"/><path d="M310 200c40 26 240 26 280 0l-18-46H328z" fill="#d8c592"/>
      <path d="M450 460V270" stroke="#7d8f3d" stroke-width="7" fill="none"/>${[280, 310, 340, 370].map((y) => `<ellipse cx="428" cy="${y}" rx="11" ry="22" transform="rotate(-28 428 ${y})" fill="#c9a535"/><ellipse cx="472" cy="${y}" rx="11" ry="22" transform="rotate(28 472 ${y})" fill="#c9a535"/>`).join('')}`,
  },
  banana: {
    ground: '#f7f3d6',
    shapes: `<path d="M430 170c-10 150-70 250-190 300 120 40 250-60 262-290z" fill="#f2cf3b"/><path d="M470 172c20 160-10 270-90 350 130-20 210-160 176-346z" fill="#e6bd25"/>
      <path d="M520 176c60 130 70 240 20 340 110-60 140-210 54-350z" fill="#d8ab17"/><path d="M420 180c40-30 130-36 176-8l-12-54c-50-16-100-12-140 6z" fill="#6b7d2c"/>`,
  },
  cardamom: {
    ground: '#efe7df',
    shapes: [
      [330, 300, -20],
      [450, 260, 12],
      [570, 310, 30],
      [380, 420, 8],
      [520, 430, -16],
    ]
      .map(
        ([x = 0, y = 0, turn = 0]) =>
          `<g transform="translate(${x} ${y}) rotate(${turn})"><ellipse rx="52" ry="76" fill="#6d3b2a"/><path d="M-26-58C-34 0-30 40-22 62M0-74V74M26-58C34 0 30 40 22 62" stroke="#4c2619" stroke-width="5" fill="none"/></g>`,
      )
      .join(''),
  },
} as const;

/** A drawing as PNG, 640 × 480 pixels, in a dashed frame and with its caption. */
export function draw(drawing: Drawing): Promise<Buffer> {
  const { ground, shapes } = PICTURES[drawing];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480" viewBox="0 0 900 675">
    <rect width="900" height="675" fill="${ground}"/>${shapes}
    <rect x="18" y="18" width="864" height="639" fill="none" stroke="#33402f" stroke-width="3" stroke-dasharray="14 10"/>
    <rect x="200" y="585" width="500" height="54" rx="27" fill="#ffffff"/>
    <path transform="translate(229 622)" fill="#33402f" d="${CAPTION}"/></svg>`;
  return sharp(Buffer.from(svg)).png({ compressionLevel: 1 }).toBuffer();
}

function leaf(x: number, y: number, turn: number): string {
  return `<g transform="translate(${x} ${y}) rotate(${turn})"><path d="M0 0c10-46 50-66 96-60-6 46-46 74-96 60z" fill="#5c8a55"/><path d="M4-2L82-52" stroke="#2b4a2a" stroke-width="4"/></g>`;
}

function hexagon(x: number, y: number): string {
  return `<path d="M${x} ${y - 22}l20 11v22l-20 11-20-11v-22z" fill="#e9a820" stroke="#8a5a20" stroke-width="4"/>`;
}
