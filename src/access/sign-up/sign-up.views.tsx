import type { Delivery } from '../../platform/mail/mail.service.js';
import { Banner } from '../../ui/banner.js';
import { ErrorSummary, Form, HiddenField, SubmitButton, TextField } from '../../ui/form.js';
import type { FieldFault, PageContext } from '../../ui/page-context.js';
import { words } from '../../ui/words.js';
import { Gate, Help, NewPasswordField } from '../sign-in/sign-in.views.js';

export interface SignUpPageProps {
  readonly ctx: PageContext;
  readonly values: { readonly name?: string | undefined; readonly email?: string | undefined };
  readonly faults: readonly FieldFault[];
}

export function SignUpPage({ ctx, values, faults }: SignUpPageProps) {
  const { signUp: text } = words(ctx.lang).access;
  const labels = { name: text.name, email: text.email, password: text.password };
  return (
    <Gate
      ctx={ctx}
      title={text.title}
      lead={text.lead}
      faulty={faults.length > 0}
      side={
        <>
          <section aria-labelledby="have">
            <h2 id="have">{text.haveTitle}</h2>
            <p>
              <a class="btn plain" href="/sign-in">
                {text.haveLink}
              </a>
            </p>
          </section>
          <section aria-labelledby="need">
            <h2 id="need">{text.needTitle}</h2>
            <ul class="shops">
              <li>{text.need1}</li>
              <li>{text.need2}</li>
              <li>{text.need3}</li>
            </ul>
            <p class="soft">{text.privacy}</p>
          </section>
        </>
      }
    >
      <ErrorSummary ctx={ctx} faults={faults} labels={labels} />
      <Form ctx={ctx} action="/sign-up" faults={faults}>
        <TextField
          name="name"
          label={text.name}
          hint={text.nameHint}
          value={values.name}
          autocomplete="name"
          maxlength={120}
          required
        />
        <TextField
          name="email"
          label={text.email}
          hint={text.emailHint}
          type="email"
          value={values.email}
          autocomplete="username"
          maxlength={254}
          required
        />
        <NewPasswordField name="password" label={text.password} hint={text.passwordHint} />
        <p class="go">
          <SubmitButton>{text.submit}</SubmitButton>
        </p>
      </Form>
    </Gate>
  );
}

/** The same for every address: what is true stands in the letter. */
export function SignUpSentPage(props: {
  readonly ctx: PageContext;
  readonly email: string;
  readonly delivery: Delivery;
}) {
  const { ctx, email, delivery } = props;
  const { signUp: text } = words(ctx.lang).access;
  const next = { smtp: text.sentNext, log: text.sentLog, none: text.sentNone }[delivery];
  return (
    <Gate ctx={ctx} title={text.sentTitle} lead={text.sentLead} faulty={false} side={<Help ctx={ctx} />}>
      <Banner kind="info" title={delivery === 'none' ? text.noMail : text.sentText(email)} next={next} />
      <p class="go">
        <a class="btn plain" href="/sign-up">
          {text.again}
        </a>
      </p>
    </Gate>
  );
}

export function ConfirmSignUpPage(props: {
  readonly ctx: PageContext;
  readonly email: string;
  readonly token: string;
}) {
  const { ctx, email, token } = props;
  const { signUp: text } = words(ctx.lang).access;
  return (
    <Gate
      ctx={ctx}
      title={text.confirmTitle}
      lead={text.confirmLead(email)}
      faulty={false}
      side={<Help ctx={ctx} />}
    >
      <Form ctx={ctx} action="/sign-up/confirm">
        <HiddenField name="token" value={token} />
        <p class="go">
          <SubmitButton>{text.confirm}</SubmitButton>
        </p>
      </Form>
    </Gate>
  );
}
