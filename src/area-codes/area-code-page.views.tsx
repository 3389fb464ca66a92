import { unitText } from '../places/place-names.js';
import { toSvgPath } from '../standards/geo/draw.js';
import { encodePathValue } from '../standards/gs1/percent.js';
import { formatDate, formatDateTime, formatHectares, formatNumber } from '../ui/format.js';
import { AreaMap } from '../ui/map.js';
import { monthsText } from '../ui/months.js';
import type { PageContext } from '../ui/page-context.js';
import { PublicPage } from '../ui/public-page.js';
import { Tag, type TagKind } from '../ui/tag.js';
import { AsWritten, Name } from '../ui/vietnamese.js';
import { Verdict, type VerdictKind } from '../ui/verdict.js';
import { words } from '../ui/words.js';
import type { PublicArea, PublicCultivation, PublicLot, PublicMarket } from './area-code-pages.queries.js';
import { marketName } from './markets.js';
import type { Standing } from './standing.js';

const WIDTH = 360;
const HEIGHT = 220;
const TAGS: Readonly<Record<Standing, TagKind>> = {
  active: 'ok',
  suspended: 'wait',
  revoked: 'stop',
  expired: 'off',
};

interface Props {
  readonly ctx: PageContext;
  readonly area: PublicArea;
}

/** Whether a code may be trusted, where, and since when; and what is sold from there. */
export function AreaCodePage({ ctx, area }: Props) {
  const text = words(ctx.lang).areaCodePages;
  const own = area.markets.filter(({ code }) => code === area.code);
  const verdict = verdictOf(own.length === 0 ? area.markets : own);
  const markets = (standing: Standing) =>
    own.filter((each) => each.standing === standing).map(({ market }) => marketName(market, ctx.lang));
  return (
    <PublicPage
      ctx={ctx}
      title={(area.kind === 'field' ? text.title : text.houseTitle)(area.code)}
      description={(area.kind === 'field' ? text.description : text.houseDescription)(area.code, area.crop)}
      styles={['forms']}
    >
      <Verdict
        kind={verdict.kind}
        word={text.words[verdict.word]}
        rest={<span class="code">{area.code}</span>}
      >
        {(['active', 'suspended', 'revoked', 'expired'] as const).map((standing) =>
          markets(standing).length === 0 ? null : (
            <p key={standing}>
              {text.standings[standing]}: {markets(standing).join(', ')}.
            </p>
          ),
        )}
        <p>{text.checked(formatDateTime(ctx.lang, ctx.now, ctx.registry.timeZone))}</p>
      </Verdict>
      <div class="wrap">
        <div class="cols first">
          <div>
            <Markets ctx={ctx} area={area} />
            {area.kind === 'field' && <Lots ctx={ctx} area={area} />}
          </div>
          <Place ctx={ctx} area={area} />
        </div>
      </div>
    </PublicPage>
  );
}

type Word = 'active' | 'partly' | 'suspended' | 'revoked' | 'expired';

/** In force everywhere, in some markets, or nowhere. */
function verdictOf(markets: readonly PublicMarket[]): { readonly kind: VerdictKind; readonly word: Word } {
  const any = (standing: Standing) => markets.some((each) => each.standing === standing);
  if (any('active'))
    return any('suspended') ? { kind: 'paused', word: 'partly' } : { kind: 'ok', word: 'active' };
  if (any('suspended')) return { kind: 'paused', word: 'suspended' };
  return any('revoked') ? { kind: 'recalled', word: 'revoked' } : { kind: 'paused', word: 'expired' };
}

