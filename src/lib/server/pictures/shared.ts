import { createHash } from 'node:crypto';
import { render } from './render.ts';
import type { Picture } from './picture.ts';

/** Changes when the drawing does, so that what is kept elsewhere is asked for anew. */
const drawing = 1;
const most = 200;
const kept = new Map<string, Promise<Uint8Array>>();

/** The newest used stay: about 8 MiB. */
const rendered = (tag: string, picture: Picture): Promise<Uint8Array> => {
  const png = kept.get(tag) ?? render(picture);
  kept.delete(tag);
  kept.set(tag, png);
  png.catch(() => kept.delete(tag));
  for (const old of kept.keys()) if (kept.size > most) kept.delete(old);
  return png;
};

const isKnown = (request: Request, etag: string): boolean =>
  (request.headers.get('if-none-match') ?? '')
    .split(',')
    .some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === etag);

/** A picture as an answer. Its ETag is what stands on it: no picture is drawn for one who has it. */
export const shared = async (request: Request, picture: Picture): Promise<Response> => {
  const tag = createHash('sha256')
    .update(JSON.stringify([drawing, picture]))
    .digest('base64url')
    .slice(0, 22);
  const headers = {
    etag: `"${tag}"`,
    'cache-control': 'public, max-age=3600',
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin'
  };
  if (isKnown(request, headers.etag)) return new Response(null, { status: 304, headers });
  const png = await rendered(tag, picture);
  return new Response(png.slice(), { headers: { ...headers, 'content-type': 'image/png' } });
};
