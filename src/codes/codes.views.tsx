import { Name } from '../ui/vietnamese.js';
import { reasonText } from '../ui/reason-text.js';
import type { Offers } from '../platform/state-machine.js';
import { Banner } from '../ui/banner.js';
import { ConsolePage } from '../ui/console-page.js';
import { CauseForm } from '../ui/cause-form.js';
import { Form, SubmitButton } from '../ui/form.js';
import { formatDateTime, formatNumber } from '../ui/format.js';
import type { FieldFault, PageContext } from '../ui/page-context.js';
import { KeyValues, Panel } from '../ui/panel.js';
import { safeHref } from '../ui/safe-href.js';
import { Tag, type TagKind } from '../ui/tag.js';
import { words } from '../ui/words.js';
import type { codeStates } from './code.transitions.js';

export interface CodeView {
  readonly code: string;
  readonly uri: string;
  readonly status: 'active' | 'suspended' | 'void' | 'recalled';
  readonly statusReason: string | null;
  readonly productName: string;
  readonly productNameEn: string | null;
  readonly lotId: string | null;
  readonly lotNumber: string | null;
  readonly issuedAt: Date;
}

const KINDS: Readonly<Record<CodeView['status'], TagKind>> = {
  active: 'ok',
  suspended: 'wait',
  void: 'off',
  recalled: 'stop',
};

export function CodeTag({ ctx, status }: { readonly ctx: PageContext; readonly status: CodeView['status'] }) {
  return <Tag kind={KINDS[status]}>{words(ctx.lang).codes.statuses[status]}</Tag>;
}

export interface QrView {
  /** Below this nothing is drawn. */
  readonly smallestMm: number;
  readonly sizeMm: number;
  readonly dpi: number;
  readonly modules: number;
  readonly version: number;
  readonly moduleMm: number;
  readonly minimumModuleMm: number;
  readonly minimumMm: number;
  readonly evenMm: number;
  readonly largeEnough: boolean;
}

export interface CodePageProps {
  readonly ctx: PageContext;
  readonly code: CodeView;
  readonly qr: QrView;
  readonly offers: Offers<typeof codeStates>;
  readonly done: 'issued' | 'suspended' | 'resumed' | null;
  readonly faults?: readonly FieldFault[];
}

export function CodePage({ ctx, code, qr, offers, done, faults = [] }: CodePageProps) {
  const text = words(ctx.lang).codes;
  const here = `/console/codes/${code.code}`;
  return (
    <ConsolePage
      ctx={ctx}
      title={text.heading(code.code)}
      current="codes"
      heading={text.heading(code.code)}
      tag={<CodeTag ctx={ctx} status={code.status} />}
      crumbs={[{ href: '/console/codes', text: text.title }]}
      actions={
        <a class="btn plain" href={safeHref(code.uri)}>
          {text.openPage}
        </a>
      }
      styles={['forms']}
      faulty={faults.length > 0}
    >
      {done !== null && (
        <Banner
          title={text.done[done]}
          reference={code.code}
          next={done === 'issued' ? text.issuedNext : undefined}
        />
      )}
      {code.statusReason !== null && (
        <Banner kind="warn" title={text.suspendedBecause(reasonText(ctx.lang, code.statusReason))} />
      )}
      <div class="two">
        <QrPanel ctx={ctx} code={code} qr={qr} />
        <div>
          <Panel id="facts" title={text.facts}>
            <KeyValues
              items={[
                [
                  text.subject,
                  code.lotNumber === null ? (
                    <Name vi={code.productName} en={code.productNameEn} />
                  ) : (
                    <a href={`/console/lots/${code.lotId ?? ''}`}>
                      <Name vi={code.productName} en={code.productNameEn} />, {text.lot(code.lotNumber)}
                    </a>
                  ),
                ],
                [text.opens, <a href={safeHref(code.uri)}>{code.uri}</a>],
                [text.issuedAt, formatDateTime(ctx.lang, code.issuedAt, ctx.registry.timeZone)],
              ]}
            />
          </Panel>
          {offers('resume') && (
            <Panel id="decide" title={text.resume}>
              <Form ctx={ctx} action={`${here}/resumption`}>
                <SubmitButton>{text.resume}</SubmitButton>
              </Form>
            </Panel>
          )}
          {offers('suspend') && (
            <Panel id="decide" title={text.suspend}>
              <CauseForm
                ctx={ctx}
                action={`${here}/suspension`}
                hint={text.suspendHint}
                office
                faults={faults}
                submit={text.suspend}
              />
            </Panel>
          )}
        </div>
      </div>
    </ConsolePage>
  );
}

function QrPanel({ ctx, code, qr }: Pick<CodePageProps, 'ctx' | 'code' | 'qr'>) {
  const text = words(ctx.lang).codes;
  const here = `/console/codes/${code.code}`;
  const size = `sizeMm=${qr.sizeMm}&dpi=${qr.dpi}`;
  const mm = (value: number, decimals: number) => formatNumber(ctx.lang, value, decimals);
  return (
    <Panel id="qr" title={text.qr}>
      <img
        class="qr-preview"
        src={`${here}/qr.svg?sizeMm=${Math.max(qr.sizeMm, qr.smallestMm)}`}
        width={260}
        height={260}
        alt={text.qrTitle(code.uri)}
      />
      {!qr.largeEnough && <p class="late">{text.tooSmall(mm(qr.minimumMm, 1))}</p>}
      <KeyValues
        items={[
          [text.module, text.moduleIs(mm(qr.moduleMm, 2), mm(qr.minimumModuleMm, 2))],
          [text.smallest, text.smallestIs(mm(qr.minimumMm, 1))],
          [text.even, text.evenIs(mm(qr.evenMm, 1), mm(qr.dpi, 0))],
          [text.modules, text.modulesAre(mm(qr.modules, 0), mm(qr.version, 0))],
        ]}
      />
      <form class="pair" action={here}>
        <p class="field">
          <label for="sizeMm">{text.size}</label>
          <input class="short" id="sizeMm" name="sizeMm" type="number" min={10} max={300} value={qr.sizeMm} />
        </p>
        <p class="field">
          <label for="dpi">{text.dpi}</label>
          <input class="short" id="dpi" name="dpi" type="number" min={72} max={1200} value={qr.dpi} />
        </p>
        <p>
          <SubmitButton plain>{text.resize}</SubmitButton>
        </p>
      </form>
      {qr.sizeMm >= qr.smallestMm && (
        <p>
          <a class="btn" href={`${here}/qr.svg?${size}`} download={`${code.code}.svg`}>
            {text.downloadSvg}
          </a>{' '}
          <a class="btn plain" href={`${here}/qr.png?${size}`} download={`${code.code}.png`}>
            {text.downloadPng}
          </a>
        </p>
      )}
      <p class="soft">{text.printHint}</p>
    </Panel>
  );
}
