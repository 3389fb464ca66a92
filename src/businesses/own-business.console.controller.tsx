import { Controller, Get, HttpCode, Inject, Post, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Allow, CurrentActor, Limited } from '../access/access.decorators.js';
import { Memberships } from '../access/people/memberships.service.js';
import { isOfficial } from '../access/roles.js';
import { Sessions } from '../access/sessions/sessions.service.js';
import { CurrentVisitor, type Visitor } from '../access/visitor.js';
import { ApplicationsQueries } from '../applications/applications.queries.js';
import { ApplicationsService } from '../applications/applications.service.js';
import { CONFIG, type Config } from '../config.js';
import type { Actor } from '../platform/actor.js';
import { Conflict, Forbidden, Invalid } from '../platform/errors.js';
import { answerForm, redirect, type Redirect } from '../platform/http/answers.js';
import { fieldOf, FormBody, type FormFields, type SentForm } from '../platform/http/form.js';
import { Ctx } from '../platform/http/page-contexts.js';
import { pickFields, readInput, versionOf } from '../platform/http/validation.js';
import { PlacesQueries } from '../places/places.queries.js';
import type { FieldFault, PageContext } from '../ui/page-context.js';
import { businessStates } from './business.transitions.js';
import { BusinessFormPage, type BusinessValues } from './business-form.views.js';
import { BusinessChange, BusinessInput } from './businesses.dto.js';
import { BusinessesQueries, type BusinessView } from './businesses.queries.js';
import { BusinessesService } from './businesses.service.js';
import { BusinessEditPage, BusinessPage, type BusinessDone } from './businesses.views.js';
import { placeOf, readCommune } from './commune-choice.js';

const IDENTITY = ['kind', 'name', 'street'] as const;
const OPEN = ['contactName', 'contactPhone', 'contactEmail', 'website', 'gln', 'formerAddress'] as const;
const TYPED = [...IDENTITY, ...OPEN, 'place', 'communeCode', 'version'] as const;
const DONE: readonly BusinessDone[] = ['registered', 'resubmitted', 'edited', 'change-sent'];

/** A business as its own people see it. */
@ApiExcludeController()
@Controller('console/business')
export class OwnBusinessConsoleController {
  private readonly province: string;

  constructor(
    private readonly businesses: BusinessesService,
    private readonly queries: BusinessesQueries,
    private readonly applications: ApplicationsService,
    private readonly dossiers: ApplicationsQueries,
    private readonly places: PlacesQueries,
    private readonly memberships: Memberships,
    private readonly sessions: Sessions,
    @Inject(CONFIG) config: Config,
  ) {
    this.province = config.registry.province;
  }

  @Allow('business:read')
  @Get()
  async own(@CurrentActor() actor: Actor, @Ctx() ctx: PageContext, @Query('done') done?: unknown) {
    if (isOfficial(actor.role)) return redirect('/console/businesses');
    const business = await this.queries.own(actor);
    if (business === null) return redirect('/console/business/new');
    return (
      <BusinessPage
        ctx={ctx}
        business={business}
        application={await this.dossiers.latestOf(business.id)}
        reader={actor.role === 'owner' ? 'owner' : 'staff'}
        done={DONE.find((each) => each === done) ?? null}
      />
    );
  }

  @Allow('business:register')
  @Get('new')
  registration(@CurrentActor() actor: Actor, @Ctx() ctx: PageContext) {
    return this.form(ctx, 'new', { contactName: actor.name, contactEmail: actor.email }, [], null);
  }

