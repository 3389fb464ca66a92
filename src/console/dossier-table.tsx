import { declaredDossiers } from '../access/feature.js';
import { AsWritten } from '../ui/vietnamese.js';
import type { ApplicationStatus } from '../applications/application.entity.js';
import { DossierDue } from '../applications/dossier-due.js';
import type { ApplicationView } from '../applications/applications.dto.js';
import { formatDate } from '../ui/format.js';
import type { PageContext } from '../ui/page-context.js';
import { DataTable } from '../ui/table.js';
import { Tag, type TagKind } from '../ui/tag.js';
import { words } from '../ui/words.js';

const KINDS: Readonly<Record<ApplicationStatus, TagKind>> = {
  submitted: 'wait',
  amend: 'do',
  approved: 'ok',
  refused: 'stop',
  withdrawn: 'off',
};

export interface DossierTableProps {
  readonly ctx: PageContext;
  readonly applications: readonly ApplicationView[];
  readonly caption: string;
  readonly empty: string;
  /** The day it is due instead of its state, where all of them wait. */
  readonly due?: boolean;
}

export function DossierTable({ ctx, applications, caption, empty, due }: DossierTableProps) {
  const text = words(ctx.lang).applications;
  return (
    <DataTable
      caption={caption}
      captionHidden
      fit
      rows={applications}
      rowKey={(row) => row.id}
      empty={empty}
      columns={[
        {
          key: 'what',
          head: text.columns.what,
          cell: (row) => (
            <>
              <a href={`/console/applications/${row.id}`}>
                <AsWritten>{row.title}</AsWritten>
              </a>
              <small>
                {kindName(ctx, row.kind)} · <span class="code">{row.reference}</span>
                {due === true && (
                  <>
                    {' · '}
                    <AsWritten>{row.businessName}</AsWritten>
                  </>
                )}
              </small>
            </>
          ),
        },
        due === true
          ? {
              key: 'due',
              head: text.columns.due,
              nowrap: true,
              cell: (row) => <DossierDue ctx={ctx} application={row} />,
            }
          : {
              key: 'state',
              nowrap: true,
              head: text.columns.state,
              cell: (row) => (
                <>
                  <Tag kind={KINDS[row.status]}>{text.statuses[row.status]}</Tag>
                  <small>{whenOf(ctx, row)}</small>
                </>
              ),
            },
      ]}
    />
  );
}

/** When it was answered, or is to be. */
function whenOf(ctx: PageContext, { status, decidedAt, dueAt }: ApplicationView): string | null {
  const text = words(ctx.lang).console;
  const day = (moment: Date) => formatDate(ctx.lang, moment, ctx.registry.timeZone);
  if (decidedAt !== null) return text.dossierDecided(day(decidedAt));
  return status === 'submitted' ? text.dossierDue(day(dueAt)) : null;
}

function kindName(ctx: PageContext, kind: string): string {
  return declaredDossiers(words(ctx.lang))[kind] ?? kind;
}
