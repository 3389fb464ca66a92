import type { SameShape } from './same-shape.js';
import type { areaCodesVi } from './area-codes.vi.js';

export const areaCodesEn: SameShape<typeof areaCodesVi> = {
  home: 'Home market',
  market: 'Market',
  area: 'Area',
  homeCode: 'Code at home',
  crop: 'Crop or livestock',
  hectares: 'Measured size',
  tooSmall: 'Below the smallest size',
  tooSmallFor: (size, least) => `The area has ${size}; this market asks for ${least} at least.`,
};
