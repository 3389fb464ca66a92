import { Controller, Get, Header, Param, Post, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Allow, CurrentActor } from '../access/access.decorators.js';
import { isOfficial } from '../access/roles.js';
import { readCause } from '../audit/suspension.dto.js';
import type { Actor } from '../platform/actor.js';
import { answerForm, redirect } from '../platform/http/answers.js';
import { listAnswer } from '../platform/http/list-answer.js';
import { FormBody, type SentForm } from '../platform/http/form.js';
import { Ctx } from '../platform/http/page-contexts.js';
import { pickFields, readInput } from '../platform/http/validation.js';
import { QR_MIN_MODULE_MM } from '../standards/codes/qr.js';
import type { FieldFault, PageContext } from '../ui/page-context.js';
import { codeStates } from './code.transitions.js';
import { normal } from './codes.api.controller.js';
import { IssueCodeDto, QrPageQuery, QrSizeDto, CodeListQuery } from './codes.dto.js';
import { CodesQueries } from './codes.queries.js';
import { CodesService } from './codes.service.js';
import { codeList, CodesPage } from './code-list.views.js';
import { CodePage, type QrView } from './codes.views.js';
import { pngOf, printGuideOf, smallestOf, svgOf, symbolOf } from './qr-image.js';

const DONE = ['issued', 'suspended', 'resumed'] as const;

@ApiExcludeController()
@Controller('console/codes')
export class CodesConsoleController {
  constructor(
    private readonly codes: CodesService,
    private readonly queries: CodesQueries,
  ) {}

  @Allow('code:read')
  @Get()
  list(@CurrentActor() actor: Actor, @Ctx() ctx: PageContext, @Query() query: CodeListQuery) {
    const official = isOfficial(actor.role);
    return listAnswer(
      ctx,
      codeList(ctx, official),
      (part) => this.queries.list(actor, Object.assign({}, query, part)),
      (page) => <CodesPage ctx={ctx} page={page} official={official} />,
    );
  }

  /** The button on a lot's or a product's page. */
  @Allow('code:issue')
  @Post()
  async issue(@CurrentActor() actor: Actor, @FormBody() form: SentForm) {
    const input = await readInput(IssueCodeDto, pickFields(form.fields, ['lotId', 'productId']));
    const { code } = await this.codes.issue(actor, input);
    return redirect(`/console/codes/${code}?done=issued`);
  }

  @Allow('code:read')
  @Get(':code')
  async one(
    @CurrentActor() actor: Actor,
    @Ctx() ctx: PageContext,
    @Param('code') code: string,
    @Query() query: QrPageQuery,
  ) {
    return this.page(actor, ctx, code, query, []);
  }

  @Allow('code:read')
  @Get(':code/qr.svg')
  @Header('content-type', 'image/svg+xml; charset=utf-8')
  async svg(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Query() size: QrSizeDto,
  ): Promise<string> {
    const found = await this.queries.get(actor, normal(code));
    return svgOf(found.qrText, found.uri, size.sizeMm);
  }

  @Allow('code:read')
  @Get(':code/qr.png')
  @Header('content-type', 'image/png')
  async png(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Query() size: QrSizeDto,
  ): Promise<Buffer> {
    const found = await this.queries.get(actor, normal(code));
    return pngOf(found.qrText, size.sizeMm, size.dpi);
  }

  @Allow('code:suspend')
  @Post(':code/suspension')
  suspend(
    @CurrentActor() actor: Actor,
    @Ctx() ctx: PageContext,
    @Param('code') code: string,
    @FormBody() form: SentForm,
  ) {
    return answerForm(
      async () => {
        const cause = await readCause(form.fields);
        await this.codes.suspend(actor, normal(code), cause);
        return redirect(`/console/codes/${normal(code)}?done=suspended`);
      },
      (faults) => this.page(actor, ctx, code, new QrPageQuery(), faults),
    );
  }

  @Allow('code:suspend')
  @Post(':code/resumption')
  async resume(@CurrentActor() actor: Actor, @Param('code') code: string) {
    await this.codes.resume(actor, normal(code));
    return redirect(`/console/codes/${normal(code)}?done=resumed`);
  }

  private async page(
    actor: Actor,
    ctx: PageContext,
    code: string,
    query: QrPageQuery,
    faults: readonly FieldFault[],
  ) {
    const found = await this.queries.get(actor, normal(code));
    const done = DONE.find((key) => key === query.done) ?? null;
    return (
      <CodePage
        ctx={ctx}
        code={found}
        qr={qrView(found.qrText, query)}
        offers={codeStates.offers(found.status, actor.role)}
        done={done}
        faults={faults}
      />
    );
  }
}

function qrView(text: string, { sizeMm, dpi }: QrSizeDto): QrView {
  const symbol = symbolOf(text);
  return {
    ...printGuideOf(text, sizeMm, dpi),
    smallestMm: smallestOf(text),
    sizeMm,
    dpi,
    modules: symbol.size,
    version: symbol.version,
    minimumModuleMm: QR_MIN_MODULE_MM,
  };
}
