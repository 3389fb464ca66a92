import { createParamDecorator, Inject, Injectable, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { CONFIG, type Config } from '../../config.js';
import type { Lang, PageContext } from '../../ui/page-context.js';
import { Clock } from '../clock.js';
import { REGISTRY_PROVINCE, type RegistryProvince } from '../registry-province.js';
import { sitePath } from './site-path.js';
import { Assets } from './assets.js';

declare module 'fastify' {
  interface FastifyRequest {
    pageContext: () => PageContext;
  }
}

/** What a page has to know about the request around it. */
export const Ctx = createParamDecorator((_: unknown, context: ExecutionContext): PageContext =>
  context.switchToHttp().getRequest<FastifyRequest>().pageContext(),
);

@Injectable()
export class PageContexts {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(REGISTRY_PROVINCE) private readonly province: RegistryProvince,
    private readonly assets: Assets,
    private readonly clock: Clock,
  ) {}

  /** For a page drawn without a request of its own to answer, such as a cached one. */
  of(lang: Lang, path: string): PageContext {
    const { registry, http, sampleData, map } = this.config;
    return {
      lang,
      path,
      registry: {
        name: registry.name,
        agency: lang === 'vi' ? registry.agency : registry.agencyEn,
        province: lang === 'vi' ? this.province.nameVi : this.province.nameEn,
        phone: registry.contactPhone ?? null,
        email: registry.contactEmail ?? null,
        address: registry.contactAddress ?? null,
        hours: registry.contactHours ?? null,
        logo: registry.logo !== undefined,
        timeZone: registry.timeZone,
        languages: registry.languages,
        map:
          map === undefined ? null : { minZoom: map.minZoom, maxZoom: map.maxZoom, credit: map.attribution },
      },
      asset: this.assets.address,
      csrf: '',
      actor: null,
      menu: [],
      savedViews: [],
      sample: sampleData,
      now: this.clock.now(),
      publicUrl: http.publicUrl,
    };
  }
}

/** Current path and query, without `lang`. Links are built from it: what leads away from this site stands for the first page. */
export function pathWithoutLang(url: string): string {
  const [path = '/', query = ''] = (sitePath(url) ?? '/').split('?', 2);
  const kept = query.split('&').filter((part) => part !== '' && !part.startsWith('lang='));
  return kept.length === 0 ? path : `${path}?${kept.join('&')}`;
}
