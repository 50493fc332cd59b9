import { file, guarded, refuse, tokenOf } from '$lib/server/http/answers';
import { localeOf } from '$lib/server/http/locale';
import * as archive from '$lib/server/rights/archive';
import type { RequestHandler } from './$types';

/** A challenge's life for the archive: a JSON file, or with `?as=text` (and `&language=`) one to be read. */
export const GET: RequestHandler = guarded(async ({ request, url, params }) => {
  const token = tokenOf(request);
  if (!token) return refuse(401, 'not_signed_in');
  const life = await archive.read(token, params.id);
  if (!life) return refuse(404, 'not_found');
  return url.searchParams.get('as') === 'text'
    ? file(archive.text(life, localeOf(url)), `${params.id}.txt`, 'text/plain')
    : file(JSON.stringify(life, null, 2), `${params.id}.json`, 'application/json');
});
