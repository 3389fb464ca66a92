import { Amount, AsWritten, Name } from '../ui/vietnamese.js';
import type { ApplicationView } from '../applications/applications.dto.js';
import { ConsolePage } from '../ui/console-page.js';
import { formatDate, formatWeekday } from '../ui/format.js';
import { Icon } from '../ui/icon.js';
import type { PageContext } from '../ui/page-context.js';
import { Panel, Tasks, type Task } from '../ui/panel.js';
import { DataTable } from '../ui/table.js';
import { Tag, type TagKind } from '../ui/tag.js';
import { words } from '../ui/words.js';
import type { LotStatus } from '../lots/lot.entity.js';
import type { ProductStatus } from '../products/product.entity.js';
import { DossierTable } from './dossier-table.js';
import { NoticeList } from '../notices/notice-list.js';
import type { NoticeView } from '../notices/notices.queries.js';
import type { RecentLot, RecentProduct } from './console.queries.js';
import type { Step } from './first-code.js';

const LOT_KINDS: Readonly<Record<LotStatus, TagKind>> = {
  open: 'draft',
  released: 'ok',
  held: 'wait',
  recalled: 'stop',
  closed: 'off',
};
const PRODUCT_KINDS: Readonly<Record<ProductStatus, TagKind>> = {
  draft: 'draft',
  submitted: 'wait',
  amend: 'do',
  active: 'ok',
  suspended: 'wait',
  refused: 'stop',
  closed: 'off',
};

export interface BusinessHomeProps {
  readonly ctx: PageContext;
  /** null before registering. */
  readonly business: { readonly name: string; readonly street: string; readonly place: string } | null;
  readonly steps: readonly Step[];
  readonly lots: readonly RecentLot[];
  readonly products: readonly RecentProduct[];
  readonly applications: readonly ApplicationView[];
  readonly notices: readonly NoticeView[];
}

export function BusinessHome(props: BusinessHomeProps) {
  const { ctx, business } = props;
  const text = words(ctx.lang).console;
  const today = formatWeekday(ctx.lang, ctx.now, ctx.registry.timeZone);
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

function StepsPanel({ ctx, steps }: BusinessHomeProps) {
  const text = words(ctx.lang).console;
  const done = steps.filter(({ state }) => state === 'done').length;
  return (
    <Panel
      id="steps"
      title={text.stepsTitle}
      aside={<small>{text.stepsDone(done, steps.length)}</small>}
      flush
    >
      {done === steps.length && <p class="in">{text.allDone}</p>}
      <Tasks items={steps.map((step) => taskOf(ctx, step))} />
    </Panel>
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

function LotsPanel({ ctx, lots }: BusinessHomeProps) {
  const text = words(ctx.lang).console;
  const { lotColumns: columns } = text;
  return (
    <Panel id="lots" title={text.lots} aside={<a href="/console/lots">{text.allLots}</a>} flush>
      <DataTable
        caption={text.lots}
        captionHidden
        fit
        rows={lots}
        rowKey={(lot) => lot.id}
        empty={text.noLots}
        columns={[
          {
            key: 'lot',
            head: columns.lot,
            cell: (lot) => (
              <>
                <a class="code" href={`/console/lots/${lot.id}`}>
                  {lot.lotNumber}
                </a>
                <small>
                  <Name vi={lot.productName} en={lot.productNameEn} />
                  {lot.empty && `. ${text.emptyDiary}`}
                </small>
              </>
            ),
          },
          {
            key: 'made',
            head: columns.made,
            wideOnly: true,
            cell: (lot) => (lot.madeOn === null ? '–' : formatDate(ctx.lang, lot.madeOn)),
          },
          {
            key: 'quantity',
            head: columns.quantity,
            num: true,
            wideOnly: true,
            cell: (lot) =>
              lot.quantity === null ? '–' : <Amount quantity={lot.quantity} unit={lot.unit ?? ''} />,
          },
          {
            key: 'code',
            head: columns.code,
            wideOnly: true,
            cell: (lot) =>
              lot.code === null ? (
                text.noCode
              ) : (
                <a class="code" href={`/console/codes/${lot.code}`}>
                  {lot.code}
                </a>
              ),
          },
          {
            key: 'state',
            head: columns.state,
            cell: (lot) =>
              lot.stopped && lot.status === 'released' ? (
                <Tag kind="wait" icon="pause">
                  {words(ctx.lang).notices.stoppedBy.tag}
                </Tag>
              ) : (
                <Tag kind={LOT_KINDS[lot.status]}>{words(ctx.lang).lots.statuses[lot.status]}</Tag>
              ),
          },
        ]}
      />
    </Panel>
  );
}

function ProductsPanel({ ctx, products }: BusinessHomeProps) {
  const text = words(ctx.lang).console;
  const { productColumns: columns } = text;
  return (
    <Panel
      id="products"
      title={text.products}
      aside={<a href="/console/products">{text.allProducts}</a>}
      flush
    >
      <DataTable
        caption={text.products}
        captionHidden
        fit
        rows={products}
        rowKey={(product) => product.id}
        empty={text.noProducts}
        columns={[
          {
            key: 'product',
            head: columns.product,
            cell: (product) => (
              <>
                <a href={`/console/products/${product.id}`}>
                  <Name vi={product.name} en={product.nameEn} />
                </a>
                <small>
                  {product.gtin === null ? text.noGtin : <span class="code">{product.gtin}</span>}
                </small>
              </>
            ),
          },
          {
            key: 'missing',
            head: columns.missing,
            wideOnly: true,
            cell: (product) => missingText(ctx, product) ?? text.nothingMissing,
          },
          {
            key: 'state',
            head: columns.state,
            cell: (product) => (
              <Tag kind={PRODUCT_KINDS[product.status]}>
                {words(ctx.lang).products.statuses[product.status]}
              </Tag>
            ),
          },
        ]}
      />
    </Panel>
  );
}

function missingText(ctx: PageContext, { missing }: RecentProduct): string | null {
  const names = words(ctx.lang).console.missing;
  return missing.length === 0 ? null : missing.map((key) => names[key]).join(', ');
}

function RemindersPanel({ ctx, applications, products }: BusinessHomeProps) {
  const text = words(ctx.lang).console;
  const amend = applications.filter(({ status }) => status === 'amend');
  const incomplete = products.filter(({ status, missing }) => status === 'active' && missing.length > 0);
  if (amend.length + incomplete.length === 0) {
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
