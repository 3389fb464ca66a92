import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { DossierKind, DossierStep, SubjectSummary } from '../applications/dossier-kind.js';
import { DossierKinds } from '../applications/dossier-kinds.js';
import type { Actor } from '../platform/actor.js';
import type { Tx } from '../platform/database/database.js';
import { formatDate, formatNumber } from '../ui/format.js';
import type { Lang } from '../ui/page-context.js';
import { words } from '../ui/words.js';
import { CertificatesQueries } from './certificates.queries.js';
import { CertificatesService } from './certificates.service.js';

/** The dossier that asks the office to confirm a certificate by its paper. */
@Injectable()
export class CertificateDossier implements DossierKind, OnModuleInit {
  readonly kind = 'certificate';
  readonly workingDays = 3;
  readonly decisionFields = [];

  constructor(
    private readonly dossiers: DossierKinds,
    private readonly certificates: CertificatesService,
    private readonly queries: CertificatesQueries,
  ) {}

  onModuleInit(): void {
    this.dossiers.add(this);
  }

  decide(tx: Tx, actor: Actor, id: string, { action, ...cause }: DossierStep): Promise<void> {
    return this.certificates.followDossier(tx, actor, id, action, cause);
  }

  async summary(id: string, lang: Lang): Promise<SubjectSummary> {
    const certificate = await this.queries.byId(id);
    const covered = await this.queries.covered(certificate);
    const text = words(lang).certificates;
    const { fields } = text;
    const { kind, title, number, issuer, issuedOn, expiresOn, stars, points, fileSha256 } = certificate;
    const path = `/console/certificates/${id}`;
    const file =
      fileSha256 === null
        ? { value: null }
        : { value: text.openFile, href: `${path}/file`, mark: fileSha256 };
    const names = (things: readonly { readonly name: string }[]) =>
      things.map(({ name }) => name).join(', ') || null;
    return {
      rows: [
        { key: 'kind', label: fields.kind, value: text.kinds[kind] },
        { key: 'title', label: fields.title, value: title },
        { key: 'number', label: fields.number, value: number },
        { key: 'issuer', label: fields.issuer, value: issuer },
        { key: 'issuedOn', label: fields.issuedOn, value: formatDate(lang, issuedOn) },
        {
          key: 'expiresOn',
          label: fields.expiresOn,
          value: expiresOn === null ? text.noEnd : formatDate(lang, expiresOn),
        },
        // Others have no stars, which is nothing that was left out.
        ...(stars === null
          ? []
          : [
              { key: 'stars', label: fields.stars, value: text.stars(stars) },
              {
                key: 'points',
                label: fields.points,
                value: points === null ? null : formatNumber(lang, points),
              },
            ]),
        {
          key: 'coversBusiness',
          label: fields.coversBusiness,
          value: certificate.coversBusiness ? text.yes : null,
        },
        { key: 'productIds', label: fields.productIds, value: names(covered.products) },
        { key: 'areaIds', label: fields.areaIds, value: names(covered.areas) },
        { key: 'file', label: fields.file, ...file },
      ],
      links: [{ href: path, text: number }],
      amendHref: `${path}/edit`,
    };
  }
}
