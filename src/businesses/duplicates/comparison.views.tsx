import type { ComponentChildren } from 'preact';
import { AsWritten, asWritten } from '../../ui/vietnamese.js';
import { formatDate, formatNumber } from '../../ui/format.js';
import type { PageContext } from '../../ui/page-context.js';
import { DataTable } from '../../ui/table.js';
import { words } from '../../ui/words.js';
import { identityRow } from '../business-summary.js';
import { addressText, type BusinessView } from '../businesses.queries.js';
import { BusinessTag } from '../businesses.views.js';
import { HOLDINGS, type Holdings } from '../mergers/mergers.queries.js';

interface Line {
  readonly key: string;
  readonly label: string;
  readonly values: readonly [ComponentChildren, ComponentChildren];
  readonly same: boolean;
}

export interface ComparisonProps {
  readonly ctx: PageContext;
  readonly sides: readonly [BusinessView, BusinessView];
  readonly heads?: readonly [string, string];
  readonly holdings: readonly [Holdings, Holdings];
}

/** Two businesses field by field; what is the same in both says so in words. */
export function Comparison({ ctx, sides, heads, holdings }: ComparisonProps) {
  const { duplicates, businesses, ui } = words(ctx.lang);
  const text = duplicates.merger;
  const [one, other] = sides;
  const { fields } = businesses;
  const line = (key: string, label: string, of: (side: BusinessView) => string | null): Line => {
    const values = [of(one), of(other)] as const;
    const shown = (value: string | null) =>
      value === null ? <span class="soft">{ui.notDeclared}</span> : asWritten(value);
    return {
      key,
      label,
      values: [shown(values[0]), shown(values[1])],
      same: values[0] !== null && values[0] === values[1],
    };
  };
  const lines: Line[] = [
    {
      key: 'status',
      label: duplicates.columns.state,
      values: [
        <BusinessTag ctx={ctx} status={one.status} />,
        <BusinessTag ctx={ctx} status={other.status} />,
      ],
      same: false,
    },
    line('kind', businesses.kindLabel, ({ kind }) => businesses.kinds[kind]),
    line('identity', businesses.columns.identity, (side) => identityRow(side, ctx.lang).value),
    line('address', businesses.addressLabel, (side) => addressText(side, ctx.lang)),
    line('formerAddress', fields.formerAddress, (side) => side.formerAddress),
    line('gln', fields.gln, (side) => side.gln),
    line('contactName', businesses.contactPanel, (side) => side.contactName),
    line('contactPhone', fields.contactPhone, (side) => side.contactPhone),
    line('contactEmail', fields.contactEmail, (side) => side.contactEmail),
    line('website', fields.website, (side) => side.website),
    line('registered', businesses.registeredAt, (side) =>
      formatDate(ctx.lang, side.createdAt, ctx.registry.timeZone),
    ),
    ...HOLDINGS.map((key): Line => {
      const [first, second] = holdings.map((held) => formatNumber(ctx.lang, held[key]));
      return { key, label: text.holdings[key], values: [first ?? '', second ?? ''], same: false };
    }),
  ];
  const head = (side: BusinessView, at: 0 | 1) => (
    <>
      {heads !== undefined && <>{heads[at]}: </>}
      <a href={`/console/businesses/${side.id}`}>
        <AsWritten>{side.name}</AsWritten>
      </a>
    </>
  );
  return (
    <DataTable
      caption={duplicates.compare}
      captionHidden
      rows={lines}
      rowKey={({ key }) => key}
      columns={[
        {
          key: 'field',
          head: duplicates.field,
          cell: ({ label, same }) => (
            <>
              {label}
              {same && <small>{duplicates.same}</small>}
            </>
          ),
        },
        { key: 'one', head: head(one, 0), cell: ({ values }) => values[0] },
        { key: 'other', head: head(other, 1), cell: ({ values }) => values[1] },
      ]}
    />
  );
}