  @Allow('business:register')
  @Post('new')
  @HttpCode(200)
  @Limited('identity-account', 'identity-network')
  register(
    @CurrentActor() actor: Actor,
    @CurrentVisitor() visitor: Visitor,
    @Ctx() ctx: PageContext,
    @FormBody() { fields }: SentForm,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const values = typedValues(fields);
    if (fieldOf(fields, 'do') === 'find') return this.form(ctx, 'new', values, [], null, fields);
    return answerForm(
      async () => {
        const input = await this.readForm(BusinessInput, fields);
        const { business } = await this.businesses.register(actor, input);
        // A session that acts for nobody yet goes over to the first business by itself.
        if (actor.businessId !== null)
          this.sessions.setCookie(reply, await this.memberships.actFor(actor, visitor, business.id));
        return redirect('/console/business?done=registered');
      },
      (faults) => this.form(ctx, 'new', values, faults, null, fields),
    );
  }

  @Allow('application:counter')
  @Get('counter')
  atCounter(@Ctx() ctx: PageContext) {
    return this.form(ctx, 'counter', {}, [], null);
  }

  /** For somebody who came to the counter and has no account: the slip tells how to follow it. */
  @Allow('application:counter')
  @Post('counter')
  @HttpCode(200)
  enter(@CurrentActor() actor: Actor, @Ctx() ctx: PageContext, @FormBody() { fields }: SentForm) {
    const values = typedValues(fields);
    if (fieldOf(fields, 'do') === 'find') return this.form(ctx, 'counter', values, [], null, fields);
    return answerForm(
      async () => {
        const input = await this.readForm(BusinessInput, fields);
        const { application } = await this.businesses.registerAtCounter(actor, input);
        return redirect(`/console/applications/${application.id}/slip`);
      },
      (faults) => this.form(ctx, 'counter', values, faults, null, fields),
    );
  }

  @Allow('business:edit')
  @Get('edit')
  async editing(@CurrentActor() actor: Actor, @Ctx() ctx: PageContext) {
    const business = await this.ownOrThrow(actor);
    if (isAmendable(business)) return redirect('/console/business/amend');
    return <BusinessEditPage ctx={ctx} values={valuesOf(business)} faults={[]} />;
  }

  @Allow('business:edit')
  @Post('edit')
  async edit(@CurrentActor() actor: Actor, @Ctx() ctx: PageContext, @FormBody() { fields }: SentForm) {
    const { id } = await this.ownOrThrow(actor);
    return answerForm(
      async (): Promise<Redirect> => {
        const input = await readInput(BusinessChange, { ...emptied(OPEN), ...pickFields(fields, OPEN) });
        await this.businesses.edit(actor, id, versionOf(fields), input);
        return redirect('/console/business?done=edited');
      },
      (faults) => <BusinessEditPage ctx={ctx} values={pickFields(fields, TYPED)} faults={faults} />,
    );
  }

  @Allow('business:edit')
  @Get('amend')
  async amending(@CurrentActor() actor: Actor, @Ctx() ctx: PageContext) {
    const business = await this.ownOrThrow(actor);
    if (!isAmendable(business)) return redirect('/console/business');
    return this.form(ctx, 'amend', valuesOf(business), [], business);
  }

  @Allow('business:edit')
  @Post('amend')
  @HttpCode(200)
  @Limited('identity-account', 'identity-network')
  async amend(@CurrentActor() actor: Actor, @Ctx() ctx: PageContext, @FormBody() { fields }: SentForm) {
    const business = await this.ownOrThrow(actor);
    if (!isAmendable(business)) throw new Conflict('business-not-amendable');
    const values = typedValues(fields);
    if (fieldOf(fields, 'do') === 'find') return this.form(ctx, 'amend', values, [], business, fields);
    return answerForm(
      async () => {
        const change = await this.readForm(BusinessChange, fields, emptied(OPEN));
        await this.businesses.resubmit(actor, business.id, versionOf(fields), change);
        return redirect('/console/business?done=resubmitted');
      },
      (faults) => this.form(ctx, 'amend', values, faults, business, fields),
    );
  }

