import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import type { Logger } from 'pino';
import { CONFIG, type Config } from '../../config.js';
import { LOG } from '../platform.module.js';

/** Plain text: it reads the same in every mail program, and no link can hide behind another. */
export interface Message {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The same letter sent again bears the same (RFC 5322 §3.6.4); a new one unless told. */
  readonly messageId?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What becomes of a message: sent, written to the log where somebody tries the service out, or dropped. */
export type Delivery = 'smtp' | 'log' | 'none';

/**
 * Sends mail by `SMTP_URL`. Without it, outside production, the whole message goes to the log, which is how somebody who
 * tries the service out gets at a link; in production it is dropped and the log says so, with neither link nor address.
 * Only jobs send, never a request or a transaction.
 */
@Injectable()
export class Mail implements OnModuleDestroy {
  private readonly transport: Transporter | null;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOG) private readonly log: Logger,
  ) {
    const { smtpUrl } = config.mail;
    this.transport =
      smtpUrl === undefined
        ? null
        : createTransport({
            url: smtpUrl,
            connectionTimeout: 10_000,
            greetingTimeout: 10_000,
            socketTimeout: 30_000,
          });
    if (this.transport === null && config.production) {
      log.warn('SMTP_URL is not set: invitations and links to reset a password are not sent');
    }
  }

  get delivery(): Delivery {
    if (this.transport !== null) return 'smtp';
    return this.config.production ? 'none' : 'log';
  }

  /** @throws Error when the server does not take it; the job is then tried again. */
  async send(message: Message): Promise<void> {
    if (this.transport !== null) {
      await this.transport.sendMail({
        from: this.config.mail.from,
        ...message,
        headers: { ...message.headers },
      });
    } else if (this.config.production) {
      this.log.warn('a message was not sent, because SMTP_URL is not set');
    } else {
      this.log.info({ mail: message }, `mail, not sent because SMTP_URL is not set:\n${message.text}`);
    }
  }

  onModuleDestroy(): void {
    this.transport?.close();
  }
}
