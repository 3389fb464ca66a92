import { AsWritten, Naming, Reason } from '../ui/vietnamese.js';
import { formatDateTime } from '../ui/format.js';
import { Icon } from '../ui/icon.js';
import type { PageContext } from '../ui/page-context.js';
import { Tag } from '../ui/tag.js';
import { safeHref } from '../ui/safe-href.js';
import { words } from '../ui/words.js';
import type { NoticeView } from './notices.queries.js';

export interface NoticeListProps {
  readonly ctx: PageContext;
  readonly notices: readonly NoticeView[];
}

/** What happened, when, why, and what to do about what is still stopped. */
export function NoticeList({ ctx, notices }: NoticeListProps) {
  return (
    <ul class="tasks hints">
      {notices.map((notice) => (
        <Notice key={notice.id} ctx={ctx} notice={notice} />
      ))}
    </ul>
  );
}

function Notice({ ctx, notice }: { readonly ctx: PageContext; readonly notice: NoticeView }) {
  const text = words(ctx.lang).notices;
  const { kind, stop, todo } = notice;
  const when = text.at(formatDateTime(ctx.lang, notice.at, ctx.registry.timeZone));
  return (
    <li>
      <Icon name={stop !== null ? 'pause' : todo !== null ? 'warn' : 'info'} />
      <div>
        <b>
          {kind === null ? (
            <AsWritten>{notice.title}</AsWritten>
          ) : (
            <Naming sentence={text.kinds[kind]}>{notice.title}</Naming>
          )}
        </b>{' '}
        {notice.fresh && <Tag kind="do">{text.fresh}</Tag>}
        <small>
          {when}
          {notice.decisionNumber !== null && ` ${text.decision(notice.decisionNumber)}`}
        </small>
        {notice.reason !== null && (
          <p>
            {text.reason} <Reason>{notice.reason}</Reason>
          </p>
        )}
        {notice.dueAt !== null && (
          <p>{text.due(formatDateTime(ctx.lang, notice.dueAt, ctx.registry.timeZone))}</p>
        )}
        {todo !== null && <p>{text.todo[todo]}</p>}
        <p>
          <a href={notice.href}>{text.look}</a>
          {notice.lift !== null && (
            <>
              {' · '}
              <a href={safeHref(notice.lift)}>{words(ctx.lang).requests.liftLink}</a>
            </>
          )}
        </p>
      </div>
    </li>
  );
}
