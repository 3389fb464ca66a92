import { AsWritten } from '../ui/vietnamese.js';
import type { ApplicationView } from '../applications/applications.dto.js';
import { ConsolePage } from '../ui/console-page.js';
import { formatWeekday } from '../ui/format.js';
import { Icon } from '../ui/icon.js';
import type { PageContext } from '../ui/page-context.js';
import { Panel, Tasks, type Task } from '../ui/panel.js';
import { words } from '../ui/words.js';
import { DossierTable } from './dossier-table.js';
import { NoticeList } from '../notices/notice-list.js';
import type { NoticeView } from '../notices/notices.queries.js';
import type { Ending, RecentLot, RecentProduct } from './console.queries.js';
import type { Step } from './first-code.js';
import { LotsPanel, ProductsPanel } from './home-tables.js';
import type { NextTask } from './next-tasks.js';
import { RemindersPanel } from './reminders-panel.js';

export interface BusinessHomeProps {
  readonly ctx: PageContext;
  /** null before registering. */
  readonly business: { readonly name: string; readonly street: string; readonly place: string } | null;
  readonly steps: readonly Step[];
  /** What to go on with, once the way was walked. */
  readonly todo: readonly NextTask[];
  readonly lots: readonly RecentLot[];
  readonly products: readonly RecentProduct[];
  readonly applications: readonly ApplicationView[];
  /** Those the office wants amended. */
  readonly amend: readonly ApplicationView[];
  readonly endings: readonly Ending[];
  readonly notices: readonly NoticeView[];
}

export function BusinessHome(props: BusinessHomeProps) {
  const { ctx, business } = props;
  const text = words(ctx.lang).console;
  const weekday = formatWeekday(ctx.lang, ctx.now, ctx.registry.timeZone);
  const today = weekday.charAt(0).toUpperCase() + weekday.slice(1); // it begins a sentence
  return (
    <ConsolePage
      ctx={ctx}
      title={text.todayTitle}
      current="today"
      heading={business?.name ?? text.welcome(ctx.actor?.name ?? '')}
      lead={
        business === null ? (
          text.welcomeLead
        ) : (
          <>
            <AsWritten>{business.street}</AsWritten>, {business.place}. {today}.
          </>
        )
      }
    >
      {business === null ? (
        <StepsPanel {...props} />
      ) : (
        <div class="two">
          <div>
            <NoticesPanel {...props} />
            <StepsPanel {...props} />
            <LotsPanel {...props} />
            <ProductsPanel {...props} />
          </div>
          <div>
            <RemindersPanel {...props} />
            <DossiersPanel {...props} />
          </div>
        </div>
      )}
    </ConsolePage>
  );
}

/** Before all that is to be done: what the office has done. */
function NoticesPanel({ ctx, notices }: BusinessHomeProps) {
  const text = words(ctx.lang).notices;
  if (notices.length === 0) return null;
  return (
    <Panel id="notices" title={text.panel} aside={<a href="/console/notices">{text.all}</a>} flush>
      <NoticeList ctx={ctx} notices={notices} />
    </Panel>
  );
}

/** The way to the first code; once it was walked, what there is to go on with, and the way folded beneath. */
function StepsPanel({ ctx, steps, todo }: BusinessHomeProps) {
  const text = words(ctx.lang).console;
  const done = steps.filter(({ state }) => state === 'done').length;
  const way = <Tasks items={steps.map((step) => taskOf(ctx, step))} />;
  if (done === steps.length)
    return (
      <Panel id="next" title={text.nextTitle} flush>
        <p class="in">{text.allDone}</p>
        {todo.length > 0 && (
          <ul class="tasks hints">
            {todo.map((task) => (
              <NextTaskItem key={task.href} ctx={ctx} task={task} />
            ))}
          </ul>
        )}
        <details class="in" id="steps">
          <summary>{text.stepsTitle}</summary>
          {way}
        </details>
      </Panel>
    );
  return (
    <Panel
      id="steps"
      title={text.stepsTitle}
      aside={<small>{text.stepsDone(done, steps.length)}</small>}
      flush
    >
      {way}
    </Panel>
  );
}

function NextTaskItem({
  ctx,
  task: { kind, lot, href },
}: {
  readonly ctx: PageContext;
  readonly task: NextTask;
}) {
  const { title, button } = words(ctx.lang).console.next[kind];
  return (
    <li>
      <Icon name="do" />
      <div>
        {title}
        {lot !== null && (
          <>
            {' '}
            <b class="code">{lot}</b>
          </>
        )}{' '}
        <a href={href}>{button}</a>
      </div>
    </li>
  );
}

function taskOf(ctx: PageContext, { key, state, mend, href }: Step): Task {
  const text = words(ctx.lang).console;
  const step = text.steps[key];
  const task = { key, title: step.title, state };
  if (state === 'done') return task;
  if (state === 'later') return { ...task, note: text.laterNote };
  if (state === 'wait') {
    const link = href !== null && <a href={href}>{text.waitLink}</a>;
    return {
      ...task,
      word: text.waitOffice,
      note: (
        <>
          {text.waitNote} {link}
        </>
      ),
    };
  }
  const button = href !== null && (
    <a class="btn" href={href}>
      {step.button}
    </a>
  );
  return { ...task, note: mend && key !== 'approval' ? text.mend : step.now, action: button };
}

function DossiersPanel({ ctx, applications }: BusinessHomeProps) {
  const text = words(ctx.lang).console;
  return (
    <Panel
      id="dossiers"
      title={text.dossiers}
      aside={<a href="/console/applications">{text.allDossiers}</a>}
      flush
    >
      <DossierTable ctx={ctx} applications={applications} caption={text.dossiers} empty={text.noDossiers} />
    </Panel>
  );
}
