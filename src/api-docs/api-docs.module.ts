import { Module, type INestApplication } from '@nestjs/common';
import { CONFIG, type Config } from '../config.js';
import { ApiDocsController } from './api-docs.controller.js';
import { ApiDocument } from './api-document.js';
import { openApiDocument } from './open-api.js';

@Module({ controllers: [ApiDocsController], providers: [ApiDocument] })
export class ApiDocsModule {}

/** After `app.init()`, when every route is known. */
export function publishApiDocument(app: INestApplication): void {
  const { registry, http } = app.get<Config>(CONFIG);
  app.get(ApiDocument).set(openApiDocument(app, registry, http.publicUrl));
}
