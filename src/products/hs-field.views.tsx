import { ChoiceField } from '../ui/choice-field.js';
import { SubmitButton, TextField } from '../ui/form.js';
import type { PageContext } from '../ui/page-context.js';
import { words } from '../ui/words.js';
import { formatHsCode, parseHsCode } from '../standards/vietnam/hs-code.js';
import { type HsName, hsNameOf } from '../standards/vietnam/hs-names.js';

/** The button that asks for codes by words, as `then` of the form. */
export const FIND_HS = 'find-hs';

export interface HsFieldProps {
  readonly ctx: PageContext;
  readonly field: {
    readonly name: string;
    readonly label: string;
    readonly hint?: string;
    readonly value: string | undefined;
  };
  /** Codes for the words that stand in the field; null while nobody asked. */
  readonly found: readonly HsName[] | null;
}

/** A code of goods, typed, or chosen among those that words find. */
export function HsField({ ctx, field, found }: HsFieldProps) {
  const { hs } = words(ctx.lang).products;
  const typed = hsText(ctx, field.value ?? '');
  const codes = typed === null ? (found ?? []) : [];
  return (
    <>
      <TextField {...field} code maxlength={40} />
      <p>
        <SubmitButton name="then" value={FIND_HS} plain>
          {hs.find}
        </SubmitButton>
      </p>
      {(typed !== null || found !== null) && (
        <div class="field" id="hs" tabindex={-1} autofocus={found !== null} aria-labelledby="hs-found">
          <p class="hint" id="hs-found" role="status">
            {typed ?? (codes.length === 0 ? hs.none : hs.found(codes.length))}
          </p>
          {codes.length > 0 && (
            <ChoiceField
              name="hsChoice"
              label={hs.choose}
              required
              options={[
                ...codes.map(({ code, ...names }) => ({
                  value: code,
                  text: formatHsCode(code),
                  note: names[ctx.lang],
                })),
                { value: '', text: hs.other },
              ]}
            />
          )}
        </div>
      )}
    </>
  );
}

/** A code and what it is about: “0902.30.10: Chè đen”. null for what is none. */
export function hsText({ lang }: Pick<PageContext, 'lang'>, code: string): string | null {
  const parsed = parseHsCode(code);
  if (!parsed.ok) return null;
  const name = hsNameOf(parsed.value);
  return name === null ? formatHsCode(parsed.value) : `${formatHsCode(parsed.value)}: ${name[lang]}`;
}
