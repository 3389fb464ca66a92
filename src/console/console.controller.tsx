import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { CurrentActor, SignedIn } from '../access/access.decorators.js';
import { can } from '../access/permissions.js';
import { isOfficial } from '../access/roles.js';
import { ApplicationsQueries } from '../applications/applications.queries.js';
import { addressText, BusinessesQueries } from '../businesses/businesses.queries.js';
import { NoticesQueries } from '../notices/notices.queries.js';
import type { Actor } from '../platform/actor.js';
import { Ctx } from '../platform/http/page-contexts.js';
import type { PageContext } from '../ui/page-context.js';
import { BusinessHome } from './business-home.views.js';
import { ReportsQueries } from '../reports/reports.queries.js';
import { ConsoleQueries, NOTHING } from './console.queries.js';
import { stepsOf } from './first-code.js';
import { OfficeHome } from './office-home.views.js';

const FEW = 5;

@ApiExcludeController()
@Controller('console')
export class ConsoleController {
  constructor(
    private readonly queries: ConsoleQueries,
    private readonly businesses: BusinessesQueries,
    private readonly applications: ApplicationsQueries,
    private readonly notices: NoticesQueries,
    private readonly reports: ReportsQueries,
  ) {}

  /** What is to be done today: a business's next steps, an official's queue. */
  @SignedIn()
  @Get()
  home(@CurrentActor() actor: Actor, @Ctx() ctx: PageContext) {
    return isOfficial(actor.role) ? this.office(actor, ctx) : this.business(actor, ctx);
  }

  private async office(actor: Actor, ctx: PageContext) {
    const [queue, registry, openReports, { items }] = await Promise.all([
      this.applications.counts(actor),
      this.queries.registryCounts(actor),
      can(actor, 'report:read') ? this.reports.openCount(actor) : null,
      this.applications.list(actor, { view: 'waiting', limit: FEW }),
    ]);
    return (
      <OfficeHome ctx={ctx} queue={queue} registry={registry} openReports={openReports} dueFirst={items} />
    );
  }

  private async business(actor: Actor, ctx: PageContext) {
    const business = await this.businesses.own(actor);
    if (business === null) {
      return (
        <BusinessHome
          ctx={ctx}
          business={null}
          steps={stepsOf(NOTHING)}
          lots={[]}
          products={[]}
          applications={[]}
          notices={[]}
        />
      );
    }
    const [progress, lots, products, { items }, notices] = await Promise.all([
      this.queries.progress(business.id),
      this.queries.recentLots(business.id),
      this.queries.recentProducts(business.id),
      this.applications.list(actor, { view: 'all', limit: FEW }),
      this.notices.forHome(actor, FEW),
    ]);
    const about = { name: business.name, address: addressText(business, ctx.lang) };
    return (
      <BusinessHome
        ctx={ctx}
        business={about}
        steps={stepsOf(progress)}
        lots={lots}
        products={products}
        applications={items}
        notices={notices}
      />
    );
  }
}
