import { Effect, type MachineDeclaration, Meaning } from '../../src/platform/state-machine.js';

function stateDiagram(machine: MachineDeclaration<string, string>): string {
  const { subject, initial, begins, transitions } = machine;
  const arrows = transitions.flatMap(({ action, from, to }) =>
    to === undefined
      ? []
      : from.map((state) => `    ${id(state)} --> ${to === null ? '[*]' : id(to)}: ${action}`),
  );
  const rows = transitions.map(({ action, from, to, who, cause, effects = [], entry }) =>
    row([
      action,
      from.join(', '),
      to === undefined ? 'stays' : (to ?? 'gone'),
      who.length === 0 ? 'no role' : who.join(', '),
      cause === true ? 'owed' : '',
      told(effects, Effect),
      told(effects, Meaning),
      `\`${entry}\``,
    ]),
  );
  const head = [
    'action',
    'from',
    'to',
    'who',
    'reason',
    'what it sets off',
    'what else it means',
    'entry in the log',
  ];
  return [
    `## ${subject}`,
    '',
    '```mermaid',
    'stateDiagram-v2',
    `    [*] --> ${id(initial)}`,
    ...arrows,
    '```',
    '',
    ...(begins === undefined
      ? []
      : [`\`${begins.action}\` begins it: ${begins.effects.map(({ tells }) => tells).join('; ')}.`, '']),
    row(head),
    row(head.map(() => '---')),
    ...rows,
    '',
  ].join('\n');
}

function told(effects: readonly (Effect | Meaning)[], kind: typeof Effect | typeof Meaning): string {
  return effects
    .filter((each) => each instanceof kind)
    .map(({ tells }) => tells)
    .join('; ');
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function id(state: string): string {
  return state.replaceAll('-', '_');
}

/** docs/states.md: the life-cycles of all features, drawn and in words. */
export function statesDocument(
  features: readonly {
    readonly states?: readonly { readonly declaration: MachineDeclaration<string, string> }[];
  }[],
): string {
  const machines = features.flatMap(({ states = [] }) => states.map(({ declaration }) => declaration));
  const diagrams = machines.sort((one, other) => one.subject.localeCompare(other.subject)).map(stateDiagram);
  return [
    '# States',
    '',
    'Drawn from the tables `x.transitions.ts` of the features by `WRITE_DOCS=1 npm test -- test/features`;',
    'a test fails where this page is old. What a step sets off is run by one mechanism (`StateChanges.on`), in its transaction; for what',
    'else it means a test is named (`test/support/meanings.ts`). What a table does not say, nobody can do: commands, buttons and refusals are taken from it.',
    '',
    ...diagrams,
  ].join('\n');
}
