import { Injectable, type OnModuleInit } from '@nestjs/common';
import { SelectionActions, whatIsThere } from '../selections/selection-actions.js';
import { assertVersion } from '../platform/http/if-match.js';
import { GrowingAreasQueries } from './growing-areas.queries.js';
import { GrowingAreasService } from './growing-areas.service.js';

/** Drafts that go to the office together. */
@Injectable()
export class AreaSelections implements OnModuleInit {
  constructor(
    private readonly selections: SelectionActions,
    private readonly areas: GrowingAreasService,
    private readonly queries: GrowingAreasQueries,
  ) {}

  onModuleInit(): void {
    this.selections.add({
      name: 'growing-area.submit',
      permission: 'growing-area:write',
      menu: 'areas',
      texts: ({ areas }) => areas.together,
      describe: (actor, ids) =>
        whatIsThere(ids, async (id) => {
          const area = await this.queries.get(actor, id);
          return {
            id,
            version: area.version,
            title: area.name,
            note: area.crop,
            href: `/console/areas/${id}`,
          };
        }),
      apply: async (actor, { id, version }) => {
        if (version !== null) assertVersion(await this.queries.get(actor, id), version);
        return (await this.areas.submit(actor, id)).reference;
      },
    });
  }
}
