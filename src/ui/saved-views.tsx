import { CheckField, Form, HiddenField, TextField } from './form.js';
import { askedOf, keptBeside } from './list.js';
import type { KeptView, PageContext } from './page-context.js';
import { AsWritten } from './vietnamese.js';
import { words } from './words.js';

interface ViewsProps {
  readonly ctx: PageContext;
}

/** The views the reader has kept of this list, each an address like any other. */
export function KeptViews({ ctx }: ViewsProps) {
  const { savedViews: text } = words(ctx.lang);
  if (ctx.savedViews.length === 0) return null;
  const now = queryOf(ctx);
  return (
    <ul class="on" aria-label={text.label}>
      <li>{text.label}</li>
      {ctx.savedViews.map((view) => (
        <li key={view.id}>
          <a href={`${view.path}?${view.query}`} aria-current={view.query === now ? 'page' : undefined}>
            <AsWritten>{view.name}</AsWritten>
            {view.isDefault && ` · ${text.isDefault}`}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** Keeps what the page shows under a name, and looks after what was kept. */
export function KeepView({ ctx }: ViewsProps) {
  const { savedViews: text } = words(ctx.lang);
  const [path = ''] = ctx.path.split('?');
  const query = queryOf(ctx);
  if (query === '' && ctx.savedViews.length === 0) return null;
  return (
    <details class="cols" id="views">
      <summary>{text.summary}</summary>
      {query === '' ? (
        <p class="soft">{text.narrowFirst}</p>
      ) : (
        <Form ctx={ctx} action="/console/saved-views">
          <HiddenField name="path" value={path} />
          <HiddenField name="query" value={query} />
          <TextField name="name" label={text.name} hint={text.nameHint} required maxlength={60} />
          <CheckField name="isDefault" label={text.makeDefault} required />
          <button class="btn plain" type="submit">
            {text.save}
          </button>
        </Form>
      )}
      {ctx.savedViews.map((view) => (
        <Kept key={view.id} ctx={ctx} view={view} />
      ))}
    </details>
  );
}

function Kept({ ctx, view }: ViewsProps & { readonly view: KeptView }) {
  const { savedViews: text } = words(ctx.lang);
  return (
    <Form ctx={ctx} action={`/console/saved-views/${view.id}`}>
      <b>
        <AsWritten>{view.name}</AsWritten>
      </b>
      <button class="link" name="step" value={view.isDefault ? 'plain' : 'default'}>
        {view.isDefault ? text.noDefault : text.makeDefault}
      </button>
      <button class="link" name="step" value="remove">
        {text.remove}
      </button>
    </Form>
  );
}

/** What the address asks of the list, the same whichever way it was come to. */
function queryOf(ctx: PageContext): string {
  const given = keptBeside(askedOf(ctx), []).filter(([, value]) => value !== '');
  return new URLSearchParams(given).toString();
}
