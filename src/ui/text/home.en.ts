import type { SameShape } from './same-shape.js';
import type { homeVi } from './home.vi.js';

export const homeEn: SameShape<typeof homeVi> = {
  title: (province) => `origin register of ${province}`,
  description: 'Look up where a product comes from by the code on its label. No app needed.',
  heading: 'Where does this product come from?',
  lead: 'Open your phone’s camera and point it at the QR on the label. No app needed.',
  label: 'Or enter the code on the label',
  hint: 'The 10 characters below the QR, a barcode 893…, a lot number, or the product’s name.',
  submit: 'Look up',
  scan: 'Scan with this device’s camera',
  scanning: 'Point the camera at the QR.',
  scanStop: 'Stop the camera',
  scanDenied: 'The camera could not be opened. Allow its use, or type the code on the label.',
  scanOther: 'This QR is not of this register. Look for the QR with the register’s address.',
  menu: { products: 'Products', figures: 'Figures', api: 'API' },
  countTitle: 'In the register now',
  counters: {
    businesses: 'businesses',
    products: 'products',
    areas: 'growing areas with a code',
    lots: 'lots on sale',
    codes: 'codes in use',
  },
  asOf: (time) => `Figures as of ${time}.`,
  newest: 'Newest products',
  newestNone: 'No product is approved yet.',
  entered: (day) => `Entered ${day}`,
  makers: {
    title: 'Do you make products?',
    text: 'Register once, get codes, print labels. Free of charge.',
    action: 'Register a business',
  },
  data: {
    title: 'Do you need data?',
    text: 'Connect by API, after GS1 Digital Link and EPCIS 2.0.',
    action: 'See the API',
  },
  officials: {
    title: 'Are you an official?',
    text: 'Decide dossiers, suspend codes, read the log.',
    action: 'Sign in',
  },
};
