import { MarketsPanel } from '../area-codes/markets-panel.js';
import { unitsText } from '../places/place-names.js';
import { formatHectares, formatNumber, NBSP } from '../ui/format.js';
import { Icon } from '../ui/icon.js';
import { Meter } from '../ui/meter.js';
import type { PageContext } from '../ui/page-context.js';
import { KeyValues, Panel } from '../ui/panel.js';
import { words } from '../ui/words.js';
import { AreaFrame, type AreaPageProps, capital, NextStep, Notices, Suspension } from './area-frame.views.js';
import { AreaMaps } from './area-maps.views.js';
import { markOf } from './area-faults.js';
import { toldRows } from './area-details.views.js';
import { declaredText, saoText } from './declared-size.js';
import type { FieldView, HarvestedLotView, OverlapView } from './growing-areas.queries.js';
import type { SeasonView } from './seasons.service.js';
import { SeasonsPanel } from './seasons.views.js';
import { HarvestedLots } from './growing-areas.views.js';

export interface GrowingAreaPageProps extends AreaPageProps {
  readonly area: FieldView;
  readonly overlaps: readonly OverlapView[];
  readonly lots: { readonly items: readonly HarvestedLotView[]; readonly total: number };
  readonly seasons: readonly SeasonView[];
  readonly mayCertify: boolean;
  readonly mayReadHouseholds: boolean;
}

export function GrowingAreaPage(props: GrowingAreaPageProps) {
  const { ctx, area, lots } = props;
  const text = words(ctx.lang).areas;
  return (
    <AreaFrame {...props}>
      <div class="two">
        <div>
          <Panel
            id="map"
            title={text.map}
            flush
            aside={
              <small>
                <a href={`/console/areas/${area.id}/boundary.geojson`}>{text.download}</a>
                {' · '}
                <a href={`/console/areas/${area.id}/eudr.geojson`}>{text.eudr.download}</a>
              </small>
            }
          >
            <AreaMaps ctx={ctx} {...props.situation} />
            <p class="in soft">{text.privateBoundary}</p>
          </Panel>
          <MarketsPanel
            ctx={ctx}
            areaId={area.id}
            registrations={props.registrations}
            mayRequest={props.mayWrite && area.status === 'active'}
          />
          <Panel
            id="lots"
            title={text.lots}
            flush
            aside={lots.total > 0 && <small>{text.lotsCaption(formatNumber(ctx.lang, lots.total))}</small>}
          >
            <HarvestedLots ctx={ctx} lots={lots.items} />
          </Panel>
        </div>
        <div>
          <Panel id="next" title={text.next}>
            <NextStep {...props} />
          </Panel>
          <Notices {...props} />
          <Panel id="overlaps" title={text.overlaps}>
            <Overlaps {...props} />
          </Panel>
          {(area.status === 'active' || area.status === 'suspended') && (
            <SeasonsPanel ctx={ctx} areaId={area.id} seasons={props.seasons} mayCertify={props.mayCertify} />
          )}
          <Panel id="facts" title={text.facts}>
            <Facts ctx={ctx} area={area} />
            <p>
              <a href={`/console/areas/${area.id}/changes`}>{words(ctx.lang).areaChanges.title}</a>
            </p>
            {props.mayReadHouseholds && (
              <p>
                <a href={`/console/areas/${area.id}/households`}>{words(ctx.lang).households.link}</a>
              </p>
            )}
          </Panel>
          <Suspension {...props} />
        </div>
      </div>
    </AreaFrame>
  );
}

function Facts({ ctx, area }: { readonly ctx: PageContext; readonly area: FieldView }) {
  const text = words(ctx.lang).areas;
  const { fields } = text;
  const declared = declaredText(ctx.lang, area.hectaresDeclared, area.declaredUnit);
  const measured = formatHectares(ctx.lang, area.hectaresMeasured);
  const apart = Math.abs(area.hectaresDeclared - area.hectaresMeasured) / area.hectaresMeasured;
  return (
    <>
      <p>
        {text.measured(measured, declared)} {text.difference(percent(ctx, apart, 1))}
      </p>
      <Meter
        label={text.hectaresMeter(measured, declared)}
        total={Math.max(area.hectaresDeclared, area.hectaresMeasured) * 1.1}
        parts={[{ key: 'measured', value: area.hectaresMeasured, tone: 1, text: measured }]}
        mark={area.hectaresDeclared}
      />
      <KeyValues
        items={[
          [fields.code, area.code === null ? text.noCode : <span class="code">{area.code}</span>],
          [text.preview.sao, saoText(ctx.lang, area.hectaresMeasured, area.declaredUnit)],
          [fields.crop, area.crop],
          [text.place, capital(unitsText(area.place, ctx.lang))],
          [fields.village, area.village],
          [fields.households, area.households === null ? null : formatNumber(ctx.lang, area.households)],
          ...toldRows(ctx, area),
        ]}
      />
    </>
  );
}

/** The office reads which area it is; a business reads whose, once that one is approved, to talk to them. */
function Overlaps({ ctx, area, situation, overlaps, mayWrite, offers }: GrowingAreaPageProps) {
  const text = words(ctx.lang).areas;
  const told = [...area.notices, ...situation.overlaps];
  if (overlaps.length === 0)
    return (
      <p>
        <Icon name="ok" /> {text.noOverlap}.
      </p>
    );
  return (
    <>
      <ul>
        {overlaps.map((other) => (
          <li key={other.id} class="soon">
            <Icon name="warn" /> {markOf(told, situation.overlaps.find(({ id }) => id === other.id) ?? other)}
            {mayWrite && !isOwn(other, area) ? (
              text.overlapOther(
                other.status === 'submitted' || other.status === 'amend'
                  ? text.someBusiness
                  : other.businessName,
                percent(ctx, other.share),
              )
            ) : (
              <a href={`/console/areas/${other.id}`}>
                {text.overlap(other.name, other.businessName, percent(ctx, other.share))}
              </a>
            )}
          </li>
        ))}
      </ul>
      {offers('edit') && <p>{text.overlapAdvice}</p>}
    </>
  );
}

function isOwn(other: OverlapView, area: FieldView): boolean {
  return other.businessId === area.businessId;
}

function percent({ lang }: PageContext, share: number, decimals = 0): string {
  return `${formatNumber(lang, share * 100, decimals)}${NBSP}%`;
}
