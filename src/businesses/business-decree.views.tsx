import { Reason } from '../ui/vietnamese.js';
import type { StateChange } from '../audit/state-changes.service.js';
import type { Offers } from '../platform/state-machine.js';
import { Banner } from '../ui/banner.js';
import { CauseForm } from '../ui/cause-form.js';
import { Form, SubmitButton } from '../ui/form.js';
import { formatDateTime } from '../ui/format.js';
import type { FieldFault, PageContext } from '../ui/page-context.js';
import { KeyValues, Panel } from '../ui/panel.js';
import { words } from '../ui/words.js';
import type { businessStates } from './business.transitions.js';

export const DECREES = ['suspended', 'resumed', 'closed', 'merged', 'unmerged'] as const;
type Decree = (typeof DECREES)[number];

export interface DecreeProps {
  readonly ctx: PageContext;
  readonly businessId: string;
  readonly offers: Offers<typeof businessStates>;
  readonly last: StateChange | null;
  readonly done: Decree | null;
  readonly faults: readonly FieldFault[];
}

/** What the office may do with a business, and what its present state rests on. */
export function DecreePanel({ ctx, businessId, offers, last, done, faults }: DecreeProps) {
  const text = words(ctx.lang).businesses;
  const {
    ui: { cause },
    duplicates,
  } = words(ctx.lang);
  const path = `/console/businesses/${businessId}`;
  const reasoned = last !== null && (last.action === 'suspend' || last.action === 'close');
  const form = { ctx, office: true, faults, hint: text.decreeHint };
  if (done === null && !reasoned && !offers('suspend') && !offers('resume') && !offers('close')) return null;
  return (
    <Panel id="decree" title={text.decree}>
      {done !== null && (
        <Banner
          title={done === 'merged' || done === 'unmerged' ? duplicates.merger.done[done] : text[done]}
        />
      )}
      {reasoned && (
        <KeyValues
          items={[
            [
              text.lastDecree,
              `${formatDateTime(ctx.lang, last.at, ctx.registry.timeZone)}, ${last.actorName}`,
            ],
            [cause.reason, last.reason && <Reason>{last.reason}</Reason>],
            [cause.decisionNumber, last.decisionNumber],
          ]}
        />
      )}
      {offers('suspend') && <CauseForm {...form} action={`${path}/suspension`} submit={text.suspend} />}
      {offers('resume') && (
        <Form ctx={ctx} action={`${path}/resumption`}>
          <SubmitButton>{text.resume}</SubmitButton>
        </Form>
      )}
      {offers('close') && (
        <details>
          <summary>{text.close}</summary>
          <CauseForm {...form} action={`${path}/closure`} submit={text.close} />
        </details>
      )}
    </Panel>
  );
}
