import { ConsolePage } from '../ui/console-page.js';
import { Form, HiddenField, SubmitButton } from '../ui/form.js';
import type { PageContext } from '../ui/page-context.js';
import { Pager } from '../ui/pager.js';
import { Panel } from '../ui/panel.js';
import { words } from '../ui/words.js';
import type { NoticeMailChoice } from './notice-settings.service.js';
import { NoticeMailForm } from './notice-settings.views.js';
import { NoticeList } from './notice-list.js';
import type { NoticeView } from './notices.queries.js';

export interface NoticesPageProps {
  readonly ctx: PageContext;
  readonly notices: readonly NoticeView[];
  readonly next: string | null;
  /** How this reader wants to hear by mail. */
  readonly mail: NoticeMailChoice;
}

export function NoticesPage({ ctx, notices, next, mail }: NoticesPageProps) {
  const text = words(ctx.lang).notices;
  const [newest] = notices;
  return (
    <ConsolePage
      ctx={ctx}
      title={text.title}
      current="today"
      heading={text.title}
      lead={text.lead}
      crumbs={[{ href: '/console', text: words(ctx.lang).ui.nav.today }]}
      styles={['forms']}
    >
      <Panel id="notices" title={text.caption} flush>
        {newest === undefined ? (
          <div class="in soft">{text.none}</div>
        ) : (
          <NoticeList ctx={ctx} notices={notices} />
        )}
        {newest !== undefined && notices.some(({ fresh }) => fresh) && (
          <div class="in">
            <SeenForm ctx={ctx} upTo={newest.id} />
          </div>
        )}
        <Pager ctx={ctx} next={next} shown={notices.length} />
      </Panel>
      <Panel id="mail" title={text.mail.panel}>
        <NoticeMailForm ctx={ctx} action="/console/notices/settings" chosen={mail} />
      </Panel>
    </ConsolePage>
  );
}

function SeenForm({ ctx, upTo }: { readonly ctx: PageContext; readonly upTo: string }) {
  return (
    <Form ctx={ctx} action="/console/notices/seen">
      <HiddenField name="upTo" value={upTo} />
      <SubmitButton plain>{words(ctx.lang).notices.seen}</SubmitButton>
    </Form>
  );
}
