/** A real SMTP server on loopback that keeps what it takes and refuses what it is told to. */
import { once } from 'node:events';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';

export type Refusal = { code: number; message: string };

/** `rcpt` before the address is taken; `data` when the whole letter has come and is not taken yet. */
export type Point = 'rcpt' | 'data';

export type Peer = {
  url: string;
  taken: ParsedMail[];
  /** Answers to RCPT TO, by address; an address that is not here is taken. */
  refuses: Map<string, Refusal>;
  /** Called where a letter has come to; the peer says nothing more until it is done. */
  at: (point: Point) => Promise<void>;
  /** What it answers to the letter itself; null takes it. */
  refusesLetters: Refusal | null;
  close: () => Promise<void>;
};

const errorOf = ({ code, message }: Refusal): Error =>
  Object.assign(new Error(message), { responseCode: code });

export const startPeer = async (): Promise<Peer> => {
  const peer: Peer = {
    url: '',
    taken: [],
    refuses: new Map(),
    refusesLetters: null,
    at: () => Promise.resolve(),
    close: () => new Promise((done) => server.close(() => done()))
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: ({ address }, _session, answer) => {
      void peer.at('rcpt').then(() => {
        const refusal = peer.refuses.get(address);
        answer(refusal ? errorOf(refusal) : null);
      });
    },
    onData: (stream, _session, answer) => {
      void simpleParser(stream).then(async (mail) => {
        await peer.at('data');
        if (peer.refusesLetters) return answer(errorOf(peer.refusesLetters));
        peer.taken.push(mail);
        answer();
      });
    }
  });
  // A client that is killed resets its connection: that is what some tests do to it.
  server.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'ECONNRESET') throw error;
  });
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  const address = listening.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  peer.url = `smtp://127.0.0.1:${address.port}`;
  return peer;
};
