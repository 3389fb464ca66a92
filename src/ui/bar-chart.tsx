import { useLangOf } from './vietnamese.js';

/** A stretch of a bar: `hatched` so that it does not rest on colour alone. */
export interface BarPart {
  readonly key: string;
  readonly value: number;
  readonly tone: 1 | 2 | 3;
  readonly hatched?: boolean;
}

export interface BarRow {
  readonly key: string;
  readonly name: string;
  /** One below the other, each of stretches one after the other. */
  readonly bars: readonly { readonly parts: readonly BarPart[]; readonly text: string }[];
}

export interface BarChartProps {
  /** All of it in words, for those who do not see it. */
  readonly label: string;
  readonly rows: readonly BarRow[];
}

const WIDTH = 400;
const NAME = 16;
const BAR = 14;
const GAP = 10;
/** Room for the figure at the end of a bar. */
const FIGURE = 48;

/** Bars drawn on the server; a table beside has the figures. */
export function BarChart({ label, rows }: BarChartProps) {
  const most = Math.max(1, ...rows.flatMap(({ bars }) => bars.map(({ parts }) => sum(parts))));
  const scale = (WIDTH - FIGURE) / most;
  const heights = rows.map(({ bars }) => NAME + bars.length * BAR + GAP);
  const tops = heights.map((_, index) =>
    heights.slice(0, index).reduce((total, height) => total + height, 0),
  );
  return (
    <svg class="chart" viewBox={`0 0 ${WIDTH} ${sumOf(heights)}`} role="img" aria-label={label}>
      {rows.map(({ key, name, bars }, at) => (
        <g key={key} transform={`translate(0 ${tops[at] ?? 0})`}>
          <RowName name={name} />
          {bars.map(({ parts, text }, index) => {
            const y = NAME + index * BAR;
            return (
              <g key={index}>
                {parts.map(({ key: part, tone, hatched, value }, place) => {
                  const x = round(sum(parts.slice(0, place)) * scale);
                  const width = round(value * scale);
                  return width === 0 ? null : (
                    <g key={part} class={`u-${tone}`}>
                      <path d={`M${x} ${y}h${width}v${BAR - 3}h-${width}z`} />
                      {hatched === true && <path class="hatch" d={hatch(x, y, width)} />}
                    </g>
                  );
                })}
                <text x={round(sum(parts) * scale) + 4} y={y + BAR - 4}>
                  {text}
                </text>
              </g>
            );
          })}
        </g>
      ))}
    </svg>
  );
}

function RowName({ name }: { readonly name: string }) {
  return (
    <text x="0" y="12" class="name" lang={useLangOf(name)}>
      {name}
    </text>
  );
}

/** Strokes of the other way, every few units. */
function hatch(x: number, y: number, width: number): string {
  const strokes = Math.floor(width / 6);
  const height = BAR - 3;
  return Array.from({ length: strokes }, (_, at) => `M${round(x + at * 6)} ${y + height}l6 -${height}`).join(
    '',
  );
}

function sum(parts: readonly BarPart[]): number {
  return sumOf(parts.map(({ value }) => value));
}

function sumOf(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
