import { createHash } from 'node:crypto';
import type { IncomingMessage, OutgoingHttpHeader, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { cacheControl } from './headers.ts';

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

/** Below this many bytes a compressed answer is hardly smaller. */
const worthwhile = 1_024;
const textual = /^(text\/|application\/(json|xml|[a-z.]+\+json|atom\+xml|manifest\+json|javascript))/;

/**
 * Leaves only the encodings that are wanted in the request's header: the file server looks for the mere word and
 * would send brotli to a reader that says `br;q=0`.
 */
const plainEncodings = (request: IncomingMessage): string[] => {
  const wanted = String(request.headers['accept-encoding'] ?? '')
    .split(',')
    .map((part) => part.trim().toLowerCase())
    .filter((part) => !/;\s*q=0(\.0*)?$/.test(part))
    .map((part) => part.split(';', 1)[0] ?? '');
  request.headers['accept-encoding'] = wanted.join(', ');
  return wanted;
};

const best = (wanted: string[]): 'br' | 'gzip' | null => {
  if (wanted.includes('br')) return 'br';
  return wanted.includes('gzip') ? 'gzip' : null;
};

/**
 * Large answers are a phone's first sync: worth 0.2 s of a spare thread to be an eighth smaller (2,000 challenges:
 * 438 KiB at 5, 387 at 9). Small ones are made while somebody waits.
 */
export const brotliQuality = (bytes: number): number => (bytes > 256 * 1024 ? 9 : 5);

const encode = (encoding: 'br' | 'gzip', body: Buffer): Promise<Buffer> =>
  encoding === 'br'
    ? brotli(body, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: brotliQuality(body.length),
          [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
          [constants.BROTLI_PARAM_SIZE_HINT]: body.length
        }
      })
    : gzipped(body, { level: 6 });

const tagOf = (body: Buffer): string =>
  `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;

/** RFC 9110 13.1.2: weak comparison, any of a list, or `*`. */
const matches = (request: IncomingMessage, etag: string): boolean => {
  const asked = request.headers['if-none-match'];
  if (!asked) return false;
  const bare = (tag: string) => tag.trim().replace(/^W\//, '');
  return asked.trim() === '*' || asked.split(',').some((tag) => bare(tag) === bare(etag));
};

const flatten = (
  given: OutgoingHttpHeaders | OutgoingHttpHeader[] | undefined
): [string, OutgoingHttpHeader][] => {
  if (!given) return [];
  if (!Array.isArray(given))
    return Object.entries(given).filter(
      (entry): entry is [string, OutgoingHttpHeader] => entry[1] !== undefined
    );
  const pairs: [string, OutgoingHttpHeader][] = [];
  for (let i = 0; i + 1 < given.length; i += 2) {
    const value = given[i + 1];
    if (value !== undefined) pairs.push([String(given[i]), value]);
  }
  return pairs;
};

/**
 * Takes over a response before Kit's handler writes it: sets the headers that belong on every answer, and holds
 * generated text back until it is whole, to give it an ETag, a 304 or a compressed body. Files that adapter-node
 * serves (they come compressed, with their own ETag) stream through.
 */
export const finish = (
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  security: Record<string, string>
): void => {
  const send = {
    head: response.writeHead.bind(response),
    write: response.write.bind(response),
    end: response.end.bind(response)
  };
  const encodings = plainEncodings(request);
  const chunks: Buffer[] = [];
  let held = false;
  const keep = (chunk: unknown): void => {
    if (typeof chunk === 'string') chunks.push(Buffer.from(chunk));
    else if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
  };

  const secure = (): void => {
    for (const [name, value] of Object.entries(security)) {
      const own = name === 'content-security-policy' ? response.getHeader(name) : undefined;
      response.setHeader(name, own === undefined ? value : [String(own), value]);
    }
    response.setHeader('cache-control', cacheControl(path, response.statusCode, response.getHeaders()));
  };

  const compose = async (): Promise<void> => {
    const body = Buffer.concat(chunks);
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    if (isRead && response.statusCode === 200 && !path.startsWith('/rest/') && !path.startsWith('/auth/')) {
      const given = response.getHeader('etag');
      // The same page goes out in several encodings, so its tag is weak.
      const etag = given === undefined ? tagOf(body) : `W/${String(given).replace(/^W\//, '')}`;
      response.setHeader('etag', etag);
      if (matches(request, etag)) {
        response.removeHeader('content-length');
        response.removeHeader('content-type');
        send.head(304);
        send.end();
        return;
      }
    }
    response.appendHeader('vary', 'accept-encoding');
    // Answers of Auth hold tokens: their length must not tell anything.
    const encoding = body.length < worthwhile || path.startsWith('/auth/') ? null : best(encodings);
    const sent = encoding ? await encode(encoding, body) : body;
    if (encoding) response.setHeader('content-encoding', encoding);
    response.setHeader('content-length', sent.length);
    send.head(response.statusCode);
    send.end(request.method === 'HEAD' ? undefined : sent);
  };

  const begin = (fromFile: boolean): void => {
    secure();
    const type = String(response.getHeader('content-type') ?? '');
    const hasBody = response.statusCode !== 204 && response.statusCode !== 304;
    held = hasBody && !fromFile && textual.test(type) && !response.hasHeader('content-encoding');
    if (!held) send.head(response.statusCode);
  };

  let begun = false;
  const beginOnce = (fromFile: boolean): void => {
    if (begun) return;
    begun = true;
    begin(fromFile);
  };

  Object.assign(response, {
    writeHead: (status: number, ...rest: unknown[]) => {
      const headers = flatten(
        rest.find((part): part is OutgoingHttpHeaders => typeof part === 'object' && part !== null)
      );
      response.statusCode = status;
      for (const [name, value] of headers) response.setHeader(name, value);
      // Only the file server hands its headers over here.
      beginOnce(headers.length > 0);
      return response;
    },
    write: (chunk: unknown, ...rest: unknown[]) => {
      beginOnce(false);
      if (!held) return Reflect.apply(send.write, response, [chunk, ...rest]);
      keep(chunk);
      return true;
    },
    end: (...parts: unknown[]) => {
      beginOnce(false);
      if (!held) return Reflect.apply(send.end, response, parts);
      keep(parts[0]);
      compose().catch((error: unknown) =>
        response.destroy(error instanceof Error ? error : new Error(String(error)))
      );
      return response;
    }
  });
};
