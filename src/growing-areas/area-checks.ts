import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { CONFIG, type Config } from '../config.js';
import type { DossierCheck } from '../applications/dossier-kind.js';
import { DossierKinds } from '../applications/dossier-kinds.js';
import { formatNumber } from '../ui/format.js';
import type { Lang } from '../ui/page-context.js';
import { words } from '../ui/words.js';
import { noticeText } from './area-faults.js';
import { overlapRule } from './overlap-rules.js';
import { GrowingAreasQueries, type GrowingAreaView } from './growing-areas.queries.js';

/** A declared size further from the measured one than this wants a look. */
const SIZE_TOLERANCE = 0.05;
/** So much ground in common is two declarations of one place. */
const OVERLAP_STOPS = 0.5;

/** What the machine looks at before an official decides about an area: its size, its place, who else has the ground. */
@Injectable()
export class AreaChecks implements OnModuleInit {
  constructor(
    private readonly dossiers: DossierKinds,
    private readonly queries: GrowingAreasQueries,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    for (const kind of ['growing-area', 'packing-house'])
      this.dossiers.addCheck(kind, (areaId, lang) => this.of(areaId, lang));
  }

  private async of(areaId: string, lang: Lang): Promise<DossierCheck[]> {
    const area = await this.queries.byId(areaId);
    if (area.kind === 'packing-house') return placeChecks(area, lang);
    const overlaps = await this.queries.overlaps(area);
    const { checks } = words(lang).applications;
    const text = checks.area;
    const percent = (share: number) => formatNumber(lang, share * 100, 1);
    const hectares = (size: number) => formatNumber(lang, size, 4);
    const rule = overlapRule(this.config.areas.overlaps, area.crop);
    const stops = rule?.action === 'block' ? rule.share : OVERLAP_STOPS;
    const off = Math.abs(area.hectaresMeasured - area.hectaresDeclared) / area.hectaresDeclared;
    return [
      {
        label: text.size,
        value: text.sizes(hectares(area.hectaresDeclared), hectares(area.hectaresMeasured), percent(off)),
        result: off > SIZE_TOLERANCE ? 'warn' : 'ok',
        why: text.sizeWhy(percent(SIZE_TOLERANCE)),
      },
      ...placeChecks(area, lang),
      ...(overlaps.length === 0
        ? [{ label: text.ground, value: text.alone, result: 'ok' as const, why: text.groundWhy }]
        : overlaps.map(({ id, name, businessName, share }) => ({
            label: text.ground,
            value: text.shared(name, businessName, percent(share)),
            href: `/console/areas/${id}`,
            result: share > stops ? ('stop' as const) : ('warn' as const),
            why: text.groundWhy,
          }))),
    ];
  }
}

function placeChecks({ notices }: GrowingAreaView, lang: Lang): DossierCheck[] {
  const text = words(lang).applications.checks.area;
  if (notices.length === 0)
    return [{ label: text.place, value: text.near, result: 'ok', why: text.placeWhy }];
  return notices.map((notice) => ({
    label: notice.code === 'sharp-corner' ? text.shape : text.place,
    value:
      notice.code === 'far-from-commune'
        ? text.far(formatNumber(lang, notice.kilometres, 1))
        : noticeText(lang, notice),
    result: 'warn' as const,
    why: notice.code === 'sharp-corner' ? text.shapeWhy : text.placeWhy,
  }));
}
