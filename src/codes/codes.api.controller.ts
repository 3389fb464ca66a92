import { Body, Header, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Allow, CurrentActor } from '../access/access.decorators.js';
import { SuspensionDto } from '../audit/suspension.dto.js';
import type { Actor } from '../platform/actor.js';
import { NotFound } from '../platform/errors.js';
import { ApiCreate, ApiFeature, ApiFile, ApiRead, ApiStep } from '../platform/http/api-routes.js';
import type { Page } from '../platform/http/cursor.js';
import { parseRegistryCode } from '../standards/codes/registry-code.js';
import { CodeDto, CodePageDto, IssueCodeDto, QrSizeDto, CodeListQuery } from './codes.dto.js';
import { CodesQueries, type CodeSummary } from './codes.queries.js';
import { CodesService } from './codes.service.js';
import { pngOf, svgOf } from './qr-image.js';

@ApiFeature('codes', 'api/v1/codes')
export class CodesApiController {
  constructor(
    private readonly codes: CodesService,
    private readonly queries: CodesQueries,
  ) {}

  @ApiCreate('/', CodeDto, 'Issue the code of a lot or of a product')
  @Allow('code:issue')
  async issue(
    @CurrentActor() actor: Actor,
    @Body() input: IssueCodeDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CodeSummary> {
    const { code } = await this.codes.issue(actor, input);
    void reply.header('location', `/api/v1/codes/${code}`);
    return this.queries.get(actor, code);
  }

  @ApiRead('/', CodePageDto, 'Codes of the own business; an official reads all')
  @Allow('code:read')
  list(@CurrentActor() actor: Actor, @Query() query: CodeListQuery): Promise<Page<CodeSummary>> {
    return this.queries.list(actor, query);
  }

  @ApiRead(':code', CodeDto, 'One code')
  @Allow('code:read')
  get(@CurrentActor() actor: Actor, @Param('code') code: string): Promise<CodeSummary> {
    return this.queries.get(actor, normal(code));
  }

  @ApiFile(':code/qr.svg', 'image/svg+xml', 'The QR as SVG: error correction M, quiet zone 4')
  @Allow('code:read')
  @Header('content-type', 'image/svg+xml; charset=utf-8')
  async svg(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Query() size: QrSizeDto,
  ): Promise<string> {
    const found = await this.queries.get(actor, normal(code));
    return svgOf(found.qrText, found.uri, size.sizeMm);
  }

  @ApiFile(':code/qr.png', 'image/png', 'The QR as PNG')
  @Allow('code:read')
  @Header('content-type', 'image/png')
  async png(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Query() size: QrSizeDto,
  ): Promise<Buffer> {
    const found = await this.queries.get(actor, normal(code));
    return pngOf(found.qrText, size.sizeMm, size.dpi);
  }

  @ApiStep(':code/suspension', CodeDto, 'Pause a code; whoever scans it reads the reason')
  @Allow('code:suspend')
  async suspend(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Body() cause: SuspensionDto,
  ): Promise<CodeSummary> {
    await this.codes.suspend(actor, normal(code), cause);
    return this.queries.get(actor, normal(code));
  }

  @ApiStep(':code/resumption', CodeDto, 'End the pause of a code')
  @Allow('code:suspend')
  async resume(@CurrentActor() actor: Actor, @Param('code') code: string): Promise<CodeSummary> {
    await this.codes.resume(actor, normal(code));
    return this.queries.get(actor, normal(code));
  }
}

/** @throws NotFound for what cannot be a code at all. */
export function normal(text: string): string {
  const parsed = parseRegistryCode(text);
  if (!parsed.ok) throw new NotFound();
  return parsed.value;
}
