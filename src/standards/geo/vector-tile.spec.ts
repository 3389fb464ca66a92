import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { vectorTile } from '../../../test/support/map-files.js';
import { drawVectorTile } from './vector-tile.js';

const square = (from: number, to: number): [number, number][] => [
  [from, from],
  [to, from],
  [to, to],
  [from, to],
];

describe('a vector tile', () => {
  it.each(['roads', 'transportation', 'streets'])(
    'is drawn with land, water, ways and names (%s)',
    (roads) => {
      const picture = drawVectorTile(
        vectorTile({
          water: [{ type: 3, points: square(0, 2048), properties: { kind: 'lake' } }],
          landuse: [{ type: 3, points: square(2048, 4096), properties: { kind: 'forest' } }],
          [roads]: [
            {
              type: 2,
              points: [
                [0, 4096],
                [4096, 0],
              ],
              properties: { kind: 'highway', class: 'motorway' },
            },
          ],
          places: [
            {
              type: 1,
              points: [[2048, 1024]],
              properties: { kind: 'locality', name: 'Ha Giang', 'name:vi': 'Hà Giang' },
            },
          ],
        }),
      );
      expect(picture).toContain('fill="#b9d6e8" d="M0 0l256 0l0 256l-256 0');
      expect(picture).toContain('fill="#dfead4" d="M256 256');
      expect(picture).toContain('stroke="#eebf80" stroke-width="8" d="M0 512l512 -512"');
      expect(picture).toContain('<text x="256" y="128">Hà Giang</text>');
    },
  );

  it('keeps out what it does not know, and names that would be cut off, cross one another or carry markup', () => {
    const name = (x: number, text: string, population = 1) => ({
      type: 1 as const,
      points: [[x, 2000] as const],
      properties: { kind: 'village', name: text, population },
    });
    const picture = drawVectorTile(
      vectorTile({
        pois: [{ type: 1, points: [[2048, 2048]], properties: { name: 'Quán' } }],
        places: [
          name(10, 'Cắt đôi'),
          name(2048, '<b>&', 900),
          name(2060, 'Bên cạnh'),
          name(3500, '\u0007"Xa"'),
        ],
      }),
    );
    expect(picture).not.toMatch(/Quán|Cắt đôi|Bên cạnh|<b>/);
    expect(picture).not.toContain('\u0007');
    expect(picture).toContain('&#60;b&#62;&#38;');
    expect(picture).toContain('&#34;Xa&#34;');
  });

  it('never throws, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        const drawn = drawVectorTile(bytes);
        expect(drawn === null || drawn.startsWith('<svg')).toBe(true);
      }),
    );
    const sound = vectorTile({ water: [{ type: 3, points: square(0, 4096), properties: { kind: 'lake' } }] });
    for (let at = 0; at < sound.length; at++) drawVectorTile(sound.subarray(0, at));
  });
});
