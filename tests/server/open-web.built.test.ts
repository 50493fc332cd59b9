/** Public pages as machines read them: valid HTML, one address, three languages, a card, structured data, a site map. */
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import { beforeAll, describe, expect, it } from 'vitest';
import { found, named, publicPath, unlisted } from '../../src/lib/server/head/pages';
import { dataFolder, launch, type Launched } from './support';

const prefixes = { nb: '', nn: '/nn', en: '/en' } as const;
type Language = keyof typeof prefixes;
const languages = Object.keys(prefixes) as Language[];
const at = (language: Language, path: string): string =>
  `${prefixes[language]}${path}`.replace(/(.)\/$/, '$1');

let server: Launched;
/** The newest challenge and a partnership, by their addresses. */
let withNames: string[];

beforeAll(async () => {
  server = await launch({ DATA_DIR: await dataFolder() });
  await server.ready;
  const { cards } = (await (await server.get('/api/open/v1/cards')).json()) as { cards: { slug: string }[] };
  withNames = [`/utfordringer/${cards[0]?.slug}`, '/partnerskap/gjovik-ntnu'];
});

const page = async (path: string): Promise<string> => {
  const answer = await server.get(path);
  expect([path, answer.status]).toEqual([path, 200]);
  return answer.text();
};

/** The values of one attribute in all elements of the head that have another one. */
const heads = (html: string, element: RegExp, attribute: string): string[] =>
  [...(html.split('</head>')[0] ?? '').matchAll(/<(?:link|meta)[^>]*>/g)]
    .map(([tag]) => tag)
    .filter((tag) => element.test(tag))
    .map((tag) => new RegExp(`${attribute}="([^"]*)"`).exec(tag)?.[1] ?? '');

/**
 * The HTML standard and what a reader without a picture of the page needs. Left out: a hash for each of our own files,
 * which come from the very server that would say the hash; the two main menus of one name, of which each width shows one
 * (axe sees that, in Chromium); and `type` on buttons that stand in no form.
 */
const validator = new HtmlValidate(
  new StaticConfigLoader({
    root: true,
    extends: ['html-validate:standard', 'html-validate:document', 'html-validate:a11y'],
    rules: { 'require-sri': 'off', 'unique-landmark': 'off', 'no-implicit-button-type': 'off' }
  })
);

const faultsOf = async (html: string): Promise<string[]> =>
  (await validator.validateString(html)).results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line, column }) => `${ruleId}: ${message} (${line}:${column})`)
  );

describe.each(languages)('public pages in %s', (language) => {
  it('are valid HTML, also filtered, empty and where there is none', async () => {
    const queries = ['?theme=health&kind=master', '?q=finnesikke', '?page=2'].map(
      (search) => `/utfordringer${search}`
    );
    for (const path of [...found, ...unlisted, ...withNames, ...queries]) {
      const html = await page(at(language, path));
      expect([path, await faultsOf(html)]).toEqual([path, []]);
    }
    for (const path of ['/finnes-ikke', '/utfordringer/finnes-ikke']) {
      const html = await (await server.get(at(language, path))).text();
      expect([path, await faultsOf(html)]).toEqual([path, []]);
    }
  });

  it('say title, description, one address, their other languages, and a card with a picture that is there', async () => {
    for (const path of [...found, ...withNames]) {
      const html = await page(at(language, path));
      const one = (element: RegExp, attribute = 'content'): string => {
        const values = heads(html, element, attribute);
        expect([path, element, values.length]).toEqual([path, element, 1]);
        expect([path, element, values[0]]).not.toEqual([path, element, '']);
        return values[0] ?? '';
      };
      const own = server.origin.replace('127.0.0.1', 'localhost') + at(language, path);
      expect(one(/rel="canonical"/, 'href')).toBe(own);
      expect(one(/property="og:url"/)).toBe(own);
      for (const other of languages)
        expect(one(new RegExp(`hreflang="${other}"`), 'href')).toBe(
          server.origin.replace('127.0.0.1', 'localhost') + at(other, path)
        );
      expect(one(/hreflang="x-default"/, 'href')).toBe(one(/hreflang="nb"/, 'href'));
      expect(one(/name="description"/).length).toBeGreaterThan(40);
      expect(one(/property="og:description"/)).toBe(one(/name="description"/));
      expect(html).toContain(`<title>`);
      expect(one(/property="og:title"/).length).toBeGreaterThan(3);
      expect(one(/name="twitter:card"/)).toBe('summary_large_image');
      expect(heads(html, /application\/atom\+xml/, 'href').length).toBeGreaterThan(0);
      const picture = new URL(one(/property="og:image"/));
      const answer = await server.get(picture.pathname + picture.search);
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/png']);
    }
  });

  it('those of no use to one who searches say so, and have no card', async () => {
    for (const path of unlisted) {
      const html = await page(at(language, path));
      expect([path, heads(html, /name="robots"/, 'content'), heads(html, /og:/, 'content')]).toEqual([
        path,
        ['noindex'],
        []
      ]);
    }
  });
});

