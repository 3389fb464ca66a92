import { toSvgPath } from '../standards/geo/draw.js';
import { formatHectares, formatNumber, NBSP } from '../ui/format.js';
import { Icon } from '../ui/icon.js';
import { AreaMap } from '../ui/map.js';
import type { PageContext } from '../ui/page-context.js';
import { KeyValues, Panel } from '../ui/panel.js';
import { words } from '../ui/words.js';
import { drawLand } from './base-map.js';
import { markedPlaces, markOf, noticeText } from './area-faults.js';
import type { BoundaryPreview } from './boundary-preview.js';
import { saoText, type DeclaredUnit } from './declared-size.js';

const WIDTH = 480;
const HEIGHT = 280;
/** Told from here on; beyond half as much again the boundary is refused. */
export const APART_NOTED = 0.05;

export interface BoundaryPreviewProps {
  readonly ctx: PageContext;
  readonly preview: BoundaryPreview;
  /** As declared beside it, where that is a number. */
  readonly declared: number | null;
  /** In which the size is written. */
  readonly unit: DeclaredUnit;
}

/** What was read from a file or a list, before it is sent: to look at, without script. */
export function BoundaryPreviewPanel({ ctx, preview, declared, unit }: BoundaryPreviewProps) {
  const text = words(ctx.lang).areas;
  const { polygon, hectares, corners, parts, notices, overlaps, land } = preview;
  const { paths, project, scaleMetres } = toSvgPath([polygon], WIDTH, HEIGHT, 48);
  const percent = (share: number) => `${formatNumber(ctx.lang, share * 100, 0)}${NBSP}%`;
  const told = [...notices, ...overlaps];
  const apart = declared === null ? 0 : Math.abs(declared - hectares) / hectares;
  return (
    <Panel id="preview" title={text.preview.title} flush>
      <AreaMap
        label={text.preview.label(formatHectares(ctx.lang, hectares))}
        width={WIDTH}
        height={HEIGHT}
        {...drawLand(land, project, WIDTH, HEIGHT)}
        project={project}
        pins={markedPlaces(told).map(({ letter, place: [lon, lat] }) => {
          const [x, y] = project([lon, lat]);
          return { letter, x, y };
        })}
        areas={[{ key: 'own', path: paths[0] ?? '', tone: 1 }]}
        scale={{ length: scaleMetres.px, text: scaleMetres.label }}
      />
      <div class="in" tabindex={-1} autofocus role="status">
        <KeyValues
          items={[
            [text.fields.hectaresMeasured, formatHectares(ctx.lang, hectares)],
            [text.preview.sao, saoText(ctx.lang, hectares, unit)],
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
        {notices.map((notice, index) => (
          <p key={index} class="soon">
            <Icon name="warn" /> {markOf(told, notice)}
            {noticeText(ctx.lang, notice)}
          </p>
        ))}
        {overlaps.map((overlap, index) => (
          <p key={index} class="soon">
            <Icon name="warn" /> {markOf(told, overlap)}
            {overlap.name === null
              ? text.overlapOther(text.preview.someBusiness, percent(overlap.share))
              : text.preview.overlapsOwn(overlap.name, percent(overlap.share))}
          </p>
        ))}
        <p>{text.preview.next}</p>
      </div>
    </Panel>
  );
}
