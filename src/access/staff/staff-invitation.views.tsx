import { ErrorSummary, Form, HiddenField, SubmitButton, TextField } from '../../ui/form.js';
import type { FieldFault, PageContext } from '../../ui/page-context.js';
import { KeyValues } from '../../ui/panel.js';
import { words } from '../../ui/words.js';
import { Gate, Help, NewPasswordField } from '../sign-in/sign-in.views.js';
import type { StaffInvitation } from './staff-invitations.service.js';

export interface StaffInvitationPageProps {
  readonly ctx: PageContext;
  readonly token: string;
  readonly invitation: StaffInvitation;
  /** As it was typed. */
  readonly name?: string | undefined;
  readonly faults: readonly FieldFault[];
}

/** Who asks whom to work for which business as what; with an account one button, without one a name and a password. */
export function StaffInvitationPage({ ctx, token, invitation, name, faults }: StaffInvitationPageProps) {
  const { access, ui } = words(ctx.lang);
  const { invitation: text, signUp, people } = access;
  const { businessName, inviterName, email, hasAccount, role } = invitation;
  return (
    <Gate
      ctx={ctx}
      title={text.title}
      lead={text.lead(inviterName, businessName)}
      faulty={faults.length > 0}
      side={<Help ctx={ctx} />}
    >
      <ErrorSummary
        ctx={ctx}
        faults={faults}
        labels={{ name: people.name, password: access.reset.password }}
      />
      <KeyValues
        items={[
          [text.business, businessName],
          [text.inviter, inviterName],
          [people.role, ui.roles[role]],
          [people.email, email],
        ]}
      />
      <p>{hasAccount ? text.withAccount : text.withoutAccount}</p>
      <Form ctx={ctx} action="/invitation" faults={faults}>
        <HiddenField name="token" value={token} />
        {!hasAccount && (
          <>
            {/* Tells a password manager whose password this is. */}
            <input type="text" name="username" value={email} autocomplete="username" readonly hidden />
            <TextField
              name="name"
              label={people.name}
              value={name ?? invitation.name}
              maxlength={120}
              autocomplete="name"
              required
            />
            <NewPasswordField name="password" label={access.reset.password} hint={signUp.passwordHint} />
          </>
        )}
        <p class="go">
          <SubmitButton>{text.accept}</SubmitButton>
        </p>
      </Form>
      <p class="hint">{text.ignore}</p>
    </Gate>
  );
}
