import { Body, Get, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Allow, CurrentActor } from '../access/access.decorators.js';
import { SuspensionDto } from '../audit/suspension.dto.js';
import type { Actor } from '../platform/actor.js';
import {
  ApiChange,
  ApiCreate,
  ApiFeature,
  ApiRead,
  ApiRemove,
  ApiReplace,
  ApiStep,
  ApiTakesFile,
  SentFile,
} from '../platform/http/api-routes.js';
import type { Page } from '../platform/http/cursor.js';
import { IdPipe } from '../platform/http/id.pipe.js';
import { IfMatch, IfMatchIfSent, type Versions } from '../platform/http/if-match.js';
import {
  CertificateChangeDto,
  CertificateDto,
  CertificateInputDto,
  CertificateListQuery,
  CertificatePageDto,
} from './certificates.dto.js';
import { CertificatesQueries, type CertificateView } from './certificates.queries.js';
import { CertificatesService } from './certificates.service.js';
import { sendFile } from './file-reply.js';

@ApiFeature('certificates', 'api/v1/certificates')
export class CertificatesApiController {
  constructor(
    private readonly certificates: CertificatesService,
    private readonly queries: CertificatesQueries,
  ) {}

  @ApiCreate(
    '/',
    CertificateDto,
    'Declare a certificate of the own business; pages show it as declared until the office confirms it',
  )
  @Allow('certificate:write')
  async create(
    @CurrentActor() actor: Actor,
    @Body() input: CertificateInputDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CertificateView> {
    const { id } = await this.certificates.create(actor, input);
    void reply.header('location', `/api/v1/certificates/${id}`);
    return this.queries.get(actor, id);
  }

  @ApiRead('/', CertificatePageDto, 'Certificates of the own business; an official reads all')
  @Allow('certificate:read')
  list(@CurrentActor() actor: Actor, @Query() query: CertificateListQuery): Promise<Page<CertificateView>> {
    return this.queries.list(actor, query);
  }

  @ApiRead(':id', CertificateDto, 'One certificate')
  @Allow('certificate:read')
  get(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<CertificateView> {
    return this.queries.get(actor, id);
  }

  @ApiChange(':id', CertificateDto, 'Change a certificate that is not confirmed')
  @Allow('certificate:write')
  async edit(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: Versions,
    @Body() input: CertificateChangeDto,
  ): Promise<CertificateView> {
    await this.certificates.edit(actor, id, version, input);
    return this.queries.get(actor, id);
  }

  @ApiReplace(
    ':id/file',
    CertificateDto,
    'Put a scan of the paper beside it: PDF, JPEG, PNG or WebP, at most 8 MB',
  )
  @ApiTakesFile('application/pdf', 'image/jpeg', 'image/png', 'image/webp')
  @Allow('certificate:write')
  async setFile(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatchIfSent() version: Versions | null,
    @SentFile() file: Buffer,
  ): Promise<CertificateView> {
    await this.certificates.setFile(actor, id, version, file);
    return this.queries.get(actor, id);
  }

  @ApiOperation({ summary: 'The scan, as a download' })
  @ApiProduces('application/pdf', 'image/webp')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @Allow('certificate:read')
  @Get(':id/file')
  async file(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    return sendFile(reply, await this.queries.file(actor, id));
  }

  @ApiStep(':id/submission', CertificateDto, 'Ask the office to confirm it')
  @Allow('certificate:write')
  async submit(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
  ): Promise<CertificateView & { readonly reference: string }> {
    const { reference } = await this.certificates.submit(actor, id);
    return { ...(await this.queries.get(actor, id)), reference };
  }

  @ApiStep(':id/revocation', CertificateDto, 'Strike a certificate: it leaves every page at once')
  @Allow('certificate:revoke')
  async revoke(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() cause: SuspensionDto,
  ): Promise<CertificateView> {
    await this.certificates.revoke(actor, id, cause);
    return this.queries.get(actor, id);
  }

  @ApiRemove(':id', 'Delete one that was never confirmed')
  @Allow('certificate:write')
  async delete(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<void> {
    await this.certificates.delete(actor, id);
  }
}