function Markets({ ctx, area }: Props) {
  const { areaCodePages: text, areaCodes } = words(ctx.lang);
  return (
    <section aria-labelledby="markets">
      <h2 id="markets">{text.markets}</h2>
      <ul class="certs">
        {area.markets.map(({ market, code, standing, since, until, cause }) => (
          <li key={market}>
            <b>{marketName(market, ctx.lang)}</b> <Tag kind={TAGS[standing]}>{text.standings[standing]}</Tag>
            <small>
              <span class="code">{code}</span> · {text.since(formatDate(ctx.lang, since))}
              {until !== null && ` · ${areaCodes.until(formatDate(ctx.lang, until))}`}
              {cause !== null && standing !== 'active' && ` · ${areaCodes.causes[cause]}`}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Place({ ctx, area }: Props) {
  const { areaCodePages: text, packingHouses } = words(ctx.lang);
  const house = area.kind === 'packing-house';
  const [west, south, east, north] = area.outline;
  const { paths, project, scaleMetres } = toSvgPath(
    [
      {
        type: 'Polygon',
        coordinates: [
          [
            [west, south],
            [east, south],
            [east, north],
            [west, north],
            [west, south],
          ],
        ],
      },
    ],
    WIDTH,
    HEIGHT,
    48,
  );
  const commune = area.place.map((unit) => unitText(unit, ctx.lang)).join(', ');
  return (
    <section aria-labelledby="where">
      <h2 id="where">{text.where}</h2>
      <p class="sub">
        {house && `${words(ctx.lang).areas.kinds['packing-house']}: `}
        <span lang="vi">{area.name}</span>, {commune}
      </p>
      <figure class="map">
        <AreaMap
          label={text.map(area.name, commune)}
          width={WIDTH}
          height={HEIGHT}
          project={project}
          areas={paths.map((path) => ({ key: path, path, tone: 1 }))}
          scale={{ length: scaleMetres.px, text: scaleMetres.label }}
        />
        <figcaption>{house ? text.houseMapNote : text.mapNote}</figcaption>
      </figure>
      <dl class="why">
        <div>
          <dt>{house ? packingHouses.fields.crop : text.crop}</dt>
          <dd>
            <AsWritten>{area.crop}</AsWritten>
          </dd>
        </div>
        {area.hectares !== null && (
          <div>
            <dt>{text.hectares}</dt>
            <dd>{formatHectares(ctx.lang, area.hectares)}</dd>
          </div>
        )}
        {area.capacityTonnes !== null && (
          <div>
            <dt>{text.capacity}</dt>
            <dd>{packingHouses.tonnesADay(formatNumber(ctx.lang, area.capacityTonnes))}</dd>
          </div>
        )}
        {area.facilityNumber !== null && (
          <div>
            <dt>{packingHouses.fields.facilityNumber}</dt>
            <dd class="code">{area.facilityNumber}</dd>
          </div>
        )}
        {area.cultivation !== null && <Cultivation ctx={ctx} {...area.cultivation} />}
      </dl>
    </section>
  );
}

function Cultivation({
  ctx,
  variety,
  plantedYear,
  harvestMonths,
  irrigation,
}: PublicCultivation & { readonly ctx: PageContext }) {
  const { fields, irrigations } = words(ctx.lang).areaDetails;
  const told = [
    [fields.variety, variety === null ? null : <AsWritten>{variety}</AsWritten>],
    [fields.plantedYear, plantedYear],
    [fields.harvestMonths, harvestMonths === null ? null : monthsText(ctx.lang, harvestMonths)],
    [fields.irrigation, irrigation === null ? null : irrigations[irrigation]],
  ] as const;
  return (
    <>
      {told.map(
        ([label, value]) =>
          value !== null && (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </>
  );
}

function Lots({ ctx, area }: Props) {
  const text = words(ctx.lang).areaCodePages;
  return (
    <section aria-labelledby="lots">
      <h2 id="lots">{text.lots}</h2>
      {area.lots.length === 0 ? (
        <p class="sub">{text.noLots}</p>
      ) : (
        <ul class="certs">
          {area.lots.map((lot) => (
            <LotLine key={`${lot.gtin ?? ''} ${lot.code ?? ''} ${lot.lotNumber}`} ctx={ctx} lot={lot} />
          ))}
        </ul>
      )}
      {area.moreLots && <p class="sub">{text.moreLots}</p>}
    </section>
  );
}

function LotLine({ ctx, lot }: { readonly ctx: PageContext; readonly lot: PublicLot }) {
  const text = words(ctx.lang).areaCodePages;
  const { gtin, code, lotNumber, madeOn } = lot;
  const path =
    gtin !== null ? `/01/${gtin}/10/${encodePathValue(lotNumber)}` : code !== null ? `/q/${code}` : null;
  return (
    <li>
      <b>
        <Name vi={lot.productName} en={lot.productNameEn} />
      </b>{' '}
      {path === null ? (
        <span class="code">{lotNumber}</span>
      ) : (
        <a class="code" href={path}>
          {lotNumber}
        </a>
      )}
      {madeOn !== null && <small>{text.made(formatDate(ctx.lang, madeOn))}</small>}
    </li>
  );
}

export interface FindAreaCodeProps {
  readonly ctx: PageContext;
  /** What was asked; null on the page that only asks. */
  readonly asked: string | null;
  /** Why it cannot be a code; null where it could be, and nobody has it. */
  readonly fault: string | null;
  readonly similar: readonly string[];
}

/** Asks for a code, and helps where there is none such. */
export function FindAreaCodePage({ ctx, asked, fault, similar }: FindAreaCodeProps) {
  const { areaCodePages: text, faults } = words(ctx.lang);
  const sentence = fault === null ? null : (faults as Readonly<Record<string, unknown>>)[fault];
  return (
    <PublicPage
      ctx={ctx}
      title={asked === null ? text.find : text.unknown}
      noindex={asked !== null}
      styles={['forms']}
    >
      {asked !== null && (
        <Verdict kind="unknown" word={text.unknown}>
          <p>
            {text.asked} <span class="code">{asked}</span>
          </p>
          <p>{typeof sentence === 'string' ? sentence : text.calm}</p>
        </Verdict>
      )}
      <div class="wrap">
        <div class="cols first">
          <section aria-labelledby="find-title">
            {asked === null ? <h1 id="find-title">{text.find}</h1> : <h2 id="find-title">{text.again}</h2>}
            {similar.length > 0 && (
              <>
                <p>{text.maybe}</p>
                <ul class="shops">
                  {similar.map((code) => (
                    <li key={code}>
                      <a class="code" href={`/areas/${code}`}>
                        {code}
                      </a>
                    </li>
                  ))}
                </ul>
              </>
            )}
            <form action="/areas" role="search" aria-label={text.find}>
              <div class="field">
                <label for="code">{text.label}</label>
                <p class="hint" id="code-hint">
                  {text.hint}
                </p>
                <input
                  class="code"
                  id="code"
                  name="code"
                  value={asked ?? ''}
                  maxlength={80}
                  autocomplete="off"
                  autocapitalize="characters"
                  spellcheck={false}
                  aria-describedby="code-hint"
                />
              </div>
              <button class="btn" type="submit">
                {text.look}
              </button>
            </form>
          </section>
          <section aria-labelledby="about">
            <h2 id="about">{text.about}</h2>
            <p class="sub">{text.aboutText}</p>
            {asked !== null && <p class="sub">{text.elsewhere}</p>}
          </section>
        </div>
      </div>
    </PublicPage>
  );
}
