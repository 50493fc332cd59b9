import { backend } from '$lib/server/backend';
import { fresh, guarded, refuse } from '$lib/server/http/answers';
import type { RequestHandler } from './$types';

/** A code for one of the demo world's roles; the browser then signs in as with any other code. */
export const POST: RequestHandler = guarded(async ({ request }) => {
  const demo = (await backend()).embedded?.demo;
  if (!demo) return refuse(404, 'not_found');
  const body: unknown = await request.json().catch(() => null);
  const role = typeof body === 'object' && body !== null && 'role' in body ? String(body.role) : '';
  const given = demo.issue(role);
  return given ? fresh(given) : refuse(400, 'invalid');
});
