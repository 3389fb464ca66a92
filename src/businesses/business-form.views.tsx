import { Reason } from '../ui/vietnamese.js';
import { unitsText } from '../places/place-names.js';
import { communeText, type CommuneMatch } from '../places/places.queries.js';
import { ConsolePage } from '../ui/console-page.js';
import { ChoiceField, ErrorSummary, Form, HiddenField, SubmitButton, TextField } from '../ui/form.js';
import { formatWeekday } from '../ui/format.js';
import { Icon } from '../ui/icon.js';
import { fieldsOf } from '../ui/field-words.js';
import type { FieldFault, PageContext } from '../ui/page-context.js';
import { Panel } from '../ui/panel.js';
import { words } from '../ui/words.js';
import { BUSINESS_KINDS } from './business.entity.js';

export type BusinessValues = Readonly<Record<string, string | null | undefined>>;

export interface BusinessFormPageProps {
  readonly ctx: PageContext;
  /** `new`: first registration; `amend`: mended and sent again. */
  /** `counter`: an official enters it for somebody who came. */
  readonly mode: 'new' | 'amend' | 'counter';
  readonly values: BusinessValues;
  readonly faults: readonly FieldFault[];
  /** The communes of today that the text in `place` may mean. */
  readonly choices: readonly CommuneMatch[];
  /** Somebody pressed “find commune”: the page opens at the answer, which a screen reader then reads. */
  readonly answered: boolean;
  /** When an answer is due to what is sent now. */
  readonly dueAt: Date;
  /** What the office wanted amended. */
  readonly reason: string | null;
  /** Of a household that has registered. */
  readonly personalIdLast4: string | null;
}

export function BusinessFormPage(props: BusinessFormPageProps) {
  const { ctx, mode, faults, values, reason } = props;
  const text = words(ctx.lang).businesses;
  const title = { new: text.newTitle, amend: text.amendTitle, counter: text.counterTitle }[mode];
  return (
    <ConsolePage
      ctx={ctx}
      title={title}
      current="business"
      heading={title}
      lead={{ new: text.newLead, amend: text.amendLead, counter: text.counterLead }[mode]}
      styles={['forms']}
      faulty={faults.length > 0}
    >
      <div class="two">
        <Form ctx={ctx} action={`/console/business/${mode}`} faults={faults}>
          <ErrorSummary ctx={ctx} faults={faults} labels={text.fields} />
          {reason !== null && (
            <Panel id="reason" title={text.reason}>
              <p>
                <Reason>{reason}</Reason>
              </p>
            </Panel>
          )}
          {mode === 'amend' && <HiddenField name="version" value={values.version ?? ''} />}
          <Identity {...props} />
          <Address {...props} />
          <Panel id="contact" title={text.contact}>
            <p class="soft">{text.contactLead}</p>
            <ContactFields ctx={ctx} values={values} />
          </Panel>
          <Panel id="more" title={text.more}>
            <MoreFields ctx={ctx} values={values} />
          </Panel>
          <div class="send">
            <p>{text.confirm}</p>
            <p>
              <SubmitButton name="do" value="send">
                {mode === 'amend' ? text.sendAgain : text.send}
              </SubmitButton>
            </p>
          </div>
        </Form>
        <Beside {...props} />
      </div>
    </ConsolePage>
  );
}

function Identity({ ctx, values, personalIdLast4 }: BusinessFormPageProps) {
  const text = words(ctx.lang).businesses;
  const { kinds, kindNotes, fields, hints, identity } = text;
  const field = fieldsOf(text, values);
  const numberHint = personalIdLast4 === null ? hints.number : hints.personalIdKept(personalIdLast4);
  return (
    <Panel id="identity" title={identity}>
      <ChoiceField
        {...field('kind')}
        required
        options={BUSINESS_KINDS.map((value) => ({ value, text: kinds[value], note: kindNotes[value] }))}
      />
      <TextField {...field('name')} required maxlength={200} autocomplete="organization" />
      <TextField
        name="number"
        label={fields.number}
        hint={numberHint}
        value={values.number}
        required={personalIdLast4 === null}
        code
        width="short"
        inputmode="numeric"
        maxlength={20}
      />
    </Panel>
  );
}

