import { fresh, guarded, refuse } from '$lib/server/http/answers';
import { unsubscribe } from '$lib/server/delivery/unsubscribe';
import type { RequestHandler } from './$types';

/** Stops mail to the reader of a letter (RFC 8058): by the button of a mail reader, or by our own page. */
export const POST: RequestHandler = guarded(async ({ url }) =>
  (await unsubscribe(url.searchParams.get('t'))) ? fresh({ stopped: true }) : refuse(404, 'not_found')
);
