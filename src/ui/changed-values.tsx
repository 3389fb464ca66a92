import { useWords } from './page-context.js';
import { KeyValues } from './panel.js';
import { AsWritten } from './vietnamese.js';

/** One thing that reads otherwise than before. */
export interface ChangedValue {
  readonly label: string;
  /** null: not declared. */
  readonly before: string | null;
  readonly after: string | null;
  /** It reads the same and is another: a picture, a boundary. */
  readonly replaced: boolean;
}

/** What was, struck out, and what is. */
export function ChangedValues({ items }: { readonly items: readonly ChangedValue[] }) {
  const text = useWords().applications.differences;
  return (
    <KeyValues
      items={items.map(({ label, before, after, replaced }) => [
        label,
        replaced ? (
          text.replaced
        ) : (
          <>
            <del>
              <AsWritten>{before ?? text.nothing}</AsWritten>
            </del>
            {' → '}
            <ins>
              <AsWritten>{after ?? text.nothing}</AsWritten>
            </ins>
          </>
        ),
      ])}
    />
  );
}
