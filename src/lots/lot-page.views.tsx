import { Amount, AsWritten, Name, Reason } from '../ui/vietnamese.js';
import type { ComponentChildren } from 'preact';
import type { Amount as EventAmount, EventView } from '../diary/diary.queries.js';
import { EVENT_STEPS } from '../diary/diary-steps.js';
import type { Page } from '../platform/http/cursor.js';
import type { Offers } from '../platform/state-machine.js';
import { Banner } from '../ui/banner.js';
import { ConsolePage } from '../ui/console-page.js';
import { CauseForm } from '../ui/cause-form.js';
import { Form, HiddenField, SubmitButton } from '../ui/form.js';
import { Icon } from '../ui/icon.js';
import { formatDate, formatDateTime, formatNumber, formatQuantity } from '../ui/format.js';
import type { FieldFault, PageContext } from '../ui/page-context.js';
import { Pager } from '../ui/pager.js';
import { KeyValues, Panel } from '../ui/panel.js';
import { safeHref } from '../ui/safe-href.js';
import { DataTable } from '../ui/table.js';
import { Tag } from '../ui/tag.js';
import { words } from '../ui/words.js';
import type { lotStates } from './lot.transitions.js';
import type { LotNotice } from './lot-notices.js';
import type { LotDetail, LotView } from './lots.queries.js';
import { LotTag } from './lots.views.js';

export type LotDone = 'created' | 'edited' | 'released' | 'held' | 'recorded' | 'corrected';

export interface LotPageProps {
  readonly ctx: PageContext;
  readonly lot: LotDetail;
  readonly events: Page<EventView>;
  /** Something that stands says where it came from. */
  readonly harvested: boolean;
  readonly code: { readonly code: string; readonly uri: string } | null;
  readonly mayWrite: boolean;
  readonly offers: Offers<typeof lotStates>;
  /** Of the office, which may name its decision. */
  readonly office: boolean;
  /** What other features show of it. */
  readonly parts: ComponentChildren;
  readonly done: LotDone | null;
  readonly faults?: readonly FieldFault[];
}

export function LotPage(props: LotPageProps) {
  const { ctx, lot, events, mayWrite, done, faults = [] } = props;
  const text = words(ctx.lang).lots;
  const count = formatNumber(ctx.lang, lot.events);
  const live = lot.status !== 'recalled' && lot.status !== 'closed';
  // Made of other lots: what it came of is told above, and little is left to record.
  const elsewhere = props.harvested && lot.events === 0;
  const record = mayWrite && live && <RecordPanel ctx={ctx} lot={lot} />;
  return (
    <ConsolePage
      ctx={ctx}
      title={text.heading(lot.lotNumber)}
      current="lots"
      heading={text.heading(lot.lotNumber)}
      tag={<LotTag ctx={ctx} status={lot.status} stoppedBy={lot.stoppedBy} />}
      crumbs={[{ href: '/console/lots', text: mayWrite ? text.title : text.allTitle }]}
      lead={
        <>
          <Name vi={lot.productName} en={lot.productNameEn} />. <AsWritten>{lot.businessName}</AsWritten>.
        </>
      }
      actions={
        props.offers('edit') ? (
          <a class="btn plain" href={`/console/lots/${lot.id}/edit`}>
            {text.edit}
          </a>
        ) : mayWrite && (lot.status === 'released' || lot.status === 'held') ? (
          <a href={`/console/requests/new?kind=correction&type=lot&id=${lot.id}`}>
            {words(ctx.lang).requests.correctLink}
          </a>
        ) : undefined
      }
      styles={['forms']}
      faulty={faults.length > 0}
    >
      <Stopped ctx={ctx} lot={lot} />
      {done !== null && <Banner title={text.done[done]} reference={lot.lotNumber} next={nextStep(props)} />}
      <div class="two">
        <div>
          {!elsewhere && record}
          {props.parts}
          {elsewhere && record}
          <Panel id="events" title={text.events(count)} flush>
            <EventTable
              ctx={ctx}
              events={events.items}
              empty={elsewhere ? text.originElsewhere : words(ctx.lang).events.none}
              mayCorrect={mayWrite && live}
            />
            <Pager ctx={ctx} next={events.next} shown={events.items.length} />
          </Panel>
        </div>
        <div>
          <NextPanel {...props} />
          <Notices ctx={ctx} lot={lot} />
          <Panel id="facts" title={text.facts}>
            <KeyValues
              items={[
                [
                  text.product,
                  <a href={`/console/products/${lot.productId}`}>
                    <Name vi={lot.productName} en={lot.productNameEn} />
                  </a>,
                ],
                ...(lot.variantName === null ? [] : ([[text.fields.variantId, lot.variantName]] as const)),
                ...(lot.material === null
                  ? []
                  : ([[text.fields.material, <AsWritten>{lot.material}</AsWritten>]] as const)),
                [
                  text.quantity,
                  lot.quantity === null ? null : <Amount quantity={lot.quantity} unit={lot.unit ?? ''} />,
                ],
                [text.madeOn, lot.madeOn === null ? null : formatDate(ctx.lang, lot.madeOn)],
                [text.expiresOn, lot.expiresOn === null ? null : formatDate(ctx.lang, lot.expiresOn)],
              ]}
            />
          </Panel>
          <HoldPanel {...props} />
        </div>
      </div>
    </ConsolePage>
  );
}

