import { formatDate } from '../ui/format.js';
import type { PageContext } from '../ui/page-context.js';
import { Panel } from '../ui/panel.js';
import { DataTable } from '../ui/table.js';
import { Tag, type TagKind } from '../ui/tag.js';
import { words } from '../ui/words.js';
import { marketName } from './markets.js';
import type { RegistrationState } from './registration.entity.js';
import type { RegistrationView } from './registrations.queries.js';

const KINDS: Readonly<Record<RegistrationState, TagKind>> = {
  submitted: 'wait',
  amend: 'do',
  refused: 'stop',
  withdrawn: 'off',
  approved: 'wait',
  active: 'ok',
  suspended: 'wait',
  corrected: 'wait',
  revoked: 'stop',
  expired: 'off',
};

/** What is told: an expired code reads so from the first minute on. */
export function stateShown({ state, standing }: RegistrationView): RegistrationState {
  return standing === 'expired' ? 'expired' : state;
}

export function RegistrationTag(props: {
  readonly ctx: PageContext;
  readonly registration: RegistrationView;
}) {
  const state = stateShown(props.registration);
  return (
    <Tag kind={KINDS[state]} icon={state === 'suspended' ? 'warn' : undefined}>
      {words(props.ctx.lang).areaCodes.states[state]}
    </Tag>
  );
}

/** `Tạm dừng ở 1 trên 4 thị trường`; null where nothing is stopped. */
export function stoppedText(ctx: PageContext, registrations: readonly RegistrationView[]): string | null {
  const held = registrations.filter(({ standing }) => standing === 'active' || standing === 'suspended');
  const stopped = held.filter(({ standing }) => standing === 'suspended').length;
  return stopped === 0 ? null : words(ctx.lang).areaCodes.stopped(String(stopped), String(held.length));
}

export interface MarketsPanelProps {
  readonly ctx: PageContext;
  readonly areaId: string;
  readonly registrations: readonly RegistrationView[];
  readonly mayRequest: boolean;
}

/** On the page of an area: its code in each market. */
export function MarketsPanel({ ctx, areaId, registrations, mayRequest }: MarketsPanelProps) {
  const text = words(ctx.lang).areaCodes;
  return (
    <Panel
      id="markets"
      title={text.markets}
      flush
      aside={mayRequest && <a href={`/console/areas/${areaId}/registrations/new`}>{text.request}</a>}
    >
      <DataTable
        caption={text.marketsCaption}
        captionHidden
        rows={registrations}
        rowKey={({ id }) => id}
        empty={text.noMarkets}
        columns={[
          {
            key: 'market',
            head: text.marketAndCode,
            cell: (each) => (
              <>
                <a href={`/console/area-registrations/${each.id}`}>{marketName(each.market, ctx.lang)}</a>
                <small class="code">{each.code ?? text.noCode}</small>
              </>
            ),
          },
          {
            key: 'state',
            head: text.state,
            cell: (each) => <RegistrationTag ctx={ctx} registration={each} />,
          },
          {
            key: 'since',
            head: text.since,
            nowrap: true,
            cell: (each) => (
              <>
                {each.since === null ? '–' : formatDate(ctx.lang, each.since)}
                {each.since !== null && <small>{untilText(ctx, each)}</small>}
                {each.unlistedSince !== null && (
                  <small class="soon">{text.unlisted(formatDate(ctx.lang, each.unlistedSince))}</small>
                )}
              </>
            ),
          },
          {
            key: 'why',
            head: text.why,
            cell: (each) => (
              <>
                {each.cause === null ? (each.reason ?? '–') : text.causes[each.cause]}
                <small>{text.next[stateShown(each)]}</small>
              </>
            ),
          },
        ]}
      />
    </Panel>
  );
}

export function untilText({ lang }: PageContext, { until, standing }: RegistrationView): string {
  const text = words(lang).areaCodes;
  if (until !== null) return text.until(formatDate(lang, until));
  return standing === 'suspended' ? text.untilCorrected : standing === 'revoked' ? '' : text.untilChanged;
}
