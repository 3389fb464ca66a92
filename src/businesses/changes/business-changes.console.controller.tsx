import { Controller, Get, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Allow, CurrentActor, Limited } from '../../access/access.decorators.js';
import { CONFIG, type Config } from '../../config.js';
import type { Actor } from '../../platform/actor.js';
import { Conflict, Forbidden, Invalid } from '../../platform/errors.js';
import { answerForm, redirect } from '../../platform/http/answers.js';
import { fieldOf, FormBody, type FormFields, type SentForm } from '../../platform/http/form.js';
import { Ctx } from '../../platform/http/page-contexts.js';
import { pickFields, readInput } from '../../platform/http/validation.js';
import { PlacesQueries } from '../../places/places.queries.js';
import type { FieldFault, PageContext } from '../../ui/page-context.js';
import { BusinessesQueries, type BusinessView } from '../businesses.queries.js';
import { placeOf, readCommune } from '../commune-choice.js';
import { BusinessChangePage, type ChangeValues } from './business-change.views.js';
import { BusinessChangeInput, type BusinessChangeView } from './business-changes.dto.js';
import { BusinessChangesQueries } from './business-changes.queries.js';
import { BusinessChangesService } from './business-changes.service.js';

const TYPED = ['kind', 'name', 'taxCode', 'place', 'communeCode', 'street', 'grounds'] as const;

/** An owner asks the office to change what it has checked. */
@ApiExcludeController()
@Controller('console/business/change')
export class BusinessChangesConsoleController {
  private readonly province: string;

  constructor(
    private readonly changes: BusinessChangesService,
    private readonly queries: BusinessChangesQueries,
    private readonly businesses: BusinessesQueries,
    private readonly places: PlacesQueries,
    @Inject(CONFIG) config: Config,
  ) {
    this.province = config.registry.province;
  }

  @Allow('business-change:write')
  @Get()
  async wanting(@CurrentActor() actor: Actor, @Ctx() ctx: PageContext) {
    const business = await this.ownOrThrow(actor);
    const open = await this.queries.open(business.id);
    return this.form(ctx, open, await this.valuesOf(business, open), []);
  }

  @Allow('business-change:write')
  @Post()
  @HttpCode(200)
  @Limited('identity-account', 'identity-network')
  async propose(@CurrentActor() actor: Actor, @Ctx() ctx: PageContext, @FormBody() { fields }: SentForm) {
    const business = await this.ownOrThrow(actor);
    const open = await this.queries.open(business.id);
    const values: ChangeValues = pickFields(fields, TYPED);
    if (fieldOf(fields, 'do') === 'find') return this.form(ctx, open, values, [], fields);
    return answerForm(
      async () => {
        await this.changes.propose(actor, business.id, await this.read(fields, open));
        return redirect('/console/business?done=change-sent');
      },
      (faults) => this.form(ctx, open, values, faults, fields),
    );
  }

  /** Every fault at once: of the fields and of the commune, which only the register of places can judge. */
  private async read(fields: FormFields, open: BusinessChangeView | null): Promise<BusinessChangeInput> {
    const commune = await readCommune(this.places, fields, this.province);
    const found = commune.fault === null ? [] : [commune.fault];
    const typed = pickFields(fields, ['kind', 'name', 'taxCode', 'street', 'grounds']);
    const input = await readInput(BusinessChangeInput, {
      ...typed,
      communeCode: commune.code ?? '00000',
      amends: open?.status === 'amend' ? open.id : null,
    }).catch((error: unknown) => {
      throw error instanceof Invalid ? new Invalid([...error.faults, ...found]) : error;
    });
    if (found.length > 0) throw new Invalid(found);
    return input;
  }

  private async form(
    ctx: PageContext,
    open: BusinessChangeView | null,
    values: ChangeValues,
    faults: readonly FieldFault[],
    fields?: FormFields,
  ) {
    const { choices } =
      fields === undefined ? { choices: [] } : await readCommune(this.places, fields, this.province);
    const sought = fields !== undefined && fieldOf(fields, 'do') === 'find';
    const unknown: FieldFault[] =
      sought && choices.length === 0
        ? [{ path: 'place', code: (values.place ?? '') === '' ? 'required' : 'commune-unknown' }]
        : [];
    return (
      <BusinessChangePage
        ctx={ctx}
        open={open}
        values={values}
        faults={[...faults, ...unknown]}
        choices={choices}
        answered={sought && choices.length > 0}
      />
    );
  }

  /** What was asked for, or how the business stands now. */
  private async valuesOf(business: BusinessView, open: BusinessChangeView | null): Promise<ChangeValues> {
    const { kind, name, taxCode, street, communeCode } = open ?? business;
    const commune = await this.places.commune(communeCode);
    return {
      ...{ kind, name, taxCode, street, grounds: open?.grounds ?? null },
      ...(commune === null ? {} : placeOf(commune)),
    };
  }

  private async ownOrThrow(actor: Actor): Promise<BusinessView> {
    const business = await this.businesses.own(actor);
    if (business === null) throw new Forbidden('no-business-yet');
    if (business.status !== 'active' && business.status !== 'suspended')
      throw new Conflict('business-not-changeable');
    return business;
  }
}
