import { toSvgPath } from '../standards/geo/draw.js';
import { SAO_M2 } from '../standards/vietnam/units.js';
import { formatHectares, formatNumber, NBSP } from '../ui/format.js';
import { Icon } from '../ui/icon.js';
import { AreaMap } from '../ui/map.js';
import type { PageContext } from '../ui/page-context.js';
import { KeyValues, Panel } from '../ui/panel.js';
import { words } from '../ui/words.js';
import { drawLand } from './base-map.js';
import type { BoundaryPreview } from './boundary-preview.js';

const WIDTH = 480;
const HEIGHT = 280;
/** Told from here on; beyond half as much again the boundary is refused. */
export const APART_NOTED = 0.05;

export interface BoundaryPreviewProps {
  readonly ctx: PageContext;
  readonly preview: BoundaryPreview;
  /** As declared beside it, where that is a number. */
  readonly declared: number | null;
}

/** What was read from a file or a list, before it is sent: to look at, without script. */
export function BoundaryPreviewPanel({ ctx, preview, declared }: BoundaryPreviewProps) {
  const text = words(ctx.lang).areas;
  const { polygon, hectares, corners, parts, notices, overlaps, land } = preview;
  const { paths, project, scaleMetres } = toSvgPath([polygon], WIDTH, HEIGHT, 48);
  const percent = (share: number) => `${formatNumber(ctx.lang, share * 100, 0)}${NBSP}%`;
  const apart = declared === null ? 0 : Math.abs(declared - hectares) / hectares;
  return (
    <Panel id="preview" title={text.preview.title} flush>
      <AreaMap
        label={text.preview.label(formatHectares(ctx.lang, hectares))}
        width={WIDTH}
        height={HEIGHT}
        {...drawLand(land, project, WIDTH, HEIGHT)}
        project={project}
        areas={[{ key: 'own', path: paths[0] ?? '', tone: 1 }]}
        scale={{ length: scaleMetres.px, text: scaleMetres.label }}
      />
      <div class="in" tabindex={-1} autofocus role="status">
        <KeyValues
          items={[
            [text.fields.hectaresMeasured, formatHectares(ctx.lang, hectares)],
            [text.preview.sao, saoText(ctx, hectares)],
            [
              text.preview.corners,
              parts === 1
                ? formatNumber(ctx.lang, corners)
                : text.preview.ofParts(formatNumber(ctx.lang, corners), formatNumber(ctx.lang, parts)),
            ],
          ]}
        />
        {apart > APART_NOTED && (
          <p class="soon">
            <Icon name="warn" /> {text.apart(percent(apart))}
          </p>
        )}
        {notices.map(({ code, kilometres }) => (
          <p key={code} class="soon">
            <Icon name="warn" /> {text.farFromCommune(formatNumber(ctx.lang, kilometres, 1))}
          </p>
        ))}
        {overlaps.map(({ name, share }, index) => (
          <p key={index} class="soon">
            <Icon name="warn" />{' '}
            {name === null
              ? text.overlapOther(text.preview.someBusiness, percent(share))
              : text.preview.overlapsOwn(name, percent(share))}
          </p>
        ))}
        <p>{text.preview.next}</p>
      </div>
    </Panel>
  );
}

/** In the sào of the north, which is named: elsewhere the word means another size. */
export function saoText({ lang }: PageContext, hectares: number): string {
  return words(lang).areas.inSao(
    formatNumber(lang, (hectares * 10_000) / SAO_M2.north, 1),
    formatNumber(lang, SAO_M2.north),
  );
}
