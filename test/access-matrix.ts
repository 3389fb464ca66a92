/**
 * Who may call what: one row a route, in the order of `ROLES`. This table is written by hand and compared with the running
 * application, every cell by requests; a route without a row, or a row without a route, fails the test.
 *
 *   in    must sign in first: 401 in the API, a redirect to /sign-in on a page
 *   no    the role may not do this at all: 403, whatever it is asked about
 *   yes   may; where the address names a thing, one that is there is reached, and a missing one is 404
 *   own   may, with things of its own; another's is 404 with the very bytes of a missing one
 *   state may, but not with a thing as it stands: 403, while a missing one is 404
 *   out   may, and is signed out by it: a redirect to /sign-in that says so
 *   open  answers everybody, signed in or not
 */
export const ROLES = [
  'anonymous',
  'owner',
  'staff',
  'reviewer',
  'inspector',
  'auditor',
  'administrator',
] as const;

/** What an address names; `{…}` in a row. */
export type Thing =
  | 'api-key'
  | 'application'
  | 'area'
  | 'business'
  | 'certificate'
  | 'duplicate'
  | 'authority-list'
  | 'buyer-link'
  | 'site'
  | 'transfer'
  | 'representative'
  | 'code'
  | 'event'
  | 'operation'
  | 'shipment'
  | 'incoming'
  | 'capture'
  | 'lot'
  | 'product'
  | 'product-code'
  | 'packing-house'
  | 'registration'
  | 'report'
  | 'season'
  | 'saved-view'
  | 'import'
  | 'selection'
  | 'variant'
  | 'staff'
  | 'user'
  | 'absence'
  | 'conflict';

export interface Row {
  readonly cells: string;
  readonly thing?: Thing;
  readonly query?: string;
  /** What is sent, so that the request is refused for no other reason than the one in question. */
  readonly send?: Readonly<Record<string, unknown>>;
}

const OPEN = 'open open open open open open open';
const SIGNED_IN = 'in yes yes yes yes yes yes';
const PERSONAL = 'in own own own own own own';
const READ = 'in own own yes yes yes yes';
const BUSINESS = 'in yes yes no no no no';
const BUSINESS_OWN = 'in own own no no no no';
const OWNER = 'in yes no no no no no';
const HANDING_OVER = 'in own no yes no no no';
const OWNER_OWN = 'in own no no no no no';
const REVIEWER = 'in no no yes no no no';
const ASSIGNING = 'in no no yes no no yes';
const INSPECTING = 'in no no yes yes no no';
const INSPECTING_OWN = 'in no no own own no no';
const OFFICIALS = 'in no no yes yes yes yes';
const ADMINISTRATOR = 'in no no no no no yes';
const LOADING = 'in yes yes yes no no no';
const LOADING_OWN = 'in own own own no no no';
const BUSINESS_AND_REVIEWER = 'in own own yes no no no';

/** After the shipment that is asked about; nothing of it arrived. */
const arrival = { eventTime: '2026-11-20T07:00:00+07:00', lots: [], words: 'x' };

/** Of an ingredient nobody used: everybody may ask, and nothing is found. */
const STARTED = '?from=ingredient:x&way=back';

const reason = { reason: 'thử quyền' };
const season = {
  name: 'Vụ thử quyền',
  startsOn: '2026-09-01',
  endsOn: '2026-11-30',
  hectares: 1,
  kgPerHectare: 1000,
  certifiedBy: 'Chi cục thử',
  certifiedOn: '2026-08-01',
};
const renewal = { until: '2099-12-31', grounds: 'thử quyền' };
const event = { step: 'tended', eventTime: '2026-10-01T07:00:00+07:00', responsible: 'Người Thử' };
const eventForm = { step: 'tended', eventTime: '2026-10-01T07:00', responsible: 'Người Thử' };
const person = { name: 'Người Thử' };
const decision = { decision: 'refuse', ...reason };

