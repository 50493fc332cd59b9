/**
 * New challenges as an Atom feed (RFC 4287). The package `feed` was refused: it knows no `xml:lang`, and our feeds hold
 * texts of three languages; it writes titles as HTML in CDATA, and stands on an XML writer that nobody keeps.
 */
import { m } from '../../i18n/paraglide/messages';
import type { Locale } from '../../i18n/paraglide/runtime';
import { licence } from '../open/licence.ts';
import type { OpenChallenge } from '../open/schemas.ts';
import { around, declaration, element } from './xml.ts';

export const entriesShown = 50;

/** `self` and `list` are whole addresses, `self` without what only orders its parameters. */
export type Feed = {
  self: string;
  list: string;
  /** What the feed is limited to, in words; empty for all. */
  about: string;
  locale: Locale;
  challenges: readonly OpenChallenge[];
  /** For a feed without entries: the last time its directory changed. */
  otherwiseUpdated: string;
};

/** RFC 3339, as Atom asks for; Postgres's own way has more digits than some readers take. */
const time = (value: string): string => new Date(value).toISOString();

const link = (attributes: Record<string, string>): string => around('link', [], attributes);

const placeOf = ({ unit_name, municipality_name }: OpenChallenge): string =>
  [...new Set([unit_name, municipality_name])].filter(Boolean).join(', ');

const entry = (challenge: OpenChallenge, locale: Locale): string =>
  around('entry', [
    element('id', `urn:uuid:${challenge.id}`),
    element('title', challenge.title, { 'xml:lang': challenge.language }),
    link({ rel: 'alternate', type: 'text/html', hreflang: locale, href: challenge.url }),
    element('published', time(challenge.published_at)),
    element('updated', time(challenge.updated_at)),
    around('author', [element('name', placeOf(challenge) || m.app_name({}, { locale }))]),
    ...challenge.themes.map((term, n) => around('category', [], { term, label: challenge.theme_names[n] })),
    element('summary', [challenge.today, challenge.better].filter(Boolean).join('\n\n'), {
      'xml:lang': challenge.language
    })
  ]);

export const atom = ({ self, list, about, locale, challenges, otherwiseUpdated }: Feed): string => {
  const said = [{}, { locale }] as const;
  const times = challenges.map(({ updated_at }) => time(updated_at));
  const feed = [
    element('id', self),
    element('title', about ? m.feed_title_about({ about }, { locale }) : m.feed_title(...said)),
    element('subtitle', m.list_lead(...said)),
    link({ rel: 'self', type: 'application/atom+xml', href: self }),
    link({ rel: 'alternate', type: 'text/html', hreflang: locale, href: list }),
    link({ rel: 'license', href: licence.url }),
    element(
      'updated',
      times.reduce((last, next) => (next > last ? next : last), times[0] ?? time(otherwiseUpdated))
    ),
    around('author', [element('name', m.app_name(...said))]),
    element('rights', licence.name),
    ...challenges.map((challenge) => entry(challenge, locale))
  ];
  return `${declaration}\n${around('feed', feed, { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': locale })}\n`;
};
