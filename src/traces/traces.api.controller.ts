import { Controller, Get, Param, Req } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Public } from '../access/access.decorators.js';
import { NotFound } from '../platform/errors.js';
import { parseRegistryCode } from '../standards/codes/registry-code.js';
import { parseDigitalLink } from '../standards/gs1/index.js';
import { missingItems } from './nine-items.js';
import type { TraceDocument } from './trace-document.js';
import { TracesQueries } from './traces.queries.js';

/** What the public page says, for programs: nothing more, nothing less. */
@ApiTags('traces')
@Controller('api/v1/traces')
export class TracesApiController {
  constructor(private readonly traces: TracesQueries) {}

  @ApiOperation({ summary: 'What a code of the registry opens' })
  @ApiOkResponse({
    description:
      'Verdict, product, lot, business, areas, events; missing lists which of the nine required items are not declared.',
  })
  @Public()
  @Get(':code')
  async byCode(@Param('code') text: string) {
    const code = parseRegistryCode(text);
    return published(code.ok ? await this.traces.byCode(code.value) : null);
  }

  @ApiOperation({ summary: 'What a GTIN opens, with a lot or without' })
  @ApiOkResponse({ description: 'As by code.' })
  @Public()
  @Get(['01/:gtin', '01/:gtin/10/:lot'])
  async byGtin(@Req() request: FastifyRequest) {
    const path = (request.url.split('?', 1)[0] ?? '').slice('/api/v1/traces'.length);
    const link = parseDigitalLink(`https://registry.invalid${path}`);
    if (!link.ok) throw new NotFound();
    const lot = link.value.qualifiers.find(({ ai }) => ai === '10')?.value ?? null;
    return published(await this.traces.byGtin(link.value.key.value, lot));
  }
}

function published(trace: TraceDocument | null): object {
  if (trace === null) throw new NotFound();
  const { dependsOn: _inner, ...shown } = trace;
  const { uri, code, verdict } = shown;
  // What is not approved or not released is not published.
  if (verdict.code === 'pending') return { uri, code, verdict };
  return { ...shown, missing: missingItems(trace) };
}
