import { nameOf } from '../../standards/units/units.js';
import { formatDateTime, formatQuantity } from '../format.js';
import type { FaultParams, FaultSentence } from './fault-sentence.js';
import type { productionFaultsVi } from './production-faults.vi.js';

function amount(params: FaultParams, key: string): string {
  const [value, unit] = [params[key], params['unit']];
  return value === undefined || unit === undefined
    ? 'what was recorded'
    : formatQuantity('en', Number(value), nameOf(String(unit)), 6);
}

const lot = ({ lot: number }: FaultParams) => (number === undefined ? 'this lot' : `lot ${number}`);
/** Several of it, without the number. */
function unit(code: string | number | undefined): string {
  if (code === undefined) return 'the unit of the lot';
  return formatQuantity('en', 2, nameOf(String(code))).replace(/^2\s/, '');
}

export const productionFaultsEn = {
  'operation-unknown': 'There is no such operation. Choose one of the list.',
  'lot-not-held': 'You have no such lot: it is another business’s, or nobody has handed it to you.',
  'lot-twice': 'This lot is listed twice. Add the amounts up in one line.',
  'lot-in-itself': 'This lot goes in and comes out. Let another lot come out.',
  'lot-circle': (params) =>
    `A circle: ${lot(params)}, which goes in here, was itself made of what comes out. Let a new lot come out.`,
  'lot-stopped': (params) => `Not with ${lot(params)}: it is held, recalled or closed.`,
  'lot-without-quantity': (params) =>
    `Nobody knows how much there is of ${lot(params)}. Give its quantity and unit on its page first.`,
  'before-input': (params) =>
    `At that time there was no ${lot(params)}${params['since'] === undefined ? '' : `: there is some since ${formatDateTime('en', new Date(String(params['since'])))}`}. Check date and time.`,
  'unit-not-of-lot': ({ unit: code, ...params }) =>
    `The amount of ${lot(params)} is counted in ${unit(code)}. Give it so, or declare what one unit holds; it has to come out even.`,
  'one-unit': ({ unit: code }) => `Weigh all of it in one unit: the first line says ${unit(code)}.`,
  'too-fine': 'This is too little: the books go to a millionth. Give a larger number.',
  'trace-start-unreadable':
    'Where to begin from cannot be read. Write lot: and the id of a lot, area: and the id of an area.',
  'more-than-sent': (params) =>
    `${amount(params, 'asked')} received, but only ${amount(params, 'left')} of ${lot(params)} were sent. Check the number.`,
  'lot-not-sent': 'This shipment has no such lot. Leave the line out.',
  'before-shipment': ({ since }) =>
    `Nothing arrives before it was sent${since === undefined ? '' : ` (${formatDateTime('en', new Date(String(since)))})`}. Check date and time.`,
  'shipment-words-needed': 'What arrived differs from what was sent. Say what is missing or spoilt.',
  'one-receiver': 'Name the receiver in one way: by tax code, or by name where they are not in the register.',
  'receiver-not-active': 'This business is not approved or is suspended and cannot receive anything.',
  'receiver-oneself': 'This is your own business. Moving things within it is no shipment.',
  'unit-has-factor': 'Everybody knows how much this unit is. Declare boxes, bags, cartons…',
  'event-of-operation': 'This event is an operation with lots. Undo it on its own page.',
  'whole-packages': ({ unit: code }) => `There are no parts of ${unit(code)}. Give a whole number.`,
  'more-than-left': (params) =>
    `${amount(params, 'asked')} asked for, but only ${amount(params, 'left')} are left of ${lot(params)}. Give no more than that.`,
  'more-out-than-in': (params) =>
    `${amount(params, 'out')} come out although only ${amount(params, 'in')} went in. Check both figures.`,
  'not-comparable': ({ in: from, out }) =>
    `${unit(from)} cannot be compared with ${unit(out)}. Declare what one of the ${unit(out)} holds, as 100 g.`,
  'content-no-measure': 'Say how many g, kg, ml, litres or pieces one package holds.',
  'quantity-balanced':
    'The amount of this lot is in the books and is not changed here. Undo what was recorded wrongly, then record it right.',
  'operation-built-on': (params) =>
    `It cannot be undone: of ${lot(params)} only ${amount(params, 'left')} are left of the ${amount(params, 'moved')} it brought, or the lot is on sale. Undo what was done later first.`,
  'no-inputs-here': 'A harvest is of no other lot. Leave this out.',
  'no-outputs-here': 'Nothing is made here. Leave this out.',
  'no-areas-here': 'Only a harvest names growing areas. Leave this out.',
  'no-added-here': 'Only processing and packing have additions. Leave this out.',
  'inputs-needed': 'Give at least one lot that goes in.',
  'outputs-needed': 'Give at least one lot that comes out.',
  'one-input': 'A split is of one lot. For several, choose to blend.',
  'two-inputs': 'A blend is of two lots or more. For one, choose to split or to process.',
  'one-output': 'One lot only comes out. Leave out the other lines.',
} satisfies Record<keyof typeof productionFaultsVi, FaultSentence>;
