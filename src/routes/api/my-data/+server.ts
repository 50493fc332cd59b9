import { file, fresh, guarded, refuse, tokenOf } from '$lib/server/http/answers';
import { localeOf } from '$lib/server/http/locale';
import * as myData from '$lib/server/rights/my-data';
import { readable } from '$lib/server/rights/readable';
import type { RequestHandler } from './$types';

/** Everything about the one who asks: a JSON file, or with `?as=html` (and `&language=`) a page to be read. */
export const GET: RequestHandler = guarded(async ({ request, url }) => {
  const token = tokenOf(request);
  const data = token && (await myData.read(token));
  if (!data) return refuse(401, 'not_signed_in');
  return url.searchParams.get('as') === 'html'
    ? file(readable(data, localeOf(url)), 'samskap.html', 'text/html')
    : file(JSON.stringify(data, null, 2), 'samskap.json', 'application/json');
});

/** Deletes the account of the one who asks, at once. */
export const DELETE: RequestHandler = guarded(async ({ request }) => {
  const token = tokenOf(request);
  if (!token || !(await myData.remove(token))) return refuse(401, 'not_signed_in');
  return fresh({ deleted: true });
});
