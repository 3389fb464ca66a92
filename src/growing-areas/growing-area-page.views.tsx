import { MarketsPanel, stoppedText } from '../area-codes/markets-panel.js';
import type { RegistrationView } from '../area-codes/registrations.queries.js';
import { AsWritten, Reason } from '../ui/vietnamese.js';
import { unitsText } from '../places/place-names.js';
import type { Offers } from '../platform/state-machine.js';
import { Banner } from '../ui/banner.js';
import { ConsolePage } from '../ui/console-page.js';
import { ConfirmForm } from '../ui/cause-form.js';
import { ErrorSummary, Form, SubmitButton } from '../ui/form.js';
import { formatHectares, formatNumber, NBSP } from '../ui/format.js';
import { Icon } from '../ui/icon.js';
import { Meter } from '../ui/meter.js';
import type { FieldFault, PageContext } from '../ui/page-context.js';
import { KeyValues, Panel } from '../ui/panel.js';
import { ResumePanel, StopPanel } from '../ui/stop-panel.js';
import { Tag } from '../ui/tag.js';
import { words } from '../ui/words.js';
import { AreaMaps, type AreaSituation } from './area-maps.views.js';
import { markOf, noticeText } from './area-faults.js';
import { toldRows } from './area-details.views.js';
import { declaredText, saoText } from './declared-size.js';
import type { areaStates } from './growing-area.transitions.js';
import type { GrowingAreaView, HarvestedLotView, OverlapView } from './growing-areas.queries.js';
import type { SeasonView } from './seasons.service.js';
import { SeasonsPanel } from './seasons.views.js';
import { AreaTag, HarvestedLots } from './growing-areas.views.js';

export type AreaDone = 'created' | 'edited' | 'submitted' | 'suspended' | 'resumed';

export interface GrowingAreaPageProps {
  readonly ctx: PageContext;
  readonly area: GrowingAreaView;
  readonly situation: AreaSituation;
  readonly overlaps: readonly OverlapView[];
  readonly lots: { readonly items: readonly HarvestedLotView[]; readonly total: number };
  readonly registrations: readonly RegistrationView[];
  readonly seasons: readonly SeasonView[];
  readonly mayCertify: boolean;
  /** As the business itself, or as the office. */
  readonly mayWrite: boolean;
  readonly offers: Offers<typeof areaStates>;
  readonly done: AreaDone | null;
  /** Of the dossier just sent. */
  readonly reference: string | null;
  readonly faults: readonly FieldFault[];
}

export function GrowingAreaPage(props: GrowingAreaPageProps) {
  const { ctx, area, done, reference, lots, faults } = props;
  const stopped = stoppedText(ctx, props.registrations);
  const text = words(ctx.lang).areas;
  return (
    <ConsolePage
      ctx={ctx}
      title={area.code === null ? area.name : `${area.code}, ${area.name}`}
      current="areas"
      heading={area.name}
      tag={
        <>
          {area.code !== null && <span class="code">{area.code}</span>}{' '}
          <AreaTag ctx={ctx} status={area.status} />{' '}
          {stopped !== null && (
            <Tag kind="wait" icon="warn">
              {stopped}
            </Tag>
          )}
        </>
      }
      crumbs={[{ href: '/console/areas', text: text.title }]}
      lead={
        <>
          <AsWritten>{area.businessName}</AsWritten>. {capital(unitsText(area.place, ctx.lang))}.
        </>
      }
      actions={
        props.offers('edit') ? (
          <a class="btn plain" href={`/console/areas/${area.id}/edit`}>
            {text.edit}
          </a>
        ) : props.mayWrite && (area.status === 'active' || area.status === 'suspended') ? (
          <a href={`/console/requests/new?kind=correction&type=growing-area&id=${area.id}`}>
            {words(ctx.lang).requests.correctLink}
          </a>
        ) : undefined
      }
      styles={['forms']}
      faulty={faults.length > 0}
    >
      <ErrorSummary ctx={ctx} faults={faults.filter(({ path }) => path === 'polygon')} labels={text.fields} />
      {done !== null && (
        <Banner
          title={text.done[done]}
          reference={reference ?? undefined}
          next={done === 'submitted' ? text.submittedNext : done === 'created' ? text.savedNext : undefined}
        />
      )}
      <div class="two">
        <div>
          <Panel
            id="map"
            title={text.map}
            flush
            aside={
              <>
                <a href={`/console/areas/${area.id}/boundary.geojson`}>{text.download}</a>{' '}
                <a href={`/console/areas/${area.id}/eudr.geojson`}>{text.eudr.download}</a>
              </>
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
          </Panel>
          <Suspension {...props} />
        </div>
      </div>
    </ConsolePage>
  );
}

function Facts({ ctx, area }: { readonly ctx: PageContext; readonly area: GrowingAreaView }) {
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

function NextStep({ ctx, area, mayWrite, offers }: GrowingAreaPageProps) {
  const text = words(ctx.lang).areas;
  return (
    <>
      <p>{(mayWrite ? text.nextByStatus : text.officeNext)[area.status]}</p>
      {area.statusReason !== null && (
        <p class="soon">
          {text.reason}: <Reason>{area.statusReason}</Reason>
        </p>
      )}
      {offers('submit') && (
        <Form ctx={ctx} action={`/console/areas/${area.id}/submission`}>
          <p class="soft">{words(ctx.lang).areaDetails.commitment}</p>
          <SubmitButton>{text.submit}</SubmitButton>
        </Form>
      )}
      {offers('delete') && (
        <ConfirmForm
          ctx={ctx}
          action={`/console/areas/${area.id}/deletion`}
          label={text.deleteDraft}
          warning={text.deleteWarning}
          submit={text.deleteConfirm}
        />
      )}
      {mayWrite && area.status === 'active' && (
        <a class="btn" href="/console/lots">
          {text.toLots}
        </a>
      )}
      {!mayWrite && area.status === 'submitted' && (
        <a class="btn" href="/console/applications">
          {text.toApplications}
        </a>
      )}
    </>
  );
}

function Notices({ ctx, area, situation, offers }: GrowingAreaPageProps) {
  const text = words(ctx.lang).areas;
  if (area.notices.length === 0) return null;
  const told = [...area.notices, ...situation.overlaps];
  return (
    <Panel id="place" title={text.noticeTitle}>
      <ul>
        {area.notices.map((notice, index) => (
          <li key={index} class="soon">
            <Icon name="warn" /> {markOf(told, notice)}
            {noticeText(ctx.lang, notice)}
          </li>
        ))}
      </ul>
      {offers('edit') && <p>{text.farAdvice}</p>}
    </Panel>
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

function Suspension({ ctx, area, offers, faults }: GrowingAreaPageProps) {
  const text = words(ctx.lang).areas;
  const path = `/console/areas/${area.id}`;
  if (offers('resume')) return <ResumePanel ctx={ctx} title={text.resume} action={`${path}/resumption`} />;
  if (!offers('suspend')) return null;
  return (
    <StopPanel
      ctx={ctx}
      title={text.suspend}
      action={`${path}/suspension`}
      hint={text.reasonHint}
      faults={faults}
    />
  );
}

function isOwn(other: OverlapView, area: GrowingAreaView): boolean {
  return other.businessId === area.businessId;
}

function percent({ lang }: PageContext, share: number, decimals = 0): string {
  return `${formatNumber(lang, share * 100, decimals)}${NBSP}%`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
