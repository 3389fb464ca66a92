import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';

/** The one source of time, so that a test may move it. */
@Injectable()
export class Clock {
  private readonly shift = new AsyncLocalStorage<number>();

  now(): Date {
    return new Date(Date.now() + (this.shift.getStore() ?? 0));
  }

  /** `work`, and all it awaits, takes place at another moment: a season of samples is not entered in one second. */
  at<T>(moment: Date, work: () => Promise<T>): Promise<T> {
    const shift = (this.shift.getStore() ?? 0) + moment.getTime() - this.now().getTime();
    return this.shift.run(shift, work);
  }
}
