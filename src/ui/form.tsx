import type { ComponentChildren } from 'preact';
import { WithFaults } from './field.js';
import { OnPage, type FieldFault, type PageContext } from './page-context.js';
import { safeHref } from './safe-href.js';

export * from './choice-field.js';
export * from './error-summary.js';
export { fieldId } from './field.js';
export * from './fields.js';
export * from './select-field.js';

export interface FormProps {
  readonly ctx: PageContext;
  /** A path of this site. */
  readonly action: string;
  /** Needed by a `FileField`. */
  readonly multipart?: boolean;
  /** Found by each field inside by its name. */
  readonly faults?: readonly FieldFault[];
  /** What the Enter key sends, in a form whose first button is not its main one. */
  readonly enter?: { readonly name: string; readonly value: string };
  readonly id?: string;
  readonly class?: string;
  readonly children: ComponentChildren;
}

/**
 * A form that changes something: POST, with the token against forged requests. The browser's own checks are off
 * (`novalidate`): the server says every fault at once, in words, beside its field.
 */
export function Form({ ctx, action, multipart, faults = [], enter, children, ...rest }: FormProps) {
  return (
    <OnPage ctx={ctx}>
      <WithFaults faults={faults}>
        <form
          method="post"
          action={safeHref(action)}
          enctype={multipart === true ? 'multipart/form-data' : undefined}
          novalidate
          {...rest}
        >
          {enter !== undefined && (
            <button class="hide" type="submit" {...enter} tabindex={-1} aria-hidden="true" />
          )}
          <input type="hidden" name="_csrf" value={ctx.csrf} />
          {children}
        </form>
      </WithFaults>
    </OnPage>
  );
}

export function HiddenField({ name, value }: { readonly name: string; readonly value: string }) {
  return <input type="hidden" name={name} value={value} />;
}

export interface SubmitButtonProps {
  /** Sent with the form, where a form has several buttons. */
  readonly name?: string;
  readonly value?: string;
  /** The second choice beside the main one. */
  readonly plain?: boolean;
  readonly children: ComponentChildren;
}

export function SubmitButton({ name, value, plain, children }: SubmitButtonProps) {
  return (
    <button class={plain === true ? 'btn plain' : 'btn'} type="submit" name={name} value={value}>
      {children}
    </button>
  );
}
