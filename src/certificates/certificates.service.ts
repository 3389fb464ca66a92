import { Inject, Injectable } from '@nestjs/common';
import { businessOf, reaches } from '../access/permissions.js';
import type { Application } from '../applications/application.entity.js';
import { ApplicationsService } from '../applications/applications.service.js';
import type { DossierAction } from '../applications/dossier-kind.js';
import { AuditLog, changed } from '../audit/audit-log.service.js';
import { type Cause, NO_CAUSE, StateChanges } from '../audit/state-changes.service.js';
import { bearerOf } from '../businesses/bearer.js';
import { assertMayDeclare, assertRoomForDraft } from '../businesses/active-business.js';
import { Business } from '../businesses/business.entity.js';
import { CONFIG, type Config } from '../config.js';
import { ImagesService } from '../images/images.service.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Database, type Tx } from '../platform/database/database.js';
import { Invalid, NotFound } from '../platform/errors.js';
import { assertVersion, type Versions } from '../platform/http/if-match.js';
import { dayOf } from '../platform/time-zone.js';
import { Certificate, type CertificateStatus } from './certificate.entity.js';
import { readCertificateFile } from './certificate-file.js';
import { faultsOf } from './certificate-rules.js';
import { certificateStates } from './certificate.transitions.js';
import { type Cover, keepCover, readCover, keepFile } from './cover.js';
import { CERTIFICATE_FACTS, newCertificate } from './new-certificate.js';
import type { CertificateChangeDto, CertificateInputDto } from './certificates.dto.js';

const AUDITED = [...CERTIFICATE_FACTS, 'coversBusiness', 'status', 'statusReason'] as const;
type Action = Parameters<typeof certificateStates.take>[1];

