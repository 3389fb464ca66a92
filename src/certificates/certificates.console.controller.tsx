import { Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Allow, CurrentActor } from '../access/access.decorators.js';
import { can } from '../access/permissions.js';
import { readCause } from '../audit/suspension.dto.js';
import { CurrentVisitor, type Visitor } from '../access/visitor.js';
import { PictureDrafts } from '../images/picture-drafts.js';
import type { Actor } from '../platform/actor.js';
import { answerForm, redirect } from '../platform/http/answers.js';
import { Takes } from '../platform/http/body-rules.js';
import { FormBody, type FormFields, type SentForm } from '../platform/http/form.js';
import { listAnswer } from '../platform/http/list-answer.js';
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
import { certificateList, CertificatesPage } from './certificate-list.views.js';
import { sendFile } from './file-reply.js';

const FIELDS = ['kind', 'title', 'number', 'issuer', 'issuedOn', 'expiresOn', 'stars', 'points'] as const;
const DONE: readonly CertificateDone[] = ['declared', 'edited', 'submitted', 'revoked'];

@ApiExcludeController()
@Controller('console/certificates')
export class CertificatesConsoleController {
  constructor(
    private readonly certificates: CertificatesService,
    private readonly queries: CertificatesQueries,
    private readonly drafts: PictureDrafts,
  ) {}

  @Allow('certificate:read')
  @Get()
  list(@CurrentActor() actor: Actor, @Ctx() ctx: PageContext, @Query() query: CertificateListQuery) {
    const mayWrite = can(actor, 'certificate:write');
    return listAnswer(
      ctx,
      certificateList(ctx, mayWrite),
      (part) => this.queries.list(actor, Object.assign({}, query, part)),
      (page) => <CertificatesPage ctx={ctx} page={page} mayWrite={mayWrite} />,
    );
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
  async create(
    @CurrentActor() actor: Actor,
    @CurrentVisitor() { token }: Visitor,
    @Ctx() ctx: PageContext,
    @FormBody() form: SentForm,
  ) {
    await this.queries.assertMayDeclare(actor);
    return answerForm(
      async () => {
        const input = await readCertificate(form.fields);
        const file = await this.drafts.pictureOf(token, form, 'file');
        const { id } = await this.certificates.create(actor, input, file);
        return redirect(`/console/certificates/${id}?done=declared`);
      },
      async (faults) => {
        const kept = await this.drafts.keepOf(token, form, 'file', true);
        return this.formPage(actor, ctx, null, typed(form.fields), faults, kept);
      },
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
    @CurrentVisitor() { token }: Visitor,
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
        const file = await this.drafts.pictureOf(token, form, 'file');
        await this.certificates.edit(actor, id, versionOf(form.fields), whole, file);
        return redirect(`/console/certificates/${id}?done=edited`);
      },
      async (faults) => {
        const { number } = await this.queries.get(actor, id);
        const shown = { id, number, version: versionOf(form.fields) };
        const kept = await this.drafts.keepOf(token, form, 'file', true);
        return this.formPage(actor, ctx, shown, typed(form.fields), faults, kept);
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
        const cause = await readCause(form.fields);
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

  private async formPage(
    actor: Actor,
    ctx: PageContext,
    certificate: { readonly id: string; readonly number: string; readonly version: number } | null,
    values: CertificateValues,
    faults: readonly FieldFault[],
    kept: string | null = null,
  ) {
    const coverable = await this.queries.coverable(actor);
    return (
      <CertificateFormPage
        ctx={ctx}
        certificate={certificate}
        values={values}
        coverable={coverable}
        faults={faults}
        kept={kept}
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
