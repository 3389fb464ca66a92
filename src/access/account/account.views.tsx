import { AsWritten } from '../../ui/vietnamese.js';
import { Banner } from '../../ui/banner.js';
import { ConsolePage } from '../../ui/console-page.js';
import { formatDateTime } from '../../ui/format.js';
import { ErrorSummary, Form, PasswordField, SelectField, SubmitButton, TextField } from '../../ui/form.js';
import type { FieldFault, Lang, PageContext, Role } from '../../ui/page-context.js';
import { KeyValues, Panel } from '../../ui/panel.js';
import { DataTable } from '../../ui/table.js';
import { Tag } from '../../ui/tag.js';
import { words } from '../../ui/words.js';
import type { ApiKeySummary } from '../keys/api-keys.service.js';
import { isOfficial } from '../roles.js';
import { deviceOf } from '../sign-in/device.js';
import type { SessionSummary } from '../sessions/sessions.service.js';
import { NewPasswordField } from '../sign-in/sign-in.views.js';

export interface AccountPageProps {
  readonly ctx: PageContext;
  readonly account: {
    readonly name: string;
    readonly email: string;
    readonly role: Role;
    readonly businessName: string | null;
  };
  readonly sessions: readonly SessionSummary[];
  readonly keys: readonly ApiKeySummary[];
  readonly faults?: readonly FieldFault[];
  /** What was typed as the name of a key. */
  readonly keyName?: string | undefined;
  /** A key just made: here it is seen for the first and last time. */
  readonly newKey?: string | undefined;
  readonly done?: string | undefined;
}

export function AccountPage(props: AccountPageProps) {
  const { ctx, account, faults = [], newKey, done } = props;
  const { access, ui } = words(ctx.lang);
  const text = access.account;
  const labels = { currentPassword: text.currentPassword, newPassword: text.newPassword, name: text.keyName };
  const news: Readonly<Record<string, string>> = text.done;
  const told = done !== undefined && Object.hasOwn(news, done) ? news[done] : undefined;
  return (
    <ConsolePage
      ctx={ctx}
      title={text.title}
      current="account"
      heading={text.title}
      faulty={faults.length > 0}
      styles={['forms']}
    >
      {told !== undefined && <Banner title={told} />}
      {newKey !== undefined && <NewKey ctx={ctx} apiKey={newKey} />}
      <ErrorSummary ctx={ctx} faults={faults} labels={labels} />
      <Panel id="you" title={text.you}>
        <KeyValues
          items={[
            [text.name, account.name],
            [text.email, account.email],
            [text.role, ui.roles[account.role]],
            ...(account.role === 'owner' || account.role === 'staff'
              ? [[text.business, account.businessName] as const]
              : []),
          ]}
        />
        {!isOfficial(account.role) && account.businessName !== null && (
          <p>
            {text.anotherText} <a href="/console/business/new">{text.anotherLink}</a>
          </p>
        )}
        {account.role === 'owner' && (
          <p>
            {text.staffText} <a href="/console/staff">{text.staffLink}</a>
          </p>
        )}
      </Panel>
      <Sessions {...props} />
      <Panel id="password" title={text.passwordTitle}>
        <p class="hint">{text.passwordNote}</p>
        <Form ctx={ctx} action="/console/account/password" faults={faults}>
          <input type="text" name="username" value={account.email} autocomplete="username" readonly hidden />
          <PasswordField
            name="currentPassword"
            label={text.currentPassword}
            autocomplete="current-password"
            required
          />
          <NewPasswordField name="newPassword" label={text.newPassword} hint={access.signUp.passwordHint} />
          <p>
            <SubmitButton>{text.changePassword}</SubmitButton>
          </p>
        </Form>
      </Panel>
      <Keys {...props} />
      {ctx.registry.languages.length > 1 && (
        <Panel id="language" title={text.languageTitle}>
          <Form ctx={ctx} action="/console/account/language">
            <SelectField
              name="language"
              label={text.languageField}
              value={ctx.lang}
              options={ctx.registry.languages.map((lang: Lang) => ({
                value: lang,
                text: text.languages[lang],
              }))}
              prompt={null}
              required
            />
            <p>
              <SubmitButton plain>{text.saveLanguage}</SubmitButton>
            </p>
          </Form>
        </Panel>
      )}
    </ConsolePage>
  );
}

