import { Injectable } from '@nestjs/common';

/** What is told of a request once it is answered: the route, not the address, which may carry a code or a search. */
export interface RequestRecord {
  readonly requestId: string;
  readonly method: string;
  readonly route: string;
  readonly status: number;
  readonly ms: number;
}

type Listener = (record: RequestRecord) => void;

/** Every answered request, whoever answered it: for the log and the metrics. */
@Injectable()
export class RequestRecords {
  private readonly listeners: Listener[] = [];

  on(listener: Listener): void {
    this.listeners.push(listener);
  }

  add(record: RequestRecord): void {
    for (const listener of this.listeners) listener(record);
  }
}
