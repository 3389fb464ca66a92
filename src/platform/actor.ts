import type { Role } from '../ui/page-context.js';

/** Who acts: the signed-in person, or the person whose API key was sent. Passed first to every command. */
export interface Actor {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  /** The business an owner or member of staff belongs to; null for officials and before registering. */
  readonly businessId: string | null;
  readonly businessName: string | null;
  /** Businesses that were merged into this one: their records are its own. */
  readonly mergedBusinessIds: readonly string[];
  readonly via: 'session' | 'api-key';
  readonly requestId: string | null;
}
