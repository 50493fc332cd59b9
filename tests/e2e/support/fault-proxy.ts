/**
 * A network that fails on command, between the browser and the server. `context.setOffline` does not reach a service
 * worker's own fetches in Chromium, so faults happen here, where every request passes.
 */
import {
  createServer,
  request as send,
  type IncomingMessage,
  type Server,
  type ServerResponse
} from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/**
 * What happens to one request. `lose-reply`: the server has done its work, the answer never arrives; on a connection it
 * has used before the browser may then ask once more by itself. `break-reply`: the answer ends after its head, so it
 * does not. `hang`: nothing comes, and nobody says so.
 */
export type Fault = 'cut' | 'hang' | 'lose-reply' | 'break-reply' | 'captive-portal' | 401 | 503;
type Rule = { path: RegExp; fault: Fault; times: number; after?: () => Promise<void> };

export class FaultProxy {
  private rules: Rule[] = [];
  private readonly sockets = new Set<Socket>();
  private readonly server: Server;
  /** Where the real server listens; changes when it is started again. */
  upstream: number;
  /** Requests that reached the server, as `METHOD path`. */
  readonly passed: string[] = [];

  private constructor(upstream: number) {
    this.upstream = upstream;
    this.server = createServer((req, res) => this.handle(req, res));
    this.server.on('connection', (socket) => {
      this.sockets.add(socket);
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

  /** From now on `fault` strikes requests whose path fits, `times` times; `after` runs once the server has answered. */
  inject(path: RegExp, fault: Fault, times = Infinity, after?: () => Promise<void>): void {
    this.rules.push({ path, fault, times, after });
  }

  /** Nothing gets through, and what is open is torn down: flight mode. */
  cut(): void {
    this.inject(/.*/, 'cut');
    for (const socket of this.sockets) socket.destroy();
  }

  /** The network is back. */
  heal(): void {
    this.rules = [];
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

  private handle(req: IncomingMessage, res: ServerResponse): void {
    const rule = this.take(req.url ?? '/');
    if (rule?.fault === 'cut') return void req.socket.destroy();
    if (rule?.fault === 'hang') return;
    if (rule?.fault === 401 || rule?.fault === 503) return void res.writeHead(rule.fault).end();
    if (rule?.fault === 'captive-portal')
      return void res.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Logg på nettet</h1>');
    this.forward(req, res, rule);
  }

  private forward(req: IncomingMessage, res: ServerResponse, rule: Rule | undefined): void {
    this.passed.push(`${req.method} ${req.url}`);
    const upstream = send(
      {
        host: '127.0.0.1',
        port: this.upstream,
        path: req.url,
        method: req.method,
        headers: req.headers,
        // A connection kept for the next request may be closed by the server just as that one is sent.
        agent: false
      },
      (answer) => {
        if (rule?.fault === 'break-reply') res.writeHead(200, { 'content-length': '9' }).flushHeaders();
        else if (rule?.fault !== 'lose-reply') {
          res.writeHead(answer.statusCode ?? 502, answer.headers);
          answer.pipe(res);
          return;
        }
        answer.resume();
        answer.on('end', () => {
          void (rule.after?.() ?? Promise.resolve()).then(() => req.socket.destroy());
        });
      }
    );
    upstream.on('error', () => req.socket.destroy());
    req.pipe(upstream);
  }
}
