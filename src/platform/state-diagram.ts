import type { MachineDeclaration } from './state-machine.js';

/** The table of a machine as a Mermaid diagram and a table, for docs/states.md. */
export function stateDiagram(machine: MachineDeclaration<string, string>): string {
  const { subject, initial, transitions } = machine;
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
      who.join(', '),
      cause === true ? 'owed' : '',
      effects.join('; '),
      `\`${entry}\``,
    ]),
  );
  const head = ['action', 'from', 'to', 'who', 'reason', 'what else happens', 'entry in the log'];
  return [
    `## ${subject}`,
    '',
    '```mermaid',
    'stateDiagram-v2',
    `    [*] --> ${id(initial)}`,
    ...arrows,
    '```',
    '',
    row(head),
    row(head.map(() => '---')),
    ...rows,
    '',
  ].join('\n');
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function id(state: string): string {
  return state.replaceAll('-', '_');
}
