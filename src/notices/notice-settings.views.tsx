import { Banner } from '../ui/banner.js';
import { ChoiceField, Form, HiddenField, SubmitButton } from '../ui/form.js';
import type { PageContext } from '../ui/page-context.js';
import { PublicPage } from '../ui/public-page.js';
import { words } from '../ui/words.js';
import { NOTICE_MAIL, type NoticeMailChoice } from './notice-settings.service.js';

export interface StopMailPageProps {
  readonly ctx: PageContext;
  readonly token: string;
  readonly done: boolean;
}

export interface NoticeMailFormProps {
  readonly ctx: PageContext;
  readonly action: string;
  readonly chosen: NoticeMailChoice;
}

/** How somebody wants to hear by mail, and of what there is no choice. */
export function NoticeMailForm({ ctx, action, chosen }: NoticeMailFormProps) {
  const { mail: text } = words(ctx.lang).notices;
  return (
    <Form ctx={ctx} action={action}>
      <ChoiceField
        name="mail"
        label={text.label}
        required
        value={chosen}
        options={NOTICE_MAIL.map((value) => ({ value, text: text.choices[value], note: text.notes[value] }))}
      />
      <p>{text.always}</p>
      <p class="send">
        <SubmitButton plain>{text.save}</SubmitButton>
      </p>
    </Form>
  );
}

/** Where the link of a mail program leads who opens it by hand. */
export function StopMailPage({ ctx, token, done }: StopMailPageProps) {
  const { mail: text } = words(ctx.lang).notices;
  return (
    <PublicPage ctx={ctx} title={text.stopTitle} noindex styles={['forms']}>
      <div class="gate wrap">
        <section>
          <h1>{text.stopTitle}</h1>
          {done ? (
            <Banner title={text.stopped} />
          ) : (
            <>
              <p class="sub">{text.stopLead}</p>
              <Form ctx={ctx} action={`/notices/mail/${token}`}>
                <HiddenField name="mail" value="never" />
                <p class="send">
                  <SubmitButton>{text.stop}</SubmitButton>
                </p>
              </Form>
            </>
          )}
          <p>{text.always}</p>
          <p>
            <a href={`/notices/mail/${token}`}>{text.otherwise}</a>
          </p>
        </section>
      </div>
    </PublicPage>
  );
}

/** For who comes with the link of a letter: it tells nothing of the account. */
export function NoticeMailPage({ done, ...props }: NoticeMailFormProps & { readonly done: boolean }) {
  const { mail: text } = words(props.ctx.lang).notices;
  return (
    <PublicPage ctx={props.ctx} title={text.title} noindex styles={['forms']}>
      <div class="gate wrap">
        <section>
          <h1>{text.panel}</h1>
          {done && <Banner title={text.saved} />}
          <NoticeMailForm {...props} />
        </section>
      </div>
    </PublicPage>
  );
}
