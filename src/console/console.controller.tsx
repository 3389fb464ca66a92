import { communeText } from '../places/places.queries.js';
import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { CurrentActor, SignedIn } from '../access/access.decorators.js';
import { can, scopeOf } from '../access/permissions.js';
import { UsersQueries } from '../access/people/users.queries.js';
import { isOfficial, type OfficialRole } from '../access/roles.js';
import { ApplicationsQueries } from '../applications/applications.queries.js';
import { AuditQueries } from '../audit-pages/audit.queries.js';
import { LogReader } from '../audit-pages/log-reader.js';
import { BusinessesQueries } from '../businesses/businesses.queries.js';
import { NoticesQueries } from '../notices/notices.queries.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { dayOf } from '../platform/time-zone.js';
import { Ctx } from '../platform/http/page-contexts.js';
import type { PageContext } from '../ui/page-context.js';
import { BusinessHome } from './business-home.views.js';
import { ReportsQueries } from '../reports/reports.queries.js';
import { ConsoleQueries, NOTHING } from './console.queries.js';
import { stepsOf } from './first-code.js';
import { nextOf } from './next-tasks.js';
import { OfficeHome } from './office-home.views.js';
import { LatestPanel, PeoplePanel, ReportsPanel } from './role-panels.js';

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
    private readonly log: AuditQueries,
    private readonly users: UsersQueries,
    private readonly clock: Clock,
  ) {}

  /** What is to be done today: a business's next steps, an official's queue. */
  @SignedIn()
  @Get()
  home(@CurrentActor() actor: Actor, @Ctx() ctx: PageContext) {
    const { role } = actor;
    return isOfficial(role) ? this.office(actor, role, ctx) : this.business(actor, ctx);
  }

  private async office(actor: Actor, role: OfficialRole, ctx: PageContext) {
    const [mine, queue, registry, openReports, { items }, visits, given] = await Promise.all([
      this.mine(actor, role, ctx),
      this.applications.counts(actor),
      this.queries.registryCounts(actor),
      can(actor, 'report:read') ? this.reports.openCount(actor) : null,
      this.applications.list(actor, { view: 'waiting', limit: FEW }),
      can(actor, 'application:inspect')
        ? this.applications.list(actor, { view: 'visits', limit: FEW })
        : null,
      can(actor, 'application:decide') ? this.applications.list(actor, { view: 'mine', limit: FEW }) : null,
    ]);
    return (
      <OfficeHome
        ctx={ctx}
        role={role}
        mine={mine}
        queue={queue}
        registry={registry}
        openReports={openReports}
        dueFirst={items}
        visits={visits?.items ?? null}
        given={given?.items ?? null}
      />
    );
  }

  private async mine(actor: Actor, role: OfficialRole, ctx: PageContext) {
    switch (role) {
      case 'reviewer':
        return null; // the queue itself
      case 'inspector': {
        const { items } = await this.reports.list(actor, { view: 'open', limit: FEW });
        return <ReportsPanel ctx={ctx} reports={items} />;
      }
      case 'auditor': {
        const { items } = await this.log.list(actor, { limit: FEW });
        const reader = new LogReader(ctx.lang, ctx.registry.timeZone);
        const names = await this.log.names(reader, items);
        return <LatestPanel ctx={ctx} reader={reader} names={names} entries={items} />;
      }
      case 'administrator': {
        const { items } = await this.users.list({ limit: FEW });
        return <PeoplePanel ctx={ctx} people={items} />;
      }
    }
  }

  private async business(actor: Actor, ctx: PageContext) {
    const business = await this.businesses.own(actor);
    if (business === null) {
      return (
        <BusinessHome
          ctx={ctx}
          business={null}
          steps={stepsOf(NOTHING)}
          todo={[]}
          lots={[]}
          products={[]}
          applications={[]}
          amend={[]}
          endings={[]}
          notices={[]}
        />
      );
    }
    const today = dayOf(this.clock.now(), ctx.registry.timeZone);
    const [progress, lots, products, { items }, amend, endings, notices] = await Promise.all([
      this.queries.progress(business.id),
      this.queries.recentLots(business.id),
      this.queries.recentProducts(business.id),
      this.applications.list(actor, { view: 'all', limit: FEW }),
      this.applications.list(actor, { view: 'amend', limit: FEW }),
      this.queries.endings(scopeOf(actor) ?? [], today),
      this.notices.forHome(actor, FEW),
    ]);
    // What the notices tell of already is not told again beneath.
    const told = new Set(notices.map(({ href }) => href));
    const { name, street, commune, communeCode } = business;
    const about = { name, street, place: commune === null ? communeCode : communeText(commune, ctx.lang) };
    return (
      <BusinessHome
        ctx={ctx}
        business={about}
        steps={stepsOf(progress)}
        todo={actor.counterRole === undefined ? nextOf(progress, lots) : []}
        lots={lots}
        products={products}
        applications={items}
        amend={amend.items.filter(({ id }) => !told.has(`/console/applications/${id}`))}
        endings={endings}
        notices={notices}
      />
    );
  }
}
