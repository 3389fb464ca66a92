import { Controller, Get, Header, Param, Post, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { GuestForm, Limited, Public } from '../access/access.decorators.js';
import { answerForm, PageWithStatus, redirect } from '../platform/http/answers.js';
import { Takes } from '../platform/http/body-rules.js';
import { FormBody, type SentForm } from '../platform/http/form.js';
import { Ctx } from '../platform/http/page-contexts.js';
import { Invalid, NotFound } from '../platform/errors.js';
import { typedCrockford } from '../standards/codes/crockford.js';
import type { FieldFault, PageContext } from '../ui/page-context.js';
import { compareCopies, type CopyDifference } from './compare-copies.js';
import { DecisionDocuments, type DecisionView } from './decision-documents.js';
import { DecisionPage, DecisionsPage, KeysPage } from './decisions.views.js';
import { pemOf } from './signing-key.js';

const TOKEN_LENGTH = 16;

/** Whether a decision on paper is true: for everybody who holds one. */
@ApiExcludeController()
@Public()
@Controller()
export class DecisionsPublicController {
  constructor(private readonly documents: DecisionDocuments) {}

  @GuestForm()
  @Header('cache-control', 'no-store')
  @Get('decisions')
  look(@Ctx() ctx: PageContext, @Query('token') typed?: unknown) {
    const text = typeof typed === 'string' ? typed.trim().slice(0, 60) : '';
    const token = typedCrockford(text, TOKEN_LENGTH);
    if (token !== null) return redirect(`/decisions/${token}`);
    const page = <DecisionsPage ctx={ctx} typed={text} unknown={text !== ''} faults={[]} />;
    return text === '' ? page : new PageWithStatus(page, 404);
  }

  /** Which decision is this file? */
  @GuestForm()
  @Limited('public-read-network')
  @Takes('pictureForm')
  @Post('decisions')
  find(@Ctx() ctx: PageContext, @FormBody() form: SentForm) {
    return answerForm(
      async () => {
        const decision = await this.documents.ofCopy(fileOf(form));
        if (decision === null) throw Invalid.field('copy', 'copy-unknown');
        return redirect(`/decisions/${decision.token}?same=1`);
      },
      (faults) => <DecisionsPage ctx={ctx} typed="" unknown={false} faults={faults} />,
    );
  }

  /** The token is on the paper: whoever has it may look. Kept by nobody, told to no other site. */
  @GuestForm()
  @Limited('public-read-network')
  @Header('cache-control', 'no-store')
  @Header('referrer-policy', 'no-referrer')
  @Get('decisions/:token')
  async page(@Ctx() ctx: PageContext, @Param('token') text: string, @Query('same') same?: unknown) {
    try {
      return await this.draw(ctx, await this.decision(text), same === '1' ? 'same' : null, []);
    } catch (error) {
      if (!(error instanceof NotFound)) throw error;
      const page = <DecisionsPage ctx={ctx} typed={text.slice(0, 60)} unknown faults={[]} />;
      return new PageWithStatus(page, 404);
    }
  }

  /** Is this file a true copy, and where does it differ? */
  @GuestForm()
  @Limited('public-read-network')
  @Takes('pictureForm')
  @Header('cache-control', 'no-store')
  @Post('decisions/:token')
  async compare(@Ctx() ctx: PageContext, @Param('token') text: string, @FormBody() form: SentForm) {
    const decision = await this.decision(text);
    return answerForm(
      async () => {
        const { bytes } = await this.documents.of(decision);
        return this.draw(ctx, decision, compareCopies(bytes, fileOf(form)) ?? 'same', []);
      },
      (faults) => this.draw(ctx, decision, null, faults),
    );
  }

  @Limited('public-read-network')
  @Header('cache-control', 'private, no-store')
  @Get('decisions/:token/decision.pdf')
  async pdf(@Param('token') text: string, @Res({ passthrough: true }) reply: FastifyReply) {
    const decision = await this.decision(text);
    const { bytes } = await this.documents.of(decision);
    void reply
      .header('content-type', 'application/pdf')
      .header('content-disposition', `attachment; filename="${fileName(decision)}.pdf"`);
    return bytes;
  }

  /** 64 bytes, over those of the PDF. */
  @Limited('public-read-network')
  @Header('cache-control', 'private, no-store')
  @Get('decisions/:token/decision.sig')
  async signature(@Param('token') text: string, @Res({ passthrough: true }) reply: FastifyReply) {
    const decision = await this.decision(text);
    const { signature } = await this.documents.of(decision);
    void reply
      .header('content-type', 'application/octet-stream')
      .header('content-disposition', `attachment; filename="${fileName(decision)}.sig"`);
    return signature;
  }

  @Get('keys')
  async keys(@Ctx() ctx: PageContext) {
    const keys = await this.documents.keys();
    return <KeysPage ctx={ctx} keys={keys.map((key) => ({ ...key, pem: pemOf(key.publicKey) }))} />;
  }

  private decision(text: string): Promise<DecisionView> {
    const token = typedCrockford(text, TOKEN_LENGTH);
    if (token === null) throw new NotFound();
    return this.documents.byToken(token);
  }

  private async draw(
    ctx: PageContext,
    decision: DecisionView,
    compared: CopyDifference | 'same' | null,
    faults: readonly FieldFault[],
  ) {
    const document = await this.documents.of(decision);
    return (
      <DecisionPage ctx={ctx} decision={decision} document={document} compared={compared} faults={faults} />
    );
  }
}

function fileOf({ uploads }: SentForm): Buffer {
  const file = uploads.get('copy')?.data;
  if (file === undefined || file.length === 0) throw Invalid.field('copy', 'required-file');
  return file;
}

function fileName({ reference }: DecisionView): string {
  return reference.replaceAll('/', '-').replaceAll('Đ', 'D');
}