function NewKey({ ctx, apiKey }: { readonly ctx: PageContext; readonly apiKey: string }) {
  const { account: text } = words(ctx.lang).access;
  return (
    <Banner title={text.newKeyTitle} next={text.newKeyNext}>
      <p>
        <code class="code wrap-anywhere">Authorization: Bearer {apiKey}</code>
      </p>
      <p>{text.newKeyText}</p>
    </Banner>
  );
}

function Sessions({ ctx, sessions }: AccountPageProps) {
  const { account: text } = words(ctx.lang).access;
  const time = (at: Date) => formatDateTime(ctx.lang, at, ctx.registry.timeZone);
  return (
    <Panel id="sessions" title={text.sessionsTitle} flush>
      <DataTable
        caption={text.sessionsCaption}
        fit
        rows={sessions}
        rowKey={({ createdAt, seenAt }) => `${createdAt.getTime()}-${seenAt.getTime()}`}
        columns={[
          {
            key: 'device',
            head: text.device,
            cell: ({ userAgent, current }) => {
              const device = deviceOf(userAgent);
              return (
                <>
                  {device === null ? text.unknownDevice : text.deviceOf(device.browser, device.system)}{' '}
                  {current && <Tag kind="ok">{text.thisDevice}</Tag>}
                </>
              );
            },
          },
          { key: 'seen', head: text.seenAt, cell: ({ seenAt }) => time(seenAt) },
          { key: 'created', head: text.signedInAt, cell: ({ createdAt }) => time(createdAt), wideOnly: true },
        ]}
      />
      <div class="in">
        <p class="hint">{text.sessionsNote}</p>
        <Form ctx={ctx} action="/console/account/sign-out-everywhere">
          <SubmitButton plain>{text.signOutEverywhere}</SubmitButton>
        </Form>
      </div>
    </Panel>
  );
}

function Keys({ ctx, keys, keyName, faults = [] }: AccountPageProps) {
  const { account: text } = words(ctx.lang).access;
  const time = (at: Date) => formatDateTime(ctx.lang, at, ctx.registry.timeZone);
  return (
    <Panel id="keys" title={text.keysTitle} aside={<a href="/api/docs">{text.keysDocs}</a>} flush>
      <DataTable
        caption={text.keysCaption}
        fit
        rows={keys}
        rowKey={({ id }) => id}
        empty={text.keysEmpty}
        columns={[
          {
            key: 'name',
            head: text.keyName,
            cell: ({ name, prefix, seenAt, businessName }) => (
              <>
                {name}
                <small class="code">{prefix}…</small>
                {businessName !== null && (
                  <small>
                    {text.keyFor} <AsWritten>{businessName}</AsWritten>
                  </small>
                )}
                <small>{seenAt === null ? text.keyNever : `${text.keySeen}: ${time(seenAt)}`}</small>
              </>
            ),
          },
          { key: 'created', head: text.keyCreated, cell: ({ createdAt }) => time(createdAt), wideOnly: true },
          {
            key: 'revoke',
            head: <span class="hide">{text.keyRevoke}</span>,
            cell: ({ id, name }) => (
              <Form ctx={ctx} action={`/console/account/api-keys/${id}/revoke`}>
                <button class="btn plain" type="submit" aria-label={text.keyRevokeOf(name)}>
                  {text.keyRevoke}
                </button>
              </Form>
            ),
          },
        ]}
      />
      <div class="in">
        <p class="hint">{text.keysNote}</p>
        <Form ctx={ctx} action="/console/account/api-keys" faults={faults}>
          <TextField
            name="name"
            label={text.keyName}
            hint={text.keyNameHint}
            value={keyName}
            maxlength={80}
            required
            autocomplete="off"
          />
          <p>
            <SubmitButton>{text.keyCreate}</SubmitButton>
          </p>
        </Form>
      </div>
    </Panel>
  );
}