describe('titles', () => {
  it('are different on all pages of a language, and in its language', async () => {
    const titles = async (language: Language): Promise<string[]> =>
      Promise.all(
        [...found, ...unlisted, ...withNames].map(
          async (path) => /<title>([^<]*)/.exec(await page(at(language, path)))?.[1] ?? ''
        )
      );
    for (const language of languages) {
      const all = await titles(language);
      expect(new Set(all).size).toBe(all.length);
    }
    expect(await titles('nb')).not.toEqual(await titles('en'));
  });
});

describe('structured data', () => {
  const dataOf = (html: string): Record<string, unknown>[] =>
    [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].map(
      ([, text]) => JSON.parse(text ?? '') as Record<string, unknown>
    );

  it.each([
    ['/', 'WebSite'],
    ['/utfordringer', 'CollectionPage'],
    ['/om', 'Dataset']
  ])('%s is a %s', async (path, type) => {
    expect(dataOf(await page(path))).toMatchObject([{ '@context': 'https://schema.org', '@type': type }]);
  });

  it('a challenge is a page about a demand, and a partnership an organisation with members', async () => {
    const [challenge = '', partnership = ''] = withNames;
    expect(dataOf(await page(challenge))).toMatchObject([
      { '@type': 'WebPage', mainEntity: { '@type': 'Demand' }, breadcrumb: { '@type': 'BreadcrumbList' } }
    ]);
    expect(dataOf(await page(partnership))).toMatchObject([
      {
        '@type': 'Organization',
        member: [{ '@type': 'GovernmentOrganization' }, { '@type': 'CollegeOrUniversity' }]
      }
    ]);
  });
});

describe('the feeds that a page names', () => {
  it('are the feed of all and the feed of what the page shows', async () => {
    const feedsOf = async (path: string) => heads(await page(path), /application\/atom\+xml/, 'href');
    const search = (href: string): string => new URL(href.replaceAll('&amp;', '&')).search;
    expect((await feedsOf('/')).map(search)).toEqual(['']);
    expect((await feedsOf('/nn/utfordringer?municipality=gjovik')).map(search)).toEqual([
      '?municipality=gjovik&lang=nn',
      '?lang=nn'
    ]);
    for (const href of [
      ...(await feedsOf('/utfordringer?theme=health')),
      ...(await feedsOf(withNames[0] ?? ''))
    ]) {
      const address = new URL(href.replaceAll('&amp;', '&'));
      const answer = await server.get(address.pathname + address.search);
      const xml = await answer.text();
      expect([answer.headers.get('content-type'), XMLValidator.validate(xml)]).toEqual([
        'application/atom+xml; charset=utf-8',
        true
      ]);
      expect(xml).toContain(`<link rel="self" type="application/atom+xml" href="${href}"/>`);
    }
  });
});

describe('for those who search', () => {
  it('every public page is in the site map or is unlisted', () => {
    const routes = globSync('**/+page.svelte', {
      cwd: join(import.meta.dirname, '../../src/routes/(public)')
    });
    const paths = routes.map((file) =>
      publicPath(`/(public)/${file.replace(/\/?\+page\.svelte$/, '')}`.replace(/\/$/, ''))
    );
    expect([...paths].sort()).toEqual([...found, ...unlisted, ...named].sort());
  });

  it('robots.txt says where the site map is, by its whole address', async () => {
    const text = await (await server.get('/robots.txt')).text();
    expect(text).toMatch(new RegExp(`^Sitemap: http://localhost:${server.port}/sitemap.xml$`, 'm'));
    expect(text).toMatch(/^User-agent: \*$/m);
    expect(text).not.toMatch(/^Disallow: \/(api\/open.*|utfordringer.*)?$/m);
  });

  it('every address of the site map answers, is its own and names its languages', async () => {
    const xml = await (await server.get('/sitemap.xml')).text();
    expect(XMLValidator.validate(xml)).toBe(true);
    const { urlset } = new XMLParser({ ignoreAttributes: false }).parse(xml) as {
      urlset: { url: { loc: string; lastmod?: string; 'xhtml:link': Record<string, string>[] }[] };
    };
    expect(urlset.url.length).toBeGreaterThan(3 * found.length);
    for (const { loc, lastmod, 'xhtml:link': links } of urlset.url) {
      if (lastmod) expect(new Date(lastmod).toISOString()).toBe(lastmod);
      expect(links.map((link) => link['@_hreflang'])).toEqual([...languages, 'x-default']);
      expect(links.map((link) => link['@_href'])).toContain(loc);
      const html = await page(new URL(loc).pathname);
      expect(heads(html, /rel="canonical"/, 'href')).toEqual([loc]);
    }
  });
});
