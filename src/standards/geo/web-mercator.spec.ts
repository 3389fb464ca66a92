import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { columnsTo, latitudeOf, longitudeOf, rowsTo, tileBox, tilesOver } from './web-mercator.js';

describe('tiles of the web', () => {
  it('are where everybody expects them', () => {
    // London, as every description of the pyramid has it.
    expect([Math.floor(columnsTo(-0.1275, 10)), Math.floor(rowsTo(51.507222, 10))]).toEqual([511, 340]);
    expect(tilesOver({ west: -180, south: -85, east: 180, north: 85 }, 1)).toHaveLength(4);
    expect(tilesOver({ west: 179, south: -90, east: 190, north: -89 }, 3)).toEqual([{ z: 3, x: 7, y: 7 }]);
  });

  it('come back to the degrees they were found by', () => {
    const degrees = fc.record({
      lon: fc.double({ min: -180, max: 180, noNaN: true }),
      lat: fc.double({ min: -85, max: 85, noNaN: true }),
      z: fc.integer({ min: 0, max: 20 }),
    });
    fc.assert(
      fc.property(degrees, ({ lon, lat, z }) => {
        expect(longitudeOf(columnsTo(lon, z), z)).toBeCloseTo(lon, 8);
        expect(latitudeOf(rowsTo(lat, z), z)).toBeCloseTo(lat, 8);
        const [tile = { z, x: 0, y: 0 }] = tilesOver({ west: lon, south: lat, east: lon, north: lat }, z);
        const box = tileBox(tile);
        expect(lon >= box.west - 1e-9 && lon <= box.east + 1e-9).toBe(true);
        expect(lat >= box.south - 1e-9 && lat <= box.north + 1e-9).toBe(true);
      }),
    );
  });
});