/** What does not fit together, for whoever wrote it and whoever oversees it. */
function Notices({ ctx, lot }: Pick<LotPageProps, 'ctx' | 'lot'>) {
  const text = words(ctx.lang).lots;
  if (lot.notices.length === 0) return null;
  return (
    <Panel id="notices" title={text.noticesTitle}>
      <ul>
        {lot.notices.map((notice) => (
          <li key={`${notice.code} ${notice.eventId ?? ''}`} class="soon">
            <Icon name="warn" /> {noticeText(ctx, notice)}
          </li>
        ))}
      </ul>
      <p class="soft">{text.noticesAdvice}</p>
    </Panel>
  );
}

function noticeText(ctx: PageContext, { code, quantity, limit, unit }: LotNotice): string {
  const say = (value: number | null) => formatQuantity(ctx.lang, value ?? 0, unit ?? '');
  return words(ctx.lang).lots.notices[code](say(quantity), say(limit));
}

/** Something above the lot is suspended: whoever scans it reads so, and whoever works on it should. */
function Stopped({ ctx, lot }: Pick<LotPageProps, 'ctx' | 'lot'>) {
  const text = words(ctx.lang).notices.stoppedBy;
  const { stoppedBy } = lot;
  if (stoppedBy === null) return null;
  const href = {
    business: `/console/businesses/${lot.businessId}`,
    product: `/console/products/${lot.productId}`,
    code: `/console/codes/${lot.code ?? ''}`,
  }[stoppedBy];
  return (
    <Banner kind="warn" title={text[stoppedBy]} next={<a href={href}>{words(ctx.lang).notices.look}</a>}>
      {lot.status === 'released' && <p>{text.scans}</p>}
    </Banner>
  );
}

function nextStep({ ctx, lot, harvested, code }: LotPageProps): string {
  const text = words(ctx.lang).lots;
  if (lot.status === 'held') return text.nextHeld;
  if (lot.status === 'released' && lot.stoppedBy !== null) return words(ctx.lang).notices.stoppedBy.next;
  if (lot.status === 'released') return code === null ? text.nextCode : text.nextPrint;
  if (lot.status !== 'open') return text.nextEnded;
  return harvested ? text.nextRelease : text.nextRecord;
}

function NextPanel(props: LotPageProps) {
  const { ctx, lot, harvested, code, mayWrite, offers } = props;
  const text = words(ctx.lang).lots;
  const live = lot.status === 'open' || lot.status === 'released' || lot.status === 'held';
  return (
    <Panel id="next" title={text.next}>
      <p>{nextStep(props)}</p>
      {lot.statusReason !== null && (
        <p class="soon">
          {text.reason}: <Reason>{lot.statusReason}</Reason>
        </p>
      )}
      {lot.status === 'open' && harvested && offers('release') && (
        <Release ctx={ctx} lot={lot} label={text.release} />
      )}
      {code === null ? (
        mayWrite && live ? (
          <Form ctx={ctx} action="/console/codes">
            <HiddenField name="lotId" value={lot.id} />
            <SubmitButton plain={lot.status === 'open'}>{text.issue}</SubmitButton>
          </Form>
        ) : (
          <p class="soft">{text.noCode}</p>
        )
      ) : (
        <p>
          <a class="btn" href={`/console/codes/${code.code}`}>
            {text.openCode}
          </a>
          <br />
          <a href={safeHref(code.uri)}>{code.uri}</a>
        </p>
      )}
    </Panel>
  );
}

