import { ConsolePage } from '../ui/console-page.js';
import type { PageContext } from '../ui/page-context.js';
import { Panel } from '../ui/panel.js';
import { asWritten } from '../ui/vietnamese.js';
import { words } from '../ui/words.js';
import type { FoundGroup } from './search.service.js';

export interface SearchPageProps {
  readonly ctx: PageContext;
  readonly q: string;
  readonly groups: readonly FoundGroup[];
}

export function SearchPage({ ctx, q, groups }: SearchPageProps) {
  const text = words(ctx.lang).search;
  const asked = q.trim() !== '';
  const heading = asked ? text.heading(q) : text.title;
  return (
    <ConsolePage
      ctx={ctx}
      title={heading}
      current={null}
      heading={heading}
      lead={asked ? undefined : text.lead}
    >
      {asked && groups.length === 0 && (
        <Panel id="nothing" title={text.nothing}>
          <p>{text.nothingHint}</p>
        </Panel>
      )}
      {groups.map(({ kind, items, more }) => (
        <Panel
          key={kind}
          id={kind}
          title={text.kinds[kind]}
          aside={more !== null && <a href={more}>{text.more}</a>}
        >
          <ul class="hits">
            {items.map(({ href, name, about, state }) => (
              <li key={href}>
                <a href={href}>{asWritten(name)}</a> <span class="tag">{state}</span>
                <small>{asWritten(about.filter((each) => each !== null && each !== '').join(' · '))}</small>
              </li>
            ))}
          </ul>
        </Panel>
      ))}
    </ConsolePage>
  );
}
