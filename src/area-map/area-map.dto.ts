import { AREA_KINDS } from '../area-codes/code-numbers.service.js';
import { GROWING_AREA_STATUSES } from '../growing-areas/growing-area.entity.js';
import { OneOf, PageDto } from '../platform/http/page.dto.js';
import { QueryText } from '../platform/http/text.decorator.js';

/** A draft is nobody's but its owner's. */
export const SHOWN_STATUSES = GROWING_AREA_STATUSES.filter((status) => status !== 'draft');
/** Days. */
export const EXPIRING = ['30', '90', '180'] as const;

/** What the map and the list beside it are narrowed by. */
export class AreaMapQuery extends PageDto {
  @OneOf(SHOWN_STATUSES)
  status?: string;

  @OneOf(AREA_KINDS)
  kind?: string;

  @QueryText({ max: 120 })
  crop?: string;

  @QueryText({ max: 2 })
  market?: string;

  @OneOf(EXPIRING)
  expiring?: string;

  @OneOf(['yes'])
  overlap?: string;

  @QueryText({ max: 5 })
  commune?: string;

  /** `lon,lat,zoom` of the middle of what is shown. */
  @QueryText({ max: 40 })
  at?: string;

  /** Pixels of the map on the screen, `640x480`. */
  @QueryText({ max: 9 })
  size?: string;
}
