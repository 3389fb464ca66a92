import { Controller, Get, HttpCode, Inject, Param, Post, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Allow, CurrentActor } from '../access/access.decorators.js';
import { PlacesQueries } from '../places/places.queries.js';
import type { Actor } from '../platform/actor.js';
import { answerForm } from '../platform/http/answers.js';
import { Takes } from '../platform/http/body-rules.js';
import { fieldOf, FormBody, type SentForm } from '../platform/http/form.js';
import { IdPipe } from '../platform/http/id.pipe.js';
import { Ctx } from '../platform/http/page-contexts.js';
import { readInput } from '../platform/http/validation.js';
import { REGISTRY_PROVINCE, type RegistryProvince } from '../platform/registry-province.js';
import type { FieldFault, PageContext } from '../ui/page-context.js';
import { boundaryText } from './boundary.js';
import { EudrFileDto, EudrQuery } from './eudr-files.dto.js';
import { EudrFiles, readIds, type TakenFile } from './eudr-files.service.js';
import { EudrFilePage, type EudrValues } from './eudr-files.views.js';

@ApiExcludeController()
@Controller('console/areas')
export class EudrFilesConsoleController {
  constructor(
    private readonly files: EudrFiles,
    private readonly places: PlacesQueries,
    @Inject(REGISTRY_PROVINCE) private readonly province: RegistryProvince,
  ) {}

  @Allow('growing-area:read')
  @Get('eudr.geojson')
  all(
    @CurrentActor() actor: Actor,
    @Query() query: EudrQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.download(actor, readIds(query.ids), reply);
  }

  @Allow('growing-area:read')
  @Get(':id/eudr.geojson')
  one(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.download(actor, [id], reply);
  }

  @Allow('growing-area:write')
  @Get('eudr')
  form(@CurrentActor() actor: Actor, @Ctx() ctx: PageContext) {
    return this.page(actor, ctx, { file: '', crop: '', communeCode: '' }, null, []);
  }

  @Allow('growing-area:write')
  @Takes('boundary')
  @Post('eudr')
  @HttpCode(200)
  take(@CurrentActor() actor: Actor, @Ctx() ctx: PageContext, @FormBody() form: SentForm) {
    const upload = form.uploads.get('eudrFile');
    const keep = fieldOf(form.fields, 'then') === 'take';
    let values: EudrValues = {
      file: fieldOf(form.fields, 'file') ?? '',
      crop: fieldOf(form.fields, 'crop') ?? '',
      communeCode: fieldOf(form.fields, 'communeCode') ?? '',
    };
    return answerForm(
      async () => {
        if (upload !== undefined) values = { ...values, file: boundaryText(upload.data) };
        const { file, crop, communeCode } = await readInput(EudrFileDto, {
          ...values,
          communeCode: values.communeCode === '' ? null : values.communeCode,
        });
        const taken = await this.files.take(actor, { file, crop, communeCode: communeCode ?? null }, keep);
        return this.page(actor, ctx, values, taken, []);
      },
      (faults) => this.page(actor, ctx, values, null, faults),
    );
  }

  private async download(actor: Actor, ids: readonly string[] | null, reply: FastifyReply): Promise<string> {
    const file = await this.files.write(actor, ids);
    void reply
      .type('application/geo+json; charset=utf-8')
      .header('content-disposition', 'attachment; filename="eudr.geojson"');
    return file;
  }

  private async page(
    actor: Actor,
    ctx: PageContext,
    values: EudrValues,
    taken: TakenFile | null,
    faults: readonly FieldFault[],
  ) {
    const communes = await this.places.communesOf(this.province.code);
    const hasAreas = await this.files.hasAreas(actor);
    return <EudrFilePage {...{ ctx, values, communes, taken, faults, hasAreas }} />;
  }
}
