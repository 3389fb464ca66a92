import { LRUCache } from 'lru-cache';
import { TooMany } from '../errors.js';

/** More than a village behind one address of its provider reads, far less than a program that copies the register. */
const AT_ONCE = 600;
const PER_SECOND = 40;
const SOURCES = 20_000;

interface Bucket {
  left: number;
  at: number;
}

/**
 * Pages and data for everybody, read by one network: so many at once, then so many a second. In memory and for each process, since it
 * protects the processor, not a secret; pages that are kept never come this far. This machine itself is not counted: it is the proxy
 * of whoever forgot to say that there is one.
 */
export class PublicReads {
  private readonly buckets = new LRUCache<string, Bucket>({ max: SOURCES });

  constructor(private readonly now: () => number = () => performance.now()) {}

  /** @throws TooMany */
  take(network: string): void {
    if (network === '::1' || network.startsWith('127.') || network === '0:0:0:0') return;
    const now = this.now();
    const bucket = this.buckets.get(network) ?? { left: AT_ONCE, at: now };
    bucket.left = Math.min(AT_ONCE, bucket.left + ((now - bucket.at) / 1000) * PER_SECOND);
    bucket.at = now;
    this.buckets.set(network, bucket);
    if (bucket.left < 1) throw new TooMany(1);
    bucket.left -= 1;
  }
}
