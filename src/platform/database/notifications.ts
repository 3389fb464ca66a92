import type { OnApplicationShutdown } from '@nestjs/common';
import { Client } from 'pg';

type Listener = (payload: string | null) => void;

/**
 * LISTEN/NOTIFY over one connection of its own. After a lost connection it reconnects and tells every listener
 * `null`: notices may have been missed, so whatever is cached has to go.
 */
export class Notifications implements OnApplicationShutdown {
  private readonly listeners = new Map<string, Listener[]>();
  private client: Client | null = null;
  private closed = false;

  constructor(private readonly url: string) {}

  async start(): Promise<void> {
    const client = new Client({ connectionString: this.url });
    client.on('notification', ({ channel, payload }) => {
      for (const listener of this.listeners.get(channel) ?? []) listener(payload ?? '');
    });
    client.on('error', () => undefined);
    client.on('end', () => {
      if (this.client === client) this.reconnect();
    });
    await client.connect();
    this.client = client;
    for (const channel of this.listeners.keys()) await client.query(`listen ${channel}`);
  }

  /** Channels are named in code, never from input. */
  async on(channel: string, listener: Listener): Promise<void> {
    const known = this.listeners.get(channel);
    this.listeners.set(channel, [...(known ?? []), listener]);
    if (known === undefined) await this.client?.query(`listen ${channel}`);
  }

  async onApplicationShutdown(): Promise<void> {
    this.closed = true;
    const client = this.client;
    this.client = null;
    await client?.end();
  }

  private reconnect(): void {
    this.client = null;
    if (this.closed) return;
    for (const listener of [...this.listeners.values()].flat()) listener(null);
    setTimeout(() => {
      if (this.closed) return;
      this.start().then(
        () => [...this.listeners.values()].flat().forEach((listener) => listener(null)),
        () => this.reconnect(),
      );
    }, 500).unref();
  }
}
