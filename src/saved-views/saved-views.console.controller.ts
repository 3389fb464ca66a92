import { Controller, Param, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { CurrentActor, SignedIn } from '../access/access.decorators.js';
import type { Actor } from '../platform/actor.js';
import { redirect } from '../platform/http/answers.js';
import { fieldOf, FormBody, type SentForm } from '../platform/http/form.js';
import { IdPipe } from '../platform/http/id.pipe.js';
import { pickFields, readInput } from '../platform/http/validation.js';
import { keptBeside } from '../ui/list.js';
import { SavedViewDto } from './saved-views.dto.js';
import { SavedViews } from './saved-views.service.js';

const STEPS = ['default', 'plain', 'remove'] as const;

@ApiExcludeController()
@SignedIn()
@Controller('console/saved-views')
export class SavedViewsConsoleController {
  constructor(private readonly views: SavedViews) {}

  @Post()
  async save(@CurrentActor() actor: Actor, @FormBody() { fields }: SentForm) {
    const sent = pickFields(fields, ['name', 'path', 'query', 'isDefault']);
    const query = kept(sent['query'] ?? '');
    const { name, path, isDefault } = await readInput(SavedViewDto, { ...sent, query });
    await this.views.save(actor, { path, query, name, isDefault: isDefault === 'yes' });
    return redirect(`${path}?${query}`);
  }

  @Post(':id')
  async change(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @FormBody() { fields }: SentForm,
  ) {
    const step = STEPS.find((each) => each === fieldOf(fields, 'step')) ?? 'plain';
    return redirect(await this.views.change(actor, id, step));
  }
}

/** Without where it was read to, and without what asks for nothing. */
function kept(query: string): string {
  const given = keptBeside(new URLSearchParams(query), ['lang']).filter(([, value]) => value !== '');
  return new URLSearchParams(given).toString();
}
