import { Controller, Get, Post, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Allow, CurrentActor } from '../access/access.decorators.js';
import type { Actor } from '../platform/actor.js';
import { answerForm, redirect } from '../platform/http/answers.js';
import { FormBody, type SentForm } from '../platform/http/form.js';
import { Ctx } from '../platform/http/page-contexts.js';
import { pickFields, readInput } from '../platform/http/validation.js';
import type { FieldFault, PageContext } from '../ui/page-context.js';
import { REQUEST_KINDS, SUBJECT_TYPES } from './request.entity.js';
import { mayBeAsked, SUBJECTS } from './request-subjects.js';
import { RequestDto } from './requests.dto.js';
import { RequestsService } from './requests.service.js';
import { RequestPage } from './requests.views.js';

type Values = Readonly<Record<string, string | undefined>>;

@ApiExcludeController()
@Allow('request:write')
@Controller('console/requests')
export class RequestsConsoleController {
  constructor(private readonly requests: RequestsService) {}

  @Get('new')
  form(@CurrentActor() actor: Actor, @Ctx() ctx: PageContext, @Query() query: Record<string, unknown>) {
    const text = (name: string) => (typeof query[name] === 'string' ? query[name].slice(0, 60) : '');
    const values = { kind: text('kind'), subjectType: text('type'), subjectId: text('id') };
    return this.draw(actor, ctx, values, []);
  }

  @Post('new')
  ask(@CurrentActor() actor: Actor, @Ctx() ctx: PageContext, @FormBody() { fields }: SentForm) {
    const changed = Object.keys(fields)
      .filter((name) => name.startsWith('changes.'))
      .slice(0, 20);
    const values = pickFields(fields, ['kind', 'subjectType', 'subjectId', 'words', ...changed]);
    return answerForm(
      async () => {
        const changes = Object.fromEntries(
          changed.map((name) => [name.slice('changes.'.length), values[name] ?? '']),
        );
        const { kind, subjectType, subjectId, words } = await readInput(RequestDto, {
          ...pickFields(fields, ['kind', 'subjectType', 'subjectId', 'words']),
          changes,
        });
        const { id } = await this.requests.ask(actor, { kind, subjectType, subjectId, words, changes });
        return redirect(`/console/applications/${id}`);
      },
      (faults) => this.draw(actor, ctx, values, faults),
    );
  }

  /** An address that names nothing to ask about leads to the first page. */
  private async draw(actor: Actor, ctx: PageContext, values: Values, faults: readonly FieldFault[]) {
    const kind = REQUEST_KINDS.find((each) => each === values['kind']);
    const type = SUBJECT_TYPES.find((each) => each === values['subjectType']);
    const id = values['subjectId'] ?? '';
    if (kind === undefined || type === undefined || !mayBeAsked(kind, type))
      return <RequestPage ctx={ctx} about={null} values={values} faults={faults} />;
    const subject = await this.requests.subject(actor, type, id);
    const fields = kind === 'correction' ? Object.entries(SUBJECTS[type].fields) : [];
    return (
      <RequestPage
        ctx={ctx}
        about={{ kind, type, id, title: subject.title, fields, stored: subject.values }}
        values={values}
        faults={faults}
      />
    );
  }
}
