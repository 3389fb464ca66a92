import { Injectable, type OnModuleInit } from '@nestjs/common';
import { SelectionActions, whatIsThere } from '../selections/selection-actions.js';
import { assertVersion } from '../platform/http/if-match.js';
import { words } from '../ui/words.js';
import { ReportsQueries } from './reports.queries.js';
import { ReportsService } from './reports.service.js';
import { ticketText } from './ticket.js';

/** Reports that one official looks after from now on. */
@Injectable()
export class ReportSelections implements OnModuleInit {
  constructor(
    private readonly selections: SelectionActions,
    private readonly reports: ReportsService,
    private readonly queries: ReportsQueries,
  ) {}

  onModuleInit(): void {
    this.selections.add({
      name: 'report.take',
      permission: 'report:handle',
      menu: 'reports',
      texts: ({ reports }) => reports.together,
      describe: (actor, ids, lang) =>
        whatIsThere(ids, async (id) => {
          const report = await this.queries.get(actor, id);
          return {
            id,
            version: report.version,
            title: words(lang).reports.categories[report.category],
            note: [ticketText(report.ticket), report.productName ?? report.about].filter(Boolean).join(' · '),
            href: `/console/reports/${id}`,
          };
        }),
      apply: async (actor, { id, version }) => {
        if (version !== null) assertVersion(await this.queries.get(actor, id), version);
        await this.reports.take(actor, id);
        return null;
      },
    });
  }
}
