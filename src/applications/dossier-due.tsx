import { formatDate } from '../ui/format.js';
import { Icon } from '../ui/icon.js';
import type { PageContext } from '../ui/page-context.js';
import { words } from '../ui/words.js';
import type { ApplicationView } from './applications.dto.js';

/** How long there is left, in words and shape, and the day. */
export function DossierDue({ ctx, application }: { ctx: PageContext; application: ApplicationView }) {
  const text = words(ctx.lang).applications;
  const { timeZone } = ctx.registry;
  const day = <small>{formatDate(ctx.lang, application.dueAt, timeZone)}</small>;
  if (application.status === 'amend') return <span>{text.clockStopped}</span>;
  if (application.status !== 'submitted') return <span>–</span>;
  const left = application.daysLeft ?? 0;
  if (left < 0) {
    return (
      <>
        <span class="late">
          <Icon name="stop" /> {text.lateBy(-left)}
        </span>
        {day}
      </>
    );
  }
  return (
    <>
      {left === 0 ? (
        <span class="soon">
          <Icon name="wait" /> {text.dueToday}
        </span>
      ) : (
        <span>{text.daysLeft(left)}</span>
      )}
      {day}
    </>
  );
}
