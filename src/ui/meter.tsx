/** One stretch of the bar. */
export interface MeterPart {
  readonly key: string;
  readonly value: number;
  readonly tone: 1 | 2 | 3;
  /** Reserved rather than used: hatched, so that it does not rest on colour. */
  readonly hatched?: boolean;
  /** Written inside where there is room. */
  readonly text?: string;
}

export interface MeterProps {
  /** All figures in a sentence, for those who do not see the bar. */
  readonly label: string;
  readonly total: number;
  readonly parts: readonly MeterPart[];
  /** A line to stay under, such as 90 % of the capacity, in the unit of `total`. */
  readonly mark?: number;
}

const width = 360;
const height = 24;
const letter = 8; // of the small type inside, about

/** A bar drawn on the server, for parts of a whole: a season's capacity, a blend. Past the whole it is cut off. */
export function Meter({ label, total, parts, mark }: MeterProps) {
  const at = (value: number) => round(Math.min(Math.max(total > 0 ? value / total : 0, 0), 1) * width);
  const starts = parts.map((_, index) =>
    at(parts.slice(0, index).reduce((sum, { value }) => sum + value, 0)),
  );
  const ends = parts.map((_, index) =>
    at(parts.slice(0, index + 1).reduce((sum, { value }) => sum + value, 0)),
  );
  return (
    <svg
      class="meter"
      viewBox={`0 0 ${width} ${height + (mark === undefined ? 0 : 6)}`}
      role="img"
      aria-label={label}
    >
      <path class="u0" d={`M0 0h${width}v${height}H0z`} />
      {parts.map(({ key, tone, hatched, text }, index) => {
        const from = starts[index] ?? 0;
        const length = round((ends[index] ?? width) - from);
        return (
          <g key={key} class={`u-${tone}`}>
            <path d={`M${from} 0h${length}v${height}H${from}z`} />
            {hatched === true && <path class="hatch" d={hatch(from, length)} />}
            {index > 0 && <path class="part" d={`M${from} 0v${height}`} />}
            {text !== undefined && text.length * letter + 12 < length && (
              <text x={from + 8} y="17">
                {text}
              </text>
            )}
          </g>
        );
      })}
      {mark !== undefined && <path class="mark" d={`M${at(mark)} 0v${height + 6}`} />}
    </svg>
  );
}

/** Beside a bar, in a list of the class `key`: what one of its colours means. */
export function MeterKey({ tone, text, hatched }: Omit<MeterPart, 'key' | 'value'>) {
  return (
    <li>
      <svg width="16" height="12" viewBox="0 0 16 12" class={`chart-key u-${tone}`} aria-hidden="true">
        <path d="M0 0h16v12H0z" />
        {hatched === true && <path class="hatch" d="M0 12l6-12M6 12l6-12M12 12l4-8" />}
      </svg>
      {text}
    </li>
  );
}

/** Slanted lines that stay inside the stretch. */
function hatch(from: number, length: number): string {
  const slant = 10;
  const lines = [];
  for (let x = from; x + slant <= from + length; x += slant)
    lines.push(`M${round(x)} ${height}l${slant}-${height}`);
  return lines.join('');
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
