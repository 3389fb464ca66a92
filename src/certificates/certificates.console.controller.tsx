import { Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Allow, CurrentActor } from '../access/access.decorators.js';
import { can } from '../access/permissions.js';
import { SuspensionDto } from '../audit/suspension.dto.js';
import type { Actor } from '../platform/actor.js';
import { Invalid } from '../platform/errors.js';
import { answerForm, PageWithStatus, redirect } from '../platform/http/answers.js';
import { Takes } from '../platform/http/body-rules.js';
import { FormBody, type FormFields, type SentForm } from '../platform/http/form.js';
import { IdPipe } from '../platform/http/id.pipe.js';
import { Ctx } from '../platform/http/page-contexts.js';
import { pickFields, readInput, versionOf, withNumbers } from '../platform/http/validation.js';
import type { FieldFault, PageContext } from '../ui/page-context.js';
import { CertificateFormPage, type CertificateValues } from './certificate-form.views.js';
import { type CertificateDone, CertificatePage } from './certificate-page.views.js';
import { certificateStates } from './certificate.transitions.js';
import { CertificateInputDto, CertificateListQuery } from './certificates.dto.js';
import { CertificatesQueries } from './certificates.queries.js';
import { CertificatesService } from './certificates.service.js';
import { CertificatesPage } from './certificates.views.js';
import { sendFile } from './file-reply.js';

const FIELDS = ['kind', 'title', 'number', 'issuer', 'issuedOn', 'expiresOn', 'stars', 'points'] as const;
const DONE: readonly CertificateDone[] = ['declared', 'edited', 'submitted', 'revoked'];

@ApiExcludeController()
@Controller('console/certificates')
export class CertificatesConsoleController {
  constructor(
    private readonly certificates: CertificatesService,
    private readonly queries: CertificatesQueries,
  ) {}

  @Allow('certificate:read')
  @Get()
  async list(@CurrentActor() actor: Actor, @Ctx() ctx: PageContext, @Query() query: CertificateListQuery) {
    const { items, next } = await this.queries.list(actor, query);
    const mayWrite = can(actor, 'certificate:write');
    return <CertificatesPage ctx={ctx} certificates={items} next={next} mayWrite={mayWrite} query={query} />;
  }

  @Allow('certificate:write')
  @Get('new')
  async form(@CurrentActor() actor: Actor, @Ctx() ctx: PageContext) {
    await this.queries.assertMayDeclare(actor);
    return this.formPage(actor, ctx, null, {}, []);
  }

  @Allow('certificate:write')
  @Takes('pictureForm')
  @Post()
  async create(@CurrentActor() actor: Actor, @Ctx() ctx: PageContext, @FormBody() form: SentForm) {
    await this.queries.assertMayDeclare(actor);
    return answerForm(
      async () => {
        const { id } = await this.certificates.create(actor, await readCertificate(form.fields));
        return this.withFile(actor, ctx, id, form, 'declared');
      },
      (faults) => this.formPage(actor, ctx, null, typed(form.fields), faults),
    );
  }

  @Allow('certificate:read')
  @Get(':id')
  one(
    @CurrentActor() actor: Actor,
    @Ctx() ctx: PageContext,
    @Param('id', IdPipe) id: string,
    @Query('done') done?: string,
  ) {
    return this.page(actor, ctx, id, done, []);
  }

  @Allow('certificate:read')
  @Get(':id/file')
  async file(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    return sendFile(reply, await this.queries.file(actor, id));
  }

  @Allow('certificate:write')
  @Get(':id/edit')
  async editForm(@CurrentActor() actor: Actor, @Ctx() ctx: PageContext, @Param('id', IdPipe) id: string) {
    const certificate = await this.queries.get(actor, id);
    if (!certificateStates.allows(certificate.status, 'edit', actor.role))
      return redirect(`/console/certificates/${id}`);
    return this.formPage(actor, ctx, certificate, { ...certificate }, []);
  }

