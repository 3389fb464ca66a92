import { Injectable, type OnModuleInit } from '@nestjs/common';
import { SelectionActions, whatIsThere } from '../selections/selection-actions.js';
import { assertVersion } from '../platform/http/if-match.js';
import { LotsQueries } from './lots.queries.js';
import { LotsService } from './lots.service.js';

/** Lots that go on sale together. */
@Injectable()
export class LotSelections implements OnModuleInit {
  constructor(
    private readonly selections: SelectionActions,
    private readonly lots: LotsService,
    private readonly queries: LotsQueries,
  ) {}

  onModuleInit(): void {
    this.selections.add({
      name: 'lot.release',
      permission: 'lot:write',
      menu: 'lots',
      texts: ({ lots }) => lots.together,
      describe: (actor, ids) =>
        whatIsThere(ids, async (id) => {
          const lot = await this.queries.get(actor, id);
          return {
            id,
            version: lot.version,
            title: lot.lotNumber,
            note: lot.productName,
            href: `/console/lots/${id}`,
          };
        }),
      apply: async (actor, { id, version }) => {
        if (version !== null) assertVersion(await this.queries.get(actor, id), version);
        await this.lots.release(actor, id);
        return null;
      },
    });
  }
}
