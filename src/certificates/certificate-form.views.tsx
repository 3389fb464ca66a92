import { ConsolePage } from '../ui/console-page.js';
import {
  ChoiceField,
  DateField,
  ErrorSummary,
  FileField,
  Form,
  HiddenField,
  NumberField,
  SelectField,
  SubmitButton,
  TextField,
} from '../ui/form.js';
import { INDICATIONS } from '../standards/vietnam/geographical-indications.js';
import { fieldsOf } from '../ui/field-words.js';
import type { FieldFault, PageContext } from '../ui/page-context.js';
import { Panel } from '../ui/panel.js';
import { words } from '../ui/words.js';
import { CERTIFICATE_KINDS } from './certificate.entity.js';
import type { Coverable } from './certificates.queries.js';

export interface CertificateValues {
  readonly kind?: string;
  readonly title?: string | null;
  readonly number?: string;
  readonly issuer?: string;
  readonly issuedOn?: string;
  readonly expiresOn?: string | null;
  readonly stars?: number | string | null;
  readonly points?: number | string | null;
  readonly coversBusiness?: boolean;
  readonly productIds?: readonly string[];
  readonly areaIds?: readonly string[];
}

export interface CertificateFormPageProps {
  readonly ctx: PageContext;
  /** null: a new one. */
  readonly certificate: { readonly id: string; readonly number: string; readonly version: number } | null;
  readonly values: CertificateValues;
  readonly coverable: { readonly products: readonly Coverable[]; readonly areas: readonly Coverable[] };
  readonly faults: readonly FieldFault[];
  /** Id of the file sent before. */
  readonly kept: string | null;
}

const GI_NAMES = [...new Set(INDICATIONS.map(({ name }) => name))];

export function CertificateFormPage(props: CertificateFormPageProps) {
  const { ctx, certificate, values, coverable, faults, kept } = props;
  const text = words(ctx.lang).certificates;
  const { fields, hints } = text;
  const field = fieldsOf(text, values);
  const title = certificate === null ? text.newTitle : text.editTitle(certificate.number);
  const options = (things: readonly Coverable[]) => things.map(({ id, name }) => ({ value: id, text: name }));
  return (
    <ConsolePage
      ctx={ctx}
      title={title}
      current="certificates"
      heading={title}
      lead={text.newLead}
      crumbs={[{ href: '/console/certificates', text: text.title }]}
      styles={['forms']}
      faulty={faults.length > 0}
    >
      <ErrorSummary ctx={ctx} faults={faults} labels={fields} />
      <Panel id="certificate" title={text.facts}>
        <Form
          ctx={ctx}
          action={
            certificate === null ? '/console/certificates' : `/console/certificates/${certificate.id}/edit`
          }
          multipart
          faults={faults}
        >
          {certificate !== null && <HiddenField name="version" value={String(certificate.version)} />}
          <SelectField
            {...field('kind')}
            required
            options={CERTIFICATE_KINDS.map((kind) => ({ value: kind, text: text.kinds[kind] }))}
          />
          <div class="pair">
            <SelectField
              {...field('stars')}
              options={[3, 4, 5].map((stars) => ({ value: String(stars), text: text.stars(stars) }))}
            />
            <NumberField {...field('points')} />
          </div>
          <TextField {...field('title')} suggestions={GI_NAMES} maxlength={200} />
          <div class="pair">
            <TextField {...field('number')} required code maxlength={60} />
            <TextField {...field('issuer')} required maxlength={200} />
          </div>
          <div class="pair">
            <DateField {...field('issuedOn')} required />
            <DateField {...field('expiresOn')} />
          </div>
          <ChoiceField
            name="coversBusiness"
            label={text.covers}
            multiple
            value={values.coversBusiness === true ? ['yes'] : []}
            options={[{ value: 'yes', text: fields.coversBusiness }]}
          />
          {coverable.products.length > 0 && (
            <ChoiceField
              name="productIds"
              label={fields.productIds}
              multiple
              value={values.productIds ?? []}
              options={options(coverable.products)}
            />
          )}
          {coverable.areas.length > 0 && (
            <ChoiceField
              name="areaIds"
              label={fields.areaIds}
              multiple
              value={values.areaIds ?? []}
              options={options(coverable.areas)}
            />
          )}
          <FileField
            name="file"
            label={fields.file}
            hint={hints.file}
            accept="application/pdf,image/jpeg,image/png,image/webp"
            kept={kept}
          />
          <p class="send">
            <SubmitButton>{text.save}</SubmitButton>
          </p>
        </Form>
      </Panel>
    </ConsolePage>
  );
}
