import { backend } from '$lib/server/backend';
import { fresh, guarded, refuse } from '$lib/server/http/answers';
import type { RequestHandler } from './$types';

/** The mails caught instead of sent, newest first; only in a demo. */
export const GET: RequestHandler = guarded(async () => {
  const { embedded } = await backend();
  return embedded?.demo ? fresh({ mails: embedded.mails() }) : refuse(404, 'not_found');
});
