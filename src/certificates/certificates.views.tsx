import { isoDay } from '../ui/format.js';
import type { PageContext } from '../ui/page-context.js';
import { Tag, type TagKind } from '../ui/tag.js';
import { words } from '../ui/words.js';
import type { CertificateStatus } from './certificate.entity.js';
import type { CertificateView } from './certificates.queries.js';

const KINDS: Readonly<Record<CertificateStatus, TagKind>> = {
  declared: 'draft',
  submitted: 'wait',
  amend: 'do',
  confirmed: 'ok',
  refused: 'stop',
  revoked: 'stop',
};

/** Its state; whatever it was, what has ended has ended. */
export function CertificateTag({ ctx, certificate }: { ctx: PageContext; certificate: CertificateView }) {
  const text = words(ctx.lang).certificates;
  const { status, expiresOn } = certificate;
  const today = isoDay(ctx.now, ctx.registry.timeZone);
  if (expiresOn !== null && expiresOn < today) return <Tag kind="off">{text.ended}</Tag>;
  return <Tag kind={KINDS[status]}>{text.statuses[status]}</Tag>;
}

/** What people call it: `OCOP 4 sao`, `VietGAP`, the name of a geographical indication. */
export function certificateName(
  ctx: Pick<PageContext, 'lang'>,
  { kind, stars, title }: Pick<CertificateView, 'kind' | 'stars' | 'title'>,
): string {
  return words(ctx.lang).certificates.name(kind, stars, title);
}
