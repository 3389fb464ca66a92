import { Controller, Get, Inject, Param, Query, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Limited, Public } from '../access/access.decorators.js';
import { networkOf } from '../access/network.js';
import { RateLimiter } from '../access/rate-limiter.js';
import { CONFIG, type Config } from '../config.js';
import { PageWithStatus, redirect } from '../platform/http/answers.js';
import { Ctx } from '../platform/http/page-contexts.js';
import { QueryText } from '../platform/http/text.decorator.js';
import { normaliseAreaCode, parseAreaCode } from '../standards/vietnam/area-code.js';
import type { PageContext } from '../ui/page-context.js';
import { AreaCodePage, FindAreaCodePage } from './area-code-page.views.js';
import { AreaCodePages } from './area-code-pages.queries.js';

class FindAreaCodeDto {
  @QueryText({ max: 80 })
  code?: string;
}

@ApiExcludeController()
@Controller('areas')
export class AreaCodeController {
  constructor(
    private readonly pages: AreaCodePages,
    private readonly limiter: RateLimiter,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** A field for a code; leads to its page. */
  @Public()
  @Get()
  find(@Ctx() ctx: PageContext, @Query() { code }: FindAreaCodeDto) {
    if (code !== undefined) return redirect(`/areas/${encodeURIComponent(normaliseAreaCode(code))}`);
    return <FindAreaCodePage ctx={ctx} asked={null} fault={null} similar={[]} />;
  }

  /** Old spellings lead to the one there is. */
  @Public()
  @Limited('public-read-network')
  @Get(':code')
  async one(@Ctx() ctx: PageContext, @Param('code') text: string, @Req() { ip }: FastifyRequest) {
    const { field, 'packing-house': house } = this.config.areas.patterns;
    const parsed = parseAreaCode(text, [field, house]);
    if (parsed.ok && parsed.value.code !== text) return redirect(`/areas/${parsed.value.code}`);
    const area = parsed.ok ? await this.pages.find(parsed.value.code) : null;
    if (area !== null)
      return <AreaCodePage ctx={{ ...ctx, sample: ctx.sample || area.sample }} area={area} />;
    await this.limiter.take('unknown-code-network', networkOf(ip));
    const asked = text.slice(0, 60);
    return new PageWithStatus(
      <FindAreaCodePage
        ctx={ctx}
        asked={asked}
        fault={parsed.ok ? null : parsed.fault.code}
        similar={await this.pages.similar(normaliseAreaCode(asked))}
      />,
      404,
    );
  }
}
