import { phinHo } from './businesses/phin-ho.js';
import { tuanDung } from './businesses/tuan-dung.js';
import { taLung } from './businesses/ta-lung.js';
import { aPao } from './businesses/a-pao.js';
import { sonTra } from './businesses/son-tra.js';
import { nongLamNghiep } from './businesses/nong-lam-nghiep.js';
import { camMau } from './businesses/cam-mau.js';
import { hongMau } from './businesses/hong-mau.js';
import { gaoMau } from './businesses/gao-mau.js';
import { thaoQuaMau } from './businesses/thao-qua-mau.js';
import { manMau } from './businesses/man-mau.js';
import { ngoMau } from './businesses/ngo-mau.js';
import type { SampleBusiness } from './sample-story.js';

/** Real producers first, then the invented ones. */
export const businesses: readonly SampleBusiness[] = [
  phinHo,
  tuanDung,
  taLung,
  aPao,
  sonTra,
  nongLamNghiep,
  camMau,
  hongMau,
  gaoMau,
  thaoQuaMau,
  manMau,
  ngoMau,
];
