import { declaredDossiers } from '../access/feature.js';
import type { PageContext } from '../ui/page-context.js';
import { Tag, type TagKind } from '../ui/tag.js';
import { words } from '../ui/words.js';
import type { ApplicationStatus, FieldCheck } from './application.entity.js';

const KINDS: Readonly<Record<ApplicationStatus, TagKind>> = {
  submitted: 'wait',
  amend: 'do',
  approved: 'ok',
  refused: 'stop',
  withdrawn: 'off',
};

export function ApplicationTag({
  ctx,
  status,
  fieldCheck = null,
}: {
  ctx: PageContext;
  status: ApplicationStatus;
  fieldCheck?: FieldCheck | null;
}) {
  const text = words(ctx.lang).applications;
  if (status === 'submitted' && fieldCheck === 'ordered')
    return <Tag kind="wait">{text.fieldChecks.ordered}</Tag>;
  return <Tag kind={KINDS[status]}>{words(ctx.lang).applications.statuses[status]}</Tag>;
}

/** What a kind of dossiers is called. */
export function kindText(ctx: PageContext, kind: string): string {
  return declaredDossiers(words(ctx.lang))[kind] ?? kind;
}
