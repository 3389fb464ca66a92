import { accessVi } from './text/access.vi.js';
import { apiDocsVi } from './text/api-docs.vi.js';
import { applicationsVi } from './text/applications.vi.js';
import { areaCodePagesVi } from './text/area-code-pages.vi.js';
import { areaCodesVi } from './text/area-codes.vi.js';
import { areaMapVi } from './text/area-map.vi.js';
import { areaDetailsVi } from './text/area-details.vi.js';
import { authorityListsVi } from './text/authority-lists.vi.js';
import { areaChangesVi } from './text/area-changes.vi.js';
import { householdsVi } from './text/households.vi.js';
import { packingHousesVi } from './text/packing-houses.vi.js';
import { areasVi } from './text/areas.vi.js';
import { auditVi } from './text/audit.vi.js';
import { bulkFaultsVi } from './text/bulk-faults.vi.js';
import { bulkVi } from './text/bulk.vi.js';
import { businessesVi } from './text/businesses.vi.js';
import { catalogueVi } from './text/catalogue.vi.js';
import { certificatesVi } from './text/certificates.vi.js';
import { codesVi } from './text/codes.vi.js';
import { consoleVi } from './text/console.vi.js';
import { counterVi } from './text/counter.vi.js';
import { decisionsVi } from './text/decisions.vi.js';
import { disclosureVi } from './text/disclosure.vi.js';
import { duplicatesVi } from './text/duplicates.vi.js';
import { eventsVi } from './text/events.vi.js';
import { faultsVi } from './text/faults.vi.js';
import { figuresVi } from './text/figures.vi.js';
import { genealogyVi } from './text/genealogy.vi.js';
import { homeVi } from './text/home.vi.js';
import { lotsVi } from './text/lots.vi.js';
import { noticesVi } from './text/notices.vi.js';
import { problemsVi } from './text/problems.vi.js';
import { ownershipVi } from './text/ownership.vi.js';
import { productionVi } from './text/production.vi.js';
import { productionFaultsVi } from './text/production-faults.vi.js';
import { producersVi } from './text/producers.vi.js';
import { productsVi } from './text/products.vi.js';
import { reasonsVi } from './text/reasons.vi.js';
import { refusalsVi } from './text/refusals.vi.js';
import { reportsVi } from './text/reports.vi.js';
import { searchVi } from './text/search.vi.js';
import { seasonsVi } from './text/seasons.vi.js';
import { requestsVi } from './text/requests.vi.js';
import { savedViewsVi } from './text/saved-views.vi.js';
import { selectionsVi } from './text/selections.vi.js';
import { sitesVi } from './text/sites.vi.js';
import { tracesVi } from './text/traces.vi.js';
import { uiVi } from './text/ui.vi.js';

export const vi = {
  access: accessVi,
  apiDocs: apiDocsVi,
  applications: applicationsVi,
  areaCodePages: areaCodePagesVi,
  areaCodes: areaCodesVi,
  areaMap: areaMapVi,
  areaDetails: areaDetailsVi,
  packingHouses: packingHousesVi,
  areaChanges: areaChangesVi,
  households: householdsVi,
  authorityLists: authorityListsVi,
  areas: areasVi,
  audit: auditVi,
  bulk: bulkVi,
  businesses: businessesVi,
  catalogue: catalogueVi,
  certificates: certificatesVi,
  codes: codesVi,
  console: consoleVi,
  counter: counterVi,
  decisions: decisionsVi,
  disclosure: disclosureVi,
  duplicates: duplicatesVi,
  events: eventsVi,
  figures: figuresVi,
  faults: { ...faultsVi, ...bulkFaultsVi, ...productionFaultsVi },
  genealogy: genealogyVi,
  home: homeVi,
  lots: lotsVi,
  notices: noticesVi,
  problems: problemsVi,
  ownership: ownershipVi,
  producers: producersVi,
  production: productionVi,
  products: productsVi,
  reasons: reasonsVi,
  refusals: refusalsVi,
  reports: reportsVi,
  search: searchVi,
  seasons: seasonsVi,
  requests: requestsVi,
  savedViews: savedViewsVi,
  selections: selectionsVi,
  sites: sitesVi,
  traces: tracesVi,
  ui: uiVi,
};