function Address(props: BusinessFormPageProps) {
  return (
    <Panel id="address" title={words(props.ctx.lang).businesses.address}>
      <SeatFields {...props} />
      <FormerAddressField ctx={props.ctx} values={props.values} />
    </Panel>
  );
}

export type SeatFieldsProps = Pick<BusinessFormPageProps, 'ctx' | 'values' | 'choices' | 'answered'>;

/** Where the business sits: free text for the commune, the communes it may mean, and the street. */
export function SeatFields(props: SeatFieldsProps) {
  const { ctx, values, choices } = props;
  const text = words(ctx.lang).businesses;
  const field = fieldsOf(text, values);
  const note = ({ formerly, split }: CommuneMatch) =>
    formerly === null
      ? undefined
      : `${text.formerly(unitsText(formerly, ctx.lang))}${split ? `. ${text.split}` : ''}`;
  return (
    <>
      <TextField {...field('place')} required maxlength={120} />
      <p>
        <SubmitButton name="do" value="find" plain>
          {text.findCommune}
        </SubmitButton>
      </p>
      {choices.length > 0 && (
        <div id="communes" tabindex={-1} autofocus={props.answered} aria-labelledby="communes-found">
          <p class="hint" id="communes-found" role="status">
            {text.communesFound(choices.length)}
          </p>
          <HiddenField name="choicesFor" value={values.place ?? ''} />
          <ChoiceField
            name="communeCode"
            label={text.fields.communeCode}
            hint={text.hints.communeCode}
            required
            value={choices.length === 1 ? choices[0]?.commune.code : values.communeCode}
            options={choices.map((match) => ({
              value: match.commune.code,
              text: capital(communeText(match.commune, ctx.lang)),
              note: note(match),
            }))}
          />
        </div>
      )}
      <TextField {...field('street')} required maxlength={200} autocomplete="street-address" />
    </>
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

interface FieldsProps {
  readonly ctx: PageContext;
  readonly values: BusinessValues;
}

export function FormerAddressField({ ctx, values }: FieldsProps) {
  const field = fieldsOf(words(ctx.lang).businesses, values);
  return <TextField {...field('formerAddress')} maxlength={300} />;
}

export function ContactFields({ ctx, values }: FieldsProps) {
  const field = fieldsOf(words(ctx.lang).businesses, values);
  return (
    <>
      <TextField {...field('contactName')} required maxlength={120} autocomplete="name" />
      <TextField
        {...field('contactPhone')}
        required
        type="tel"
        width="short"
        maxlength={20}
        autocomplete="tel"
      />
      <TextField {...field('contactEmail')} required type="email" maxlength={254} autocomplete="email" />
    </>
  );
}

export function MoreFields({ ctx, values }: FieldsProps) {
  const field = fieldsOf(words(ctx.lang).businesses, values);
  return (
    <>
      <TextField {...field('website')} type="url" maxlength={300} autocomplete="url" />
      <TextField {...field('gln')} code width="short" inputmode="numeric" maxlength={20} />
    </>
  );
}

function Beside({ ctx, dueAt }: BusinessFormPageProps) {
  const text = words(ctx.lang).businesses;
  const { phone, timeZone } = ctx.registry;
  return (
    <div class="beside">
      <Panel id="next" title={text.nextPanel} flush>
        <ol class="tasks">
          {text.nextSteps.map(({ title, note }, index) => (
            <li key={title}>
              <b aria-hidden="true">{index + 1}</b>
              <div>
                <h3>{title}</h3>
                <small>{note}</small>
              </div>
            </li>
          ))}
        </ol>
        <div class="in">
          <p>{text.dueIfToday(formatWeekday(ctx.lang, dueAt, timeZone))}</p>
        </div>
      </Panel>
      <Panel id="need" title={text.notNeeded} flush>
        <ul class="checks in">
          {text.notNeededItems.map((item) => (
            <li key={item}>
              <Icon name="ok" />
              <span>{item}</span>
            </li>
          ))}
        </ul>
      </Panel>
      <Panel id="help" title={text.help}>
        {phone !== null && <p>{text.helpCall(phone)}</p>}
        <p>{phone === null ? text.helpDesk : text.helpDeskToo}</p>
      </Panel>
    </div>
  );
}
