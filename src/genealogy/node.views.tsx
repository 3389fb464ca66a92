import { sayAmount } from '../production/amounts.js';
import { formatNumber } from '../ui/format.js';
import type { PageContext } from '../ui/page-context.js';
import { AsWritten } from '../ui/vietnamese.js';
import type { Placed } from './chain.js';
import type { Row } from './chain-rows.js';

export function NameOf({ node }: { node: Placed }) {
  const href = hrefOf(node);
  const name = nameOf(node);
  return (
    <>
      {href === null ? name : <a href={href}>{name}</a>}{' '}
      <small>
        <AsWritten>{whatOf(node)}</AsWritten>
      </small>
    </>
  );
}

export function amountsOf(ctx: PageContext, { amounts }: Row): string {
  return amounts.map(({ amount, unit }) => sayAmount(ctx.lang, amount, unit)).join(' + ');
}

/** `60 %`; what is little is not nothing. */
export function percent(ctx: PageContext, share: number): string {
  const value = share * 100;
  return value > 0 && value < 0.1
    ? `<${formatNumber(ctx.lang, 0.1, 1)} %`
    : `${formatNumber(ctx.lang, value, 1)} %`;
}

export function nameOf(node: Placed): string {
  if (node.kind === 'lot') return node.lotNumber;
  if (node.kind === 'area') return node.name ?? node.code ?? node.crop;
  if (node.kind === 'receiver') return node.name;
  return decodeURIComponent(node.id.split('/').at(-1) ?? node.id);
}

export function whatOf(node: Placed): string {
  if (node.kind === 'lot') return node.material ?? node.productName;
  return node.kind === 'area'
    ? [node.name === null ? null : node.code, node.crop].filter(Boolean).join(', ')
    : '';
}

/** Only what the reader may open. */
export function hrefOf(node: Placed): string | null {
  if (node.kind === 'foreign' || node.kind === 'receiver' || !node.own) return null;
  return node.kind === 'lot' ? `/console/lots/${node.id}` : `/console/areas/${node.id}`;
}