  @Allow('certificate:write')
  @Takes('pictureForm')
  @Post(':id/edit')
  edit(
    @CurrentActor() actor: Actor,
    @Ctx() ctx: PageContext,
    @Param('id', IdPipe) id: string,
    @FormBody() form: SentForm,
  ) {
    return answerForm(
      async () => {
        const input = await readCertificate(form.fields);
        // A form shows every field, so one left empty is emptied; the API changes only what it sends.
        const { title = null, expiresOn = null, stars = null, points = null } = input;
        const whole = Object.assign(input, { title, expiresOn, stars, points });
        await this.certificates.edit(actor, id, versionOf(form.fields), whole);
        return this.withFile(actor, ctx, id, form, 'edited');
      },
      async (faults) => {
        const { number } = await this.queries.get(actor, id);
        const shown = { id, number, version: versionOf(form.fields) };
        return this.formPage(actor, ctx, shown, typed(form.fields), faults);
      },
    );
  }

  @Allow('certificate:write')
  @Post(':id/submission')
  submit(@CurrentActor() actor: Actor, @Ctx() ctx: PageContext, @Param('id', IdPipe) id: string) {
    return answerForm(
      async () => {
        await this.certificates.submit(actor, id);
        return redirect(`/console/certificates/${id}?done=submitted`);
      },
      (faults) => this.page(actor, ctx, id, undefined, faults),
    );
  }

  @Allow('certificate:revoke')
  @Post(':id/revocation')
  revoke(
    @CurrentActor() actor: Actor,
    @Ctx() ctx: PageContext,
    @Param('id', IdPipe) id: string,
    @FormBody() form: SentForm,
  ) {
    return answerForm(
      async () => {
        const cause = await readInput(SuspensionDto, pickFields(form.fields, ['reason', 'decisionNumber']));
        await this.certificates.revoke(actor, id, cause);
        return redirect(`/console/certificates/${id}?done=revoked`);
      },
      (faults) => this.page(actor, ctx, id, undefined, faults),
    );
  }

  @Allow('certificate:write')
  @Post(':id/deletion')
  async delete(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string) {
    await this.certificates.delete(actor, id);
    return redirect('/console/certificates');
  }

  /** A file that cannot be read is told on the page of what was declared, which stays. */
  private async withFile(actor: Actor, ctx: PageContext, id: string, form: SentForm, done: CertificateDone) {
    const file = form.uploads.get('file')?.data;
    if (file !== undefined) {
      try {
        await this.certificates.setFile(actor, id, null, file);
      } catch (error) {
        if (!(error instanceof Invalid)) throw error;
        return new PageWithStatus(await this.page(actor, ctx, id, undefined, error.faults), 422);
      }
    }
    return redirect(`/console/certificates/${id}?done=${done}`);
  }

  private async formPage(
    actor: Actor,
    ctx: PageContext,
    certificate: { readonly id: string; readonly number: string; readonly version: number } | null,
    values: CertificateValues,
    faults: readonly FieldFault[],
  ) {
    const coverable = await this.queries.coverable(actor);
    return (
      <CertificateFormPage
        ctx={ctx}
        certificate={certificate}
        values={values}
        coverable={coverable}
        faults={faults}
      />
    );
  }

  private async page(
    actor: Actor,
    ctx: PageContext,
    id: string,
    done: string | undefined,
    faults: readonly FieldFault[],
  ) {
    const certificate = await this.queries.get(actor, id);
    return (
      <CertificatePage
        ctx={ctx}
        certificate={certificate}
        covered={await this.queries.covered(certificate)}
        offers={certificateStates.offers(certificate.status, actor.role)}
        done={DONE.find((key) => key === done) ?? null}
        faults={faults}
      />
    );
  }
}

function readCertificate(fields: FormFields): Promise<CertificateInputDto> {
  return readInput(CertificateInputDto, {
    ...withNumbers(pickFields(fields, FIELDS), ['stars', 'points']),
    coversBusiness: fields['coversBusiness'] !== undefined,
    productIds: all(fields, 'productIds'),
    areaIds: all(fields, 'areaIds'),
  });
}

/** Boxes that were ticked. */
function all(fields: FormFields, name: string): readonly string[] {
  const value = fields[name];
  if (value === undefined) return [];
  return typeof value === 'string' ? [value] : value;
}

function typed(fields: FormFields): CertificateValues {
  return {
    ...pickFields(fields, FIELDS),
    coversBusiness: fields['coversBusiness'] !== undefined,
    productIds: all(fields, 'productIds'),
    areaIds: all(fields, 'areaIds'),
  };
}
