import { phinHo } from './businesses/phin-ho.js';
import type { SampleBusiness } from './sample-story.js';

export const businesses: readonly SampleBusiness[] = [phinHo];
