import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  Patch,
  Post,
  Put,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiHeader,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow, CurrentActor } from '../access/access.decorators.js';
import { SuspensionDto } from '../audit/suspension.dto.js';
import type { Actor } from '../platform/actor.js';
import { BadRequest } from '../platform/errors.js';
import { Takes } from '../platform/http/body-rules.js';
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

@ApiTags('certificates')
@ApiBearerAuth('api-key')
@Controller('api/v1/certificates')
export class CertificatesApiController {
  constructor(
    private readonly certificates: CertificatesService,
    private readonly queries: CertificatesQueries,
  ) {}

  @ApiOperation({
    summary:
      'Declare a certificate of the own business; pages show it as declared until the office confirms it',
  })
  @ApiCreatedResponse({ type: CertificateDto })
  @Allow('certificate:write')
  @Post()
  async create(
    @CurrentActor() actor: Actor,
    @Body() input: CertificateInputDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CertificateView> {
    const { id } = await this.certificates.create(actor, input);
    void reply.header('location', `/api/v1/certificates/${id}`);
    return this.queries.get(actor, id);
  }

  @ApiOperation({ summary: 'Certificates of the own business; an official reads all' })
  @ApiOkResponse({ type: CertificatePageDto })
  @Allow('certificate:read')
  @Get()
  list(@CurrentActor() actor: Actor, @Query() query: CertificateListQuery): Promise<Page<CertificateView>> {
    return this.queries.list(actor, query);
  }

  @ApiOperation({ summary: 'One certificate' })
  @ApiOkResponse({ type: CertificateDto })
  @Allow('certificate:read')
  @Get(':id')
  get(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<CertificateView> {
    return this.queries.get(actor, id);
  }

  @ApiOperation({ summary: 'Change a certificate that is not confirmed' })
  @ApiHeader({ name: 'If-Match', required: true, description: 'The ETag that was read.', example: '"1"' })
  @ApiOkResponse({ type: CertificateDto })
  @Allow('certificate:write')
  @Patch(':id')
  async edit(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: Versions,
    @Body() input: CertificateChangeDto,
  ): Promise<CertificateView> {
    await this.certificates.edit(actor, id, version, input);
    return this.queries.get(actor, id);
  }

  @ApiOperation({ summary: 'Put a scan of the paper beside it: PDF, JPEG, PNG or WebP, at most 8 MB' })
  @ApiConsumes('application/pdf', 'image/jpeg', 'image/png', 'image/webp')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiHeader({ name: 'If-Match', required: false, description: 'The ETag that was read.', example: '"1"' })
  @ApiOkResponse({ type: CertificateDto })
  @Allow('certificate:write')
  @Takes('picture')
  @Put(':id/file')
  async setFile(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatchIfSent() version: Versions | null,
    @Req() request: FastifyRequest,
  ): Promise<CertificateView> {
    if (!Buffer.isBuffer(request.body)) throw new BadRequest('image-body-needed', 415);
    await this.certificates.setFile(actor, id, version, request.body);
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

  @ApiOperation({ summary: 'Ask the office to confirm it' })
  @ApiOkResponse({ type: CertificateDto })
  @Allow('certificate:write')
  @HttpCode(200)
  @Post(':id/submission')
  async submit(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
  ): Promise<CertificateView & { readonly reference: string }> {
    const { reference } = await this.certificates.submit(actor, id);
    return { ...(await this.queries.get(actor, id)), reference };
  }

  @ApiOperation({ summary: 'Strike a certificate: it leaves every page at once' })
  @ApiOkResponse({ type: CertificateDto })
  @Allow('certificate:revoke')
  @HttpCode(200)
  @Post(':id/revocation')
  async revoke(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() cause: SuspensionDto,
  ): Promise<CertificateView> {
    await this.certificates.revoke(actor, id, cause);
    return this.queries.get(actor, id);
  }

  @ApiOperation({ summary: 'Delete one that was never confirmed' })
  @ApiNoContentResponse()
  @Allow('certificate:write')
  @HttpCode(204)
  @Delete(':id')
  async delete(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<void> {
    await this.certificates.delete(actor, id);
  }
}
