import {
  ErrorSummary,
  FileField,
  Form,
  HiddenField,
  SelectField,
  SubmitButton,
  TextArea,
  TextField,
} from '../ui/form.js';
import { fieldsOf } from '../ui/field-words.js';
import type { FieldFault, PageContext } from '../ui/page-context.js';
import { PublicPage } from '../ui/public-page.js';
import { words } from '../ui/words.js';
import { REPORT_CATEGORIES } from './report.entity.js';
import type { ReportSubject } from './report-subject.queries.js';

export interface ReportFormPageProps {
  readonly ctx: PageContext;
  /** What was typed, and `about` from the page the reporter comes from. */
  readonly values: Readonly<Record<string, string | undefined>>;
  /** What the register knows of `about`; null where it is words, or nothing. */
  readonly subject: ReportSubject | null;
  readonly faults: readonly FieldFault[];
  /** Id of the picture sent before. */
  readonly picture: string | null;
}

/** Tells the office something, without an account and without script. */
export function ReportFormPage({ ctx, values, subject, faults, picture }: ReportFormPageProps) {
  const { reports } = words(ctx.lang);
  const text = reports.form;
  const { fields, hints } = text;
  const field = fieldsOf(text, values);
  return (
    <PublicPage ctx={ctx} title={text.title} noindex faulty={faults.length > 0} styles={['forms']}>
      <div class="wrap narrow">
        <div class="head">
          <h1>{text.title}</h1>
          <p>{text.lead}</p>
        </div>
        <ErrorSummary ctx={ctx} faults={faults} labels={fields} />
        <Form ctx={ctx} action="/report" multipart faults={faults}>
          {subject !== null && <Subject ctx={ctx} subject={subject} about={values['about'] ?? ''} />}
          <SelectField
            {...field('category')}
            required
            options={REPORT_CATEGORIES.map((value) => ({ value, text: reports.categories[value] }))}
          />
          <TextArea {...field('words')} required rows={5} maxlength={4000} />
          {subject === null && <TextField {...field('about')} maxlength={300} />}
          <FileField
            name="image"
            label={fields.image}
            hint={hints.image}
            accept="image/jpeg,image/png,image/webp"
            kept={picture}
          />
          <TextField {...field('place')} maxlength={200} />
          <TextField {...field('contact')} maxlength={200} />
          <p class="note">{text.privacy}</p>
          <p class="send">
            <SubmitButton>{text.send}</SubmitButton>
          </p>
        </Form>
      </div>
    </PublicPage>
  );
}

function Subject({
  ctx,
  subject,
  about,
}: {
  readonly ctx: PageContext;
  readonly subject: ReportSubject;
  readonly about: string;
}) {
  const text = words(ctx.lang).reports.form;
  const english = ctx.lang === 'en' ? subject.productNameEn : null;
  return (
    <div class="banner info">
      <div>
        <p>
          {text.about}: <b lang={english === null ? 'vi' : undefined}>{english ?? subject.productName}</b>
          {subject.lotNumber !== null && (
            <>
              , <span class="code">{text.aboutLot(subject.lotNumber)}</span>
            </>
          )}
        </p>
        <p lang="vi">{subject.businessName}</p>
      </div>
      <HiddenField name="about" value={about} />
    </div>
  );
}
