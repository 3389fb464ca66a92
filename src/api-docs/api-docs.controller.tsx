import { Controller, Get, Header } from '@nestjs/common';
import { ApiExcludeController, type OpenAPIObject } from '@nestjs/swagger';
import { Public } from '../access/access.decorators.js';
import { Ctx } from '../platform/http/page-contexts.js';
import type { PageContext } from '../ui/page-context.js';
import { ApiDocsPage } from './api-docs.views.js';
import { ApiDocument } from './api-document.js';

/**
 * Drawn by us and not by Swagger UI: that is 1.5 MB of script for a page to read, does nothing without it, and fails the
 * accessibility checks every other page passes. Programs load the document itself into whatever they like.
 */
@ApiExcludeController()
@Public()
@Controller('api')
export class ApiDocsController {
  constructor(private readonly document: ApiDocument) {}

  @Get('openapi.json')
  @Header('cache-control', 'public, max-age=300')
  @Header('access-control-allow-origin', '*') // public, and read by tools that run in a page of their own
  json(): OpenAPIObject {
    return this.document.get();
  }

  @Get('docs')
  page(@Ctx() ctx: PageContext) {
    return <ApiDocsPage ctx={ctx} document={this.document.get()} />;
  }
}
