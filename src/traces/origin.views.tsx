import { Amount, AsWritten } from '../ui/vietnamese.js';
import { marketName } from '../area-codes/markets.js';
import { unitText } from '../places/place-names.js';
import { toSvgPath } from '../standards/geo/draw.js';
import { formatDate, formatNumber, formatTime } from '../ui/format.js';
import { AreaMap } from '../ui/map.js';
import type { PageContext } from '../ui/page-context.js';
import { Picture } from '../ui/picture.js';
import { Tag } from '../ui/tag.js';
import { Timeline } from '../ui/timeline.js';
import { words } from '../ui/words.js';
import type { TraceArea, TraceDocument, TraceEvent } from './trace-document.js';

interface Props {
  readonly ctx: PageContext;
  readonly trace: TraceDocument;
}

const WIDTH = 360;
const HEIGHT = 220;
const TONES = [1, 2, 3] as const;

export function Origin({ ctx, trace }: Props) {
  const text = words(ctx.lang).traces.origin;
  const { areas, lot } = trace;
  const count = formatNumber(ctx.lang, areas.length);
  return (
    <section aria-labelledby="origin">
      <h2 id="origin">{text.title}</h2>
      {areas.length === 0 ? (
        <p class="sub">{text.none}</p>
      ) : (
        <>
          <p class="sub">{lot === null ? text.leadProduct(count) : text.lead(count)}</p>
          <OriginMap ctx={ctx} areas={areas} />
          <ul class="areas">
            {areas.map((area, index) => (
              <li key={area.id}>
                <span class={`dot d${(index % 3) + 1}`} aria-hidden="true">
                  {letter(index)}
                </span>
                <b>{area.share === null ? '' : `${formatNumber(ctx.lang, area.share * 100, 0)}\u00a0%`}</b>
                <span>
                  <span lang="vi">{area.name}</span>, {placeOf(ctx, area)}
                  <small>
                    <AsWritten>{area.crop}</AsWritten> ·{' '}
                    {text.hectares(formatNumber(ctx.lang, area.hectares, 1))}
                    {area.amount !== null && (
                      <>
                        {' · '}
                        <Amount {...area.amount} />
                      </>
                    )}
                  </small>
                  <small>
                    {area.code === null ? (
                      text.noCode
                    ) : (
                      <a class="code" href={`/areas/${area.code}`}>
                        {area.code}
                      </a>
                    )}{' '}
                    · <AreaState ctx={ctx} area={area} />
                  </small>
                  {area.stoppedAbroad.map(({ market, standing }) => (
                    <small key={market}>
                      {text.abroad(marketName(market, ctx.lang), text.states[standing])}
                    </small>
                  ))}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function placeOf({ lang }: PageContext, { place }: TraceArea): string {
  const [commune] = place;
  return commune === undefined ? '' : unitText(commune, lang);
}

/** A code that is stopped is to be seen, not to be read for. */
function AreaState({ ctx, area }: { ctx: PageContext; area: TraceArea }) {
  const text = stateOf(ctx, area);
  if (area.status === 'suspended')
    return (
      <Tag kind="wait" icon="warn">
        {text}
      </Tag>
    );
  if (area.status === 'revoked' || area.status === 'expired') return <Tag kind="stop">{text}</Tag>;
  return text;
}

function stateOf({ lang }: PageContext, { status }: TraceArea): string {
  const { states } = words(lang).traces.origin;
  switch (status) {
    case 'active':
    case 'suspended':
    case 'revoked':
    case 'expired':
      return states[status];
    default:
      return states.other;
  }
}

function letter(index: number): string {
  return String.fromCharCode(65 + (index % 26));
}

function OriginMap({ ctx, areas }: { ctx: PageContext; areas: readonly TraceArea[] }) {
  const text = words(ctx.lang).traces.origin;
  const drawn = areas.map((area, index) => ({ area, index, outline: area.outline }));
  if (drawn.length === 0) return null;
  const { paths, scaleMetres, project } = toSvgPath(
    drawn.map(({ outline }) => outline),
    WIDTH,
    HEIGHT,
    48,
  );
  const centres = drawn.map(({ outline }) => {
    const [[a, , c]] = outline.coordinates;
    return project([(a[0] + c[0]) / 2, (a[1] + c[1]) / 2]);
  });
  return (
    <figure class="map">
      <AreaMap
        label={text.map(drawn.map(({ area }) => `${area.name}, ${placeOf(ctx, area)}`).join('; '))}
        width={WIDTH}
        height={HEIGHT}
        areas={drawn.map(({ area, index }, at) => ({
          key: area.id,
          path: paths[at] ?? '',
          tone: TONES[index % 3] ?? 1,
        }))}
        pins={drawn.flatMap(({ index }, at) => {
          const centre = centres[at];
          return centre === undefined ? [] : [{ x: centre[0], y: centre[1], letter: letter(index) }];
        })}
        scale={{ length: scaleMetres.px, text: scaleMetres.label }}
      />
      <figcaption>{text.mapNote}</figcaption>
    </figure>
  );
}

export function Journey({ ctx, trace }: Props) {
  const text = words(ctx.lang).traces.journey;
  const { events } = trace;
  const [first] = events;
  const last = events.at(-1);
  const harvest = events.findIndex(({ step }) => step === 'harvested');
  const before = events.slice(0, Math.max(harvest, 0));
  const after = events.slice(Math.max(harvest, 0));
  const day = (when: Date) => formatDate(ctx.lang, when, ctx.registry.timeZone);
  return (
    <section aria-labelledby="journey">
      <h2 id="journey">{text.title}</h2>
      {first === undefined || last === undefined ? (
        <p class="sub">{text.none}</p>
      ) : (
        <p class="sub">
          {day(first.eventTime) === day(last.eventTime)
            ? text.one(day(first.eventTime))
            : text.span(day(first.eventTime), day(last.eventTime))}
        </p>
      )}
      {before.length > 0 && (
        <details class="before">
          <summary>{text.before(formatNumber(ctx.lang, before.length))}</summary>
          <Timeline steps={before.map((event) => stepOf(ctx, event))} />
        </details>
      )}
      {after.length > 0 && <Timeline steps={after.map((event) => stepOf(ctx, event))} />}
    </section>
  );
}

function stepOf(ctx: PageContext, event: TraceEvent) {
  const text = words(ctx.lang);
  const { timeZone } = ctx.registry;
  const title = text.events.steps[event.step];
  const amounts = [event.input, event.output].filter((amount) => amount !== null);
  // As the producer wrote it, whatever the language of the page.
  const note = [event.place, event.areaNames.join(', '), event.note].filter(Boolean).join(' · ');
  const corrected = event.correctionReason === null ? null : text.traces.journey.corrected;
  return {
    key: event.id,
    iso: event.eventTime.toISOString(),
    day: formatDate(ctx.lang, event.eventTime, timeZone),
    time: formatTime(event.eventTime, timeZone),
    title,
    text: amounts.map((amount, index) => (
      <>
        {index > 0 && ' → '}
        <Amount {...amount} />
      </>
    )),
    note: (
      <>
        <AsWritten>{note}</AsWritten>
        {note !== '' && corrected !== null && ' · '}
        {corrected}
      </>
    ),
    more:
      event.picture === null ? undefined : (
        <a href={event.picture.src}>
          <Picture
            class="shot"
            picture={event.picture}
            alt={text.traces.journey.photo(title)}
            sizes="(min-width: 60rem) 30rem, min(22rem, 90vw)"
            lazy
          />
        </a>
      ),
  };
}
