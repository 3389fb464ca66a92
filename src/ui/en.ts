import { accessEn } from './text/access.en.js';
import { apiDocsEn } from './text/api-docs.en.js';
import { applicationsEn } from './text/applications.en.js';
import { areaCodePagesEn } from './text/area-code-pages.en.js';
import { areaCodesEn } from './text/area-codes.en.js';
import { areaMapEn } from './text/area-map.en.js';
import { areaDetailsEn } from './text/area-details.en.js';
import { authorityListsEn } from './text/authority-lists.en.js';
import { areaChangesEn } from './text/area-changes.en.js';
import { householdsEn } from './text/households.en.js';
import { packingHousesEn } from './text/packing-houses.en.js';
import { areasEn } from './text/areas.en.js';
import { auditEn } from './text/audit.en.js';
import { bulkFaultsEn } from './text/bulk-faults.en.js';
import { bulkEn } from './text/bulk.en.js';
import { businessesEn } from './text/businesses.en.js';
import { catalogueEn } from './text/catalogue.en.js';
import { certificatesEn } from './text/certificates.en.js';
import { codesEn } from './text/codes.en.js';
import { consoleEn } from './text/console.en.js';
import { counterEn } from './text/counter.en.js';
import { decisionsEn } from './text/decisions.en.js';
import { disclosureEn } from './text/disclosure.en.js';
import { duplicatesEn } from './text/duplicates.en.js';
import { eventsEn } from './text/events.en.js';
import { faultsEn } from './text/faults.en.js';
import { figuresEn } from './text/figures.en.js';
import { genealogyEn } from './text/genealogy.en.js';
import { homeEn } from './text/home.en.js';
import { lotsEn } from './text/lots.en.js';
import { noticesEn } from './text/notices.en.js';
import { problemsEn } from './text/problems.en.js';
import { ownershipEn } from './text/ownership.en.js';
import { productionEn } from './text/production.en.js';
import { productionFaultsEn } from './text/production-faults.en.js';
import { producersEn } from './text/producers.en.js';
import { productsEn } from './text/products.en.js';
import { reasonsEn } from './text/reasons.en.js';
import { refusalsEn } from './text/refusals.en.js';
import { reportsEn } from './text/reports.en.js';
import { searchEn } from './text/search.en.js';
import { seasonsEn } from './text/seasons.en.js';
import { requestsEn } from './text/requests.en.js';
import { savedViewsEn } from './text/saved-views.en.js';
import { selectionsEn } from './text/selections.en.js';
import { sitesEn } from './text/sites.en.js';
import { tracesEn } from './text/traces.en.js';
import { uiEn } from './text/ui.en.js';
import type { SameShape } from './text/same-shape.js';
import type { vi } from './vi.js';

export const en: SameShape<typeof vi> = {
  access: accessEn,
  apiDocs: apiDocsEn,
  applications: applicationsEn,
  areaCodePages: areaCodePagesEn,
  areaCodes: areaCodesEn,
  areaMap: areaMapEn,
  areaDetails: areaDetailsEn,
  packingHouses: packingHousesEn,
  areaChanges: areaChangesEn,
  households: householdsEn,
  authorityLists: authorityListsEn,
  areas: areasEn,
  audit: auditEn,
  bulk: bulkEn,
  businesses: businessesEn,
  catalogue: catalogueEn,
  certificates: certificatesEn,
  codes: codesEn,
  console: consoleEn,
  counter: counterEn,
  decisions: decisionsEn,
  disclosure: disclosureEn,
  duplicates: duplicatesEn,
  events: eventsEn,
  figures: figuresEn,
  faults: { ...faultsEn, ...bulkFaultsEn, ...productionFaultsEn },
  genealogy: genealogyEn,
  home: homeEn,
  lots: lotsEn,
  notices: noticesEn,
  problems: problemsEn,
  ownership: ownershipEn,
  producers: producersEn,
  production: productionEn,
  products: productsEn,
  reasons: reasonsEn,
  refusals: refusalsEn,
  reports: reportsEn,
  search: searchEn,
  seasons: seasonsEn,
  requests: requestsEn,
  savedViews: savedViewsEn,
  selections: selectionsEn,
  sites: sitesEn,
  traces: tracesEn,
  ui: uiEn,
};
