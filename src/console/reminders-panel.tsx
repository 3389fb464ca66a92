import type { ApplicationView } from '../applications/applications.dto.js';
import { formatDate, formatNumber } from '../ui/format.js';
import { Icon } from '../ui/icon.js';
import type { PageContext } from '../ui/page-context.js';
import { Panel } from '../ui/panel.js';
import { AsWritten, Name } from '../ui/vietnamese.js';
import { words } from '../ui/words.js';
import type { Ending, RecentProduct } from './console.queries.js';

const PLACES: Readonly<Record<Ending['kind'], string>> = {
  certificate: '/console/certificates/',
  'area-registration': '/console/area-registrations/',
};

export interface RemindersPanelProps {
  readonly ctx: PageContext;
  readonly amend: readonly ApplicationView[];
  readonly endings: readonly Ending[];
  readonly products: readonly RecentProduct[];
}

export function missingText(ctx: PageContext, { missing }: RecentProduct): string | null {
  const names = words(ctx.lang).console.missing;
  return missing.length === 0 ? null : missing.map((key) => names[key]).join(', ');
}

/** What nobody presses for and is easily forgotten: answers the office waits for, papers that end, facts that pages miss. */
export function RemindersPanel({ ctx, amend, endings, products }: RemindersPanelProps) {
  const text = words(ctx.lang).console;
  const incomplete = products.filter(({ status, missing }) => status === 'active' && missing.length > 0);
  if (amend.length + endings.length + incomplete.length === 0) {
    return (
      <Panel id="reminders" title={text.reminders}>
        <p class="soft">{text.noReminders}</p>
      </Panel>
    );
  }
  return (
    <Panel id="reminders" title={text.reminders} flush>
      <ul class="tasks hints">
        {amend.map((application) => (
          <li key={application.id}>
            <Icon name="warn" />
            <div>
              <b>
                {text.remindAmend} <AsWritten>{application.title}</AsWritten>.
              </b>{' '}
              <a href={`/console/applications/${application.id}`}>{text.remindAmendLink}</a>
            </div>
          </li>
        ))}
        {endings.map((ending) => (
          <EndingItem key={ending.id} ctx={ctx} ending={ending} />
        ))}
        {incomplete.map((product) => (
          <li key={product.id}>
            <Icon name="warn" />
            <div>
              <Name vi={product.name} en={product.nameEn} />
              {text.remindMissing(missingText(ctx, product) ?? '')}{' '}
              <a href={`/console/products/${product.id}/edit`}>{text.remindMissingLink}</a>
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function EndingItem({ ctx, ending }: { readonly ctx: PageContext; readonly ending: Ending }) {
  const { kind, id, title, until, days } = ending;
  const text = words(ctx.lang).console.endings;
  const day = formatDate(ctx.lang, until);
  return (
    <li>
      <Icon name={days < 0 ? 'stop' : 'wait'} />
      <div>
        <b>
          {text.kinds[kind]} <AsWritten>{title}</AsWritten>
        </b>{' '}
        {days < 0 ? text.over(day) : text.soon(day, formatNumber(ctx.lang, days))}{' '}
        <a href={PLACES[kind] + id}>{text.links[kind]}</a>
      </div>
    </li>
  );
}
