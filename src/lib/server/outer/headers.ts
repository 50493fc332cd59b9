import type { OutgoingHttpHeaders } from 'node:http';

const permissions = [
  'accelerometer',
  'browsing-topics',
  'display-capture',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'usb'
]
  .map((name) => `${name}=()`)
  // Hosts scan tickets at the door.
  .concat('camera=(self)')
  .join(', ');

/**
 * The second Content-Security-Policy. Kit's own policy stands beside it and holds the hashes of its inline script;
 * a browser asks both, so this one must let inline script and style through for the other to judge them.
 * `connect-src` is known only at run time, which is why the policy is not Kit's.
 */
const contentPolicy = (supabaseUrl: string | null, framedBy: "'none'" | '*'): string => {
  const supabase = supabaseUrl ? ` ${supabaseUrl} ${supabaseUrl.replace(/^http/, 'ws')}` : '';
  return [
    "default-src 'self'",
    "script-src 'self' 'unsafe-inline'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    `connect-src 'self'${supabase}`,
    "worker-src 'self'",
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    `frame-ancestors ${framedBy}`
  ].join('; ');
};

/** The one page that others may show within theirs: it is read only, knows nobody and runs nothing. */
const embeddable = /^(\/nn|\/en)?\/arshjul\/innebygd$/;

/** On every answer, whatever it is. @param path without the query; none for an answer to no request */
export const securityHeaders = (supabaseUrl: string | null, path = ''): Record<string, string> => ({
  'content-security-policy': contentPolicy(supabaseUrl, embeddable.test(path) ? '*' : "'none'"),
  'strict-transport-security': 'max-age=31536000',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'permissions-policy': permissions,
  'cross-origin-opener-policy': 'same-origin'
});

const isPublicPage = (headers: OutgoingHttpHeaders): boolean =>
  String(headers['content-type'] ?? '').startsWith('text/html');

/**
 * How long an answer may be kept: an old worker or an old environment would hold a whole phone back, private answers
 * are kept nowhere, pages are asked for again with their ETag.
 */
export const cacheControl = (path: string, status: number, headers: OutgoingHttpHeaders): string => {
  const given = headers['cache-control'];
  if (path === '/service-worker.js' || path === '/_app/env.js' || path === '/_app/version.json')
    return 'no-cache';
  if (status >= 400) return 'no-store';
  if (given !== undefined) return String(given);
  if (/^\/(rest|auth)\/v1\/|^\/api\//.test(path)) return 'no-store';
  return isPublicPage(headers) || headers.etag !== undefined
    ? 'public, max-age=0, must-revalidate'
    : 'no-cache';
};
