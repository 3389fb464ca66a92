import type { ApplicationDto, QueueView } from '../applications/applications.dto.js';
import type { QueueCounts } from '../applications/applications.queries.js';
import { ConsolePage } from '../ui/console-page.js';
import { formatDateTime, formatDay, formatNumber } from '../ui/format.js';
import type { PageContext } from '../ui/page-context.js';
import { KeyValues, Panel } from '../ui/panel.js';
import { words } from '../ui/words.js';
import type { RegistryCounts } from './console.queries.js';

const WAITING: readonly QueueView[] = ['waiting', 'soon', 'late', 'amend'];
const HELD = ['businesses', 'areas', 'products', 'lots', 'codes'] as const;

export interface OfficeHomeProps {
  readonly ctx: PageContext;
  readonly queue: QueueCounts;
  readonly registry: RegistryCounts;
  /** Waiting, the one due first on top. */
  readonly dueFirst: readonly ApplicationDto[];
}

export function OfficeHome({ ctx, queue, registry, dueFirst }: OfficeHomeProps) {
  const { console: text, applications } = words(ctx.lang);
  const number = (value: number) => formatNumber(ctx.lang, value);
  return (
    <ConsolePage
      ctx={ctx}
      title={text.officeTitle}
      current={null}
      heading={text.officeTitle}
      lead={text.officeLead(formatDateTime(ctx.lang, ctx.now, ctx.registry.timeZone))}
      actions={
        <a class="btn" href="/console/applications">
          {text.openQueue}
        </a>
      }
    >
      <div class="two">
        <Panel id="due-first" title={text.dueFirst}>
          {dueFirst.length === 0 && <p class="soft">{text.none}</p>}
          <ul class="plain">
            {dueFirst.map((application) => (
              <li key={application.id}>
                <a href={`/console/applications/${application.id}`}>{application.title}</a>
                <small>
                  {applications.kinds[application.kind]} · <span class="code">{application.reference}</span> ·{' '}
                  {applications.columns.due} {formatDay(ctx.lang, application.dueAt, ctx.registry.timeZone)}
                </small>
              </li>
            ))}
          </ul>
        </Panel>
        <div>
          <Panel id="queue" title={text.queue}>
            <KeyValues
              items={WAITING.map((view) => [
                applications.views[view],
                <a href={`/console/applications?view=${view}`}>{number(queue[view])}</a>,
              ])}
            />
          </Panel>
          <Panel id="registry" title={text.registry}>
            <KeyValues items={HELD.map((key) => [text.counts[key], number(registry[key])])} />
          </Panel>
        </div>
      </div>
    </ConsolePage>
  );
}