function Release({ ctx, lot, label }: { ctx: PageContext; lot: LotView; label: string }) {
  return (
    <Form ctx={ctx} action={`/console/lots/${lot.id}/release`}>
      <SubmitButton>{label}</SubmitButton>
    </Form>
  );
}

function HoldPanel({ ctx, lot, offers, office, faults = [] }: LotPageProps) {
  const text = words(ctx.lang).lots;
  if (lot.status === 'held' && offers('release')) {
    return (
      <Panel id="hold" title={text.releaseAgain}>
        <Release ctx={ctx} lot={lot} label={text.releaseAgain} />
      </Panel>
    );
  }
  if (!offers('hold')) return null;
  return (
    <Panel id="hold" title={text.hold}>
      <CauseForm
        ctx={ctx}
        action={`/console/lots/${lot.id}/hold`}
        hint={text.holdHint}
        office={office}
        faults={faults}
        submit={text.hold}
      />
    </Panel>
  );
}

/** Large buttons, one a step: the form behind each asks only what that step needs. */
function RecordPanel({ ctx, lot }: { ctx: PageContext; lot: LotView }) {
  const text = words(ctx.lang);
  return (
    <Panel id="record" title={text.lots.recordTitle}>
      <ul class="steps-choice">
        {EVENT_STEPS.map((step) => (
          <li key={step}>
            <a href={`/console/lots/${lot.id}/events/new?step=${step}`}>
              <b>{text.events.steps[step]}</b> <small>{text.events.stepHints[step]}</small>
            </a>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function EventTable({
  ctx,
  events,
  empty,
  mayCorrect,
}: {
  ctx: PageContext;
  events: readonly EventView[];
  empty: string;
  mayCorrect: boolean;
}) {
  const text = words(ctx.lang).events;
  return (
    <DataTable
      caption={text.listCaption}
      captionHidden
      fit
      rows={events}
      rowKey={(event) => event.id}
      empty={empty}
      columns={[
        {
          key: 'when',
          head: text.when,
          cell: (event) => formatDateTime(ctx.lang, event.eventTime, ctx.registry.timeZone),
        },
        {
          key: 'what',
          head: text.what,
          rowHead: true,
          cell: (event) => <What ctx={ctx} event={event} mayCorrect={mayCorrect} />,
        },
        { key: 'amount', head: text.amount, num: true, cell: (event) => amounts(ctx, event) },
        { key: 'who', head: text.who, wideOnly: true, cell: (event) => event.responsible },
      ]}
    />
  );
}

function What({ ctx, event, mayCorrect }: { ctx: PageContext; event: EventView; mayCorrect: boolean }) {
  const text = words(ctx.lang).events;
  const name = text.steps[event.step];
  const open = event.declared === null;
  return (
    <>
      {open ? name : <del>{name}</del>} {event.declared !== null && <Tag kind="off">{text.corrected}</Tag>}
      <small>
        <AsWritten>
          {[event.place, event.areas.map(({ name: area }) => area).join(', ')].filter(Boolean).join(' · ')}
        </AsWritten>
      </small>
      {event.note !== null && (
        <small>
          <AsWritten>{event.note}</AsWritten>
        </small>
      )}
      {event.declared !== null && event.declared.correctedById === null && (
        <small>
          {text.didNotHappen} <AsWritten>{event.declared.reason}</AsWritten>
        </small>
      )}
      {event.correctionReason !== null && (
        <small>
          {text.correction} <AsWritten>{event.correctionReason}</AsWritten>
        </small>
      )}
      {event.image !== null && <img class="thumb" src={event.image} alt="" width={72} loading="lazy" />}
      {open && mayCorrect && <a href={`/console/events/${event.id}/correction`}>{text.correct}</a>}
    </>
  );
}

function amounts(ctx: PageContext, event: EventView): ComponentChildren {
  const say = (amount: EventAmount) => formatQuantity(ctx.lang, amount.quantity, amount.unit);
  const harvested = event.areas.flatMap(({ amount }) => (amount === null ? [] : [say(amount)]));
  const flow = [event.input, event.output].flatMap((amount) => (amount === null ? [] : [say(amount)]));
  return [...harvested, flow.join(' → ')].filter(Boolean).map((line) => <div key={line}>{line}</div>);
}
