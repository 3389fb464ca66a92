import { Param, Post } from '@nestjs/common';
import type { Actor } from '../../platform/actor.js';
import { redirect } from '../../platform/http/answers.js';
import { FormBody, type SentForm } from '../../platform/http/form.js';
import { IdPipe } from '../../platform/http/id.pipe.js';
import type { Versions } from '../../platform/http/if-match.js';
import { pickFields, readInput } from '../../platform/http/validation.js';
import type { Mail } from '../../platform/mail/mail.service.js';
import type { PageContext } from '../../ui/page-context.js';
import { CurrentActor } from '../access.decorators.js';
import { PeoplePage, type PeoplePageProps } from './people.views.js';
import { VersionInput } from './users.dto.js';

/** Who looks after accounts: the commands that the administrator and an owner have alike. */
interface Keeper {
  inviteAgain(actor: Actor, id: string): Promise<void>;
  setDisabled(actor: Actor, id: string, disabled: boolean, version: Versions): Promise<void>;
}

/** A page of accounts. Each controller that is one says who may use it, where it is, and how somebody is invited. */
export abstract class PeopleController {
  protected constructor(
    private readonly kind: PeoplePageProps['kind'],
    private readonly keeper: Keeper,
    private readonly mail: Mail,
  ) {}

  @Post(':id/invitations')
  async inviteAgain(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string) {
    await this.keeper.inviteAgain(actor, id);
    return this.done('invited-again');
  }

  @Post(':id/disable')
  async disable(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string, @FormBody() form: SentForm) {
    await this.keeper.setDisabled(actor, id, true, await versionIn(form));
    return this.done('disabled');
  }

  @Post(':id/enable')
  async enable(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string, @FormBody() form: SentForm) {
    await this.keeper.setDisabled(actor, id, false, await versionIn(form));
    return this.done('enabled');
  }

  protected done(what: string) {
    return redirect(`/console/${this.kind}?done=${what}`);
  }

  protected drawn(
    actor: Actor,
    ctx: PageContext,
    page: PeoplePageProps['page'],
    more: Pick<PeoplePageProps, 'values' | 'faults' | 'done'>,
  ) {
    return (
      <PeoplePage
        ctx={ctx}
        kind={this.kind}
        page={page}
        ownId={actor.userId}
        delivery={this.mail.delivery}
        {...more}
      />
    );
  }
}

async function versionIn({ fields }: SentForm): Promise<number> {
  return (await readInput(VersionInput, pickFields(fields, ['version']))).version;
}
