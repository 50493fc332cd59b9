import type { Database, Letter } from './database.ts';
import type { DemoCodes } from './demo.ts';
import type { WriteLetter } from './letters.ts';
import { Limit, type Clock } from './limits.ts';
import type { SignIn } from './sign-in.ts';

/** Answers one request to /rest/v1 or /auth/v1; `address` is the visitor's IP. */
export type Mount = (request: Request, address: string) => Promise<Response>;

export type MountParts = {
  database: Database;
  signIn: SignIn;
  write: WriteLetter;
  deliver: (letter: Letter) => Promise<void>;
  demo: DemoCodes | null;
  now: Clock;
  /** Tells of a mail that could not be sent. */
  report: (error: unknown) => void;
  /** Tells that something was refused: the code, and where it was asked for. Never who asked. */
  refused: (code: string, path: string) => void;
};

const hour = 3_600_000;
/** Codes an hour to one address; wrong tries on one code; codes, and wrong tries, an hour from one IP. */
export const limits = { codesPerAddress: 5, triesPerCode: 5, perVisitor: 30 } as const;

const bodyLimit = { auth: 16 * 1_024, rest: 1_024 * 1_024 };

/** An error in Auth's own form, which supabase-js reads. */
const refusal = (status: number, error_code: string, msg: string, headers: Record<string, string> = {}) =>
  Response.json({ code: status, error_code, msg }, { status, headers });

const notOffered = () => refusal(404, 'not_offered', 'Not offered');
const wrongCode = () => refusal(403, 'otp_expired', 'The code is wrong, used or too old');
const tooMany = (seconds: number) =>
  refusal(429, 'over_request_rate_limit', 'Too many attempts', { 'retry-after': String(seconds) });

/** The body as text, or null when it is larger than `limit` bytes. */
const readBody = async (request: Request, limit: number): Promise<string | null> => {
  if (Number(request.headers.get('content-length') ?? 0) > limit) return null;
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > limit) return null;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
};

/** The codes that an answer refuses with: of the whole call, or of operations in it. What people wrote has its quotes escaped. */
const codesIn = (body: string): string[] =>
  [...body.matchAll(/"(?:error_code|code)" ?: ?"(\w+)"/g)].map(([, code]) => code ?? '');

/** The strings of a JSON object; everything else in it is left out. */
const stringsOf = (text: string): Record<string, string> => {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return {};
    return Object.fromEntries(
      Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string')
    );
  } catch {
    return {};
  }
};

const isAddress = (email: string): boolean => email.length <= 254 && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email);

/**
 * Repair 4: the part of Supabase that this app offers, and nothing else of it. Lite lets anyone sign up with a
 * password under a partner's domain and try codes without end. Bodies are made anew from the fields we know, so an
 * option added to Auth later is not open by surprise.
 */
export const createMount = ({
  database,
  signIn,
  write,
  deliver,
  demo,
  now,
  report,
  refused
}: MountParts): Mount => {
  const codesTo = new Limit(limits.codesPerAddress, hour, now);
  const codesFrom = new Limit(limits.perVisitor, hour, now);
  const triesOn = new Limit(limits.triesPerCode, hour, now);
  const triesFrom = new Limit(limits.perVisitor, hour, now);

  const forward = async (request: Request, body: string | null): Promise<Response> => {
    const { url, method, headers } = request;
    const answer = await database.fetch(new Request(url, { method, headers, ...(body ? { body } : {}) }));
    const own = new Headers(answer.headers);
    // Same origin: no other site needs to read it.
    for (const name of [...own.keys()]) if (name.startsWith('access-control-')) own.delete(name);
    return new Response(answer.body, { status: answer.status, headers: own });
  };

  const requestCode = async (text: string, visitor: string): Promise<Response> => {
    const email = stringsOf(text).email?.trim().toLowerCase() ?? '';
    if (!isAddress(email)) return refusal(400, 'validation_failed', 'Not an e-mail address');
    if (!codesFrom.take(visitor)) return tooMany(codesFrom.waitSeconds(visitor));
    if (!codesTo.take(email)) return tooMany(codesTo.waitSeconds(email));
    const { response, code } = await signIn.request(email);
    if (code === null) return response;
    triesOn.clear(email);
    try {
      await deliver(write(email, code));
    } catch (error) {
      codesTo.giveBack(email);
      report(error);
      return refusal(500, 'unexpected_failure', 'The mail could not be sent');
    }
    return response;
  };

  const verify = async (text: string, visitor: string): Promise<Response> => {
    const { type = '', token = '', ...rest } = stringsOf(text);
    const email = rest.email?.trim().toLowerCase() ?? '';
    if (!['email', 'magiclink'].includes(type) || !isAddress(email) || !/^\d{6}$/.test(token))
      return wrongCode();
    if (demo?.redeem(email, token)) return signIn.directly(email);
    if (!triesFrom.take(visitor)) return tooMany(triesFrom.waitSeconds(visitor));
    if (!triesOn.take(email)) return wrongCode();
    const response = await signIn.verify(email, token);
    if (response.ok) {
      triesOn.clear(email);
      triesFrom.giveBack(visitor);
    }
    return response;
  };

  const auth = async (
    request: Request,
    { pathname, searchParams }: URL,
    visitor: string
  ): Promise<Response> => {
    const text = await readBody(request, bodyLimit.auth);
    if (text === null) return refusal(413, 'too_large', 'Too large');
    switch (`${request.method} ${pathname}`) {
      case 'POST /auth/v1/otp':
        return requestCode(text, visitor);
      case 'POST /auth/v1/verify':
        return verify(text, visitor);
      case 'POST /auth/v1/token': {
        if (searchParams.get('grant_type') !== 'refresh_token') return notOffered();
        const { refresh_token } = stringsOf(text);
        return forward(request, JSON.stringify({ refresh_token }));
      }
      case 'POST /auth/v1/logout':
        return forward(request, null);
      case 'GET /auth/v1/user':
        return forward(request, null);
      case 'PUT /auth/v1/user':
        return refusal(403, 'not_offered', 'An account cannot be changed');
      default:
        return notOffered();
    }
  };

  const rest = async (request: Request, address: string): Promise<Response> => {
    const body = await readBody(request, bodyLimit.rest);
    if (body === null)
      return Response.json(
        { code: 'too_large', message: 'too_large', details: null, hint: null },
        { status: 413 }
      );
    // What the browser says of its address is its own word; limits are counted by the true one (private.visitor).
    request.headers.set('x-forwarded-for', address);
    return forward(request, body);
  };

  const answer = (request: Request, url: URL, address: string): Promise<Response> | Response => {
    if (url.pathname.startsWith('/auth/v1/')) return auth(request, url, address);
    return url.pathname.startsWith('/rest/v1/') ? rest(request, address) : notOffered();
  };

  return async (request, address) => {
    const url = new URL(request.url);
    const given = await answer(request, url, address);
    // A push is answered with 200, whatever becomes of its operations.
    if (given.ok && url.pathname !== '/rest/v1/rpc/sync_push') return given;
    const text = await given.text();
    for (const code of codesIn(text)) refused(code, url.pathname);
    return new Response(text, { status: given.status, headers: given.headers });
  };
};
