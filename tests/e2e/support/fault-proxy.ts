/**
 * A network that fails on command, between the browser and the server. `context.setOffline` does not reach a service
 * worker's own fetches in Chromium, so faults happen here, where every request passes. What happens is decided by path
 * and by turn, never by chance, and what the server has done can be waited for.
 */
import {
  createServer,
  request as send,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse
} from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * What happens to one request. It never reaches the server: `cut` (the connection breaks), `hang` (nothing comes, and
 * nobody says so), `captive-portal` (a page of somebody else, with status 200), a status.
 * It does, and the answer is lost: `lose-reply` (the connection breaks; on one that was used before, the browser may
 * then ask once more by itself), `break-reply` (the answer ends after its head, so it does not), `half-open` (nothing
 * comes, and nobody says so).
 * It comes `twice`, and the second answer is the one that is heard; or it is `overtaken`: the connection breaks at once,
 * and the request arrives later (`arrives`), when others have gone before it.
 * `pass` lets it through, so that a later rule strikes the n-th.
 */
export type Fault =
  | 'pass'
  | 'cut'
  | 'hang'
  | 'half-open'
  | 'lose-reply'
  | 'break-reply'
  | 'captive-portal'
  | 'twice'
  | 'overtaken'
  | 401
  | 503;
type Rule = { path: RegExp; fault: Fault; times: number; after?: () => Promise<void> };

/** ms on the way up and on the way down, and bytes a second on the way down. */
type Pace = { up?: number; down?: number; rate?: number };

/** What the portal says to everything. */
export const portal = 'Logg på nettet';

/** One operation of a push, as the server judged it. */
export type Judged = {
  op_id: string;
  kind: string;
  /** Whose token it came with. */
  by: string;
  status: string;
  /** It had been judged before; this is the same judgement again. */
  replayed: boolean;
};

type Asked = { method: string; url: string; headers: IncomingHttpHeaders; body: Buffer };
type Heard = { status: number; headers: IncomingHttpHeaders; body: Buffer };

const pushes = /\/rpc\/sync_push/;

const whole = async (stream: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};

const ask = (port: number, { method, url, headers, body }: Asked): Promise<Heard> =>
  new Promise((resolve, reject) => {
    const request = send(
      {
        host: '127.0.0.1',
        port,
        path: url,
        method,
        // A push is read here, so it comes as it is.
        headers: pushes.test(url) ? { ...headers, 'accept-encoding': 'identity' } : headers,
        // A connection kept for the next request may be closed by the server just as that one is sent.
        agent: false
      },
      (answer) => {
        const { statusCode = 502, headers } = answer;
        whole(answer).then((body) => resolve({ status: statusCode, headers, body }), reject);
      }
    );
    request.on('error', reject);
    request.end(body);
  });

const bearer = (headers: IncomingHttpHeaders): string => (headers.authorization ?? '').replace('Bearer ', '');

/** Whose token it is; nobody's where it is a key. */
const subjectOf = (token: string): string => {
  const [, claims = '', signature] = token.split('.');
  if (!signature) return '';
  return (JSON.parse(Buffer.from(claims, 'base64url').toString()) as { sub?: string }).sub ?? '';
};

const judgements = (asked: Asked, heard: Heard): Judged[] => {
  if (heard.status !== 200) return [];
  const { ops } = JSON.parse(asked.body.toString()) as { ops: { op_id: string; kind: string }[] };
  const { results } = JSON.parse(heard.body.toString()) as {
    results: { op_id: string; status: string; replayed?: boolean }[];
  };
  const by = subjectOf(bearer(asked.headers));
  return results.map(({ op_id, status, replayed = false }) => ({
    op_id,
    kind: ops.find((op) => op.op_id === op_id)?.kind ?? '',
    by,
    status,
    replayed
  }));
};

export class FaultProxy {
  private rules: Rule[] = [];
  private pace: Pace = {};
  private readonly sockets = new Set<Socket>();
  private readonly server: Server;
  /** Requests that others overtake. */
  private readonly late: Asked[] = [];
  private readonly tokens = new Set<string>();
  private ended = new Set<string>();
  private readonly waiting = new Set<() => void>();
  /** Where the real server listens; changes when it is started again. */
  upstream: number;
  /** Requests that a rule struck, as `METHOD path`. */
  readonly struck: string[] = [];
  /** Requests that went on to the server, as `METHOD path`. */
  readonly passed: string[] = [];
  /** Requests that the server has answered, whether or not the browser heard it. */
  readonly answered: string[] = [];
  /** Every judgement of an operation, in the order they were made. */
  readonly judged: Judged[] = [];

