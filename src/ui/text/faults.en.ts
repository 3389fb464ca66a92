import { degrees, type FaultSentence } from './fault-sentence.js';
import type { faultsVi } from './faults.vi.js';
import type { SameShape } from './same-shape.js';

/** A fault of a drawing also says where; coordinates as they stand in the file, to be found there. */
function placed(sentence: string): FaultSentence {
  return ({ lon, lat }) =>
    lon === undefined || lat === undefined
      ? sentence
      : `${sentence} The place: longitude ${degrees(lon)}, latitude ${degrees(lat)}.`;
}

function near(lon: string | number | undefined, lat: string | number | undefined): string {
  return lon === undefined || lat === undefined
    ? ''
    : ` (near longitude ${degrees(lon)}, latitude ${degrees(lat)})`;
}

const HOUSEHOLD_COLUMNS: Readonly<Record<string, string>> = {
  name: 'Name',
  plot: 'Plot',
  hectares: 'Hectares',
  phone: 'Telephone',
};

export const faultsEn: SameShape<typeof faultsVi> = {
  general: 'This is not right yet. Look at it again and fill it in once more.',
  required: 'This is empty. Please fill it in.',
  'official-not-assignable':
    'That official is away, has to do with the applicant, or decides no applications. Choose another.',
  'copy-unknown': 'This file is the original of no decision. Type the check code to see where it differs.',
  'business-unknown': 'No business has this tax code.',
  'required-choice': 'Nothing is chosen. Please choose one.',
  'required-file': 'There is no file. Please choose one.',
  'too-long': ({ max }) => `Too long. Shorten it to ${max ?? ''} characters at most.`,
  'too-short': ({ min }) => `Too short. Write at least ${min ?? ''} characters.`,
  'too-many': ({ max }) => `Too many. At most ${max ?? ''}.`,
  'too-few': ({ min }) => `Too few. At least ${min ?? ''} are needed.`,
  'too-large': ({ max }) => `Too large. At most ${max ?? ''}.`,
  'too-small': ({ min }) => `Too small. At least ${min ?? ''}.`,
  'not-a-number': ({ whole }) =>
    `This is not a number. Type ${whole === undefined ? 'digits, such as 12.5' : 'a whole number, such as 12'}.`,
  'not-an-integer': 'A whole number is needed. Leave out the fraction.',
  'not-positive': 'A number above 0 is needed.',
  'too-many-decimals': ({ max }) =>
    `Too many digits after the decimal mark. At most ${max ?? ''}; please round it.`,
  'not-in-list': 'This choice is not on the list. Please choose again.',
  'unknown-field': 'This field is not part of the form. Reload the page and fill it in again.',
  'character-invalid': 'There is a character that cannot be used here. Please remove it.',
  taken: 'Already in use. Choose another.',
  'not-found': 'Not in the register. Check it and type it again.',
  'not-yours': 'This does not belong to your business. Choose another.',
  'not-active': 'This is not approved yet, or no longer in use. Choose another.',
  'not-agreed': 'Tick the box to agree before sending.',

  'date-invalid': 'The date is not right. Give day, month and year, such as 03/10/2026.',
  'event-too-old': 'Records begin with the year 2000. Check the year.',
  'date-far': 'The year is not right. It is from 1900 to 2199.',
  'date-future': 'This day has not come yet. Give today or an earlier day.',
  'date-past': 'This day is over. Give today or a later day.',
  'date-order': 'The end is before the beginning. Check both dates.',
  'time-invalid': 'The time is not right. Give hours and minutes, such as 07:45.',
  'url-invalid': 'The address is not right. It begins with https://',
  'url-http': 'The address must begin with https://, not http:. Ask who runs the site to turn on https.',
  'url-scheme': 'This is not the address of a web page. Give one that begins with https://',
  'url-credentials': 'Leave out the name and password before the @ in the address.',
  'url-host': 'The site has no full name. Give one such as https://example.vn',
  'email-invalid': 'The e-mail address is not right. For example: name@example.vn',
  'works-here-already': 'Somebody with this address is in the list of the business already.',
  'email-taken': 'This e-mail address already has an account. Sign in, or use another address.',

  'password-too-short': ({ min }) =>
    `The password is too short. It needs at least ${min ?? 12} characters; a sentence you remember is good.`,
  'password-too-long': ({ max }) => `The password is too long. At most ${max ?? 128} characters.`,
  'password-common': 'Many people use this password, so it is easy to guess. Think of another sentence.',
  'password-digits':
    'Digits alone are easy to guess: birthdays, telephone numbers. Add letters, best a whole sentence.',
  'password-mismatch': 'The two entries differ. Type both again.',
  'password-wrong': 'The current password is wrong. Type it again.',
  'sign-in-failed': ({ left, minutes }) =>
    left === undefined
      ? 'The e-mail address or the password is wrong.'
      : left === 0
        ? `The e-mail address or the password is wrong. No tries left; locked for ${minutes ?? 15} minutes.`
        : `The e-mail address or the password is wrong. ${left} more ${left === 1 ? 'try' : 'tries'}, then it is locked for ${minutes ?? 15} minutes.`,
  'sign-in-retype': 'Type the password again. Check the caps lock and the input method of your keyboard.',
  'sent-too-often': ({ minutes }) =>
    `This network has sent many times. Wait ${minutes ?? 15} minutes and send again; what you typed is still here.`,
  'sign-in-locked': ({ minutes }) => `Too many wrong tries. Wait ${minutes ?? 15} minutes, then try again.`,
  'link-expired': 'This link has expired or was used already. Ask for a new one.',

  'tax-code-character': 'A tax code has digits only. Remove letters and other signs.',
  'tax-code-length': 'A tax code has 10 digits, a branch 3 more. Count them again.',
  'tax-code-check':
    'The last digit does not fit the nine before it. Usually two digits are mistaken or swapped. Type them all again.',
  'tax-code-base': 'No tax code begins with these nine digits. Check the certificate of registration.',
  'tax-code-branch': 'The last three digits of a branch begin at 001. Please check.',
  'tax-code-personal-id':
    'This has 12 digits, like a personal ID. Companies and co-operatives use a tax code of 10 digits.',
  'tax-code-taken': 'This tax code is registered already. Sign in, or call us if it was not you.',
  'personal-id-character': 'A personal ID has digits only. Remove letters and other signs.',
  'personal-id-length': 'A personal ID has 12 digits. Look at the front of the card.',
  'personal-id-old-card':
    'This is the number of an old identity card, 9 digits. Use the personal ID of 12 digits.',
  'phone-character': 'A telephone number has digits only. Remove letters and other signs.',
  'phone-prefix': 'There is no such prefix in Viet Nam. Mobile numbers begin with 03, 05, 07, 08 or 09.',
  'phone-length': 'A mobile number has 10 digits, a fixed line 11. Count them again.',
  'address-required': 'No commune is chosen. Choose it by its name of today.',
  'unit-unknown': 'One of the units does not exist today. Choose again.',
  'commune-unknown': 'There is no such commune today. Choose one from the list.',
  'province-code': 'A province has a code of two digits, such as 08.',
  'commune-not-in-province':
    'This commune is not in the province you chose. Choose the province or the commune again.',

  'gtin-length': 'A barcode has 8, 12, 13 or 14 digits. Count them again.',
  'gtin-character': 'A barcode has digits only. Remove letters and other signs.',
  'gtin-check-digit': 'The last digit of the barcode does not fit. Check the package and type it again.',
  'gtin-taken': 'This barcode belongs to another product on sale. Check the package.',
  'gtin-family-taken':
    'These digits, apart from the first and the last, belong to another product already. A carton and what is in it have to be one product. Look at the package again.',
  'gtin-variable-measure':
    'A 14-digit number that begins with 9 is of goods sold by weight, each piece with a weight of its own. Leave the net content empty, or use another number.',
  'variant-name-taken':
    'The product is sold in a unit of this name already. Choose another name, so that buyers can tell them apart.',
  'variant-gtin-fixed':
    'This GTIN was published and cannot change. End this unit of sale, then declare a new one with the new number.',
  'variant-needs-new-gtin':
    'By the rules of GS1 another content takes a new GTIN. End this unit of sale, then declare a new one.',
  'variant-not-of-product':
    'This unit of sale is not one of the product, or is not sold any more. Choose again.',
  'variant-printed':
    'A code of this lot was issued, so its unit of sale cannot change any more. If it is wrong, make a new lot.',
  'gtin-restricted':
    'This number is a shop’s own, as its scale prints it; in another shop it means something else. Give the number of GS1, or leave this empty.',
  'hs-code-character': 'An HS code has digits and dots only. Find it by words, or remove the letters.',
  'hs-code-length': 'An HS code has 4, 6 or 8 digits. Count again.',
  'hs-code-unknown': 'The tariff has no such heading. Look at the first four digits again.',
  'certificate-issued-later': 'This day has not come yet. Look at the paper again.',
  'certificate-gi-no-end': 'A geographical indication has no end. Leave the last day empty.',
  'certificate-ends-before': 'The last day is before the day of issue. Look at both on the paper.',
  'certificate-ended': 'This certificate has ended. Declare one that holds.',
  'certificate-ocop-months':
    'An OCOP result holds 36 months from its day at most. Look at the last day again.',
  'certificate-ocop-only': 'Only OCOP has stars and points. Leave this empty.',
  'certificate-ocop-product': 'OCOP rates products one by one. Choose at least one product.',
  'certificate-covers-nothing': 'Choose what it is given to: the business, products or growing areas.',
  'certificate-number-taken': 'This certificate is declared already. Look for it in the list.',
  'certificate-file-needed': 'The office confirms by the paper. Add a scan of it before sending.',
  'certificate-file-cut': 'The end of the PDF is missing. Send the whole file.',
  'certificate-points': ({ stars, from, to }) =>
    `${stars ?? ''} stars have from ${from ?? ''} to below ${to ?? ''} points (5 stars: up to 100). Look at both again.`,
  'gtin-coupon': 'This is the number of a coupon or a refund receipt, not of a product.',
  'lot-number-character': 'A lot number has plain letters, digits, dashes and dots only.',
  'lot-number-recorded':
    'Events are recorded under this lot number, so it can no longer change. If it is wrong, make a new lot.',
  'variant-recorded':
    'Events are recorded of this lot, so its unit of sale can no longer change. If it is wrong, make a new lot.',
  epcis: ({ rule, sentence }) => `Not EPCIS 2.0 (${rule ?? ''}): ${sentence ?? ''}`,
  'context-too-long': 'The @context is longer than 4,000 characters.',
  'event-type-unknown': 'This is none of the five event types of EPCIS 2.0.',
  'too-many-objects': 'One event names 1,000 objects at most.',
  'uri-too-long': 'An identifier (URI) has 500 characters at most.',
  'not-an-epcis-document': 'This is no EPCISDocument. A single event goes to /api/v1/epcis/events.',
  'too-many-events': ({ max }) => `At most ${max ?? ''} events at a time. Send them in several documents.`,
  'event-id-taken': 'Another event has this eventID. Send it with a new one.',
  'event-id-twice': 'Two events of this document have the same eventID.',
  'event-of-another':
    'Another business has recorded this very event. Check the place, the time and the objects of yours.',
  'lot-of-another': 'The event names a lot of another business.',
  'not-a-choice': 'This is none of the values there are.',
  'lot-number-printed':
    'An issued QR code carries this lot number, so it cannot change any more. If it is wrong, open a new lot.',
  'lot-number-taken': 'This product already has a lot of that number. Choose another.',
  'qr-too-small': ({ min }) =>
    `So small no telephone would read it. Print it at least ${min ?? 12} mm wide, better a little more.`,
  'registry-code-length': 'The code on the label has 10 characters. Count them again.',
  'registry-code-character':
    'Codes do not have this character. Look at the label again; the letter U is not used.',
  'registry-code-check':
    'The characters do not fit together: something is mistyped. Look closely at 8 and B, 5 and S, M and N.',
  'area-code-empty': 'The area code is empty. Please give it.',
  'area-code-length': 'The area code is too long. Please check.',
  'area-code-character': 'An area code has capitals, digits, dots and dashes only.',
  'area-code-pattern':
    'The area code does not follow the pattern of this market. See the example beside the field.',
  'market-unknown': 'This market is not on the list. Choose one of the list.',
  'market-taken': 'The area has a code for this market, or has asked for one.',
  'until-before': 'The last day cannot be before the first day or before today.',
  'until-before-start': 'The last day cannot be before the first.',
  'season-too-long': 'A season lasts two years at most.',
  'season-overlap': 'The area has another season in these days.',
  'area-code-taken': 'This area code belongs to another area. Choose another.',

  'geo-not-json': 'The boundary cannot be read. Paste the whole content of the GeoJSON file.',
  'geo-type': 'A boundary must be a polygon. Draw a closed area.',
  'geo-coordinates': placed(
    'The coordinates are not in the right form. Each point is longitude, then latitude.',
  ),
  'geo-position': placed('A point lacks its longitude or latitude. Draw that point again.'),
  'geo-altitude': placed('The altitude of a point is not right. Leave altitudes out.'),
  'geo-swapped': placed(
    'Longitude and latitude are swapped. In GeoJSON the longitude (about 105) comes first.',
  ),
  'geo-swapped-mended':
    'Longitude and latitude were swapped. They are turned round now: look at the map, then save again.',
  'geo-out-of-range':
    'These are no degrees: a longitude goes to 180, a latitude to 90. Export the boundary again as WGS 84.',
  'geo-vn2000':
    'The coordinates are VN-2000 (metres of the national grid), not degrees. Export the boundary again with the coordinate system WGS 84 (EPSG:4326); the surveyor, or QGIS, does that.',
  'geo-wkt': 'This is WKT. Save the boundary as GeoJSON or KML instead.',
  'geo-list': 'This is a list of coordinates. Draw the boundary on the map, or save it as GeoJSON or KML.',
  'geo-binary':
    'This file is no text: perhaps a shapefile or a picture. Export GeoJSON or KML from the map program.',
  'geo-too-few-points': placed('An area needs at least three points. Draw more.'),
  'place-unreadable': 'The coordinates cannot be read. Two numbers are needed, such as 22.66123, 104.74210.',
  'place-swapped':
    'Longitude and latitude have changed places. In Viet Nam longitude is about 105, latitude about 22.',
  'place-not-viet-nam': 'This place is not in Viet Nam. Look at both numbers again.',
  'list-without-codes': 'There is no column of codes. Copy the headings, too.',
  'list-area-unknown': 'No area or packing house with this code in the units you work in.',
  'list-dossier-open': 'The dossier for this market is still open; answer that one.',
  'list-other-code': 'The register has another code of this area in this market. Revoke that one first.',
  'list-not-held': 'The register has no code of this area in this market, so there is none to revoke.',
  'list-until-missing': 'The code has expired; renew it on its page.',
  'households-without-names': 'There is no column of names. Copy the headings, too.',
  'household-line': ({ line = '', column = '' }) =>
    `Line ${line} is wrong in the column ${HOUSEHOLD_COLUMNS[column] ?? column}.`,
  'geo-too-many-points': 'The boundary has too many points. Draw it more simply.',
  'geo-ring-open': placed('The boundary is not closed. The last point must equal the first.'),
  'geo-repeated-point': placed('Two neighbouring points are the same. Remove one.'),
  'geo-too-small': placed('The area is too small. Check its points.'),
  'geo-area-mismatch': ({ measured }) =>
    `Measured on the map it has ${measured ?? ''} ha, far from what was declared. Check one or the other.`,
  'geo-overlap': ({ code }) =>
    code === undefined
      ? 'The boundary overlaps another area. Draw the shared side again.'
      : `The boundary overlaps area ${code}. Draw the shared side again.`,

  'file-too-large': ({ max }) => `The file is too large. At most ${max ?? ''} MB.`,
  'file-type': 'This kind of file cannot be read. Choose another.',
  'image-type': 'This picture cannot be read. Use JPEG, PNG or WebP.',
  'image-heic':
    'This is a HEIC or AVIF picture, which most browsers cannot show. Set the phone to “most compatible”, or send a screenshot of the picture.',
  'image-broken': 'The picture is damaged or not all of it arrived. Take it again, or choose another file.',
  'image-too-small': 'The picture is too small and would print blurred. Choose a larger one.',
  'image-too-large': 'The picture is too large. Take it at a lower resolution.',
  'quantity-exceeds': ({ max }) => `More than there is. ${max ?? ''} left.`,
  'unit-mismatch': 'The unit differs from the unit of the lot. Choose the same one.',
  'not-text': 'This needs text.',
  'not-boolean': 'This needs true or false.',
  'not-a-list': 'This needs a list.',
  'not-an-object': 'This needs a JSON object.',
  'reason-needed': 'No reason given. Write it so that the applicant knows what to do.',
  'personal-id-taken': 'This personal number is registered already. Sign in, or call us if it was not you.',
  'approved-value-fixed': 'This was approved and cannot change. If it is wrong, declare a new product.',
  'product-name-length': 'The product name needs 2 to 200 characters.',
  'lot-or-product': 'Give a lot or a product, not both and not neither.',
  'area-overlap-blocked': ({ percent = '…', name, from = '…', lon, lat }) =>
    `${percent}% of it lies on ${name === undefined ? 'another business’s area' : `the area “${name}”`}${near(lon, lat)}. For this crop the registry takes none from ${from}% on. Redraw the side in question, or settle it with them.`,
  'eudr-root': 'An EUDR file is one FeatureCollection with “features”.',
  'eudr-empty': 'The EUDR file has no plot.',
  'eudr-crs': 'An EUDR file is in WGS 84 alone. Export it as longitude and latitude.',
  'eudr-feature': ({ at = '…' }) => `The plot at ${at} is no Feature with “properties”.`,
  'eudr-geometry': ({ at = '…' }) => `The plot at ${at} has to be a point or a polygon.`,
  'eudr-hole': ({ at = '…' }) => `The plot at ${at} has a hole, which EUDR does not take. Split it in two.`,
  'eudr-decimals': ({ at = '…' }) => `The coordinates of the plot at ${at} need six decimals or more.`,
  'eudr-country': ({ at = '…' }) => `At ${at} a country code of two capital letters is needed, such as VN.`,
  'eudr-text': ({ at = '…' }) => `At ${at} there has to be a text.`,
  'eudr-area': ({ at = '…' }) => `At ${at} there has to be a number of hectares above 0.`,
  'eudr-point-too-large': ({ at = '…' }) => `At ${at}: a point stands for 4 ha at most. Draw the boundary.`,
  'eudr-too-many': ({ max = 100 }) =>
    `Too many at once, ${max} plots at most. Split them into several files.`,
  'eudr-unwritable': ({ name = '…' }) =>
    `The boundary of “${name}” cannot be written by EUDR's rules. Draw it more simply, or leave it out.`,
  'eudr-abroad': 'This plot is declared in another country, so it is not taken here.',
  'eudr-point': 'This plot is a mere point. The registry needs a boundary: draw this area on the map.',
  'geo-crs': 'The coordinates are not WGS 84. Export them again as longitude and latitude.',
  'geo-archive-empty': 'There is no boundary (.kml, .geojson, .gpx or .shp) in the archive.',
  'geo-archive-broken': 'The archive is broken. Pack it again.',
  'geo-shape-without-prj':
    'The shapefile has no .prj, so its coordinates mean nothing. Zip .shp and .prj together.',
  'geo-shape-unreadable': 'The shapefile cannot be read. Export it again, or send KML or GeoJSON.',
  'vn2000-zone': 'There is no such strip of VN-2000. Choose one from the list.',
  'vn2000-number': ({ line }) =>
    `Line ${line ?? ''} cannot be read. A line needs X and Y in metres, as in “2500123.4  480567.8”.`,
  'vn2000-range': ({ line }) =>
    `Line ${line ?? ''} is no place in Viet Nam in metres of VN-2000. Check X, Y and the strip.`,
  'vn2000-few': 'An area needs three corners at least, one a line.',
  'geo-features': 'The file must hold exactly one area. Put each area in a file of its own.',
  'geo-self-intersection': placed('The boundary crosses itself. Move the points until no sides cross.'),
  'geo-spike': placed(
    'The boundary has a spike that goes out and straight back. Remove the point at its tip.',
  ),
  'geo-no-area': placed('The points lie on one line, so there is no area. Draw it again.'),
  'geo-hole-outside': placed('A part cut out lies outside the boundary. Draw it inside.'),
  'geo-holes-overlap': placed('Two parts cut out overlap. Make them one.'),
  'geo-interior-split': placed(
    'The parts cut out split the area into pieces. Draw each piece as an area of its own.',
  ),
  'geo-parts-overlap': placed('Two pieces of the area overlap. Draw the side they share again.'),
  'geo-too-intricate': 'The boundary is too intricate. Use fewer points.',
  'geo-too-big': 'The boundary file is too large. Use fewer points, or send one area only.',
  'geo-direction': 'The points run the wrong way round; they were put in order. There is nothing to do.',
  'geo-sharp-corner': placed('There is a very sharp corner, perhaps a mistaken point. Please check.'),
  'geo-outside-viet-nam': placed('This area is outside Viet Nam. Check the coordinates.'),
  'value-length': 'A barcode has 8, 12, 13 or 14 digits. Count them again.',
  'non-digit-character': 'Digits only here. Remove letters and other signs.',
  'incorrect-check-digit': 'The last digit does not fit those before it. Check, then type them all again.',
  'location-code': 'A location code has 5 digits. Count them again.',
  'agency-id': 'An agency identifier looks like 000.00.12.H22. Please check.',
  'area-code-shape': 'The area code has none of the known forms, such as VN-TQOR-0112 or TQ.08.10.90.012.',
  'date-shape': 'Write the day like 21/11/2026.',
  'date-ambiguous': 'The year is not clear. Write all four digits of it.',
  'date-nonexistent': 'There is no such day. Check day and month.',
  'number-character': 'This is not a number. Type digits, such as 12.5.',
  'number-empty': 'There is no number. Please type one.',
  'number-grouping': 'The number is not clear. Write it like 1.234,5: a comma before the fraction.',
  'number-long': 'The number is too long. Write at most 15 digits.',
  'quantity-negative': 'A quantity cannot be below 0. Please check.',
  'quantity-unit': 'The unit is missing or unknown. For example: 120 kg.',
  'quantity-region': 'A sào differs from region to region. Give square metres or hectares.',
  'not-object': 'What was sent cannot be read. Send a JSON object.',
  'personal-id-household': 'A household uses the personal ID of its representative. Give its 12 digits.',
  'tax-code-household': 'A household gives its personal ID, not a tax code. Leave this empty.',
  'business-name-length': 'The name needs 2 to 200 characters.',
  'street-length': 'The address is too long. Shorten it to 200 characters at most.',
  'limit-range': 'The number of rows a page is 1 to 100.',
  'quantity-needed': 'The quantity is missing. Give a quantity and its unit.',
  'unit-needed': 'The unit is missing. Choose kg, boxes, bottles…',
  gtin: 'The barcode is not right. Type the 8, 12, 13 or 14 digits below it again.',
  'step-unknown': 'Choose what was done.',
  'area-needed': 'A harvest needs a growing area.',
  'area-not-active': 'This area has no code yet or its code is suspended. Choose another.',
  'area-twice': 'This area was chosen above. Enter each area once.',
  'harvest-quantity-needed': 'Enter how much was harvested here.',
  'moment-invalid': 'The moment cannot be read. Give day and time, for example 2026-10-03T07:30:00+07:00.',
  'output-needed': 'Enter how much came out.',
  'commune-split': 'On 1 July 2025 this old commune was divided among several. Choose the one of your seat.',
  'commune-confirm': 'Is this the commune? Choose it, or write “xã” or “phường” before its name.',
  'commune-ambiguous':
    'Several communes have this name. Choose the right one, or add the district or province.',
  'gln-invalid': 'A GLN has 13 digits and its last one must fit. Check the paper from GS1.',
  'area-name-length': 'The name of the area needs 2 to 200 characters.',
  'kml-root': 'The file is not KML. Export it again as KML or GeoJSON.',
  'kml-no-area': 'The KML file holds no area. Draw the boundary as a polygon and export it again.',
  'kml-coordinates': 'The coordinates in the KML file are not in the right form. Export it again.',
  'kml-too-many-areas': 'The file holds too many areas. Put each area in a file of its own.',
  'gpx-root': 'The file is not GPX. Export it again from the receiver.',
  'gpx-no-track': 'The GPX file holds no track. Walk round the boundary and save the track.',
  'gpx-point': 'A point in the GPX file lacks its longitude or latitude. Export it again.',
  'gpx-open': placed('The track is not closed. Walk on to where it began.'),
  'gpx-too-many-areas': 'The file holds too many tracks. Put each area in a file of its own.',
  'xml-malformed': 'The file is cut off or damaged. Export it again from the map program.',
  'xml-doctype': 'The file has a DOCTYPE, which is not accepted. Export it again from the map program.',
  'xml-too-deep': 'The file nests too deeply to be a map. Choose another file.',
  'xml-too-big': 'The boundary file is too large. Use fewer points, or send one area only.',
  'xml-too-many-elements': 'The boundary file is too large. Use fewer points, or send one area only.',
  'household-kind-kept':
    'A household is registered by a personal ID, every other kind by a tax code, so this form cannot turn one into the other. Register a new business and ask for the records to be moved.',
  'view-name-needed': 'Give this view a name.',
  'view-empty': 'The whole list needs no saving. Filter or choose columns first.',
  'period-unreadable': 'Write the period as 2026-11, 2026-Q4 or 2026.',
  'nothing-ticked': 'No row is ticked. Tick some at their beginning, then press Preview.',
  'too-many-ticked': ({ max = 50, ticked = '' }) =>
    `Up to ${max} rows at a time; you ticked ${ticked}. Untick some, and do the rest afterwards.`,
  'nothing-changed': 'Nothing differs from the register. Change at least one field.',
  'business-out-of-reach': 'There is no such business, or it is outside your units.',
  'disclosure-not-so': 'This level cannot be chosen here: the law decides, or it is never public.',
  'site-tax-code-of-branch': 'Only a branch has a tax code of its own. Leave it empty or choose Branch.',
  'site-tax-code-of-business':
    'The code of a branch is the ten digits of the head office, a dash, three digits. This one is not of your business.',
  'site-tax-code-of-seat':
    'This is the tax code of the business that is registered here. A branch has three other digits.',
  'site-gln-of-seat': 'This is the GLN of the seat. Every place has one of its own.',
  'site-gln-prefix':
    'This GLN has another company prefix than the GLN or the GTINs of the business. Look at the papers of GS1.',
  'site-gln-taken': 'This GLN was declared for another place.',
  'own-address': 'This is your own address. Give that of the other person.',
  'owns-already': 'This person owns the business already.',
};
