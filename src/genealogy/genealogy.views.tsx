import { Banner } from '../ui/banner.js';
import { ConsolePage } from '../ui/console-page.js';
import { formatNumber } from '../ui/format.js';
import type { PageContext } from '../ui/page-context.js';
import { Panel } from '../ui/panel.js';
import { DataTable } from '../ui/table.js';
import { AsWritten, useLangOf } from '../ui/vietnamese.js';
import { words } from '../ui/words.js';
import { type Chain, type Way, WAYS } from './chain.js';
import { rowsOf } from './chain-rows.js';
import { amountsOf, hrefOf, nameOf, NameOf, percent, whatOf } from './node.views.js';
import { BOX, type Box, drawingOf } from './drawing.js';
import { TraceTree } from './trace-tree.views.js';

export const VIEWS = ['graph', 'table', 'tree'] as const;
export type View = (typeof VIEWS)[number];

export interface GenealogyPageProps {
  readonly ctx: PageContext;
  readonly from: string;
  readonly view: View;
  readonly chain: Chain;
  /** What it is about, and where that is read. */
  readonly subject: { readonly text: string; readonly href: string };
}

/** A table of everything is a file. */
const LINES = 500;

export function GenealogyPage({ ctx, from, view, chain, subject }: GenealogyPageProps) {
  const { genealogy: text, lots } = words(ctx.lang);
  const { way, nodes, cut, hidden } = chain;
  const address = (change: { way?: Way; view?: View }) =>
    `/console/genealogy?${new URLSearchParams({ from, way: change.way ?? way, view: change.view ?? view }).toString()}`;
  const file = new URLSearchParams({ from, way }).toString();
  const count = nodes.length - chain.starts.filter((id) => nodes.some((node) => node.id === id)).length;
  return (
    <ConsolePage
      ctx={ctx}
      title={text.titles[way]}
      current="lots"
      heading={text.titles[way]}
      lead={<AsWritten>{subject.text}</AsWritten>}
      crumbs={[
        { href: '/console/lots', text: lots.title },
        { href: subject.href, text: subject.text },
      ]}
    >
      <nav class="views" aria-label={text.ways}>
        <ul>
          {WAYS.map((each) => (
            <li key={each}>
              <a href={address({ way: each })} aria-current={each === way ? 'page' : undefined}>
                {text.titles[each]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {cut && (
        <Banner kind="warn" title={text.cut(formatNumber(ctx.lang, nodes.length))} next={text.cutNext} />
      )}
      <Panel
        id="chain"
        title={text.found(formatNumber(ctx.lang, count))}
        aside={
          <small>
            {VIEWS.map((each, index) => (
              <span key={each}>
                {index > 0 && ' · '}
                {each === view ? (
                  <b>{text.views[each]}</b>
                ) : (
                  <a href={address({ view: each })}>{text.views[each]}</a>
                )}
              </span>
            ))}
          </small>
        }
        flush
      >
        {count === 0 ? (
          <p class="in soft">{text.nothing[way]}</p>
        ) : view === 'graph' ? (
          <Graph ctx={ctx} chain={chain} />
        ) : view === 'tree' ? (
          <TraceTree ctx={ctx} chain={chain} />
        ) : (
          <Table ctx={ctx} chain={chain} />
        )}
      </Panel>
      {hidden > 0 && <p class="soft">{text.hidden(formatNumber(ctx.lang, hidden))}</p>}
      <p>
        {text.files}: <a href={`/console/genealogy/file?${file}&as=csv`}>CSV</a> ·{' '}
        <a href={`/console/genealogy/file?${file}&as=json`}>JSON</a> ·{' '}
        <a href={`/console/genealogy/file?${file}&as=epcis`}>EPCIS</a>
      </p>
    </ConsolePage>
  );
}

/** Drawn here, so that it needs neither script nor a width of its own; the table has the same. */
function Graph({ ctx, chain }: { ctx: PageContext; chain: Chain }) {
  const text = words(ctx.lang).genealogy;
  const { width, height, boxes, lines } = drawingOf(chain);
  return (
    <div class="scroll" role="region" aria-label={text.views.graph} tabindex={0}>
      <p>
        <svg
          width={width}
          height={height}
          viewBox={`0 0 ${width} ${height}`}
          role="group"
          aria-label={text.graph(formatNumber(ctx.lang, chain.nodes.length))}
        >
          <g fill="none" stroke="currentColor" stroke-opacity="0.45">
            {lines.map(({ key, path }) => (
              <path key={key} d={path} />
            ))}
          </g>
          {boxes.map((box) => (
            <BoxOf key={box.key} ctx={ctx} box={box} />
          ))}
        </svg>
      </p>
    </div>
  );
}

function BoxOf({ ctx, box }: { ctx: PageContext; box: Box }) {
  const text = words(ctx.lang).genealogy;
  const { node, x, y } = box;
  const share = box.share === null ? '' : percent(ctx, box.share);
  const name = node === null ? text.folded(formatNumber(ctx.lang, box.folded)) : nameOf(node);
  const what = node === null ? '' : node.kind === 'area' ? (node.code ?? node.crop) : whatOf(node);
  const lang = useLangOf(what);
  const drawn = (
    <g transform={`translate(${x} ${y})`}>
      <rect
        class="u0"
        width={BOX.width}
        height={BOX.height}
        rx="4"
        stroke-width={box.start ? 3 : 1}
        stroke-dasharray={node === null ? '4 3' : undefined}
      />
      <text x="8" y="19" font-size="13" font-weight="600" fill="currentColor">
        {shortened(name, share === '' ? 21 : 15)}
      </text>
      <text x={BOX.width - 8} y="19" font-size="13" text-anchor="end" fill="currentColor">
        {share}
      </text>
      <text x="8" y="36" font-size="12" fill="currentColor" lang={lang}>
        {shortened(what, 24)}
      </text>
    </g>
  );
  const href = node === null ? null : hrefOf(node);
  return href === null ? drawn : <a href={href}>{drawn}</a>;
}

function Table({ ctx, chain }: { ctx: PageContext; chain: Chain }) {
  const text = words(ctx.lang).genealogy;
  const rows = rowsOf(chain);
  const { production, events } = words(ctx.lang);
  const kinds: Readonly<Record<string, string>> = { ...events.steps, ...production.kinds };
  const named = new Map(chain.events.map(({ id, kind }) => [id, kinds[kind] ?? kind]));
  return (
    <>
      <DataTable
        caption={text.views.table}
        captionHidden
        fit
        rows={rows.slice(0, LINES)}
        rowKey={({ node }) => node.id}
        columns={[
          { key: 'name', head: text.name, rowHead: true, cell: ({ node }) => <NameOf node={node} /> },
          {
            key: 'business',
            head: text.business,
            wideOnly: true,
            cell: ({ node }) =>
              node.kind === 'foreign' || node.kind === 'receiver' ? (
                ''
              ) : (
                <AsWritten>{node.businessName}</AsWritten>
              ),
          },
          {
            key: 'depth',
            head: text.depth,
            num: true,
            wideOnly: true,
            cell: ({ node }) => formatNumber(ctx.lang, node.depth),
          },
          {
            key: 'how',
            head: text.how,
            cell: ({ events: ids }) => [...new Set(ids.map((id) => named.get(id) ?? ''))].join(', '),
          },
          { key: 'amount', head: text.amount, num: true, cell: (row) => amountsOf(ctx, row) },
          {
            key: 'share',
            head: text.shares[chain.way],
            num: true,
            cell: ({ node }) => (node.share === null ? '–' : percent(ctx, node.share)),
          },
        ]}
      />
      {rows.length > LINES && <p class="in soft">{text.more(formatNumber(ctx.lang, rows.length - LINES))}</p>}
    </>
  );
}

function shortened(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}