@Injectable()
export class CertificatesService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly states: StateChanges,
    private readonly images: ImagesService,
    private readonly applications: ApplicationsService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Declares one; pages show it as declared. @throws Invalid with a fault a field. */
  async create(actor: Actor, input: CertificateInputDto, sent?: Buffer): Promise<Certificate> {
    const businessId = businessOf(actor);
    const allowed = async () => {
      await assertMayDeclare(this.db, actor);
    };
    const file = sent === undefined ? null : await readCertificateFile(this.images, sent, allowed);
    return this.db.transaction(async (tx) => {
      const business = await tx.findOneByOrFail(Business, { id: businessId });
      business.assertMayDraft();
      await assertRoomForDraft(tx, business, 'certificates');
      const certificate = newCertificate(business, input, this.clock.now());
      const cover = { productIds: input.productIds ?? [], areaIds: input.areaIds ?? [] };
      this.assertSound(certificate, cover);
      await tx.insert(Certificate, certificate);
      await keepCover(tx, certificate, cover);
      if (file !== null) await keepFile(tx, certificate.id, file, certificate.createdAt);
      await this.audit.record(tx, actor, 'certificate.declared', subject(certificate), {
        after: { kind: certificate.kind, number: certificate.number, ...cover },
      });
      return certificate;
    });
  }

  async edit(
    actor: Actor,
    id: string,
    version: Versions,
    input: CertificateChangeDto,
    sent?: Buffer,
  ): Promise<Certificate> {
    const allowed = () => this.assertFileChange(actor, id, version);
    const file = sent === undefined ? null : await readCertificateFile(this.images, sent, allowed);
    return this.change(actor, id, version, 'edit', NO_CAUSE, async (certificate, tx) => {
      for (const field of CERTIFICATE_FACTS) {
        const value = input[field];
        if (value !== undefined) Object.assign(certificate, { [field]: value });
      }
      certificate.coversBusiness = input.coversBusiness ?? certificate.coversBusiness;
      const before = await readCover(tx, id);
      const cover = {
        productIds: input.productIds ?? before.productIds,
        areaIds: input.areaIds ?? before.areaIds,
      };
      this.assertSound(certificate, cover);
      await keepCover(tx, certificate, cover);
      if (file !== null) await keepFile(tx, id, file, this.clock.now());
    });
  }

  /** Puts a scan of the paper beside it. @throws Invalid at `file`. */
  async setFile(actor: Actor, id: string, version: Versions | null, sent: Buffer): Promise<Certificate> {
    const file = await readCertificateFile(this.images, sent, () =>
      this.assertFileChange(actor, id, version),
    );
    return this.change(actor, id, version, 'change-file', NO_CAUSE, (_certificate, tx) =>
      keepFile(tx, id, file, this.clock.now()),
    );
  }

  /** Asks the office to confirm it. @throws Invalid at `file` where there is nothing to confirm it by. */
  submit(actor: Actor, id: string): Promise<Application> {
    return this.db.transaction(async (tx) => {
      const certificate = await this.lockOrThrow(tx, actor, id);
      (await bearerOf(tx, certificate.businessId)).assertActive();
      certificateStates.take(certificate.status, 'submit', actor.role);
      this.assertSound(certificate, await readCover(tx, id));
      const [file] = await tx.query<object[]>('select from certificate_files where certificate_id = $1', [
        id,
      ]);
      if (file === undefined) throw Invalid.field('file', 'certificate-file-needed');
      await this.move(tx, actor, certificate, 'submit');
      return this.applications.submit(tx, actor, {
        kind: 'certificate',
        subjectId: id,
        businessId: certificate.businessId,
        title: `${certificate.title ?? certificate.kind.toUpperCase()} ${certificate.number}`,
      });
    });
  }

  /** Within the transaction of the dossier's step. */
  async followDossier(tx: Tx, actor: Actor, id: string, action: DossierAction, cause: Cause): Promise<void> {
    const certificate = await tx.findOneOrFail(Certificate, {
      where: { id },
      lock: { mode: 'pessimistic_write' },
    });
    if (action === 'approve') {
      this.assertSound(certificate, await readCover(tx, id)); // it may have ended while it waited
      certificate.confirmedAt = this.clock.now();
    }
    await this.move(tx, actor, certificate, action, cause);
  }

  /** The office strikes it: it was never given, or was taken back. */
  revoke(actor: Actor, id: string, cause: Cause): Promise<Certificate> {
    return this.change(actor, id, null, 'revoke', cause);
  }

  delete(actor: Actor, id: string): Promise<void> {
    return this.db.transaction(async (tx) => {
      const certificate = await this.lockOrThrow(tx, actor, id);
      const { status, kind, number } = certificate;
      const { transition } = await this.states.take(
        tx,
        actor,
        certificateStates,
        'delete',
        subject(certificate),
        status,
      );
      // Pages that show it are told while it is known what it covers.
      await tx.query('update certificates set updated_at = $2 where id = $1', [id, this.clock.now()]);
      await tx.delete(Certificate, { id });
      await this.audit.record(tx, actor, transition.entry, subject(certificate), {
        before: { kind, number },
      });
    });
  }

  private assertSound(certificate: Certificate, cover: Cover): void {
    const today = dayOf(this.clock.now(), this.config.registry.timeZone);
    const faults = faultsOf(Object.assign({}, certificate, cover), today);
    if (faults.length > 0) throw new Invalid(faults);
  }

  /** Before a file is worked on; the command asks again under its lock. */
  private async assertFileChange(actor: Actor, id: string, version: Versions | null): Promise<void> {
    const [found] = await this.db.query<{ version: number; status: CertificateStatus; owner: string }>(
      'select version, status, business_id as owner from certificates where id = $1',
      [id],
    );
    if (found === undefined || !reaches(actor, found.owner)) throw new NotFound();
    if (version !== null) assertVersion(found, version);
    certificateStates.take(found.status, 'change-file', actor.role);
  }

  private change(
    actor: Actor,
    id: string,
    version: Versions | null,
    action: Action,
    cause: Cause,
    apply?: (certificate: Certificate, tx: Tx) => Promise<void>,
  ): Promise<Certificate> {
    return this.db.transaction(async (tx) => {
      const certificate = await this.lockOrThrow(tx, actor, id);
      if (version !== null) assertVersion(certificate, version);
      await this.move(tx, actor, certificate, action, cause, apply);
      return certificate;
    });
  }

  private async move(
    tx: Tx,
    actor: Actor,
    certificate: Certificate,
    action: Action,
    cause: Cause = NO_CAUSE,
    apply?: (certificate: Certificate, tx: Tx) => Promise<void>,
  ): Promise<void> {
    const before = Object.assign(new Certificate(), certificate);
    const { transition, state } = await this.states.take(
      tx,
      actor,
      certificateStates,
      action,
      subject(certificate),
      certificate.status,
      cause,
    );
    await apply?.(certificate, tx);
    if (transition.to !== undefined)
      Object.assign(certificate, { status: state, statusReason: cause.reason });
    certificate.updatedAt = this.clock.now();
    await tx.save(certificate);
    await this.audit.record(
      tx,
      actor,
      transition.entry,
      subject(certificate),
      changed(before, certificate, AUDITED),
    );
  }

  private async lockOrThrow(tx: Tx, actor: Actor, id: string): Promise<Certificate> {
    const certificate = await tx.findOne(Certificate, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (certificate === null || !reaches(actor, certificate.businessId)) throw new NotFound();
    return certificate;
  }
}

function subject({ id, businessId }: Certificate) {
  return { type: 'certificate', id, businessId };
}
