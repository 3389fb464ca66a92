import { TextArea, TextField } from '../ui/form.js';
import type { PageContext } from '../ui/page-context.js';
import { words } from '../ui/words.js';

interface PlaceAndNoteProps {
  readonly ctx: PageContext;
  readonly value: (field: string) => string | undefined;
}

/** Where something was done with lots, and what else there is to say of it. */
export function PlaceAndNote({ ctx, value }: PlaceAndNoteProps) {
  const { fields } = words(ctx.lang).events;
  return (
    <>
      <TextField name="place" label={fields.place} value={value('place')} maxlength={200} />
      <TextArea name="note" label={fields.note} value={value('note')} rows={2} maxlength={2000} />
    </>
  );
}
