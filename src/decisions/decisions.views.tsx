import { declaredDossiers } from '../access/feature.js';
import { formatDate, formatNumber } from '../ui/format.js';
import { ErrorSummary, FileField, Form, SubmitButton } from '../ui/form.js';
import { LookupForm } from '../ui/lookup-form.js';
import type { FieldFault, PageContext } from '../ui/page-context.js';
import { PublicPage } from '../ui/public-page.js';
import { words } from '../ui/words.js';
import type { CopyDifference } from './compare-copies.js';
import type { DecisionView, PublicKeyView, SignedDocument } from './decision-documents.js';

export interface DecisionsPageProps {
  readonly ctx: PageContext;
  readonly typed: string;
  readonly unknown: boolean;
  readonly faults: readonly FieldFault[];
}

/** Where a decision is looked up by its code, or by the file itself. */
export function DecisionsPage({ ctx, typed, unknown, faults }: DecisionsPageProps) {
  const text = words(ctx.lang).decisions;
  return (
    <PublicPage ctx={ctx} title={text.title} noindex faulty={faults.length > 0} styles={['forms']}>
      <div class="wrap">
        <div class="head">
          <h1>{text.title}</h1>
          <p>{text.lead}</p>
        </div>
        <div class="cols first">
          <section aria-labelledby="by-code">
            <h2 id="by-code">{text.token}</h2>
            <LookupForm
              action="/decisions"
              name="token"
              label={text.token}
              hint={text.tokenHint}
              value={typed}
              unknown={unknown ? text.unknown : null}
              submit={text.look}
            />
          </section>
          <section aria-labelledby="by-file">
            <h2 id="by-file">{text.copy}</h2>
            <CopyForm ctx={ctx} action="/decisions" faults={faults} submit={text.find} />
            <p>
              <a href="/keys">{text.document.keys}</a>
            </p>
          </section>
        </div>
      </div>
    </PublicPage>
  );
}

export interface DecisionPageProps {
  readonly ctx: PageContext;
  readonly decision: DecisionView;
  readonly document: SignedDocument;
  /** What a copy turned out to be. */
  readonly compared: CopyDifference | 'same' | null;
  readonly faults: readonly FieldFault[];
}

/** One decision: what it says, the signed file, and whether a copy is true. */
export function DecisionPage({ ctx, decision, document, compared, faults }: DecisionPageProps) {
  const { decisions: text } = words(ctx.lang);
  const kinds = declaredDossiers(words(ctx.lang));
  const path = `/decisions/${decision.token}`;
  const facts = [
    [text.facts.outcome, text.outcomes[decision.outcome]],
    [text.facts.kind, kinds[decision.kind] ?? decision.kind],
    [text.facts.title, <span lang="vi">{decision.title}</span>],
    [text.facts.business, <span lang="vi">{decision.businessName}</span>],
    [text.facts.dossier, <span class="code">{decision.dossier}</span>],
    [text.facts.decided, formatDate(ctx.lang, decision.decidedAt, ctx.registry.timeZone)],
    [text.facts.agency, ctx.registry.agency],
  ] as const;
  const title = text.heading(decision.reference);
  return (
    <PublicPage ctx={ctx} title={title} noindex faulty={faults.length > 0} styles={['forms']}>
      <div class="wrap">
        <div class="head">
          <h1>{title}</h1>
          <p>{document.valid ? text.genuine : <b role="alert">{text.broken}</b>}</p>
        </div>
        {compared !== null && <Compared ctx={ctx} compared={compared} />}
        <div class="cols first">
          <section aria-labelledby="facts">
            <h2 id="facts">{text.facts.panel}</h2>
            <dl class="why">
              {facts.map(([label, value]) => (
                <>
                  <dt>{label}</dt>
                  <dd>{value}</dd>
                </>
              ))}
            </dl>
          </section>
          <section aria-labelledby="document">
            <h2 id="document">{text.document.panel}</h2>
            <p class="field">
              <a class="btn" href={`${path}/decision.pdf`}>
                {text.document.pdf}
              </a>
            </p>
            <p>
              <a href={`${path}/decision.sig`}>{text.document.signature}</a> ·{' '}
              <a href="/keys">{text.document.keys}</a>
            </p>
            <dl class="why">
              <dt>{text.document.hash}</dt>
              <dd>
                <span class="code">{document.sha256.replaceAll(/(.{8})(?=.)/g, '$1 ')}</span>
              </dd>
              <dt>{text.document.key}</dt>
              <dd>
                <span class="code">{document.keyId}</span>
              </dd>
            </dl>
          </section>
          <section aria-labelledby="compare">
            <h2 id="compare">{text.comparePanel}</h2>
            <CopyForm ctx={ctx} action={path} faults={faults} submit={text.compare} />
          </section>
        </div>
      </div>
    </PublicPage>
  );
}

function Compared({ ctx, compared }: { ctx: PageContext; compared: CopyDifference | 'same' }) {
  const text = words(ctx.lang).decisions;
  const number = (value: number) => formatNumber(ctx.lang, value);
  if (compared === 'same')
    return (
      <p class="quoted" role="status">
        <b>{text.same}</b>
      </p>
    );
  return (
    <div class="quoted" role="alert">
      <p>
        <b>{text.differs}</b>
      </p>
      <p>
        {text.differsAt(number(compared.at), text.parts[compared.part])}{' '}
        {compared.bytes > 0 && text.differsBytes(number(compared.bytes))}{' '}
        {compared.length.copy !== compared.length.original &&
          text.differsLength(number(compared.length.copy), number(compared.length.original))}
      </p>
      <p>{text.differsNext}</p>
    </div>
  );
}

interface CopyFormProps {
  readonly ctx: PageContext;
  readonly action: string;
  readonly faults: readonly FieldFault[];
  readonly submit: string;
}

function CopyForm({ ctx, action, faults, submit }: CopyFormProps) {
  const text = words(ctx.lang).decisions;
  return (
    <>
      <ErrorSummary ctx={ctx} faults={faults} labels={{ copy: text.copy }} />
      <Form ctx={ctx} action={action} multipart faults={faults}>
        <FileField
          name="copy"
          label={text.copy}
          hint={text.copyHint}
          required
          accept=".pdf,application/pdf"
        />
        <SubmitButton plain>{submit}</SubmitButton>
      </Form>
    </>
  );
}

export interface KeysPageProps {
  readonly ctx: PageContext;
  readonly keys: readonly (PublicKeyView & { readonly pem: string })[];
}

/** The keys under which decisions were signed, for other people's programs. */
export function KeysPage({ ctx, keys }: KeysPageProps) {
  const text = words(ctx.lang).decisions.keysPage;
  return (
    <PublicPage ctx={ctx} title={text.title}>
      <div class="wrap">
        <div class="head">
          <h1>{text.title}</h1>
          <p>{text.lead}</p>
        </div>
        {keys.map(({ keyId, pem, current, since }) => (
          <section key={keyId} aria-labelledby={`key-${keyId}`}>
            <h2 id={`key-${keyId}`}>
              <span class="code">{keyId}</span>
            </h2>
            <p>
              {current ? text.current : text.former}. {text.since}:{' '}
              {formatDate(ctx.lang, since, ctx.registry.timeZone)}
            </p>
            <pre>{pem}</pre>
          </section>
        ))}
        <h2>{text.how}</h2>
        <pre>openssl pkeyutl -verify -pubin -inkey key.pem -rawin -in decision.pdf -sigfile decision.sig</pre>
      </div>
    </PublicPage>
  );
}
