/** A real SMTP server on loopback that keeps what it takes and refuses what it is told to. */
import { once } from 'node:events';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';

export type Refusal = { code: number; message: string };

export type Peer = {
  url: string;
  taken: ParsedMail[];
  /** Answers to RCPT TO, by address; an address that is not here is taken. */
  refuses: Map<string, Refusal>;
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
    close: () => new Promise((done) => server.close(() => done()))
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: ({ address }, _session, answer) => {
      const refusal = peer.refuses.get(address);
      answer(refusal ? errorOf(refusal) : null);
    },
    onData: (stream, _session, answer) => {
      void simpleParser(stream).then((mail) => {
        if (peer.refusesLetters) return answer(errorOf(peer.refusesLetters));
        peer.taken.push(mail);
        answer();
      });
    }
  });
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  const address = listening.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  peer.url = `smtp://127.0.0.1:${address.port}`;
  return peer;
};
