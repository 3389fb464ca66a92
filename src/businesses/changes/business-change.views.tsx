import type { CommuneMatch } from '../../places/places.queries.js';
import { ChoiceField } from '../../ui/choice-field.js';
import { ConsolePage } from '../../ui/console-page.js';
import { TextArea, TextField } from '../../ui/fields.js';
import { ErrorSummary, Form, SubmitButton } from '../../ui/form.js';
import type { FieldFault, PageContext } from '../../ui/page-context.js';
import { Panel } from '../../ui/panel.js';
import { words } from '../../ui/words.js';
import { BUSINESS_KINDS } from '../business.entity.js';
import { SeatFields } from '../business-form.views.js';
import type { BusinessChangeView } from './business-changes.dto.js';

export type ChangeValues = Readonly<
  Partial<Record<'kind' | 'name' | 'taxCode' | 'place' | 'communeCode' | 'street' | 'grounds', string | null>>
>;

export interface BusinessChangePageProps {
  readonly ctx: PageContext;
  /** The request that waits for the office, or for an amendment. */
  readonly open: BusinessChangeView | null;
  readonly values: ChangeValues;
  readonly faults: readonly FieldFault[];
  readonly choices: readonly CommuneMatch[];
  /** Somebody pressed “find commune”: the page opens at the answer. */
  readonly answered: boolean;
}

/** How the business is to stand in the register, filled in with how it stands now. */
export function BusinessChangePage(props: BusinessChangePageProps) {
  const { ctx, open, faults } = props;
  const text = words(ctx.lang).businesses;
  return (
    <ConsolePage
      ctx={ctx}
      title={text.change.title}
      current="business"
      heading={text.change.title}
      lead={text.change.lead}
      crumbs={[{ href: '/console/business', text: text.ownTitle }]}
      styles={['forms']}
      faulty={faults.length > 0}
    >
      {open?.status === 'submitted' ? <Waiting ctx={ctx} open={open} /> : <ChangeForm {...props} />}
    </ConsolePage>
  );
}

function Waiting({ ctx, open }: { readonly ctx: PageContext; readonly open: BusinessChangeView }) {
  const { change } = words(ctx.lang).businesses;
  return (
    <Panel id="waiting" title={change.waitingTitle}>
      <p>{change.waiting(open.reference ?? '')}</p>
      {open.applicationId !== null && (
        <p>
          <a class="btn" href={`/console/applications/${open.applicationId}`}>
            {change.openDossier}
          </a>
        </p>
      )}
    </Panel>
  );
}

function ChangeForm({ ctx, open, values, faults, choices, answered }: BusinessChangePageProps) {
  const text = words(ctx.lang).businesses;
  const { fields, change } = text;
  const household = values.kind === 'household';
  const kinds = BUSINESS_KINDS.filter((kind) => (kind === 'household') === household);
  return (
    <Form ctx={ctx} action="/console/business/change" faults={faults}>
      <ErrorSummary ctx={ctx} faults={faults} labels={{ ...fields, grounds: change.grounds }} />
      {open?.reason != null && (
        <Panel id="reason" title={change.amend}>
          <p>{open.reason}</p>
        </Panel>
      )}
      <Panel id="identity" title={change.now}>
        <ChoiceField
          name="kind"
          label={text.kindLabel}
          required
          value={values.kind}
          options={kinds.map((value) => ({ value, text: text.kinds[value], note: text.kindNotes[value] }))}
        />
        <TextField
          name="name"
          label={fields.name}
          hint={text.hints.name}
          value={values.name}
          required
          maxlength={200}
          autocomplete="organization"
        />
        {!household && (
          <TextField
            name="taxCode"
            label={fields.taxCode}
            value={values.taxCode}
            required
            code
            width="short"
            inputmode="numeric"
            maxlength={20}
          />
        )}
      </Panel>
      <Panel id="address" title={change.seat}>
        <SeatFields ctx={ctx} values={values} choices={choices} answered={answered} />
      </Panel>
      <Panel id="grounds-panel" title={change.grounds}>
        <TextArea
          name="grounds"
          label={change.grounds}
          hint={change.groundsHint}
          value={values.grounds}
          required
          maxlength={1000}
        />
      </Panel>
      <div class="send">
        <p>{text.confirm}</p>
        <p>
          <SubmitButton name="do" value="send">
            {open === null ? change.send : change.sendAgain}
          </SubmitButton>
        </p>
      </div>
    </Form>
  );
}
