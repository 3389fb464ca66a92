import { once } from 'node:events';
import { createServer } from 'node:net';
import { ConfigError } from '../../config.js';
import { systemCode } from '../system-error.js';

/** Whether several processes may listen on one port by themselves; elsewhere node:cluster hands connections out. */
const CAN_SHARE = process.platform === 'linux';

interface Listening {
  listen(where: { port: number; host: string; reusePort?: boolean }): Promise<unknown>;
}

/** `shared`: with the other workers. @throws ConfigError */
export async function listen(app: Listening, port: number, host: string, shared = false): Promise<void> {
  try {
    await app.listen({ port, host, ...(shared && CAN_SHARE && { reusePort: true }) });
  } catch (error) {
    throw asFault(error, port, host);
  }
}

/**
 * The port that workers are to share, 0 being whichever is free. Whoever listens there is found out: among those who share, another
 * service of the same user would be taken for one of them.
 * @throws ConfigError
 */
export async function findPort(port: number, host: string): Promise<number> {
  const probe = createServer();
  try {
    probe.listen({ port, host, exclusive: true });
    await once(probe, 'listening');
  } catch (error) {
    throw asFault(error, port, host);
  }
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  return typeof address === 'object' && address !== null ? address.port : port;
}

function asFault(error: unknown, port: number, host: string): unknown {
  switch (systemCode(error)) {
    case 'EADDRINUSE':
      return new ConfigError(
        'PORT',
        `${port} is taken by another program`,
        'stop that one, or set another, as in PORT=3001',
      );
    case 'EACCES':
      return new ConfigError(
        'PORT',
        `${port} is not allowed to this user`,
        'set one above 1023, as in PORT=3000',
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new ConfigError(
        'HOST',
        `${host} is no address of this machine`,
        'set it to one, as in HOST=127.0.0.1',
      );
    default:
      return error;
  }
}
