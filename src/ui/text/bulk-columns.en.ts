import type { bulkColumnsVi } from './bulk-columns.vi.js';
import type { SameShape } from './same-shape.js';

const business = { head: 'Business', help: 'Tax code or name of a business that is in the register.' };
const place = {
  head: 'Commune',
  help: 'Commune and province of today, or an old address with its district. The code of the commune will do, too.',
};

const sharedDetails = {
  standards: {
    head: 'Standards followed',
    help: 'VietGAP, GlobalG.A.P., Organic…, with semicolons between them.',
  },
  intendedMarkets: {
    head: 'Where it is to be sold',
    help: 'Countries by name or two letters, with semicolons between them; “VN” is at home.',
  },
  registrant: { head: 'Who answers for the area', help: 'A name; only the business and the office read it.' },
};

export const bulkColumnsEn: SameShape<typeof bulkColumnsVi> = {
  businesses: {
    name: 'Businesses',
    lead: 'Companies, cooperatives, cooperative groups, household businesses.',
    becomes: {
      office: 'Businesses enter the register as approved, with you as the one who approved them.',
      business: 'A business registers itself by a dossier, not by a sheet.',
    },
    columns: {
      kind: { head: 'Kind of business', help: 'Which kind it is.' },
      name: { head: 'Business name', help: 'In full, as on the registration paper.' },
      taxCode: {
        head: 'Tax code',
        help: '10 digits, or 13 for a branch. Household businesses leave it empty.',
      },
      personalId: {
        head: 'Personal ID of the householder',
        help: 'Household businesses only: 12 digits. Kept secret; sheets given out do not hold it.',
      },
      gln: { head: 'Global Location Number', help: 'Of GS1, if there is one.' },
      place,
      street: { head: 'Hamlet, street', help: 'Hamlet, village, group, house number, street.' },
      formerAddress: { head: 'Address before 1 July 2025', help: 'If the old address is to be kept.' },
      contactName: { head: 'Contact person', help: 'First and last name.' },
      contactPhone: { head: 'Telephone', help: 'A number that is answered.' },
      contactEmail: { head: 'E-mail address', help: 'The address letters go to.' },
      website: { head: 'Web page', help: 'Begins with https://' },
    },
  },
  areas: {
    name: 'Growing areas',
    lead: 'Growing areas with their boundaries.',
    becomes: {
      office: 'Growing areas enter the register as approved; where no code is given, the next one is issued.',
      business: 'Growing areas enter the register as drafts; look at each and send it for approval.',
    },
    columns: {
      business,
      name: { head: 'Name of the area', help: 'What people there call it.' },
      crop: { head: 'Crop', help: 'What grows there.' },
      hectaresDeclared: { head: 'Hectares', help: 'A number such as 12.5.' },
      place,
      village: { head: 'Village', help: 'If there is one.' },
      households: { head: 'Households', help: 'How many take part, if known.' },
      variety: { head: 'Variety', help: 'Its name, if known.' },
      plantedYear: { head: 'Year planted', help: 'When most of the plants were planted, four digits.' },
      harvestsPerYear: { head: 'Harvests a year', help: 'How often it is harvested in a year.' },
      harvestMonths: { head: 'Months of harvest', help: 'Numbers with semicolons between them: 3; 4; 8.' },
      expectedTonnes: { head: 'Expected yield (tonnes a year)', help: 'Tonnes a year, such as 18.6.' },
      pastYields: {
        head: 'Yield of past years',
        help: 'Year and tonnes, three years at most: 2025: 17.2; 2024: 16.',
      },
      irrigation: { head: 'Water', help: 'Where the water comes from.' },
      ...sharedDetails,
      polygon: {
        head: 'Boundary',
        help: 'GeoJSON, KML or GPX written into the cell; or a corner a line in VN-2000, with the column Central meridian.',
      },
      polygon2: { head: 'Boundary, continued 2', help: 'Where a long boundary goes on.' },
      polygon3: { head: 'Boundary, continued 3', help: 'Where a long boundary goes on.' },
      polygon4: { head: 'Boundary, continued 4', help: 'Where a long boundary goes on.' },
      polygon5: { head: 'Boundary, continued 5', help: 'Where a long boundary goes on.' },
      grid: {
        head: 'Central meridian',
        help: 'For coordinates in VN-2000 only: central meridian and width of the strip, such as 105.5/3.',
      },
      areaCode: {
        head: 'Growing-area code',
        help: 'The code already issued at home. Left empty, the next one is issued.',
      },
    },
  },
  'packing-houses': {
    name: 'Packing houses',
    lead: 'Where produce is sorted and packed.',
    becomes: {
      office: 'They count as approved at once; a row without a code gets the next one.',
      business: 'They come in as drafts; you look them over and send each for approval.',
    },
    columns: {
      business,
      name: { head: 'Name of the packing house', help: 'As on its sign or in its papers.' },
      crop: { head: 'What is packed', help: 'With commas between them.' },
      place,
      village: { head: 'House, street, hamlet', help: 'If any.' },
      position: { head: 'Coordinates', help: 'Two numbers as copied from a map: 22.66123, 104.74210.' },
      facilityNumber: { head: 'Number of the building', help: 'If an authority has given one.' },
      capacityTonnes: { head: 'Capacity (tonnes a day)', help: 'Tonnes a day, such as 12.5.' },
      ...sharedDetails,
      areaCode: {
        head: 'Packing house code',
        help: 'The code given at home. Left empty, the register gives the next one.',
      },
    },
  },
  products: {
    name: 'Products',
    lead: 'Products of the businesses.',
    becomes: {
      office: 'Products enter the register as approved and have their QR code at once.',
      business:
        'Products enter the register as drafts; add a picture, look at each and send it for approval.',
    },
    columns: {
      business,
      nameVi: { head: 'Product name', help: 'In Vietnamese, as on the label.' },
      nameEn: { head: 'English name', help: 'If there is one.' },
      category: { head: 'Product group', help: 'Group of the OCOP programme.' },
      brand: { head: 'Brand', help: 'If there is one.' },
      netContent: { head: 'Net content', help: 'As on the package.' },
      gtin: {
        head: 'Barcode number (GTIN)',
        help: '8, 12, 13 or 14 digits. Keep the cell as text, or the spreadsheet rounds the number.',
      },
      hsCode: { head: 'HS code', help: '4, 6 or 8 digits.' },
      shelfLifeDays: { head: 'Shelf life (days)', help: 'Days from the day it is made.' },
      standards: { head: 'Standards', help: 'Standards and regulations applied.' },
      descriptionVi: { head: 'Description', help: 'A few sentences for buyers, in Vietnamese.' },
      descriptionEn: { head: 'Description in English', help: 'If there is one.' },
      ingredientsVi: { head: 'Ingredients', help: 'As on the label.' },
      ingredientsEn: { head: 'Ingredients in English', help: 'If there are any.' },
      warningsVi: { head: 'Warnings', help: 'Allergens, who should not use it.' },
      warningsEn: { head: 'Warnings in English', help: 'If there are any.' },
      storageVi: { head: 'Storage', help: 'How to keep it.' },
      storageEn: { head: 'Storage in English', help: 'If there is any.' },
      shopUrls: { head: 'Online shops', help: 'At most 5 https addresses, parted by semicolons.' },
    },
  },
  certificates: {
    name: 'Certificates',
    lead: 'OCOP, VietGAP, geographical indications and other papers.',
    becomes: {
      office: 'Certificates enter the register as confirmed by the office.',
      business:
        'Certificates enter the register as declared by the business; add the scan and ask for confirmation.',
    },
    columns: {
      business,
      kind: { head: 'Kind of certificate', help: 'Which kind.' },
      title: {
        head: 'Name of the certificate',
        help: 'Needed of a geographical indication and of other kinds.',
      },
      number: { head: 'Number', help: 'As on the paper.' },
      issuer: { head: 'Issued by', help: 'The authority or organisation.' },
      issuedOn: { head: 'Date of issue', help: 'Day/month/year.' },
      expiresOn: { head: 'Valid until', help: 'The last day it holds. A geographical indication has none.' },
      stars: { head: 'Stars', help: 'Of OCOP only: 3, 4 or 5.' },
      points: { head: 'Points', help: 'Of OCOP only.' },
      coversBusiness: {
        head: 'For the whole business',
        help: 'Yes, if the business as a whole was certified.',
      },
      products: {
        head: 'For the products',
        help: 'Names or GTINs of products in the register, parted by semicolons.',
      },
      areas: {
        head: 'For the growing areas',
        help: 'Names or codes of areas in the register, parted by semicolons.',
      },
    },
  },
};
