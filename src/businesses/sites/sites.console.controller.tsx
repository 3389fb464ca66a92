import { Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Allow, CurrentActor } from '../../access/access.decorators.js';
import { businessOf } from '../../access/permissions.js';
import { CONFIG, type Config } from '../../config.js';
import type { Actor } from '../../platform/actor.js';
import { Conflict, Invalid, NotFound } from '../../platform/errors.js';
import { answerForm, redirect } from '../../platform/http/answers.js';
import { fieldOf, FormBody, type FormFields, type SentForm } from '../../platform/http/form.js';
import { IdPipe } from '../../platform/http/id.pipe.js';
import { Ctx } from '../../platform/http/page-contexts.js';
import { pickFields, readInput, versionOf } from '../../platform/http/validation.js';
import { PlacesQueries } from '../../places/places.queries.js';
import type { FieldFault, PageContext } from '../../ui/page-context.js';
import { placeOf, readCommune } from '../commune-choice.js';
import { RepresentativeInput, SiteInput } from './sites.dto.js';
import { SitesQueries, type SiteView } from './sites.queries.js';
import { SitesService } from './sites.service.js';
import { SiteFormPage, SITES_DONE, SitesPage } from './sites.views.js';

const TYPED = ['kind', 'name', 'taxCode', 'gln', 'place', 'communeCode', 'street', 'version'] as const;

/** An owner declares where the business works and who stands for it. */
@ApiExcludeController()
@Controller('console')
export class SitesConsoleController {
  private readonly province: string;

  constructor(
    private readonly sites: SitesService,
    private readonly queries: SitesQueries,
    private readonly places: PlacesQueries,
    @Inject(CONFIG) config: Config,
  ) {
    this.province = config.registry.province;
  }

  @Allow('site:write')
  @Get('business/sites')
  page(@CurrentActor() actor: Actor, @Ctx() ctx: PageContext, @Query('done') done?: unknown) {
    return this.list(actor, ctx, {}, [], SITES_DONE.find((each) => each === done) ?? null);
  }

  @Allow('site:write')
  @Get('business/sites/new')
  adding(@Ctx() ctx: PageContext) {
    return this.form(ctx, null, {}, []);
  }

  @Allow('site:write')
  @Post('business/sites/new')
  @HttpCode(200)
  add(@CurrentActor() actor: Actor, @Ctx() ctx: PageContext, @FormBody() { fields }: SentForm) {
    const values = pickFields(fields, TYPED);
    if (fieldOf(fields, 'do') === 'find') return this.form(ctx, null, values, [], fields);
    return answerForm(
      async () => {
        await this.sites.declare(actor, businessOf(actor), await this.read(fields));
        return redirect('/console/business/sites?done=site-added');
      },
      (faults) => this.form(ctx, null, values, faults, fields),
    );
  }

  @Allow('site:write')
  @Get('business/sites/:id/edit')
  async editing(@CurrentActor() actor: Actor, @Ctx() ctx: PageContext, @Param('id', IdPipe) id: string) {
    const site = await this.siteOrThrow(actor, id);
    if (site.status === 'ended') throw new Conflict('site-ended');
    const { kind, name, taxCode, gln, street, version } = site;
    const place = site.commune === null ? {} : placeOf(site.commune);
    const values = { kind, name, taxCode, gln, street, version: String(version), ...place };
    return this.form(ctx, site, values, []);
  }

  @Allow('site:write')
  @Post('business/sites/:id/edit')
  @HttpCode(200)
  async edit(
    @CurrentActor() actor: Actor,
    @Ctx() ctx: PageContext,
    @Param('id', IdPipe) id: string,
    @FormBody() { fields }: SentForm,
  ) {
    const site = await this.siteOrThrow(actor, id);
    const values = pickFields(fields, TYPED);
    if (fieldOf(fields, 'do') === 'find') return this.form(ctx, site, values, [], fields);
    return answerForm(
      async () => {
        await this.sites.edit(actor, id, versionOf(fields), await this.read(fields));
        return redirect('/console/business/sites?done=site-edited');
      },
      (faults) => this.form(ctx, site, values, faults, fields),
    );
  }

  @Allow('site:write')
  @Post('business/sites/:id/ending')
  async end(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string) {
    await this.sites.end(actor, id);
    return redirect('/console/business/sites?done=site-ended');
  }

  @Allow('site:confirm')
  @Post('business-sites/:id/confirmation')
  async confirm(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string) {
    await this.sites.confirm(actor, id);
    const { businessId } = await this.siteOrThrow(actor, id);
    return redirect(`/console/businesses/${businessId}#sites`);
  }

  @Allow('site:write')
  @Post('business/representatives')
  addPerson(@CurrentActor() actor: Actor, @Ctx() ctx: PageContext, @FormBody() { fields }: SentForm) {
    const values = pickFields(fields, ['name', 'position', 'phone', 'legal']);
    return answerForm(
      async () => {
        const { name, position, phone } = values;
        const legal = values['legal'] === 'yes';
        const input = await readInput(RepresentativeInput, { name, position, phone, legal });
        await this.sites.addPerson(actor, businessOf(actor), input);
        return redirect('/console/business/sites?done=person-added');
      },
      (faults) => this.list(actor, ctx, values, faults, null),
    );
  }

  @Allow('site:write')
  @Post('business/representatives/:id/removal')
  async removePerson(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string) {
    await this.sites.removePerson(actor, businessOf(actor), id);
    return redirect('/console/business/sites?done=person-removed');
  }

  private async list(
    actor: Actor,
    ctx: PageContext,
    values: Readonly<Record<string, string | undefined>>,
    faults: readonly FieldFault[],
    done: (typeof SITES_DONE)[number] | null,
  ) {
    const id = businessOf(actor);
    const [sites, people] = await Promise.all([
      this.queries.list(actor, id),
      this.queries.representatives(actor, id),
    ]);
    return <SitesPage ctx={ctx} sites={sites} people={people} values={values} faults={faults} done={done} />;
  }

  /** Every fault at once: of the fields and of the commune, which only the register of places can judge. */
  private async read(fields: FormFields): Promise<SiteInput> {
    const commune = await readCommune(this.places, fields, this.province);
    const found = commune.fault === null ? [] : [commune.fault];
    const { kind, name, street, gln = null, taxCode = null } = pickFields(fields, TYPED);
    const plain = { kind, name, street, gln, taxCode, communeCode: commune.code ?? '00000' };
    const input = await readInput(SiteInput, plain).catch((error: unknown) => {
      throw error instanceof Invalid ? new Invalid([...error.faults, ...found]) : error;
    });
    if (found.length > 0) throw new Invalid(found);
    return input;
  }

  private async form(
    ctx: PageContext,
    site: SiteView | null,
    values: Readonly<Record<string, string | null | undefined>>,
    faults: readonly FieldFault[],
    fields?: FormFields,
  ) {
    const { choices } =
      fields === undefined ? { choices: [] } : await readCommune(this.places, fields, this.province);
    const sought = fields !== undefined && fieldOf(fields, 'do') === 'find';
    const unknown: FieldFault[] =
      sought && choices.length === 0
        ? [{ path: 'place', code: (values['place'] ?? '') === '' ? 'required' : 'commune-unknown' }]
        : [];
    return (
      <SiteFormPage
        ctx={ctx}
        site={site}
        values={values}
        faults={[...faults, ...unknown]}
        choices={choices}
        answered={sought && choices.length > 0}
      />
    );
  }

  private async siteOrThrow(actor: Actor, id: string): Promise<SiteView> {
    const site = await this.queries.one(actor, id);
    if (site === null) throw new NotFound();
    return site;
  }
}
