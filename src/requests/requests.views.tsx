import { ConsolePage } from '../ui/console-page.js';
import {
  DateField,
  ErrorSummary,
  Form,
  HiddenField,
  NumberField,
  SubmitButton,
  TextArea,
  TextField,
} from '../ui/form.js';
import type { FieldFault, PageContext } from '../ui/page-context.js';
import { Panel } from '../ui/panel.js';
import { AsWritten } from '../ui/vietnamese.js';
import { words } from '../ui/words.js';
import type { RequestKind, SubjectType } from './request.entity.js';
import type { CorrectableField } from './request-subjects.js';

export interface RequestPageProps {
  readonly ctx: PageContext;
  /** null: the address names nothing that can be asked about. */
  readonly about: {
    readonly kind: RequestKind;
    readonly type: SubjectType;
    readonly id: string;
    readonly title: string;
    readonly fields: readonly (readonly [name: string, field: CorrectableField])[];
    readonly stored: Readonly<Record<string, string | null>>;
  } | null;
  readonly values: Readonly<Record<string, string | undefined>>;
  readonly faults: readonly FieldFault[];
}

/** Asks the office to let something go, or to mend it. What the register holds is there already. */
export function RequestPage({ ctx, about, values, faults }: RequestPageProps) {
  const text = words(ctx.lang).requests;
  const kind = about?.kind ?? 'lifting';
  const fieldTexts: Readonly<Record<string, string>> = text.changeable;
  const labels = {
    words: text.words[kind],
    ...Object.fromEntries(Object.entries(fieldTexts).map(([name, label]) => [`changes.${name}`, label])),
  };
  return (
    <ConsolePage
      ctx={ctx}
      title={text.titles[kind]}
      current={null}
      heading={text.titles[kind]}
      lead={
        about === null ? (
          text.nothingAbout
        ) : (
          <>
            {text.types[about.type]}: <AsWritten>{about.title}</AsWritten>
          </>
        )
      }
      faulty={faults.length > 0}
      styles={['forms']}
    >
      {about === null ? (
        <p>
          <a class="btn" href="/console">
            {text.home}
          </a>
        </p>
      ) : (
        <Panel id="request" title={text.panel}>
          <p>{text.notes[kind]}</p>
          <Form ctx={ctx} action="/console/requests/new" faults={faults}>
            <ErrorSummary ctx={ctx} faults={faults} labels={labels} />
            <HiddenField name="kind" value={kind} />
            <HiddenField name="subjectType" value={about.type} />
            <HiddenField name="subjectId" value={about.id} />
            {about.fields.map(([name, { type, max }]) => {
              const field = { key: name, name: `changes.${name}`, label: fieldTexts[name] ?? name };
              const typed = values[field.name];
              const stored = about.stored[name] ?? null;
              if (type === 'date') return <DateField {...field} value={typed ?? stored ?? ''} />;
              if (type === 'text')
                return <TextField {...field} value={typed ?? stored ?? ''} maxlength={max} />;
              const number = stored === null ? null : Number(stored);
              return <NumberField {...field} value={typed ?? number} whole={type === 'integer'} />;
            })}
            <TextArea
              name="words"
              label={text.words[kind]}
              hint={text.hints[kind]}
              required
              rows={4}
              value={values['words']}
              maxlength={2000}
            />
            <SubmitButton>{text.send}</SubmitButton>
          </Form>
        </Panel>
      )}
    </ConsolePage>
  );
}
