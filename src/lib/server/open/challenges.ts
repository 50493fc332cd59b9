import { csv } from '$lib/domain/csv';
import { wants } from '../http/accept.ts';
import { BadParameter, open, openText } from '../http/answers.ts';
import type { OpenPage } from '../read/open-challenges.ts';
import { licence } from './licence.ts';
import { openChallenge, type OpenChallenge } from './schemas.ts';

export type Format = 'json' | 'csv';

/** `format=` decides, else `Accept`; JSON where a reader wants both as much. @throws BadParameter */
export const formatOf = (url: URL, request: Request): Format => {
  const format = url.searchParams.get('format');
  if (format === 'json' || format === 'csv') return format;
  if (format !== null) throw new BadParameter('format');
  const accept = request.headers.get('accept');
  return wants(accept, 'text/csv') > wants(accept, 'application/json') ? 'csv' : 'json';
};

/** The columns of the CSV, in an order that stays: what is added later is added last. */
export const columns = Object.keys(openChallenge.shape) as (keyof OpenChallenge)[];

/** One page of the open data in the form that is asked for; `Link` says where the next page is (RFC 8288). */
export const answer = (
  { challenges, next }: Pick<OpenPage, 'challenges' | 'next'>,
  format: Format,
  url: URL
): Response => {
  const nextUrl = next === null ? null : new URL(url);
  nextUrl?.searchParams.set('after', next ?? '');
  const links = [
    ...(nextUrl ? [`<${nextUrl.href}>; rel="next"`] : []),
    `<${licence.url}>; rel="license"`,
    `<${url.origin}/api/open/v1/openapi.json>; rel="service-desc"`
  ];
  const headers = { link: links.join(', '), 'access-control-expose-headers': 'link', vary: 'accept' };
  return format === 'csv'
    ? openText(csv(columns, challenges), 'text/csv', headers)
    : open({ licence, challenges, next: nextUrl?.href ?? null }, headers);
};
