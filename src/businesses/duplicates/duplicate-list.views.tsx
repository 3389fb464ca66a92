import { AsWritten } from '../../ui/vietnamese.js';
import { formatDateTime } from '../../ui/format.js';
import type { ListedPage, ListSpec } from '../../ui/list.js';
import { ListPage } from '../../ui/list-page.js';
import type { PageContext } from '../../ui/page-context.js';
import { Tag, type TagKind } from '../../ui/tag.js';
import { words } from '../../ui/words.js';
import { DUPLICATE_STATES, type DuplicateState } from './duplicates.dto.js';
import type { DuplicateView } from './duplicates.queries.js';

const KINDS: Readonly<Record<DuplicateState, TagKind>> = { open: 'do', different: 'ok', merged: 'off' };

export function duplicateList(ctx: PageContext, state: DuplicateState): ListSpec<DuplicateView> {
  const text = words(ctx.lang).duplicates;
  const when = (at: Date) => formatDateTime(ctx.lang, at, ctx.registry.timeZone);
  return {
    id: 'duplicates',
    file: true,
    caption: text.caption,
    rowKey: ({ id }) => id,
    tabs: {
      name: 'state',
      label: text.viewsLabel,
      current: state,
      choices: DUPLICATE_STATES.map((value) => ({ value, text: text.states[value] })),
    },
    search: text.search,
    sorts: [
      { value: 'likeliest', text: text.sorts.likeliest },
      { value: 'newest', text: text.sorts.newest },
    ],
    empty: text.teach,
    columns: [
      {
        key: 'pair',
        head: text.columns.pair,
        plain: ({ one, other }) => text.pairTitle(one.name, other.name),
        cell: ({ id, one, other }) => (
          <>
            <a href={`/console/duplicates/${id}`}>
              <AsWritten>{one.name}</AsWritten> {text.and} <AsWritten>{other.name}</AsWritten>
            </a>
            <small class="code">
              {[one.taxCode, other.taxCode].filter((code) => code !== null).join(' · ')}
            </small>
          </>
        ),
      },
      {
        key: 'reasons',
        head: text.columns.reasons,
        plain: ({ reasons }) => reasons.map((reason) => text.reasons[reason]).join('; '),
        cell: ({ reasons }) => reasons.map((reason) => text.reasons[reason]).join('; '),
      },
      {
        key: 'found',
        head: text.columns.found,
        wideOnly: true,
        nowrap: true,
        plain: ({ foundAt }) => foundAt,
        cell: ({ foundAt }) => when(foundAt),
      },
      {
        key: 'state',
        head: text.columns.state,
        lead: true,
        nowrap: true,
        plain: (pair) => text.states[pair.state],
        cell: (pair) => <Tag kind={KINDS[pair.state]}>{text.states[pair.state]}</Tag>,
      },
    ],
  };
}

interface DuplicateListPageProps {
  readonly ctx: PageContext;
  readonly state: DuplicateState;
  readonly page: ListedPage<DuplicateView>;
}

export function DuplicateListPage({ ctx, state, page }: DuplicateListPageProps) {
  const text = words(ctx.lang).duplicates;
  return (
    <ListPage
      ctx={ctx}
      title={text.title}
      current="duplicates"
      heading={text.title}
      lead={text.lead}
      spec={duplicateList(ctx, state)}
      page={page}
    />
  );
}
