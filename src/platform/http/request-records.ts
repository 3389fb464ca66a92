import { Injectable } from '@nestjs/common';
import { newId } from '../id.js';

/** What requests have in common that are told alike: the route, not the address, which may carry a code or a search. */
export interface RequestKind {
  readonly method: string;
  readonly route: string;
  readonly status: number;
}

type Listener = (kind: RequestKind, requestId: string, ms: number) => void;

/** Every answered request, whoever answered it: for the log and the metrics. */
@Injectable()
export class RequestRecords {
  private readonly listeners: Listener[] = [];
  private readonly kinds = new Map<string, RequestKind[]>();

  on(listener: Listener): void {
    this.listeners.push(listener);
  }

  /** One object for each kind, by which listeners find what they have prepared for it. */
  kind(method: string, route: string, status: number): RequestKind {
    let ofRoute = this.kinds.get(route);
    if (ofRoute === undefined) this.kinds.set(route, (ofRoute = []));
    for (const known of ofRoute) if (known.status === status && known.method === method) return known;
    const kind = { method, route, status };
    ofRoute.push(kind);
    return kind;
  }

  add(kind: RequestKind, requestId: string, milliseconds: number): void {
    const ms = Math.round(milliseconds * 10) / 10;
    for (const listener of this.listeners) listener(kind, requestId, ms);
  }
}

const start = newId().slice(0, -12);
let requests = 0;

/** Ids of requests are counted: the beginning is this process's alone, and drawing lots for each costs more than answering it. */
export function newRequestId(): string {
  requests += 1;
  return start + requests.toString(16).padStart(12, '0');
}
