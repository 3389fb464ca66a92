import { LRUCache } from 'lru-cache';
import type { StoredPage } from './stored-page.js';

const PAGES_MAX = 10_000;
const BYTES_MAX = 256 * 1024 * 1024;
const NAMES_MAX = 50_000;
/** A page says when it was checked; it is drawn anew after this. */
const LIFE_MS = 60_000;
/** So long after a failure nobody waits again. */
const TROUBLE_MS = 3000;

/** A page that was drawn, and under which name it is kept: of what it shows, not of how that was spelled. */
export interface Drawn {
  readonly shown: string;
  readonly page: StoredPage;
}

interface Name {
  readonly shown: string;
  /** Of the product it stands for, whose notices tell of its codes, numbers and lots, too. */
  readonly of: string;
  readonly learntAt: number;
}

interface Flight {
  readonly drawing: Promise<StoredPage | null>;
  /** Things that changed since it began; `all` when notices may have been missed. */
  readonly changed: Set<string>;
  all: boolean;
}

/**
 * Pages by what they show, in each form (language, media type), for as long as nothing they show changes. A page older than a
 * minute, or kept while notices of changes may have been missed, is drawn anew before it is sent; where that fails, it is sent
 * all the same, with a word on since when. Whoever asks for a page that is being drawn waits for that one.
 */
export class KeptPages {
  private readonly pages = new LRUCache<string, StoredPage>({
    max: PAGES_MAX,
    maxSize: BYTES_MAX,
    sizeCalculation: ({ size }) => size,
    dispose: (page, key) => this.unlink(page, key),
  });
  /** What each spelling shows; until something it shows changes, for a number may then name something else. */
  private readonly names = new LRUCache<string, Name>({
    max: NAMES_MAX,
    dispose: ({ of }, spelling) => this.unname(of, spelling),
  });
  private readonly spellings = new Map<string, Set<string>>();
  /** Which pages show the thing with this id. */
  private readonly showing = new Map<string, Set<string>>();
  private readonly flights = new Map<string, Flight>();
  private surelyFrom = 0;
  private troubleUntil = 0;

  /**
   * @param patienceMs so long somebody waits for a page to be drawn anew, before the one that is kept is sent as of its time
   * @param onTrouble hears why a page could not be drawn anew; at most once every few seconds
   */
  constructor(
    private readonly now: () => Date,
    private readonly patienceMs: number,
    private readonly onTrouble: (error: unknown) => void,
  ) {}

  /** The page behind a spelling, when it can be sent as it is. */
  fresh(form: string, spelling: string): StoredPage | undefined {
    const name = this.names.get(spelling);
    if (name === undefined || name.learntAt < this.surelyFrom) return undefined;
    const page = this.pages.get(`${form} ${name.shown}`);
    return page !== undefined && this.isFresh(page) ? page : undefined;
  }

  /**
   * The page behind a name, drawn if need be; null when there is none.
   * @throws what `draw` throws, when nothing is kept
   */
  async get(form: string, name: string, draw: () => Promise<Drawn | null>): Promise<StoredPage | null> {
    const fresh = this.fresh(form, name);
    if (fresh !== undefined) return fresh;
    const shown = this.names.get(name)?.shown;
    const kept = shown === undefined ? undefined : this.pages.get(`${form} ${shown}`);
    // What has ended is not shown again, whatever the trouble.
    if (kept === undefined || this.hasEnded(kept.endsAt)) return this.fly(form, name, draw);
    if (performance.now() < this.troubleUntil) return kept.inTrouble;
    const outcome = await Promise.race([settled(this.fly(form, name, draw)), after(this.patienceMs)]);
    if ('page' in outcome) return outcome.page;
    this.troubleUntil = performance.now() + TROUBLE_MS;
    this.onTrouble(outcome.error);
    return kept.inTrouble;
  }

  /** Another spelling of a name. */
  alias(spelling: string, name: string): void {
    const known = this.names.get(name);
    if (known !== undefined) this.name(spelling, known);
  }

  /** `null`: notices may have been missed. */
  forget(id: string | null): void {
    for (const flight of this.flights.values()) {
      if (id === null) flight.all = true;
      else flight.changed.add(id);
    }
    if (id === null) {
      this.surelyFrom = performance.now();
      return;
    }
    for (const key of [...(this.showing.get(id) ?? [])]) this.pages.delete(key);
    for (const spelling of [...(this.spellings.get(id) ?? [])]) this.names.delete(spelling);
  }

  /** Whether a page that was kept still is, and can be sent as it is. */
  isFresh({ drawnAt, endsAt, isGone }: StoredPage): boolean {
    if (isGone || this.hasEnded(endsAt)) return false;
    return drawnAt >= this.surelyFrom && performance.now() - drawnAt < LIFE_MS;
  }

  private hasEnded(endsAt: number): boolean {
    return endsAt !== Infinity && this.now().getTime() >= endsAt;
  }

  /** One drawing for everybody who asks meanwhile; who asks after a change waits for a drawing that began after it. */
  private fly(form: string, name: string, draw: () => Promise<Drawn | null>): Promise<StoredPage | null> {
    const key = `${form} ${name}`;
    const under = this.flights.get(key);
    if (under !== undefined && !under.all && under.changed.size === 0) return under.drawing;
    const flight: Flight = {
      drawing: draw().then((drawn) => {
        if (drawn !== null) this.keep(form, name, drawn, flight);
        return drawn === null ? null : drawn.page;
      }),
      changed: new Set(),
      all: false,
    };
    this.flights.set(key, flight);
    const land = (): void => {
      if (this.flights.get(key) === flight) this.flights.delete(key);
    };
    flight.drawing.then(land, land);
    return flight.drawing;
  }

  /** A change that arrived while the page was being drawn may not be in it: such a page is sent but not kept. */
  private keep(form: string, name: string, { shown, page }: Drawn, { changed, all }: Flight): void {
    if (all || page.dependsOn.some((id) => changed.has(id))) return;
    const key = `${form} ${shown}`;
    this.name(name, { shown, of: page.dependsOn[0] ?? '', learntAt: page.drawnAt });
    this.pages.set(key, page);
    if (!this.pages.has(key)) return; // larger than everything together may be
    for (const id of page.dependsOn) {
      const keys = this.showing.get(id);
      if (keys === undefined) this.showing.set(id, new Set([key]));
      else keys.add(key);
    }
  }

  private name(spelling: string, known: Name): void {
    this.names.set(spelling, known);
    const spellings = this.spellings.get(known.of);
    if (spellings === undefined) this.spellings.set(known.of, new Set([spelling]));
    else spellings.add(spelling);
  }

  private unname(id: string, spelling: string): void {
    const spellings = this.spellings.get(id);
    spellings?.delete(spelling);
    if (spellings?.size === 0) this.spellings.delete(id);
  }

  private unlink(page: StoredPage, key: string): void {
    page.isGone = true;
    for (const id of page.dependsOn) {
      const keys = this.showing.get(id);
      keys?.delete(key);
      if (keys?.size === 0) this.showing.delete(id);
    }
  }
}

type Outcome = { readonly page: StoredPage | null } | { readonly error: unknown };

function settled(flight: Promise<StoredPage | null>): Promise<Outcome> {
  return flight.then(
    (page) => ({ page }),
    (error: unknown) => ({ error }),
  );
}

function after(milliseconds: number): Promise<Outcome> {
  return new Promise((resolve) => {
    setTimeout(() => resolve({ error: new Error('the database is slow to answer') }), milliseconds).unref();
  });
}
