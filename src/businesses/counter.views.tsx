import { ConsolePage } from '../ui/console-page.js';
import { Form } from '../ui/form.js';
import type { PageContext } from '../ui/page-context.js';
import { Panel } from '../ui/panel.js';
import { AsWritten, Naming } from '../ui/vietnamese.js';
import { words } from '../ui/words.js';
import type { BusinessView } from './businesses.queries.js';

export interface CounterPageProps {
  readonly ctx: PageContext;
  readonly typed: string;
  /** null before anything was looked for. */
  readonly found: readonly BusinessView[] | null;
}

export function CounterPage({ ctx, typed, found }: CounterPageProps) {
  const text = words(ctx.lang).counter;
  return (
    <ConsolePage
      ctx={ctx}
      title={text.title}
      current="applications"
      heading={text.title}
      lead={text.lead}
      crumbs={[{ href: '/console/applications', text: words(ctx.lang).applications.queueTitle }]}
      styles={['forms']}
    >
      <Panel id="known" title={text.knownTitle}>
        <p>{text.knownLead}</p>
        <form action="/console/counter" role="search">
          <div class="field">
            <label for="q">{text.find}</label>
            <input id="q" name="q" type="search" value={typed} maxlength={120} autocomplete="off" />
          </div>
          <button class="btn" type="submit">
            {text.search}
          </button>
        </form>
        {found?.length === 0 && <p role="status">{text.none}</p>}
        {(found ?? []).map((business) => (
          <Form key={business.id} ctx={ctx} action={`/console/counter/${business.id}`}>
            <p>
              <button class="btn plain" type="submit">
                <Naming sentence={text.begin}>{business.name}</Naming>
              </button>
              <br />
              <small class="soft">
                {business.taxCode}{' '}
                {business.commune !== null && <AsWritten>{business.commune.name}</AsWritten>}
              </small>
            </p>
          </Form>
        ))}
      </Panel>
      <Panel id="new" title={text.newTitle}>
        <p>{text.newLead}</p>
        <p>
          <a class="btn plain" href="/console/business/counter">
            {text.newLink}
          </a>
        </p>
      </Panel>
    </ConsolePage>
  );
}
