import { createServer, type Socket } from 'node:net';
import { eventually } from './eventually.js';

export interface Letter {
  readonly to: string;
  /** Headers and text as they came, quoted-printable undone. */
  readonly text: string;
}

export interface Mailbox {
  /** For `SMTP_URL`. */
  readonly url: string;
  readonly letters: readonly Letter[];
  /** The next letter to an address, waiting for it if need be; of those that say this, where told. */
  wait(to: string, saying?: string): Promise<Letter>;
  close(): Promise<void>;
}

/** A mail server that takes everything (RFC 5321, as much as a client needs) and keeps it. */
export async function openMailbox(): Promise<Mailbox> {
  const letters: Letter[] = [];
  const read = new Set<Letter>();
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    serve(socket, (letter) => {
      letters.push(letter);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the mail server has no port');
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    letters,
    async wait(to, saying = '') {
      const found = await eventually(`a letter to ${to}`, () =>
        letters.find((letter) => letter.to === to && !read.has(letter) && letter.text.includes(saying)),
      );
      read.add(found);
      return found;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function serve(socket: Socket, deliver: (letter: Letter) => void): void {
  let buffer = '';
  let to = '';
  let inData = false;
  socket.write('220 test\r\n');
  socket.on('data', (chunk) => {
    buffer += chunk.toString();
    for (;;) {
      const mark = inData ? '\r\n.\r\n' : '\r\n';
      const end = buffer.indexOf(mark);
      if (end < 0) return;
      const line = buffer.slice(0, end);
      buffer = buffer.slice(end + mark.length);
      if (inData) {
        deliver({ to, text: decode(line) });
        inData = false;
        socket.write('250 taken\r\n');
        continue;
      }
      const recipient = /^RCPT TO:<([^>]*)>/i.exec(line)?.[1];
      if (recipient !== undefined) to = recipient;
      if (/^DATA/i.test(line)) {
        inData = true;
        socket.write('354 go on\r\n');
      } else if (/^QUIT/i.test(line)) {
        socket.end('221 bye\r\n');
      } else {
        socket.write('250 fine\r\n');
      }
    }
  });
}

function decode(raw: string): string {
  const [head = '', ...body] = raw.split('\r\n\r\n');
  const text = body.join('\r\n\r\n');
  if (/content-transfer-encoding: base64/i.test(head))
    return `${head}\n\n${Buffer.from(text, 'base64').toString()}`;
  const bytes = text
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return `${head}\n\n${Buffer.from(bytes, 'latin1').toString()}`;
}
