import type { ComponentChildren } from 'preact';
import { Banner } from '../../ui/banner.js';
import { ErrorSummary, Form, HiddenField, PasswordField, SubmitButton, TextField } from '../../ui/form.js';
import type { FieldFault, PageContext } from '../../ui/page-context.js';
import { PublicPage } from '../../ui/public-page.js';
import { withQuery } from '../../ui/query.js';
import { words } from '../../ui/words.js';
import { PASSWORD_MAX } from '../passwords/password-policy.js';

export interface SignInPageProps {
  readonly ctx: PageContext;
  /** Where it leads, a path of this site. */
  readonly next: string;
  readonly email: string;
  readonly faults: readonly FieldFault[];
  /** What was just done, as the address says. */
  readonly done?: string | undefined;
}

export function SignInPage({ ctx, next, email, faults, done }: SignInPageProps) {
  const { signIn: text } = words(ctx.lang).access;
  const news: Readonly<Record<string, string>> = text.done;
  const told = done !== undefined && Object.hasOwn(news, done) ? news[done] : undefined;
  return (
    <Gate
      ctx={ctx}
      title={text.title}
      lead={text.lead}
      faulty={faults.length > 0}
      side={
        <>
          <section aria-labelledby="new">
            <h2 id="new">{text.newTitle}</h2>
            <p>{text.newText}</p>
            <p>
              <a class="btn plain" href="/sign-up">
                {text.newLink}
              </a>
            </p>
            <p class="soft">{text.officials}</p>
          </section>
          <section aria-labelledby="safe">
            <h2 id="safe">{text.safeTitle}</h2>
            <ul class="shops">
              <li>{text.safe1(ctx.publicUrl)}</li>
              <li>{text.safe2(ctx.registry.name)}</li>
              <li>{text.safe3}</li>
              <li>{text.recorded}</li>
            </ul>
          </section>
        </>
      }
    >
      {told !== undefined && <Banner title={told} />}
      <ErrorSummary ctx={ctx} faults={faults} labels={{}} title={text.failed} />
      <Form ctx={ctx} action="/sign-in" faults={faults}>
        <HiddenField name="next" value={next} />
        <TextField
          name="email"
          label={text.email}
          type="email"
          value={email}
          autocomplete="username"
          maxlength={254}
          required
        />
        <PasswordField name="password" label={text.password} autocomplete="current-password" required />
        <p class="hint">
          <a href="/password/forgot">{text.forgot}</a>
        </p>
        <p class="go">
          <SubmitButton>{text.submit}</SubmitButton>
        </p>
      </Form>
    </Gate>
  );
}

export interface ForgotPageProps {
  readonly ctx: PageContext;
  readonly email: string;
  readonly faults: readonly FieldFault[];
  readonly minutes: number;
  /** The answer, whether or not anybody has the address. */
  readonly sent: boolean;
}

export function ForgotPage({ ctx, email, faults, minutes, sent }: ForgotPageProps) {
  const { forgot: text } = words(ctx.lang).access;
  return (
    <Gate
      ctx={ctx}
      title={sent ? text.sentTitle : text.title}
      lead={text.lead(minutes)}
      faulty={faults.length > 0}
      side={<Help ctx={ctx} />}
    >
      {sent && <Banner kind="info" title={text.sentText(email)} next={text.sentNext} />}
      <ErrorSummary ctx={ctx} faults={faults} labels={{ email: text.email }} />
      <Form ctx={ctx} action="/password/forgot" faults={faults}>
        <TextField
          name="email"
          label={text.email}
          type="email"
          value={email}
          autocomplete="username"
          maxlength={254}
          required
        />
        <p class="go">
          <SubmitButton plain={sent}>{text.submit}</SubmitButton>
        </p>
      </Form>
    </Gate>
  );
}

export interface ResetPageProps {
  readonly ctx: PageContext;
  readonly token: string;
  readonly holder: { readonly email: string; readonly purpose: 'reset' | 'invitation' };
  readonly faults: readonly FieldFault[];
}

export function ResetPage({ ctx, token, holder, faults }: ResetPageProps) {
  const { reset: text, signUp } = words(ctx.lang).access;
  return (
    <Gate
      ctx={ctx}
      title={holder.purpose === 'reset' ? text.titleReset : text.titleInvitation}
      lead={text.lead(holder.email)}
      faulty={faults.length > 0}
      side={<Help ctx={ctx} />}
    >
      <ErrorSummary ctx={ctx} faults={faults} labels={{ password: text.password }} />
      <Form ctx={ctx} action="/password/reset" faults={faults}>
        <HiddenField name="token" value={token} />
        {/* Tells a password manager whose password this is. */}
        <input type="text" name="username" value={holder.email} autocomplete="username" readonly hidden />
        <NewPasswordField name="password" label={text.password} hint={signUp.passwordHint} />
        <p class="go">
          <SubmitButton>{text.submit}</SubmitButton>
        </p>
      </Form>
    </Gate>
  );
}

/** The link was used or is too old: says so, and how to get another. */
export function ExpiredLinkPage({ ctx }: { readonly ctx: PageContext }) {
  const { reset: text } = words(ctx.lang).access;
  return (
    <Gate
      ctx={ctx}
      title={text.expiredTitle}
      lead={text.expiredText}
      faulty={false}
      side={<Help ctx={ctx} />}
    >
      <p class="go">
        <a class="btn" href="/password/forgot">
          {text.askAgain}
        </a>
      </p>
      <p class="hint">{text.askInvitation}</p>
    </Gate>
  );
}

/** Both times the same rules; the length is told to the browser, which lets nobody type what would be refused. */
export function NewPasswordField(props: {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
}) {
  // A code point may take two of the units `maxlength` counts.
  return <PasswordField {...props} autocomplete="new-password" maxlength={2 * PASSWORD_MAX} required />;
}

export function Help({ ctx }: { readonly ctx: PageContext }) {
  const { access, ui } = words(ctx.lang);
  const { phone } = ctx.registry;
  return (
    <section aria-labelledby="help">
      <h2 id="help">{access.signIn.safeTitle}</h2>
      <ul class="shops">
        <li>{access.signIn.safe1(ctx.publicUrl)}</li>
        <li>{access.signIn.safe2(ctx.registry.name)}</li>
      </ul>
      <p class="soft">
        {access.forgot.lost} {phone !== null && `${ui.call(phone)}.`}
      </p>
      <p>
        <a href="/sign-in">{access.forgot.back}</a>
      </p>
    </section>
  );
}

interface GateProps {
  readonly ctx: PageContext;
  readonly title: string;
  readonly lead: string;
  readonly faulty: boolean;
  readonly side: ComponentChildren;
  readonly children: ComponentChildren;
}

/** A form at the left, what helps with it at the right, below it on a phone. Not for search engines. */
export function Gate({ ctx, title, lead, faulty, side, children }: GateProps) {
  return (
    // A link with a token in it is not repeated in the links to the other language's page.
    <PublicPage
      ctx={{ ...ctx, path: withQuery(ctx.path, { done: null }) }}
      title={title}
      styles={['forms']}
      noindex
      faulty={faulty}
    >
      <div class="wrap">
        <div class="cols first gate">
          <div>
            <section aria-labelledby="gate">
              <h1 id="gate">{title}</h1>
              <p class="sub">{lead}</p>
              {children}
            </section>
          </div>
          <div>{side}</div>
        </div>
      </div>
    </PublicPage>
  );
}
