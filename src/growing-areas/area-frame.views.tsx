import type { ComponentChildren } from 'preact';
import { stoppedText } from '../area-codes/markets-panel.js';
import type { RegistrationView } from '../area-codes/registrations.queries.js';
import { unitsText } from '../places/place-names.js';
import type { Offers } from '../platform/state-machine.js';
import { Banner } from '../ui/banner.js';
import { ConfirmForm } from '../ui/cause-form.js';
import { ConsolePage } from '../ui/console-page.js';
import { ErrorSummary, Form, SubmitButton } from '../ui/form.js';
import { Icon } from '../ui/icon.js';
import type { FieldFault, PageContext } from '../ui/page-context.js';
import { Panel } from '../ui/panel.js';
import { ResumePanel, StopPanel } from '../ui/stop-panel.js';
import { Tag } from '../ui/tag.js';
import { AsWritten, Reason } from '../ui/vietnamese.js';
import { words } from '../ui/words.js';
import { markOf, noticeText } from './area-faults.js';
import type { AreaSituation } from './area-maps.views.js';
import type { areaStates } from './growing-area.transitions.js';
import type { GrowingAreaView } from './growing-areas.queries.js';
import { AreaTag } from './growing-areas.views.js';

export type AreaDone = 'created' | 'edited' | 'submitted' | 'suspended' | 'resumed';

export interface AreaPageProps {
  readonly ctx: PageContext;
  readonly area: GrowingAreaView;
  readonly situation: AreaSituation;
  readonly registrations: readonly RegistrationView[];
  /** As the business itself, or as the office. */
  readonly mayWrite: boolean;
  readonly offers: Offers<typeof areaStates>;
  readonly done: AreaDone | null;
  /** Of the dossier just sent. */
  readonly reference: string | null;
  readonly faults: readonly FieldFault[];
}

/** What the pages of a growing area and of a packing house have in common: who, in which state, what was just done. */
export function AreaFrame(props: AreaPageProps & { readonly children: ComponentChildren }) {
  const { ctx, area, done, reference, faults } = props;
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
          title={wordsOf(props).done[done]}
          reference={reference ?? undefined}
          next={done === 'submitted' ? text.submittedNext : done === 'created' ? text.savedNext : undefined}
        />
      )}
      {props.children}
    </ConsolePage>
  );
}

/** Words of the kind of thing it is. */
function wordsOf({ ctx, area }: Pick<AreaPageProps, 'ctx' | 'area'>) {
  const { areas, packingHouses } = words(ctx.lang);
  return area.kind === 'field' ? areas : packingHouses;
}

export function NextStep({ ctx, area, mayWrite, offers }: AreaPageProps) {
  const text = words(ctx.lang).areas;
  const own = wordsOf({ ctx, area });
  return (
    <>
      <p>{(mayWrite ? own.nextByStatus : own.officeNext)[area.status]}</p>
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
      {mayWrite && area.kind === 'field' && area.status === 'active' && (
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

export function Notices({ ctx, area, situation, offers }: AreaPageProps) {
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
      {offers('edit') && <p>{wordsOf({ ctx, area }).farAdvice}</p>}
    </Panel>
  );
}

export function Suspension({ ctx, area, offers, faults }: AreaPageProps) {
  const text = wordsOf({ ctx, area });
  const path = `/console/areas/${area.id}`;
  if (offers('resume')) return <ResumePanel ctx={ctx} title={text.resume} action={`${path}/resumption`} />;
  if (!offers('suspend')) return null;
  return (
    <StopPanel
      ctx={ctx}
      title={text.suspend}
      action={`${path}/suspension`}
      hint={words(ctx.lang).areas.reasonHint}
      faults={faults}
    />
  );
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
