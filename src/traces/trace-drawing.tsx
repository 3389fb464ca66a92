import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config.js';
import { Clock } from '../platform/clock.js';
import { PageContexts } from '../platform/http/page-contexts.js';
import { momentOf } from '../platform/time-zone.js';
import { encodePathValue } from '../standards/gs1/percent.js';
import type { Lang } from '../ui/page-context.js';
import { renderPage } from '../ui/render.js';
import { withWarning } from './as-of.views.js';
import type { Drawn } from './kept-pages.js';
import type { Subject } from './resolve.js';
import { type Head, StoredPage } from './stored-page.js';
import type { TraceDocument } from './trace-document.js';
import { traceJson, uncertainJson } from './trace-json.js';
import { TracePage } from './trace-page.views.js';
import { TracesQueries } from './traces.queries.js';

const DAY_MS = 86_400_000;
/** A minute here, and half of one by others who fetched it last; never beyond the page's end. */
const LONGEST_KEPT_MS = 120_000;

/** A page in a language, or data. */
export type Form = Lang | 'json';

/** Reads what a subject shows and writes it down, in the form asked for. */
@Injectable()
export class TraceDrawing {
  private readonly root: string;
  private readonly timeZone: string;

  constructor(
    private readonly traces: TracesQueries,
    private readonly contexts: PageContexts,
    private readonly clock: Clock,
    @Inject(CONFIG) config: Config,
  ) {
    this.root = config.http.publicUrl;
    this.timeZone = config.registry.timeZone;
  }

  /** Null when the subject is none of ours. */
  async draw(subject: Subject, form: Form, safety: Readonly<Head>): Promise<Drawn | null> {
    const drawnAt = performance.now();
    const trace = await this.traces.find(subject);
    if (trace === null) return null;
    const endsAt = this.endOf(trace.holdsUntil);
    const shared = endsAt - this.clock.now().getTime() > LONGEST_KEPT_MS;
    const common = { dependsOn: trace.dependsOn, safety, drawnAt, endsAt, shared };
    const page = form === 'json' ? this.json(trace, common) : this.html(trace, form, common);
    return { shown: trace.shows, page };
  }

  /** The midnight after a day, in the registry's time zone; `Infinity` for none. */
  private endOf(day: string | null): number {
    const next = day === null ? null : momentOf(`${nextDay(day)}T00:00`, this.timeZone);
    return next?.getTime() ?? Infinity;
  }

  private json(trace: TraceDocument, common: Common): StoredPage {
    const mediaType = 'application/json; charset=utf-8';
    const content = traceJson(trace, this.clock.now());
    return new StoredPage({ ...common, mediaType, withWarning: uncertainJson }, content);
  }

  private html(trace: TraceDocument, lang: Lang, common: Common): StoredPage {
    const ctx = this.contexts.of(lang, this.pathOf(trace));
    const content = renderPage(<TracePage ctx={ctx} trace={trace} />);
    const mediaType = 'text/html; charset=utf-8';
    return new StoredPage({ ...common, mediaType, withWarning: this.warned(lang, ctx.now) }, content);
  }

  /** A method of its own, lest a kept page keeps all it was drawn from. */
  private warned(lang: Lang, checkedAt: Date): (html: string) => string {
    return (html) => withWarning(html, lang, checkedAt, this.timeZone);
  }

  /** The address the page's own links start from, for it is kept for everybody, whatever they called it. */
  private pathOf({ uri, unknownLot }: TraceDocument): string {
    const path = uri.slice(this.root.length);
    return unknownLot === null ? path : `${path}/10/${encodePathValue(unknownLot)}`;
  }
}

interface Common {
  readonly dependsOn: readonly string[];
  readonly safety: Readonly<Head>;
  readonly drawnAt: number;
  readonly endsAt: number;
  readonly shared: boolean;
}

function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);
}
