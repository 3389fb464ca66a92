import { formatDateTime } from '../ui/format.js';
import { Icon } from '../ui/icon.js';
import { Meter, MeterKey } from '../ui/meter.js';
import type { PageContext } from '../ui/page-context.js';
import { Panel } from '../ui/panel.js';
import { DataTable } from '../ui/table.js';
import { Tag } from '../ui/tag.js';
import { AsWritten } from '../ui/vietnamese.js';
import { words } from '../ui/words.js';
import { sayAmount } from './amounts.js';
import type { Recorded } from './operation-kinds.js';
import type { Balance, OperationFlag, OperationView } from './operations.queries.js';

export interface LotBalanceProps {
  readonly ctx: PageContext;
  readonly lotId: string;
  readonly balances: readonly Balance[];
  readonly operations: readonly OperationView[];
  /** What the reader may do with it. */
  readonly offers: readonly Recorded[];
}

const GONE = ['used', 'sent', 'sold', 'sampled', 'lost', 'destroyed'] as const;
/** No two alike, so that the key below can tell them apart. */
const LOOKS = {
  used: { tone: 1, hatched: true },
  sent: { tone: 1, hatched: false },
  sold: { tone: 2, hatched: false },
  sampled: { tone: 3, hatched: false },
  lost: { tone: 3, hatched: true },
  destroyed: { tone: 2, hatched: true },
} as const;

/** What came in, where it went, what is left; and what was done. */
export function LotBalance({ ctx, lotId, balances, operations, offers }: LotBalanceProps) {
  const text = words(ctx.lang).production;
  return (
    <>
      <Panel id="balance" title={text.balance.title} flush>
        {balances.length === 0 && <p class="in soft">{text.balance.none}</p>}
        {balances.map((balance) => (
          <Holding key={balance.holderId} ctx={ctx} balance={balance} named={balances.length > 1} />
        ))}
        <div class="in">
          <p>
            <a href={`/console/genealogy?from=lot:${lotId}&way=back`}>{text.balance.back}</a>
            {' · '}
            <a href={`/console/genealogy?from=lot:${lotId}&way=forward`}>{text.balance.forward}</a>
          </p>
          {offers.length > 0 && (
            <details open={operations.length === 0 && balances.length > 0}>
              <summary>{text.doWith}</summary>
              <ul class="steps-choice">
                <li>
                  <a href={`/console/shipments/new?lot=${lotId}`}>
                    <b>{text.kinds.ship}</b> <small>{text.shipments.hint}</small>
                  </a>
                </li>
                {offers.map((kind) => (
                  <li key={kind}>
                    <a href={`/console/operations/new?kind=${kind}&lot=${lotId}`}>
                      <b>{text.kinds[kind]}</b> <small>{text.hints[kind]}</small>
                    </a>
                  </li>
                ))}
              </ul>
            </details>
          )}
        </div>
      </Panel>
      {operations.length > 0 && (
        <Panel id="operations" title={text.operationsOf} flush>
          <OperationTable ctx={ctx} operations={operations} />
        </Panel>
      )}
    </>
  );
}

function Holding({ ctx, balance, named }: { ctx: PageContext; balance: Balance; named: boolean }) {
  const { balance: text } = words(ctx.lang).production;
  const say = (amount: string) => sayAmount(ctx.lang, amount, balance.unit);
  const gone = GONE.filter((key) => Number(balance[key]) > 0);
  const total = Number(balance.made) + Number(balance.received);
  const sentence = [...gone.map((key) => `${text[key]} ${say(balance[key])}`), `${text.left} ${say(balance.left)}`].join(', '); // prettier-ignore
  return (
    <>
      {named && (
        <h3 class="in">
          <AsWritten>{balance.holderName}</AsWritten>
        </h3>
      )}
      <ol class="flow six">
        <li>
          <b>{say(String(total))}</b> <small>{Number(balance.made) > 0 ? text.made : text.received}</small>
        </li>
        <li>
          <b>{say(String(Math.round((total - Number(balance.left)) * 1e6) / 1e6))}</b>{' '}
          <small>{text.out}</small>
        </li>
        <li>
          <b>{say(balance.left)}</b> <small>{text.left}</small>
        </li>
      </ol>
      {gone.length > 0 && (
        <div class="in">
          <Meter
            label={sentence}
            total={total}
            parts={gone.map((key) => ({ key, value: Number(balance[key]), ...LOOKS[key] }))}
          />
          <ul class="key">
            {gone.map((key) => (
              <MeterKey key={key} {...LOOKS[key]} text={`${text[key]} ${say(balance[key])}`} />
            ))}
            <li>
              <b>
                {text.left} {say(balance.left)}
              </b>
            </li>
          </ul>
        </div>
      )}
    </>
  );
}

export function OperationTable({
  ctx,
  operations,
}: {
  ctx: PageContext;
  operations: readonly OperationView[];
}) {
  const text = words(ctx.lang).production;
  const side = (operation: OperationView, ...roles: readonly string[]) =>
    operation.lots
      .filter(({ role }) => roles.includes(role))
      .map(({ lotId, lotNumber, amount, unit }) => (
        <div key={lotId}>
          {sayAmount(ctx.lang, amount, unit)}{' '}
          <small>
            <a href={`/console/lots/${lotId}`}>{lotNumber}</a>
          </small>
        </div>
      ));
  return (
    <DataTable
      caption={text.operationsOf}
      captionHidden
      fit
      rows={operations}
      rowKey={(operation) => operation.id}
      empty={text.balance.none}
      columns={[
        {
          key: 'when',
          head: text.when,
          cell: (operation) => formatDateTime(ctx.lang, operation.eventTime, ctx.registry.timeZone),
        },
        {
          key: 'what',
          head: text.what,
          rowHead: true,
          cell: (operation) => <What ctx={ctx} operation={operation} />,
        },
        { key: 'in', head: text.in, num: true, cell: (operation) => side(operation, 'input') },
        { key: 'out', head: text.out, num: true, cell: (operation) => side(operation, 'output', 'subject') },
      ]}
    />
  );
}

function What({ ctx, operation }: { ctx: PageContext; operation: OperationView }) {
  const text = words(ctx.lang).production;
  const at = operation.kind === 'ship' ? 'shipments' : 'operations';
  const name = <a href={`/console/${at}/${operation.id}`}>{text.kinds[operation.kind]}</a>;
  return (
    <>
      {operation.undone === null ? (
        name
      ) : (
        <>
          <del>{name}</del> <Tag kind="off">{text.undone}</Tag>
        </>
      )}
      {operation.place !== null && (
        <small>
          <AsWritten>{operation.place}</AsWritten>
        </small>
      )}
      {operation.flags.map((flag) => (
        <small key={flag.code + flag.lotId} class="soon">
          <Icon name="warn" /> {flagText(ctx, flag)}
        </small>
      ))}
    </>
  );
}

export function flagText(ctx: PageContext, { code, quantity, limit, unit }: OperationFlag): string {
  const say = (amount: string | null) => sayAmount(ctx.lang, amount ?? '0', unit ?? '');
  return words(ctx.lang).production.flags[code](say(quantity), say(limit));
}
