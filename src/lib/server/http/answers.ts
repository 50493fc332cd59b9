import type { ErrorCode } from '$lib/domain/errors';
import { json } from '@sveltejs/kit';
import { log, logFault } from '../log.ts';

const openHeaders = {
  'cache-control': 'public, max-age=0, must-revalidate',
  // Open data: any site may read it (R42).
  'access-control-allow-origin': '*'
};

/** Open data as JSON; the outer server adds ETag and compression. */
export const open = (body: unknown, headers: Record<string, string> = {}): Response =>
  json(body, { headers: { ...openHeaders, ...headers } });

/** The same as text of another type: CSV, Atom, a site map. */
export const openText = (body: string, type: string, headers: Record<string, string> = {}): Response =>
  new Response(body, { headers: { ...openHeaders, 'content-type': `${type}; charset=utf-8`, ...headers } });

/** An answer that concerns this moment or this person only. */
export const fresh = (body: unknown, status = 200): Response =>
  json(body, { status, headers: { 'cache-control': 'no-store' } });

/** A refusal with a code of the closed list; the log has the code, and nothing of who asked. */
export const refuse = (status: number, code: ErrorCode, field?: string): Response => {
  log('warn', 'refused', { code, status });
  return fresh(field === undefined ? { code } : { code, field }, status);
};

/** A file for one person, kept nowhere on the way. */
export const file = (body: string, name: string, type: string): Response =>
  new Response(body, {
    headers: {
      'content-type': `${type}; charset=utf-8`,
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store'
    }
  });

/** Text for one person, by an address that only they have: kept nowhere on the way and found by no search. */
export const personal = (body: string, type: string): Response =>
  new Response(body, {
    headers: {
      'content-type': `${type}; charset=utf-8`,
      'cache-control': 'private, no-store',
      'x-robots-tag': 'noindex'
    }
  });

/** The token that a request carries, or null. */
export const tokenOf = (request: Request): string | null =>
  /^Bearer ([\w.~+/-]+=*)$/i.exec(request.headers.get('authorization') ?? '')?.[1] ?? null;

/** Thrown where a parameter of an address is wrong; `field` says which. */
export class BadParameter extends Error {
  readonly field: string;

  constructor(field: string) {
    super(`bad parameter ${field}`);
    this.field = field;
  }
}

/**
 * Wraps an endpoint: whatever it throws becomes `{ code: 'server_fault', id }`, with the details in the log under
 * that id. (Kit would answer HTML to a client that does not ask for JSON by name.)
 */
export const guarded =
  <Event extends { route: { id: string | null } }>(answer: (event: Event) => Promise<Response>) =>
  async (event: Event): Promise<Response> => {
    try {
      return await answer(event);
    } catch (error) {
      if (error instanceof BadParameter) return refuse(400, 'invalid', error.field);
      const id = logFault('endpoint_failed', error, { route: event.route.id });
      return fresh({ code: 'server_fault' satisfies ErrorCode, id }, 500);
    }
  };