  /** Every fault at once: of the fields and of the commune, which only the register of places can judge. */
  private async readForm<T extends BusinessChange>(
    type: new () => T,
    fields: FormFields,
    empty: Record<string, null> = {},
  ): Promise<T> {
    const commune = await readCommune(this.places, fields, this.province);
    const kind = fieldOf(fields, 'kind');
    const number = pickFields(fields, ['number'])['number'];
    const plain: Record<string, string | null> = {
      ...empty,
      ...(commune.formerly === null ? {} : { formerAddress: commune.formerly }),
      ...pickFields(fields, [...IDENTITY, ...OPEN]),
      ...(kind === undefined ? {} : numberOf(kind, number)),
      communeCode: commune.code ?? '00000',
    };
    const found = commune.fault === null ? [] : [commune.fault];
    const input = await readInput(type, plain).catch((error: unknown) => {
      throw error instanceof Invalid ? new Invalid([...error.faults, ...found]) : error;
    });
    if (found.length > 0) throw new Invalid(found);
    return input;
  }

  private async form(
    ctx: PageContext,
    mode: 'new' | 'amend' | 'counter',
    values: BusinessValues,
    faults: readonly FieldFault[],
    business: BusinessView | null,
    fields?: FormFields,
  ) {
    const { choices } =
      fields === undefined ? { choices: [] } : await readCommune(this.places, fields, this.province);
    const dossier = business === null ? null : await this.dossiers.latestOf(business.id);
    const place = values.place ?? '';
    // Pressed “find” for a place nobody knows: the answer is a fault like any other.
    const unknown: FieldFault[] =
      fields !== undefined && faults.length === 0 && choices.length === 0
        ? [{ path: 'place', code: place === '' ? 'required' : 'commune-unknown' }]
        : [];
    return (
      <BusinessFormPage
        ctx={ctx}
        mode={mode}
        values={values}
        faults={[...faults.map(ofThisForm), ...unknown]}
        choices={choices}
        answered={fields !== undefined && fieldOf(fields, 'do') === 'find' && choices.length > 0}
        dueAt={await this.applications.dueIfSentNow('business')}
        reason={dossier?.reason ?? null}
        personalIdLast4={business?.personalIdLast4 ?? null}
      />
    );
  }

  private async ownOrThrow(actor: Actor): Promise<BusinessView> {
    const business = await this.queries.own(actor);
    if (business === null) throw new Forbidden('no-business-yet');
    return business;
  }
}

function isAmendable({ status }: BusinessView): boolean {
  return businessStates.allows(status, 'submit', 'owner');
}

/** One field asks for the number of a business; its kind says which number that is. */
function numberOf(kind: string, number: string | undefined): Record<string, string | null> {
  if (kind !== 'household') return { taxCode: number ?? null };
  // A household that keeps its personal id sends none.
  return number === undefined ? {} : { personalId: number };
}

function ofThisForm(fault: FieldFault): FieldFault {
  return fault.path === 'taxCode' || fault.path === 'personalId' ? { ...fault, path: 'number' } : fault;
}

/** What was typed, for the form that comes back. What may be a personal id is never put back into a page. */
function typedValues(fields: FormFields): BusinessValues {
  const values = pickFields(fields, TYPED);
  const { kind, number = '' } = pickFields(fields, ['kind', 'number']);
  const personal = kind === undefined || kind === 'household' || number.replace(/\D/g, '').length === 12;
  return personal ? values : { ...values, number };
}

/** Fields that a form left empty are emptied, where they may be. */
function emptied(names: readonly string[]): Record<string, null> {
  return Object.fromEntries(names.filter((name) => !name.startsWith('contact')).map((name) => [name, null]));
}

function valuesOf(business: BusinessView): BusinessValues {
  const {
    kind,
    name,
    taxCode,
    street,
    formerAddress,
    contactName,
    contactPhone,
    contactEmail,
    website,
    gln,
    version,
  } = business;
  const place = business.commune === null ? {} : placeOf(business.commune);
  return {
    ...{
      kind,
      name,
      number: taxCode,
      street,
      formerAddress,
      contactName,
      contactPhone,
      contactEmail,
      website,
      gln,
    },
    ...place,
    version: String(version),
  };
}