  private constructor(upstream: number) {
    this.upstream = upstream;
    this.server = createServer((req, res) => {
      this.handle(req, res).catch(() => req.socket.destroy());
    });
    this.server.on('connection', (socket) => {
      this.sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => this.sockets.delete(socket));
    });
  }

  static async start(upstream: number, port = 0): Promise<FaultProxy> {
    const proxy = new FaultProxy(upstream);
    await new Promise<void>((resolve) => proxy.server.listen(port, '127.0.0.1', resolve));
    return proxy;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /**
   * From now on `fault` strikes requests whose path fits, `times` times; the oldest rule goes first. `after` runs when
   * the server has answered and before anyone hears of it.
   */
  inject(path: RegExp, fault: Fault, times = Infinity, after?: () => Promise<void>): void {
    this.rules.push({ path, fault, times, after });
  }

  /** Nothing gets through, and what is open is torn down: flight mode. */
  cut(): void {
    this.inject(/.*/, 'cut');
    for (const socket of this.sockets) socket.destroy();
  }

  /** From now on the network is as slow as this. */
  slow(pace: Pace): void {
    this.pace = pace;
  }

  /** The hour of every token that has passed here is over; new ones are good. */
  expireTokens(): void {
    this.ended = new Set(this.tokens);
  }

  /** The network is back, and as quick as it was. */
  heal(): void {
    this.rules = [];
    this.pace = {};
  }

  /** What was overtaken reaches the server now. */
  async arrives(): Promise<void> {
    for (const asked of this.late.splice(0)) await this.forward(asked);
  }

  /** Resolves when the server has answered `more` requests to `path` from now on, whether or not the browser heard it. */
  async committed(path: RegExp, more = 1): Promise<void> {
    const count = () => this.answered.filter((line) => path.test(line)).length;
    const wanted = count() + more;
    while (count() < wanted)
      await new Promise<void>((resolve) => {
        this.waiting.add(resolve);
      });
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  private take(path: string): Rule | undefined {
    const rule = this.rules.find((candidate) => candidate.times > 0 && candidate.path.test(path));
    if (rule) rule.times -= 1;
    return rule;
  }

  private async handle(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const { method = 'GET', url = '/', headers } = req;
    const rule = this.take(url);
    const fault = rule?.fault;
    if (rule) this.struck.push(`${method} ${url}`);
    if (fault === 'cut') return void req.socket.destroy();
    if (fault === 'hang') return;
    if (fault === 401 || fault === 503) return void res.writeHead(fault).end();
    if (fault === 'captive-portal')
      return void res.writeHead(200, { 'content-type': 'text/html' }).end(`<h1>${portal}</h1>`);
    const token = bearer(headers);
    if (this.ended.has(token))
      return void res
        .writeHead(401, { 'content-type': 'application/json' })
        .end('{"code":"PGRST303","message":"JWT expired"}');
    // The publishable key goes by the same name, and its hour is never over.
    if (subjectOf(token)) this.tokens.add(token);

    const asked = { method, url, headers, body: await whole(req) };
    if (fault === 'overtaken') {
      this.late.push(asked);
      return this.breakOff(req, res);
    }
    await pause(this.pace.up ?? 0);
    const first = await this.forward(asked);
    const heard = fault === 'twice' ? await this.forward(asked) : first;
    await rule?.after?.();
    if (fault === 'half-open') return;
    if (fault === 'break-reply') return this.breakOff(req, res);
    if (fault === 'lose-reply') return void req.socket.destroy();
    await this.reply(res, heard);
  }

  private breakOff(req: IncomingMessage, res: ServerResponse): void {
    res.writeHead(200, { 'content-length': '9' }).flushHeaders();
    req.socket.destroySoon();
  }

  private async forward(asked: Asked): Promise<Heard> {
    const line = `${asked.method} ${asked.url}`;
    this.passed.push(line);
    const heard = await ask(this.upstream, asked);
    this.answered.push(line);
    if (pushes.test(asked.url)) this.judged.push(...judgements(asked, heard));
    for (const wake of this.waiting) wake();
    this.waiting.clear();
    return heard;
  }

  private async reply(res: ServerResponse, { status, headers, body }: Heard): Promise<void> {
    const { down = 0, rate } = this.pace;
    await pause(down);
    res.writeHead(status, headers);
    const step = rate ? Math.ceil(rate / 4) : body.length || 1;
    for (let at = 0; at < body.length; at += step) {
      if (rate) await pause(250);
      res.write(body.subarray(at, at + step));
    }
    res.end();
  }
}