export const MATRIX: Readonly<Record<string, Row>> = {
  // Everybody
  'GET /': { cells: OPEN },
  'GET /find': { cells: OPEN },
  'GET /q/:code': { cells: OPEN, thing: 'code' },
  'GET /q': { cells: OPEN },
  'GET /q/:code/*': { cells: OPEN },
  'GET /Q/:code': { cells: OPEN, thing: 'code' },
  'GET /Q/:code/*': { cells: OPEN },
  'GET /01/:gtin': { cells: OPEN },
  'GET /01/:gtin/*': { cells: OPEN },
  'GET /images/:name': { cells: OPEN },
  'GET /contact': { cells: OPEN },
  'GET /lots/:code': { cells: OPEN, thing: 'product-code' },
  'GET /decisions': { cells: OPEN },
  'POST /decisions': { cells: OPEN },
  'GET /decisions/:token': { cells: OPEN },
  'POST /decisions/:token': { cells: OPEN },
  'GET /decisions/:token/decision.pdf': { cells: OPEN },
  'GET /decisions/:token/decision.sig': { cells: OPEN },
  'GET /keys': { cells: OPEN },
  'GET /report': { cells: OPEN },
  'POST /report': { cells: OPEN },
  'GET /reports': { cells: OPEN },
  'GET /reports/:ticket': { cells: OPEN },
  'GET /logo': { cells: OPEN },
  'GET /map/tiles/:z/:x/:y': { cells: OPEN },
  'GET /map/communes': { cells: OPEN },
  'GET /map/archive.pmtiles': { cells: OPEN },
  'GET /robots.txt': { cells: OPEN },
  'GET /favicon.ico': { cells: OPEN },
  'GET /health/live': { cells: OPEN },
  'GET /health/ready': { cells: OPEN },
  'GET /metrics': { cells: OPEN }, // by a token of its own, or on a port of its own
  'GET /api/docs': { cells: OPEN },
  'GET /api/openapi.json': { cells: OPEN },
  'GET /api/v1/places/provinces': { cells: OPEN },
  'GET /api/v1/places/communes': { cells: OPEN },
  'GET /api/v1/traces/:code': { cells: OPEN, thing: 'code' },
  'GET /api/v1/traces/01/:gtin': { cells: OPEN },
  'GET /api/v1/traces/01/:gtin/*': { cells: OPEN },
  'GET /api/v1/traces/:code/*': { cells: OPEN },
  'GET /api/v1/traces/q/:code': { cells: OPEN },
  'GET /api/v1/traces/q/:code/*': { cells: OPEN },

  // Accounts
  'GET /sign-in': { cells: OPEN },
  'POST /sign-in': { cells: OPEN },
  'GET /sign-up': { cells: OPEN },
  'POST /sign-up': { cells: OPEN },
  'GET /sign-up/confirm': { cells: OPEN },
  'POST /sign-up/confirm': { cells: OPEN },
  'POST /sign-out': { cells: OPEN },
  'GET /invitation': { cells: OPEN },
  'POST /invitation': { cells: OPEN },
  'GET /password/forgot': { cells: OPEN },
  'POST /password/forgot': { cells: OPEN },
  'GET /password/reset': { cells: OPEN },
  'POST /password/reset': { cells: OPEN },
  'GET /console/account': { cells: SIGNED_IN },
  'POST /console/acting/:id': { cells: BUSINESS_OWN, thing: 'business' },
  'POST /console/account/password': { cells: SIGNED_IN },
  'POST /console/account/language': { cells: SIGNED_IN, send: { language: 'vi' } },
  'POST /console/account/sign-out-everywhere': { cells: SIGNED_IN.replaceAll('yes', 'out') },
  'POST /console/account/api-keys': { cells: SIGNED_IN },
  'POST /console/account/api-keys/:id/revoke': { cells: PERSONAL, thing: 'api-key' },
  'GET /api/v1/me': { cells: SIGNED_IN },
  'GET /api/v1/api-keys': { cells: SIGNED_IN },
  'POST /api/v1/api-keys': { cells: SIGNED_IN },
  'GET /api/v1/api-keys/:id': { cells: PERSONAL, thing: 'api-key' },
  'DELETE /api/v1/api-keys/:id': { cells: PERSONAL, thing: 'api-key' },

  // People
  'GET /console/users': { cells: ADMINISTRATOR },
  'POST /console/users': { cells: ADMINISTRATOR },
  'POST /console/users/:id/invitations': { cells: ADMINISTRATOR, thing: 'user' },
  'POST /console/users/:id/disable': { cells: ADMINISTRATOR, thing: 'user', send: { version: '1' } },
  'POST /console/users/:id/enable': { cells: ADMINISTRATOR, thing: 'user', send: { version: '1' } },
  'GET /console/users/:id/units': { cells: ADMINISTRATOR, thing: 'user' },
  'POST /console/users/:id/units': { cells: ADMINISTRATOR, thing: 'user', send: { where: 'everywhere' } },
  'GET /api/v1/users/:id/units': { cells: ADMINISTRATOR, thing: 'user' },
  'PUT /api/v1/users/:id/units': { cells: ADMINISTRATOR, thing: 'user', send: { units: [] } },
  'GET /api/v1/users': { cells: ADMINISTRATOR },
  'POST /api/v1/users': { cells: ADMINISTRATOR },
  'GET /api/v1/users/:id': { cells: ADMINISTRATOR, thing: 'user' },
  'PATCH /api/v1/users/:id': { cells: ADMINISTRATOR, thing: 'user', send: { disabled: false } },
  'POST /api/v1/users/:id/invitations': { cells: ADMINISTRATOR, thing: 'user' },
  'GET /console/staff': { cells: OWNER },
  'POST /console/staff': { cells: OWNER },
  'POST /console/staff/:id/invitations': { cells: OWNER_OWN, thing: 'staff' },
  'POST /console/staff/:id/disable': { cells: OWNER_OWN, thing: 'staff', send: { version: '1' } },
  'POST /console/staff/:id/enable': { cells: OWNER_OWN, thing: 'staff', send: { version: '1' } },
  'GET /api/v1/staff': { cells: OWNER },
  'POST /api/v1/staff': { cells: OWNER },
  'GET /api/v1/staff/:id': { cells: OWNER_OWN, thing: 'staff' },
  'PATCH /api/v1/staff/:id': { cells: OWNER_OWN, thing: 'staff', send: { disabled: false } },
  'POST /api/v1/staff/:id/invitations': { cells: OWNER_OWN, thing: 'staff' },

  // The log
  'GET /console/audit': { cells: OFFICIALS },
  'GET /api/v1/audit-entries': { cells: OFFICIALS },

  // Businesses and their applications
  'GET /console': { cells: SIGNED_IN },
  'POST /api/v1/businesses': { cells: BUSINESS },
  'GET /api/v1/businesses': { cells: SIGNED_IN },
  'GET /api/v1/businesses/:id': { cells: READ, thing: 'business' },
  'PATCH /api/v1/businesses/:id': { cells: OWNER_OWN, thing: 'business', send: { contactName: 'Người Thử' } },
  'POST /api/v1/businesses/:id/submissions': {
    cells: OWNER_OWN,
    thing: 'business',
    send: { contactName: 'Người Thử' },
  },
  'POST /api/v1/businesses/:id/suspension': { cells: REVIEWER, thing: 'business', send: reason },
  'POST /api/v1/businesses/:id/resumption': { cells: REVIEWER, thing: 'business' },
  'POST /api/v1/businesses/:id/closure': { cells: REVIEWER, thing: 'business', send: reason },
  'POST /console/businesses/:id/suspension': { cells: REVIEWER, thing: 'business', send: reason },
  'POST /console/businesses/:id/resumption': { cells: REVIEWER, thing: 'business' },
  'POST /console/businesses/:id/closure': { cells: REVIEWER, thing: 'business', send: reason },
  'POST /console/businesses/:id/notes': {
    cells: OFFICIALS,
    thing: 'business',
    send: { words: 'Đã gọi điện' },
  },
  'GET /api/v1/businesses/:id/sites': { cells: READ, thing: 'business' },
  'POST /api/v1/business-sites': { cells: OWNER },
  'PATCH /api/v1/business-sites/:id': { cells: OWNER_OWN, thing: 'site', send: { name: 'Xưởng thử' } },
  'POST /api/v1/business-sites/:id/confirmation': { cells: REVIEWER, thing: 'site' },
  'POST /api/v1/business-sites/:id/ending': { cells: OWNER_OWN, thing: 'site' },
  'GET /api/v1/businesses/:id/representatives': { cells: READ, thing: 'business' },
  'POST /api/v1/representatives': { cells: OWNER },
  'DELETE /api/v1/representatives/:id': { cells: OWNER_OWN, thing: 'representative' },
  'GET /console/business/sites': { cells: OWNER },
  'GET /console/business/sites/new': { cells: OWNER },
  'POST /console/business/sites/new': { cells: OWNER },
  'GET /console/business/sites/:id/edit': { cells: OWNER_OWN, thing: 'site' },
  'POST /console/business/sites/:id/edit': { cells: OWNER_OWN, thing: 'site' },
  'POST /console/business/sites/:id/ending': { cells: OWNER_OWN, thing: 'site' },
  'POST /console/business-sites/:id/confirmation': { cells: REVIEWER, thing: 'site' },
  'POST /console/business/representatives': { cells: OWNER },
  'POST /console/business/representatives/:id/removal': { cells: OWNER_OWN, thing: 'representative' },
  'GET /ownership': { cells: OPEN },
  'POST /ownership': { cells: OPEN },
  'GET /api/v1/businesses/:id/ownership-transfers': { cells: HANDING_OVER, thing: 'business' },
  'POST /api/v1/businesses/:id/ownership-transfers': {
    cells: REVIEWER,
    thing: 'business',
    send: { ...person, ...reason, email: 'chu-moi@example.vn', decisionNumber: '1/QĐ-THU' },
  },
  'POST /api/v1/ownership-transfers': { cells: OWNER },
  'POST /api/v1/ownership-transfers/:id/withdrawal': { cells: HANDING_OVER, thing: 'transfer' },
  'GET /console/business/ownership': { cells: OWNER },
  'POST /console/business/ownership': { cells: OWNER },
  'POST /console/business/ownership/withdrawal': { cells: OWNER, send: { transfer: 'none' } },
  'GET /console/businesses/:id/ownership': { cells: REVIEWER, thing: 'business' },
  'POST /console/businesses/:id/ownership': { cells: REVIEWER, thing: 'business' },
  'POST /console/businesses/:id/ownership/withdrawal': { cells: REVIEWER, thing: 'business' },
  'GET /producers/:id': { cells: OPEN, thing: 'business' },
  'GET /api/v1/producers/:id': { cells: OPEN, thing: 'business' },
  'GET /buyers/:token': { cells: OPEN },
  'GET /buyers/:token/q': { cells: OPEN },
  'GET /buyers/:token/q/:code': { cells: OPEN, thing: 'code' },
  'GET /buyers/:token/01/:gtin': { cells: OPEN },
  'GET /buyers/:token/01/:gtin/*': { cells: OPEN },
  'GET /buyers/:token/areas/:id': { cells: OPEN, thing: 'area' },
  'GET /api/v1/businesses/:id/disclosure': { cells: READ, thing: 'business' },
  'PUT /api/v1/businesses/:id/disclosure': {
    cells: OWNER_OWN,
    thing: 'business',
    send: { taxCode: 'public' },
  },
  'GET /api/v1/consents': { cells: BUSINESS },
  'POST /api/v1/consents': { cells: OWNER, send: { purpose: 'publish-contact' } },
  'GET /api/v1/buyer-links': { cells: OWNER },
  'POST /api/v1/buyer-links': { cells: OWNER },
  'DELETE /api/v1/buyer-links/:id': { cells: OWNER_OWN, thing: 'buyer-link' },
  'GET /console/disclosure': { cells: BUSINESS },
  'POST /console/disclosure': { cells: OWNER },
  'POST /console/disclosure/consents': { cells: OWNER },
  'POST /console/disclosure/links': { cells: OWNER },
  'POST /console/disclosure/links/:id/revoke': { cells: OWNER_OWN, thing: 'buyer-link' },
  'GET /api/v1/duplicates': { cells: OFFICIALS },
  'POST /api/v1/duplicates/:id/difference': {
    cells: REVIEWER,
    thing: 'duplicate',
    send: { words: 'thử quyền' },
  },
  'GET /console/duplicates': { cells: OFFICIALS },
  'GET /console/duplicates/:id': { cells: OFFICIALS, thing: 'duplicate' },
  'POST /console/duplicates/:id/difference': {
    cells: REVIEWER,
    thing: 'duplicate',
    send: { words: 'thử quyền' },
  },
  'GET /api/v1/businesses/:id/merger': {
    cells: REVIEWER,
    thing: 'business',
    query: '?into=00000000-0000-7000-8000-000000000000',
  },
  'POST /api/v1/businesses/:id/merger': {
    cells: REVIEWER,
    thing: 'business',
    send: { ...reason, people: 'none', into: '00000000-0000-7000-8000-000000000000' },
  },
  'POST /api/v1/businesses/:id/merger-undoing': { cells: REVIEWER, thing: 'business', send: reason },
  'GET /console/businesses/:id/merger': { cells: REVIEWER, thing: 'business' },
  'POST /console/businesses/:id/merger': {
    cells: REVIEWER,
    thing: 'business',
    send: { ...reason, people: 'none', into: '00000000-0000-7000-8000-000000000000' },
  },
  'GET /console/businesses/:id/merger-undoing': { cells: REVIEWER, thing: 'business' },
  'POST /console/businesses/:id/merger-undoing': { cells: REVIEWER, thing: 'business', send: reason },
  'GET /console/businesses': { cells: SIGNED_IN },
  'GET /console/businesses/:id': { cells: READ, thing: 'business' },
  'GET /console/business': { cells: SIGNED_IN },
  'GET /console/business/new': { cells: BUSINESS },
  'POST /console/business/new': { cells: BUSINESS },
  'GET /console/business/edit': { cells: OWNER },
  'POST /console/business/edit': { cells: OWNER },
  'GET /console/business/amend': { cells: OWNER },
  'POST /console/business/amend': { cells: OWNER },
  'GET /console/business/change': { cells: OWNER },
  'POST /console/business/change': { cells: OWNER },
  'GET /api/v1/businesses/:id/changes': { cells: READ, thing: 'business' },
  'POST /api/v1/businesses/:id/changes': {
    cells: OWNER_OWN,
    thing: 'business',
    send: {
      kind: 'cooperative',
      name: 'Hợp tác xã Đổi Tên',
      communeCode: '00721',
      street: 'Thôn 1',
      grounds: 'Giấy 1',
    },
  },
  'GET /api/v1/applications': { cells: SIGNED_IN },
  'GET /api/v1/applications/:id': { cells: READ, thing: 'application' },
  'POST /api/v1/applications/:id/decision': { cells: REVIEWER, thing: 'application', send: decision },
  'POST /api/v1/applications/:id/withdrawal': { cells: BUSINESS_OWN, thing: 'application' },
  'GET /api/v1/applications/:id/steps': { cells: READ, thing: 'application' },
  'POST /console/applications/:id/withdrawal': { cells: BUSINESS_OWN, thing: 'application' },
  'POST /api/v1/applications/:id/assignment': { cells: ASSIGNING, thing: 'application' },
  'POST /api/v1/applications/:id/field-check': { cells: REVIEWER, thing: 'application' },
  'POST /api/v1/applications/:id/field-report': { cells: INSPECTING, thing: 'application', send: reason },
  'POST /console/applications/:id/assignment': { cells: ASSIGNING, thing: 'application' },
  'POST /console/applications/:id/field-check': { cells: REVIEWER, thing: 'application' },
  'POST /console/applications/:id/field-report': { cells: INSPECTING, thing: 'application', send: reason },
  'POST /api/v1/requests': { cells: BUSINESS },
  'GET /console/requests/new': { cells: BUSINESS },
  'POST /console/requests/new': { cells: BUSINESS },
  'GET /console/business/counter': { cells: INSPECTING },
  'POST /console/business/counter': { cells: INSPECTING },
  'GET /console/counter': { cells: INSPECTING },
  'POST /console/counter/:id': { cells: INSPECTING, thing: 'business' },
  'POST /console/counter/end': { cells: INSPECTING },
  'GET /console/applications/:id/slip': { cells: INSPECTING, thing: 'application' },
  'GET /follow': { cells: OPEN },
  'GET /follow/:code': { cells: OPEN },
  'GET /console/duty': { cells: INSPECTING },
  'POST /console/duty/conflicts': { cells: INSPECTING },
  'POST /console/duty/conflicts/:id/end': { cells: INSPECTING_OWN, thing: 'conflict' },
  'POST /console/duty/absences': { cells: INSPECTING },
  'POST /console/duty/absences/:id/removal': { cells: INSPECTING_OWN, thing: 'absence' },
  'GET /console/office-days': { cells: ADMINISTRATOR },
  'POST /console/office-days': { cells: ADMINISTRATOR },
  'POST /console/office-days/:day/removal': { cells: ADMINISTRATOR },
  'GET /console/applications': { cells: SIGNED_IN },
  'GET /console/applications/:id': { cells: READ, thing: 'application' },
  'POST /console/applications/:id': {
    cells: REVIEWER,
    thing: 'application',
    send: { ...decision, version: '1' },
  },

  // Growing areas
  'POST /api/v1/growing-areas': { cells: BUSINESS },
  'GET /api/v1/growing-areas': { cells: SIGNED_IN },
  'GET /api/v1/growing-areas/:id': { cells: READ, thing: 'area' },
  'PATCH /api/v1/growing-areas/:id': { cells: BUSINESS_OWN, thing: 'area', send: person },
  'POST /api/v1/growing-areas/:id/submission': { cells: BUSINESS_OWN, thing: 'area' },
  'POST /api/v1/growing-areas/:id/suspension': { cells: REVIEWER, thing: 'area', send: reason },
  'POST /api/v1/growing-areas/:id/resumption': { cells: REVIEWER, thing: 'area' },

  'GET /areas': { cells: OPEN },
  'GET /areas/:code': { cells: OPEN },
  'GET /api/v1/areas/:code': { cells: OPEN },
  'GET /api/v1/growing-areas/:id/registrations': { cells: READ, thing: 'area' },
  'POST /api/v1/growing-areas/:id/registrations': {
    cells: BUSINESS_OWN,
    thing: 'area',
    send: { market: 'JP' },
  },
  'GET /api/v1/area-registrations/:id': { cells: READ, thing: 'registration' },
  'POST /api/v1/area-registrations/:id/submission': { cells: BUSINESS_OWN, thing: 'registration' },
  'POST /api/v1/area-registrations/:id/steps': {
    cells: BUSINESS_AND_REVIEWER,
    thing: 'registration',
    send: { action: 'correct', reason: 'thử quyền' },
  },
  'GET /console/areas/:id/registrations/new': { cells: BUSINESS_OWN, thing: 'area' },
  'POST /console/areas/:id/registrations': { cells: BUSINESS_OWN, thing: 'area', send: { market: 'KR' } },
  'POST /api/v1/area-registrations/:id/renewal': {
    cells: BUSINESS_OWN,
    thing: 'registration',
    send: renewal,
  },
  'POST /console/area-registrations/:id/renewal': {
    cells: BUSINESS_OWN,
    thing: 'registration',
    send: renewal,
  },
  'GET /console/area-registrations/:id': { cells: READ, thing: 'registration' },
  'POST /console/area-registrations/:id/submission': { cells: BUSINESS_OWN, thing: 'registration' },
  'POST /console/area-registrations/:id/steps': {
    cells: BUSINESS_AND_REVIEWER,
    thing: 'registration',
    send: { action: 'correct', reason: 'thử quyền' },
  },
  'GET /api/v1/growing-areas/:id/seasons': { cells: READ, thing: 'area' },
  'POST /api/v1/growing-areas/:id/seasons': { cells: INSPECTING, thing: 'area', send: season },
  'DELETE /api/v1/area-seasons/:id': { cells: INSPECTING, thing: 'season' },
  'GET /console/areas/:id/seasons/new': { cells: INSPECTING, thing: 'area' },
  'POST /console/areas/:id/seasons': { cells: INSPECTING, thing: 'area', send: season },
  'POST /console/area-seasons/:id/removal': { cells: INSPECTING, thing: 'season' },
  'POST /api/v1/packing-houses': { cells: BUSINESS },
  'PATCH /api/v1/packing-houses/:id': { cells: BUSINESS_OWN, thing: 'packing-house', send: person },
  'GET /console/packing-houses/new': { cells: BUSINESS },
  'POST /console/packing-houses': { cells: BUSINESS },
  'GET /console/packing-houses/:id/edit': { cells: BUSINESS_OWN, thing: 'packing-house' },
  'POST /console/packing-houses/:id/edit': {
    cells: BUSINESS_OWN,
    thing: 'packing-house',
    send: { version: '1' },
  },
  'GET /console/areas/:id/households': { cells: 'in own own yes yes no no', thing: 'area' },
  'POST /console/areas/:id/households': {
    cells: BUSINESS_OWN,
    thing: 'area',
    send: { text: 'Họ tên\nLý A' },
  },
  'POST /console/areas/:id/households/removal': { cells: BUSINESS_OWN, thing: 'area' },
  'GET /console/authority-lists': { cells: OFFICIALS },
  'GET /console/authority-lists/new': { cells: REVIEWER },
  'POST /console/authority-lists': { cells: REVIEWER },
  'GET /console/authority-lists/:id': { cells: OFFICIALS, thing: 'authority-list' },
  'POST /console/authority-lists/:id/application': { cells: REVIEWER, thing: 'authority-list' },
  'POST /console/authority-lists/:id/rows': { cells: REVIEWER, thing: 'authority-list' },
  'POST /console/authority-lists/:id/deletion': { cells: REVIEWER, thing: 'authority-list' },
  'GET /console/areas': { cells: SIGNED_IN },
  'POST /console/areas': { cells: BUSINESS },
  'GET /console/areas/new': { cells: BUSINESS },
  'GET /console/areas/eudr.geojson': { cells: SIGNED_IN },
  'GET /console/areas/:id/eudr.geojson': { cells: READ, thing: 'area' },
  'GET /console/areas/eudr': { cells: BUSINESS },
  'POST /console/areas/eudr': { cells: BUSINESS },
  'GET /api/v1/growing-areas/eudr': { cells: SIGNED_IN },
  'POST /api/v1/growing-areas/eudr': { cells: BUSINESS },
  'GET /console/areas/map': { cells: OFFICIALS },
  'GET /console/areas/map/view': { cells: OFFICIALS },
  'GET /console/areas/:id': { cells: READ, thing: 'area' },
  'GET /console/areas/:id/changes': { cells: READ, thing: 'area' },
  'GET /console/areas/:id/boundary.geojson': { cells: READ, thing: 'area' },
  'GET /console/areas/:id/edit': { cells: BUSINESS_OWN, thing: 'area' },
  'POST /console/areas/:id/edit': {
    cells: BUSINESS_OWN,
    thing: 'area',
    send: { name: 'Đồi thử', version: '1' },
  },
  'POST /console/areas/:id/submission': { cells: BUSINESS_OWN, thing: 'area' },
  'POST /console/areas/:id/deletion': { cells: BUSINESS_OWN, thing: 'area' },
  'DELETE /api/v1/growing-areas/:id': { cells: BUSINESS_OWN, thing: 'area' },
  'POST /console/areas/:id/suspension': { cells: REVIEWER, thing: 'area', send: reason },
  'POST /console/areas/:id/resumption': { cells: REVIEWER, thing: 'area' },

  // Products
  'GET /products': { cells: OPEN },
  'GET /api/v1/catalogue': { cells: OPEN },
  'POST /api/v1/certificates': { cells: BUSINESS },
  'GET /api/v1/certificates': { cells: SIGNED_IN },
  'GET /api/v1/certificates/:id': { cells: READ, thing: 'certificate' },
  'PATCH /api/v1/certificates/:id': { cells: BUSINESS_OWN, thing: 'certificate', send: { issuer: 'Thử' } },
  'PUT /api/v1/certificates/:id/file': { cells: BUSINESS_OWN, thing: 'certificate' } /* a picture is sent */,
  'GET /api/v1/certificates/:id/file': { cells: READ, thing: 'certificate' },
  'POST /api/v1/certificates/:id/submission': { cells: BUSINESS_OWN, thing: 'certificate' },
  'POST /api/v1/certificates/:id/revocation': { cells: REVIEWER, thing: 'certificate', send: reason },
  'DELETE /api/v1/certificates/:id': { cells: BUSINESS_OWN, thing: 'certificate' },
  'GET /console/certificates': { cells: SIGNED_IN },
  'POST /console/certificates': { cells: BUSINESS },
  'GET /console/certificates/new': { cells: BUSINESS },
  'GET /console/certificates/:id': { cells: READ, thing: 'certificate' },
  'GET /console/certificates/:id/file': { cells: READ, thing: 'certificate' },
  'GET /console/certificates/:id/edit': { cells: BUSINESS_OWN, thing: 'certificate' },
  'POST /console/certificates/:id/edit': {
    cells: BUSINESS_OWN,
    thing: 'certificate',
    send: {
      kind: 'vietgap',
      number: 'T-2',
      issuer: 'Thử',
      issuedOn: '2026-01-01',
      expiresOn: '2099-01-01',
      coversBusiness: 'yes',
      version: '1',
    },
  },
  'POST /console/certificates/:id/submission': { cells: BUSINESS_OWN, thing: 'certificate' },
  'POST /console/certificates/:id/revocation': { cells: REVIEWER, thing: 'certificate', send: reason },
  'POST /console/certificates/:id/deletion': { cells: BUSINESS_OWN, thing: 'certificate' },
  'POST /api/v1/products': { cells: BUSINESS },
  'GET /api/v1/products': { cells: SIGNED_IN },
  'GET /api/v1/products/:id': { cells: READ, thing: 'product' },
  'PATCH /api/v1/products/:id': { cells: BUSINESS_OWN, thing: 'product', send: { brand: 'Thử' } },
  'PUT /api/v1/products/:id/image': { cells: BUSINESS_OWN, thing: 'product' } /* a picture is sent */,
  'POST /api/v1/products/:id/pictures': { cells: BUSINESS_OWN, thing: 'product' } /* a picture is sent */,
  'PUT /api/v1/products/:id/pictures': {
    cells: BUSINESS_OWN,
    thing: 'product',
    send: { pictures: [] },
  },
  'POST /api/v1/products/:id/variants': {
    cells: BUSINESS_OWN,
    thing: 'product',
    send: { nameVi: 'Hộp thử' },
  },
  'PATCH /api/v1/product-variants/:id': {
    cells: BUSINESS_OWN,
    thing: 'variant',
    send: { nameEn: 'Test box' },
  },
  'POST /api/v1/product-variants/:id/end': { cells: BUSINESS_OWN, thing: 'variant' },
  'POST /api/v1/product-variants/:id/offer': { cells: BUSINESS_OWN, thing: 'variant' },
  'DELETE /api/v1/product-variants/:id': { cells: BUSINESS_OWN, thing: 'variant' },
  'POST /api/v1/products/:id/submission': { cells: BUSINESS_OWN, thing: 'product' },
  'POST /api/v1/products/:id/suspension': { cells: REVIEWER, thing: 'product', send: reason },
  'POST /api/v1/products/:id/resumption': { cells: REVIEWER, thing: 'product' },
  'GET /console/products': { cells: SIGNED_IN },
  'POST /console/products': { cells: BUSINESS },
  'GET /console/products/new': { cells: BUSINESS },
  'GET /console/products/:id': { cells: READ, thing: 'product' },
  'GET /console/products/:id/edit': { cells: BUSINESS_OWN, thing: 'product' },
  'POST /console/products/:id/edit': {
    cells: BUSINESS_OWN,
    thing: 'product',
    send: { nameVi: 'Chè thử', version: '1' },
  },
  'GET /console/products/:id/pictures': { cells: BUSINESS_OWN, thing: 'product' },
  'POST /console/products/:id/pictures': { cells: BUSINESS_OWN, thing: 'product', send: { version: 1 } },
  'GET /console/products/:id/variants/new': { cells: BUSINESS_OWN, thing: 'product' },
  'POST /console/products/:id/variants': {
    cells: BUSINESS_OWN,
    thing: 'product',
    send: { nameVi: 'Hộp khác' },
  },
  'GET /console/product-variants/:id/edit': { cells: BUSINESS_OWN, thing: 'variant' },
  'POST /console/product-variants/:id/edit': {
    cells: BUSINESS_OWN,
    thing: 'variant',
    send: { nameVi: 'Hộp thử', version: 1 },
  },
  'POST /console/product-variants/:id/end': { cells: BUSINESS_OWN, thing: 'variant' },
  'POST /console/product-variants/:id/offer': { cells: BUSINESS_OWN, thing: 'variant' },
  'POST /console/product-variants/:id/removal': { cells: BUSINESS_OWN, thing: 'variant' },
  'POST /console/products/:id/submission': { cells: BUSINESS_OWN, thing: 'product' },
  'POST /console/products/:id/deletion': { cells: BUSINESS_OWN, thing: 'product' },
  'DELETE /api/v1/products/:id': { cells: BUSINESS_OWN, thing: 'product' },
  'POST /console/products/:id/suspension': { cells: REVIEWER, thing: 'product', send: reason },
  'POST /console/products/:id/resumption': { cells: REVIEWER, thing: 'product' },

  // Lots and their diary. The reviewer releases what the office holds; the lot asked about is open.
  'POST /api/v1/lots': { cells: BUSINESS },
  'GET /api/v1/lots': { cells: SIGNED_IN },
  'GET /api/v1/lots/:id': { cells: READ, thing: 'lot' },
  'PATCH /api/v1/lots/:id': { cells: BUSINESS_OWN, thing: 'lot', send: { lotNumber: 'L-1' } },
  'POST /api/v1/lots/:id/release': { cells: BUSINESS_AND_REVIEWER.replace('yes', 'state'), thing: 'lot' },
  'POST /api/v1/lots/:id/hold': { cells: BUSINESS_AND_REVIEWER, thing: 'lot', send: reason },
  'POST /api/v1/lots/:id/events': { cells: BUSINESS_OWN, thing: 'lot', send: event },
  'GET /api/v1/lots/:id/events': { cells: READ, thing: 'lot' },
  'GET /api/v1/lots/:id/epcis': { cells: READ, thing: 'lot' },
  'GET /api/v1/lots/:id/balances': { cells: READ, thing: 'lot' },
  'GET /api/v1/genealogy': { cells: SIGNED_IN, query: STARTED },
  'GET /api/v1/genealogy/table.csv': { cells: SIGNED_IN, query: STARTED },
  'GET /api/v1/genealogy/epcis': { cells: SIGNED_IN, query: STARTED },
  'POST /api/v1/unit-factors': { cells: BUSINESS },
  'GET /api/v1/unit-factors': { cells: SIGNED_IN },
  'POST /api/v1/operations/:id/explanation': {
    cells: BUSINESS_OWN,
    thing: 'operation',
    send: { code: 'loss-large', words: 'x' },
  },
  'POST /console/operations/:id/explanation': {
    cells: BUSINESS_OWN,
    thing: 'operation',
    send: { code: 'loss-large', words: 'x' },
  },
  'POST /api/v1/shipments': { cells: BUSINESS },
  'GET /api/v1/shipments': { cells: SIGNED_IN },
  'GET /api/v1/shipments/:id': { cells: READ, thing: 'shipment' },
  'POST /api/v1/shipments/:id/answer': { cells: BUSINESS_OWN, thing: 'incoming', send: arrival },
  'POST /api/v1/shipments/:id/settlement': {
    cells: BUSINESS_OWN,
    thing: 'shipment',
    send: { eventTime: '2026-11-20T07:00:00+07:00', how: 'returned', words: 'x' },
  },
  'POST /api/v1/operations': { cells: BUSINESS },
  'GET /api/v1/operations': { cells: SIGNED_IN },
  'GET /api/v1/operations/:id': { cells: READ, thing: 'operation' },
  'POST /api/v1/operations/:id/undo': { cells: BUSINESS_OWN, thing: 'operation', send: reason },
  'GET /api/v1/events/:id': { cells: READ, thing: 'event' },
  'POST /api/v1/epcis/capture': { cells: BUSINESS },
  'GET /api/v1/epcis/capture/:id': { cells: READ, thing: 'capture' },
  'POST /api/v1/epcis/events': { cells: BUSINESS },
  'GET /api/v1/epcis/events': { cells: SIGNED_IN },
  'GET /api/v1/epcis/events/:id': { cells: READ, thing: 'event' },
  'POST /api/v1/events/:id/correction': {
    cells: BUSINESS_OWN,
    thing: 'event',
    send: { ...reason, event: null },
  },
  'GET /console/search': { cells: SIGNED_IN },
  'GET /console/lots': { cells: SIGNED_IN },
  'POST /console/lots': { cells: BUSINESS },
  'GET /console/lots/new': { cells: BUSINESS },
  'GET /console/lots/:id': { cells: READ, thing: 'lot' },
  'GET /console/lots/:id/edit': { cells: BUSINESS_OWN, thing: 'lot' },
  'POST /console/lots/:id/edit': {
    cells: BUSINESS_OWN,
    thing: 'lot',
    send: { lotNumber: 'L-1', version: '1' },
  },
  'POST /console/lots/:id/release': { cells: BUSINESS_AND_REVIEWER.replace('yes', 'state'), thing: 'lot' },
  'POST /console/lots/:id/hold': { cells: BUSINESS_AND_REVIEWER, thing: 'lot', send: reason },
  'GET /console/lots/:id/events/new': { cells: BUSINESS_OWN, thing: 'lot', query: '?step=tended' },
  'POST /console/lots/:id/events': { cells: BUSINESS_OWN, thing: 'lot', send: eventForm },
  'GET /console/shipments': { cells: SIGNED_IN },
  'POST /console/shipments': { cells: BUSINESS },
  'GET /console/shipments/new': { cells: BUSINESS },
  'GET /console/shipments/:id': { cells: READ, thing: 'shipment' },
  'POST /console/shipments/:id/answer': {
    cells: BUSINESS_OWN,
    thing: 'incoming',
    send: { eventTime: '2026-11-20T07:00', words: 'x' },
  },
  'POST /console/shipments/:id/settlement': {
    cells: BUSINESS_OWN,
    thing: 'shipment',
    send: { eventTime: '2026-11-20T07:00', how: 'returned', words: 'x' },
  },
  'GET /console/genealogy': { cells: SIGNED_IN, query: STARTED },
  'GET /console/genealogy/file': { cells: SIGNED_IN, query: STARTED },
  'GET /console/operations/new': { cells: BUSINESS, query: '?kind=split' },
  'POST /console/operations': { cells: BUSINESS, send: { kind: 'split' } },
  'GET /console/operations/:id': { cells: READ, thing: 'operation' },
  'POST /console/operations/:id/undo': { cells: BUSINESS_OWN, thing: 'operation', send: reason },
  'GET /console/events/:id/correction': { cells: BUSINESS_OWN, thing: 'event' },
  'POST /console/events/:id/correction': {
    cells: BUSINESS_OWN,
    thing: 'event',
    send: { ...eventForm, ...reason },
  },
  'POST /console/events/:id/declaration': { cells: BUSINESS_OWN, thing: 'event', send: reason },

  'POST /console/saved-views': { cells: SIGNED_IN },
  'POST /console/saved-views/:id': { cells: PERSONAL, thing: 'saved-view' },

  // Figures
  'GET /console/figures': { cells: OFFICIALS },
  'GET /api/v1/figures': { cells: OFFICIALS },

  // Several rows of a list at once; who may do what is the permission of the action.
  'GET /api/v1/imports': { cells: LOADING },
  'GET /api/v1/imports/kinds': { cells: LOADING },
  'POST /api/v1/imports/of/:kind': { cells: LOADING },
  'GET /api/v1/imports/:id': { cells: LOADING_OWN, thing: 'import' },
  'GET /api/v1/imports/:id/errors': { cells: LOADING_OWN, thing: 'import' },
  'POST /api/v1/imports/:id/columns': { cells: LOADING_OWN, thing: 'import', send: { mapping: ['name'] } },
  'POST /api/v1/imports/:id/loading': { cells: LOADING_OWN, thing: 'import', send: { mode: 'good' } },
  'POST /api/v1/imports/:id/undoing': { cells: LOADING_OWN, thing: 'import' },
  'POST /api/v1/imports/:id/resumption': { cells: LOADING_OWN, thing: 'import' },
  'DELETE /api/v1/imports/:id': { cells: LOADING_OWN, thing: 'import' },
  'GET /console/imports': { cells: LOADING },
  'GET /console/imports/of/:kind': { cells: LOADING },
  'POST /console/imports/of/:kind': { cells: LOADING },
  'GET /console/imports/of/:kind/template': { cells: LOADING },
  'GET /console/imports/of/:kind/export': { cells: LOADING },
  'GET /console/imports/:id': { cells: LOADING_OWN, thing: 'import' },
  'GET /console/imports/:id/errors': { cells: LOADING_OWN, thing: 'import' },
  'POST /console/imports/:id/columns': { cells: LOADING_OWN, thing: 'import' },
  'POST /console/imports/:id/load': { cells: LOADING_OWN, thing: 'import', send: { mode: 'good' } },
  'POST /console/imports/:id/undo': { cells: LOADING_OWN, thing: 'import' },
  'POST /console/imports/:id/resume': { cells: LOADING_OWN, thing: 'import' },
  'POST /console/imports/:id/deletion': { cells: LOADING_OWN, thing: 'import' },
  'POST /console/selections': { cells: REVIEWER, send: { action: 'application.approve' } },
  'GET /console/selections/:id': { cells: PERSONAL, thing: 'selection' },
  'POST /console/selections/:id': { cells: PERSONAL, thing: 'selection', send: { step: 'confirm' } },

  // Notices of the office
  'GET /console/notices': { cells: BUSINESS },
  'POST /console/notices/seen': { cells: BUSINESS },
  'POST /console/notices/settings': { cells: BUSINESS, send: { mail: 'daily' } },
  'GET /notices/mail/:token': { cells: OPEN },
  'POST /notices/mail/:token': { cells: OPEN },
  'GET /notices/unsubscribe/:token': { cells: OPEN },
  'POST /notices/unsubscribe/:token': { cells: OPEN },

  // Reports of the public
  'GET /console/reports': { cells: OFFICIALS },
  'GET /console/reports/:id': { cells: OFFICIALS, thing: 'report' },
  'POST /console/reports/:id/take': { cells: INSPECTING, thing: 'report' },
  'POST /console/reports/:id/answer': {
    cells: INSPECTING,
    thing: 'report',
    send: { answer: 'Đã xem', version: '1' },
  },
  'POST /console/reports/:id/close': { cells: INSPECTING, thing: 'report' },

  // Codes
  'POST /api/v1/codes': { cells: BUSINESS },
  'GET /api/v1/codes': { cells: SIGNED_IN },
  'GET /api/v1/codes/:code': { cells: READ, thing: 'code' },
  'GET /api/v1/codes/:code/qr.svg': { cells: READ, thing: 'code' },
  'GET /api/v1/codes/:code/qr.png': { cells: READ, thing: 'code' },
  'POST /api/v1/codes/:code/suspension': { cells: REVIEWER, thing: 'code', send: reason },
  'POST /api/v1/codes/:code/resumption': { cells: REVIEWER, thing: 'code' },
  'GET /console/codes': { cells: SIGNED_IN },
  'POST /console/codes': { cells: BUSINESS },
  'GET /console/codes/:code': { cells: READ, thing: 'code' },
  'GET /console/codes/:code/qr.svg': { cells: READ, thing: 'code' },
  'GET /console/codes/:code/qr.png': { cells: READ, thing: 'code' },
  'POST /console/codes/:code/suspension': { cells: REVIEWER, thing: 'code', send: reason },
  'POST /console/codes/:code/resumption': { cells: REVIEWER, thing: 'code' },
};
