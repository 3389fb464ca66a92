import { declaredDossiers } from '../access/feature.js';
import { createHash } from 'node:crypto';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Matches } from 'class-validator';
import { Text } from '../platform/http/text.decorator.js';
import { CONFIG, type Config } from '../config.js';
import { Clock } from '../platform/clock.js';
import { Database, type Tx } from '../platform/database/database.js';
import { NotFound } from '../platform/errors.js';
import { Jobs } from '../platform/jobs/jobs.service.js';
import { formatDate } from '../ui/format.js';
import { words } from '../ui/words.js';
import { DecisionDrawing } from './decision-drawing.js';
import type { Outcome } from './decision-numbers.js';
import { isSignedBy, SigningKey } from './signing-key.js';

const JOB = 'draw-decision';

class DrawDecisionJob {
  @Text({ max: 18 })
  @Matches(/^\d{1,18}$/)
  stepId!: string;
}

/** What the page of a decision tells whoever has its address. */
export interface DecisionView {
  readonly stepId: string;
  readonly reference: string;
  readonly token: string;
  readonly outcome: Outcome;
  readonly decidedAt: Date;
  readonly kind: string;
  readonly dossier: string;
  readonly title: string;
  readonly businessName: string;
  readonly reason: string | null;
  readonly reasonCode: string | null;
  readonly official: string;
}

export interface SignedDocument {
  readonly bytes: Buffer;
  readonly sha256: string;
  readonly signature: Buffer;
  readonly keyId: string;
  /** The signature is right under the key of that time. */
  readonly valid: boolean;
}

export interface PublicKeyView {
  readonly keyId: string;
  readonly publicKey: Buffer;
  readonly since: Date;
  readonly current: boolean;
}

const DECISION = `select n.step_id::text as "stepId", n.reference, n.token, n.outcome, n.decided_at as "decidedAt", a.kind,
    a.reference as dossier, a.title, b.name as "businessName", s.reason, s.reason_code as "reasonCode", u.name as official
  from decisions n join application_steps s on s.id = n.step_id join applications a on a.id = n.application_id
  join businesses b on b.id = a.business_id join users u on u.id = n.decided_by`;

/** Decisions on paper: drawn once, signed, and kept as they were signed. */
@Injectable()
export class DecisionDocuments implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
    private readonly key: SigningKey,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(JOB, DrawDecisionJob, async ({ stepId }) => {
      const [decision] = await this.db.query<DecisionView & Record<string, unknown>>(
        `${DECISION} where n.step_id = $1`,
        [stepId],
      );
      if (decision !== undefined) await this.of(decision);
    });
  }

  /** In the transaction of the decision. */
  enqueue(tx: Tx, stepId: string): Promise<void> {
    return this.jobs.enqueue(tx, JOB, { stepId });
  }

  /** @throws NotFound for a token that nobody was given. */
  async byToken(token: string): Promise<DecisionView> {
    const [decision] = await this.db.query<DecisionView & Record<string, unknown>>(
      `${DECISION} where n.token = $1`,
      [token],
    );
    if (decision === undefined) throw new NotFound();
    return decision;
  }

  /** Which decision a file is a true copy of. */
  async ofCopy(copy: Uint8Array): Promise<DecisionView | null> {
    const sha256 = createHash('sha256').update(copy).digest();
    const [decision] = await this.db.query<DecisionView & Record<string, unknown>>(
      `${DECISION} where n.step_id = (select step_id from decision_documents where sha256 = $1)`,
      [sha256],
    );
    return decision ?? null;
  }

  /** The signed file; drawn now where nobody has asked and the job has not come round to it yet. */
  async of(decision: DecisionView): Promise<SignedDocument> {
    const kept = await this.kept(decision.stepId);
    if (kept !== null) return kept;
    const bytes = await DecisionDrawing.draw(this.paper(decision));
    const now = this.clock.now();
    await this.db.transaction(async (tx) => {
      await tx.query(
        'insert into signing_keys (key_id, public_key, since) values ($1, $2, $3) on conflict (key_id) do nothing',
        [this.key.id, this.key.publicKey, now],
      );
      // Two that draw at once draw the same; the first is kept.
      await tx.query(
        `insert into decision_documents (step_id, bytes, sha256, signature, key_id, created_at)
         values ($1, $2, $3, $4, $5, $6) on conflict (step_id) do nothing`,
        [
          decision.stepId,
          bytes,
          createHash('sha256').update(bytes).digest(),
          this.key.sign(bytes),
          this.key.id,
          now,
        ],
      );
    });
    const signed = await this.kept(decision.stepId);
    if (signed === null) throw new Error(`The document of step ${decision.stepId} was not kept`);
    return signed;
  }

  async keys(): Promise<PublicKeyView[]> {
    const rows = await this.db.query<{ keyId: string; publicKey: Buffer; since: Date }>(
      'select key_id as "keyId", public_key as "publicKey", since from signing_keys order by since desc limit 100',
    );
    const own = { keyId: this.key.id, publicKey: this.key.publicKey, since: this.clock.now() };
    const all = rows.some(({ keyId }) => keyId === own.keyId) ? rows : [own, ...rows];
    return all.map((row) => ({ ...row, current: row.keyId === own.keyId }));
  }

  private async kept(stepId: string): Promise<SignedDocument | null> {
    const [row] = await this.db.query<{
      bytes: Buffer;
      sha256: Buffer;
      signature: Buffer;
      keyId: string;
      publicKey: Buffer;
    }>(
      `select d.bytes, d.sha256, d.signature, d.key_id as "keyId", k.public_key as "publicKey"
       from decision_documents d join signing_keys k on k.key_id = d.key_id where d.step_id = $1`,
      [stepId],
    );
    if (row === undefined) return null;
    const { bytes, signature, keyId, publicKey } = row;
    return {
      bytes,
      sha256: row.sha256.toString('hex'),
      signature,
      keyId,
      valid: isSignedBy(publicKey, bytes, signature),
    };
  }

  /** In Vietnamese: the language of decisions. */
  private paper(decision: DecisionView) {
    const { registry, http } = this.config;
    const { applications, decisions: text } = words('vi');
    const kinds = declaredDossiers(words('vi'));
    const codes: Readonly<Record<string, string>> = applications.reasonCodes;
    const { reason, reasonCode } = decision;
    const rows: [string, string][] = [
      [text.paper.outcome, text.outcomes[decision.outcome]],
      [text.facts.kind, kinds[decision.kind] ?? decision.kind],
      [text.facts.title, decision.title],
      [text.facts.business, decision.businessName],
      [text.facts.dossier, decision.dossier],
    ];
    if (reasonCode !== null && reasonCode !== 'other')
      rows.push([text.paper.reasonCode, codes[reasonCode] ?? reasonCode]);
    if (reason !== null) rows.push([text.paper.reason, reason]);
    return {
      agency: registry.agency.toLocaleUpperCase('vi'),
      registry: registry.name,
      reference: decision.reference,
      title: text.paper.title,
      day: text.paper.day(formatDate('vi', decision.decidedAt, registry.timeZone)),
      rows,
      signed: text.paper.official,
      official: decision.official,
      checkUrl: `${http.publicUrl}/decisions/${decision.token}`,
      checkNote: text.paper.check,
      keyNote: text.paper.key(this.key.id),
      decidedAt: decision.decidedAt,
    };
  }
}
