import { QueryText } from '../platform/http/text.decorator.js';

export class SearchQuery {
  @QueryText({ max: 120 })
  q?: string;
}
