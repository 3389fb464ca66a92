import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Lang } from '../ui/page-context.js';
import { deviceCookieOf } from './sessions/sessions.service.js';
import { networkOf } from './network.js';

/** Who sends a form before anybody is signed in: as much as sign-in has to know. */
export interface Visitor {
  /** The address, or the network an IPv6 address belongs to. */
  readonly network: string;
  readonly userAgent: string;
  readonly lang: Lang;
  readonly requestId: string;
  /** Of the cookie the visitor came with, whatever it is worth. */
  readonly token: string | null;
  /** By which an account knows the browser again. */
  readonly device: string | null;
}

export const CurrentVisitor = createParamDecorator((_: unknown, context: ExecutionContext): Visitor => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  return {
    network: networkOf(request.ip),
    userAgent: request.headers['user-agent'] ?? '',
    lang: request.state.lang,
    requestId: request.id,
    token: request.state.cookieSecret,
    device: deviceCookieOf(request.cookies),
  };
});
