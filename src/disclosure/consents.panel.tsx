import { Injectable, type OnModuleInit } from '@nestjs/common';
import { BusinessPanels, type BusinessPanel, type LoadedPanel } from '../businesses/business-panels.js';
import type { Actor } from '../platform/actor.js';
import { formatDateTime } from '../ui/format.js';
import type { PageContext } from '../ui/page-context.js';
import { Tag } from '../ui/tag.js';
import { words } from '../ui/words.js';
import { ConsentsService } from './consents.service.js';

/** What a business agreed to and took back, on its page for officials. */
@Injectable()
export class ConsentsPanel implements BusinessPanel, OnModuleInit {
  readonly order = 60;

  constructor(
    private readonly panels: BusinessPanels,
    private readonly consents: ConsentsService,
  ) {}

  onModuleInit(): void {
    this.panels.add(this);
  }

  async load(actor: Actor, businessId: string, ctx: PageContext): Promise<LoadedPanel> {
    const { disclosure: text } = words(ctx.lang);
    const records = await this.consents.record(actor, businessId);
    return {
      key: 'consents',
      title: text.recordPanel,
      href: null,
      lines: records.map(({ id, purpose, given, version, channel, at, by }) => ({
        key: id,
        href: null,
        text: text.recordedPurposes[purpose],
        note: `${by}, ${formatDateTime(ctx.lang, at, ctx.registry.timeZone)}, ${text.channels[channel]}. ${text.recordWords(version)}.`,
        tag: given ? <Tag kind="ok">{text.recordGiven}</Tag> : <Tag kind="off">{text.recordTaken}</Tag>,
      })),
    };
  }
}
