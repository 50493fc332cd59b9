/** What a page is about in the words of schema.org, for whoever shows our pages elsewhere. */
import type { ChallengeArticle } from '$lib/domain/challenges/listing';
import type { Organisation } from '$lib/domain/organisations/organisation';
import { href, type Path } from '$lib/i18n/href';
import { m } from '$lib/i18n/paraglide/messages';
import type { Locale } from '$lib/i18n/paraglide/runtime';
import { licence } from '../open/licence.ts';
import type { PartnershipNames } from '../read/partnership-names.ts';

type Where = { origin: string; locale: Locale };
const context = { '@context': 'https://schema.org' };

const address = ({ origin, locale }: Where, path: string): string => origin + href(path as Path, locale);

const service = (where: Where) => ({
  '@type': 'WebSite',
  name: m.app_name({}, { locale: where.locale }),
  url: address(where, '/')
});

const typeOf = {
  municipality: 'GovernmentOrganization',
  university: 'CollegeOrUniversity',
  unit: 'Organization'
};

const organisation = (row: Organisation, { locale }: Where): object => ({
  '@type': typeOf[row.kind],
  name: row[`name_${locale}`],
  ...(row.number ? { identifier: row.number } : {})
});

export const ofHome = (where: Where) => ({
  ...context,
  ...service(where),
  description: m.app_description({}, { locale: where.locale }),
  inLanguage: where.locale
});

export const ofList = (where: Where) => ({
  ...context,
  '@type': 'CollectionPage',
  name: m.list_title({}, { locale: where.locale }),
  description: m.list_lead({}, { locale: where.locale }),
  url: address(where, '/utfordringer'),
  inLanguage: where.locale,
  isPartOf: service(where)
});

/** The open data as a data set, for catalogues of data. */
export const ofData = (where: Where) => {
  const { origin, locale } = where;
  const download = (encodingFormat: string, path: string) => ({
    '@type': 'DataDownload',
    encodingFormat,
    contentUrl: `${origin}/api/open/v1/${path}`
  });
  return {
    ...context,
    '@type': 'Dataset',
    name: m.list_title({}, { locale }),
    description: m.about_open_text({}, { locale }),
    url: address(where, '/om'),
    inLanguage: ['nb', 'nn', 'en'],
    license: licence.url,
    isAccessibleForFree: true,
    creator: { '@type': 'Organization', name: m.app_name({}, { locale }), url: address(where, '/') },
    distribution: [
      download('application/json', 'challenges'),
      download('text/csv', 'challenges?format=csv'),
      download('application/atom+xml', 'challenges.atom')
    ]
  };
};

/** A page about a need: schema.org's word for what somebody publicly asks for is `Demand`. */
export const ofChallenge = (article: ChallengeArticle, where: Where) => {
  const { challenge, organisations } = article;
  const unit = organisations.find(({ id }) => id === challenge.organisation_id);
  const top = organisations.find(({ parent_id }) => parent_id === null);
  const url = address(where, `/utfordringer/${challenge.slug ?? challenge.id}`);
  const crumb = (position: number, name: string, item: string) => ({
    '@type': 'ListItem',
    position,
    name,
    item
  });
  return {
    ...context,
    '@type': 'WebPage',
    name: challenge.title,
    url,
    inLanguage: challenge.language,
    datePublished: challenge.published_at,
    dateModified: challenge.updated_at,
    license: licence.url,
    isPartOf: service(where),
    ...(unit && {
      author: {
        ...organisation(unit, where),
        ...(top && top !== unit && { parentOrganization: organisation(top, where) })
      }
    }),
    mainEntity: {
      '@type': 'Demand',
      name: challenge.title,
      description: [challenge.today, challenge.better].filter(Boolean).join('\n\n'),
      url,
      ...(challenge.apply_by && { validThrough: challenge.apply_by }),
      ...(challenge.starts_on && { availabilityStarts: challenge.starts_on }),
      ...(challenge.ends_on && { availabilityEnds: challenge.ends_on }),
      ...(top && { areaServed: { '@type': 'AdministrativeArea', name: top[`name_${where.locale}`] } })
    },
    breadcrumb: {
      '@type': 'BreadcrumbList',
      itemListElement: [
        crumb(1, m.nav_challenges({}, { locale: where.locale }), address(where, '/utfordringer')),
        crumb(2, challenge.title, url)
      ]
    }
  };
};

export const ofPartnership = ({ partnership, members }: PartnershipNames, where: Where) => ({
  ...context,
  '@type': 'Organization',
  name: partnership[`name_${where.locale}`],
  url: address(where, `/partnerskap/${partnership.slug}`),
  member: members.map((row) => organisation(row, where))
});
