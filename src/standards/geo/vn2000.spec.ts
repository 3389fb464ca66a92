import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import proj4 from 'proj4';
import { fromVn2000, readVn2000Ring, readVn2000Zone, VN2000_MERIDIANS, type Vn2000Zone } from './vn2000.js';

const HA_GIANG: Vn2000Zone = { meridian: 105.5, width: 3 };
// The registry of EPSG gives other parameters of the shift; both agree to a metre or two.
const epsg = (lon: number, k: number) =>
  `+proj=tmerc +lat_0=0 +lon_0=${lon} +k=${k} +x_0=500000 +y_0=0 +ellps=WGS84 +towgs84=-192.873,-39.382,-111.202,-0.00205,-0.0005,0.00335,0.0188 +units=m`;

describe('VN-2000', () => {
  it('agrees with the parameters of EPSG within a few metres, in every strip', () => {
    const zones = [
      ...VN2000_MERIDIANS.map(([meridian]) => ({ meridian, width: 3 as const })),
      { meridian: 105, width: 6 as const },
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.double({ min: -1.4, max: 1.4, noNaN: true }),
        fc.double({ min: 8.5, max: 23.3, noNaN: true }),
        ({ meridian, width }, away, lat) => {
          const k = width === 3 ? 0.9999 : 0.9996;
          const [easting, northing] = proj4('WGS84', epsg(meridian, k), [meridian + away, lat]);
          const [lon2, lat2] = fromVn2000(northing, easting, { meridian, width });
          expect(Math.hypot(lon2 - meridian - away, lat2 - lat) * 111_320).toBeLessThan(5);
        },
      ),
    );
  });

  it('is some two hundred metres from what the same numbers would be on WGS 84', () => {
    const [lon, lat] = fromVn2000(2_500_000, 480_000, HA_GIANG);
    const plain = proj4(
      '+proj=tmerc +lon_0=105.5 +k=0.9999 +x_0=500000 +ellps=WGS84',
      'WGS84',
      [480_000, 2_500_000],
    );
    const metres = Math.hypot((lon - (plain[0] ?? 0)) * 102_800, (lat - (plain[1] ?? 0)) * 110_700);
    expect(metres).toBeGreaterThan(100);
    expect(metres).toBeLessThan(300);
  });

  it.each([
    ['numbered, blanks', '1 2500000.5 480000\n2 2500000 480200\n3 2500200 480200'],
    ['decimal commas, tabs', 'M1\t2500000,5\t480000\nM2\t2500000\t480200\nM3\t2500200\t480200\t282,84'],
    ['easting first', '480000; 2500000.5\r\n480200; 2500000\r\n480200; 2500200\r\n'],
    ['closed already', '2500000.5 480000\n2500000 480200\n2500200 480200\n2500000.5 480000'],
  ])('reads a table of corners: %s', (_, text) => {
    const read = readVn2000Ring(text, HA_GIANG);
    expect(read.ok && read.value).toHaveLength(4);
    expect(read.ok && read.value[0]).toEqual(fromVn2000(2_500_000.5, 480_000, HA_GIANG));
  });

  it.each([
    ['2500000 480000\nkhông rõ\n2500000 480200', 'vn2000-number', 2],
    ['2500000 480000\n\n105.3 23.2\n', 'vn2000-number', 3],
    ['9500000 480000', 'vn2000-range', 1],
    ['2500000 480000\n2500000 480200', 'vn2000-few', 0],
    ['', 'vn2000-few', 0],
  ])('says what is wrong, and where: %j', (text, code, at) => {
    const read = readVn2000Ring(text, HA_GIANG);
    expect(read.ok ? null : [read.fault.code, read.fault.at]).toEqual([code, at]);
  });

  it('knows the strips there are', () => {
    expect(readVn2000Zone('105.5/3')).toEqual({ ok: true, value: HA_GIANG });
    for (const none of ['', '105.6/3', '106/6', '105.5', '105.5/4', 'x'])
      expect(readVn2000Zone(none).ok).toBe(false);
  });
});
