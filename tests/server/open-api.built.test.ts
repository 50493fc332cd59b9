/**
 * Every answer that the OpenAPI document promises, asked for from the built server and held against its schema. A path,
 * a parameter or an answer that is documented without an example here fails, and so does a field without a schema.
 */
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { XMLValidator } from 'fast-xml-parser';
import { beforeAll, describe, expect, it } from 'vitest';
import { dataFolder, launch, type Launched } from './support';

type Json = Record<string, unknown>;
type Answer = { content?: Record<string, { schema?: { $ref?: string } }>; headers?: Record<string, Json> };
type Operation = { parameters: { name: string; in: string }[]; responses: Record<string, Answer> };
type Document = { paths: Record<string, { get: Operation }>; components: { schemas: Record<string, Json> } };

/** How to get each documented answer. `broken` asks a server whose database is out of reach. */
type Example = {
  path: string;
  status: number;
  url: string;
  accept?: string;
  type?: string;
  broken?: boolean;
};

const json = 'application/json';
/** A meeting of the demo world. */
const breakfast = 'frokost-ny-i-gjovik-4e0001';
const everyFilter =
  'theme=health&kind=master&level=bachelor&municipality=gjovik&period=2027-spring&language=nb&technology=ai&emne=x&q=a';
/** `:slug` stands for a challenge that is there. */
const examples: Example[] = [
  { path: '/challenges', status: 200, url: '/challenges', type: json },
  { path: '/challenges', status: 200, url: '/challenges?limit=2&lang=en', type: json },
  { path: '/challenges', status: 200, url: `/challenges?${everyFilter}&format=json`, type: json },
  {
    path: '/challenges',
    status: 200,
    url: '/challenges?theme=health&theme=smart&kind=master&kind=phd',
    type: json
  },
  { path: '/challenges', status: 200, url: '/challenges?format=csv', type: 'text/csv' },
  { path: '/challenges', status: 200, url: '/challenges', accept: 'text/csv', type: 'text/csv' },
  { path: '/challenges', status: 200, url: '/challenges', accept: 'text/html,*/*;q=0.8', type: json },
  { path: '/challenges', status: 400, url: '/challenges?after=x', type: json },
  { path: '/challenges', status: 400, url: '/challenges?kind=x', type: json },
  { path: '/challenges', status: 400, url: '/challenges?limit=9999', type: json },
  { path: '/challenges', status: 400, url: '/challenges?format=xml', type: json },
  { path: '/challenges', status: 400, url: '/challenges?lang=de', type: json },
  { path: '/challenges', status: 500, url: '/challenges', type: json, broken: true },
  {
    path: '/challenges.atom',
    status: 200,
    url: `/challenges.atom?${everyFilter}`,
    type: 'application/atom+xml'
  },
  { path: '/challenges.atom', status: 200, url: '/challenges.atom?lang=nn', type: 'application/atom+xml' },
  { path: '/challenges.atom', status: 400, url: '/challenges.atom?lang=de', type: json },
  { path: '/challenges.atom', status: 400, url: '/challenges.atom?level=x', type: json },
  { path: '/challenges.atom', status: 500, url: '/challenges.atom', type: json, broken: true },
  { path: '/challenges/{slug}', status: 200, url: '/challenges/:slug', type: json },
  { path: '/challenges/{slug}', status: 404, url: '/challenges/finnes-ikke', type: json },
  { path: '/challenges/{slug}', status: 500, url: '/challenges/x', type: json, broken: true },
  {
    path: '/challenges/{slug}/picture.png',
    status: 200,
    url: '/challenges/:slug/picture.png',
    type: 'image/png'
  },
  {
    path: '/challenges/{slug}/picture.png',
    status: 200,
    url: '/challenges/:slug/picture.png?lang=en',
    type: 'image/png'
  },
  {
    path: '/challenges/{slug}/picture.png',
    status: 400,
    url: '/challenges/:slug/picture.png?lang=de',
    type: json
  },
  {
    path: '/challenges/{slug}/picture.png',
    status: 404,
    url: '/challenges/finnes-ikke/picture.png',
    type: json
  },
  {
    path: '/challenges/{slug}/picture.png',
    status: 500,
    url: '/challenges/x/picture.png',
    type: json,
    broken: true
  },
  { path: '/picture.png', status: 200, url: '/picture.png?lang=nn', type: 'image/png' },
  { path: '/picture.png', status: 400, url: '/picture.png?lang=de', type: json },
  { path: '/cards', status: 200, url: `/cards?${everyFilter}&page=2&sort=deadline`, type: json },
  { path: '/cards', status: 200, url: '/cards', type: json },
  { path: '/cards', status: 500, url: '/cards', type: json, broken: true },
  { path: '/directory', status: 200, url: '/directory', type: json },
  { path: '/directory', status: 500, url: '/directory', type: json, broken: true },
  { path: '/topics', status: 200, url: '/topics', type: json },
  { path: '/topics', status: 200, url: '/topics?key=benkedager&key=finnes-ikke', type: json },
  { path: '/topics', status: 400, url: '/topics?key=a,b', type: json },
  { path: '/topics', status: 500, url: '/topics', type: json, broken: true },
  { path: '/study-programmes', status: 200, url: '/study-programmes', type: json },
  { path: '/study-programmes', status: 500, url: '/study-programmes', type: json, broken: true },
  { path: '/partnerships', status: 200, url: '/partnerships', type: json },
  { path: '/partnerships', status: 500, url: '/partnerships', type: json, broken: true },
  { path: '/partnerships/{slug}', status: 200, url: '/partnerships/gjovik-ntnu', type: json },
  { path: '/partnerships/{slug}', status: 200, url: '/partnerships/gjovik-ntnu?language=nn', type: json },
  { path: '/partnerships/{slug}', status: 404, url: '/partnerships/finnes-ikke', type: json },
  { path: '/partnerships/{slug}', status: 500, url: '/partnerships/x', type: json, broken: true },
  { path: '/meetings', status: 200, url: '/meetings', type: json },
  { path: '/meetings', status: 500, url: '/meetings', type: json, broken: true },
  { path: '/meetings/{slug}', status: 200, url: `/meetings/${breakfast}`, type: json },
  { path: '/meetings/{slug}', status: 404, url: '/meetings/finnes-ikke', type: json },
  { path: '/meetings/{slug}', status: 500, url: '/meetings/x', type: json, broken: true },
  { path: '/wheel', status: 200, url: '/wheel', type: json },
  { path: '/wheel', status: 200, url: '/wheel?partnership=trondheim-ntnu&year=2028', type: json },
  { path: '/wheel', status: 400, url: '/wheel?year=1900', type: json },
  { path: '/wheel', status: 404, url: '/wheel?partnership=x', type: json },
  { path: '/wheel', status: 500, url: '/wheel', type: json, broken: true },
  { path: '/meetings.ics', status: 200, url: '/meetings.ics', type: 'text/calendar' },
  {
    path: '/meetings.ics',
    status: 200,
    url: '/meetings.ics?theme=health&partnership=gjovik-ntnu&lang=nn',
    type: 'text/calendar'
  },
  { path: '/meetings.ics', status: 400, url: '/meetings.ics?theme=x', type: json },
  { path: '/meetings.ics', status: 400, url: '/meetings.ics?partnership=x', type: json },
  { path: '/meetings.ics', status: 400, url: '/meetings.ics?lang=de', type: json },
  { path: '/meetings.ics', status: 500, url: '/meetings.ics', type: json, broken: true },
  {
    path: '/meetings/{slug}/calendar.ics',
    status: 200,
    url: `/meetings/${breakfast}/calendar.ics?lang=en`,
    type: 'text/calendar'
  },
  {
    path: '/meetings/{slug}/calendar.ics',
    status: 400,
    url: `/meetings/${breakfast}/calendar.ics?lang=de`,
    type: json
  },
  {
    path: '/meetings/{slug}/calendar.ics',
    status: 404,
    url: '/meetings/finnes-ikke/calendar.ics',
    type: json
  },
  {
    path: '/meetings/{slug}/calendar.ics',
    status: 500,
    url: '/meetings/x/calendar.ics',
    type: json,
    broken: true
  },
  { path: '/changes', status: 200, url: '/changes', type: json },
  { path: '/changes', status: 200, url: '/changes?form=columns&since=', type: json },
  { path: '/changes', status: 400, url: '/changes?since=x', type: json },
  { path: '/changes', status: 500, url: '/changes', type: json, broken: true },
  { path: '/openapi.json', status: 200, url: '/openapi.json', type: json }
];

let server: Launched;
let broken: Launched;
let document: Document;
let slug: string;
/** Those without a database: the client tries for seven seconds before it gives up, here all at the same time. */
const begun = new Map<Example, Promise<Response>>();

beforeAll(async () => {
  server = await launch({ DATA_DIR: await dataFolder() });
  broken = await launch({
    DATA_DIR: await dataFolder(),
    PUBLIC_SUPABASE_URL: 'http://127.0.0.1:9',
    PUBLIC_SUPABASE_KEY: 'sb_publishable_nobody'
  });
  await Promise.all([server.ready, broken.ready]);
  document = (await (await server.get('/api/open/v1/openapi.json')).json()) as Document;
  const { cards } = (await (await server.get('/api/open/v1/cards')).json()) as { cards: { slug: string }[] };
  slug = cards[0]?.slug ?? '';
  for (const example of examples) if (example.broken) begun.set(example, answerTo(example));
});

/** The same schema without room for fields that it does not name. */
const closed = (schema: unknown): unknown => {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const copy = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]));
  return 'properties' in copy && !('additionalProperties' in copy)
    ? { ...copy, additionalProperties: false }
    : copy;
};

const validators = new Map<string, ValidateFunction>();
const validatorOf = (ref: string): ValidateFunction => {
  const known = validators.get(ref);
  if (known) return known;
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema({ $id: 'doc', ...(closed({ components: document.components }) as Json) });
  const made = ajv.compile({ $ref: `doc${ref}` });
  validators.set(ref, made);
  return made;
};

const answerTo = ({ url, accept, broken: isBroken }: Example): Promise<Response> =>
  (isBroken ? broken : server).get(
    `/api/open/v1${url.replace(':slug', slug)}`,
    accept === undefined ? {} : { accept }
  );

const holds = async (example: Example, answer: Response): Promise<void> => {
  const promised = document.paths[example.path]?.get.responses[String(answer.status)];
  const type = (answer.headers.get('content-type') ?? '').split(';')[0] ?? '';
  expect([example, answer.status, type]).toEqual([example, example.status, example.type]);
  expect(Object.keys(promised?.content ?? {})).toContain(type);
  for (const name of Object.keys(promised?.headers ?? {}))
    expect([name, answer.headers.has(name)]).toEqual([name, true]);
  expect(answer.headers.get('access-control-allow-origin')).toBe(answer.ok ? '*' : null);
  const ref = promised?.content?.[type]?.schema?.$ref;
  const body = Buffer.from(await answer.arrayBuffer());
  if (ref) {
    const validate = validatorOf(ref);
    expect([validate(JSON.parse(body.toString())), validate.errors]).toEqual([true, null]);
  }
  if (type === 'image/png') expect([body.readUInt32BE(16), body.readUInt32BE(20)]).toEqual([1200, 630]);
  if (type === 'application/atom+xml') expect(XMLValidator.validate(body.toString())).toBe(true);
  if (type === 'text/csv') {
    const schema = document.components.schemas.OpenChallenge as { properties: Json };
    expect(body.toString().split('\r\n')[0]).toBe(`\ufeff${Object.keys(schema.properties).join(',')}`);
  }
};

describe('the OpenAPI document', () => {
  it('is valid OpenAPI 3.1', async () => {
    const validator = new Validator();
    const found = await validator.validate(structuredClone(document) as unknown as Json);
    expect([validator.version, found.errors]).toEqual(['3.1', undefined]);
  });

  it('has an example here for each path, answer and parameter', () => {
    const missing: string[] = [];
    for (const [path, { get }] of Object.entries(document.paths)) {
      const own = examples.filter((example) => example.path === path);
      for (const status of Object.keys(get.responses))
        if (status !== '304' && !own.some((example) => String(example.status) === status))
          missing.push(`${path} ${status}`);
      const used = new Set(own.flatMap(({ url }) => [...new URL(url, 'http://x').searchParams.keys()]));
      for (const { name } of get.parameters.filter((parameter) => parameter.in === 'query'))
        if (!used.has(name)) missing.push(`${path} ?${name}`);
    }
    expect(missing).toEqual([]);
  });
});

describe('every documented answer is as documented', () => {
  it.each(examples)('$status $url $accept', async (example) => {
    await holds(example, await (begun.get(example) ?? answerTo(example)));
  });

  it('304 for each path to one who has it already', async () => {
    for (const path of Object.keys(document.paths)) {
      const example = examples.find((candidate) => candidate.path === path && candidate.status === 200);
      const url = `/api/open/v1${example?.url.replace(':slug', slug)}`;
      const etag = (await server.get(url)).headers.get('etag') ?? '';
      const again = await server.get(url, { 'if-none-match': etag });
      expect([path, again.status, (await again.arrayBuffer()).byteLength]).toEqual([path, 304, 0]);
      expect(Object.keys(document.paths[path]?.get.responses ?? {})).toContain('304');
    }
  });

  it('the pages are found by the header alone, and the CSV has the same rows as the JSON', async () => {
    const ids: string[] = [];
    let next: string | undefined = `${server.origin}/api/open/v1/challenges?limit=7`;
    while (next) {
      const asked: URL = new URL(next);
      const answer = await server.get(asked.pathname + asked.search);
      const body = (await answer.json()) as { challenges: { id: string }[]; next: string | null };
      ids.push(...body.challenges.map(({ id }) => id));
      next = /<([^>]+)>; rel="next"/.exec(answer.headers.get('link') ?? '')?.[1];
      expect(body.next).toBe(next ?? null);
    }
    const csv = await (await server.get('/api/open/v1/challenges?format=csv')).text();
    expect(csv.match(/^[0-9a-f]{8}-[0-9a-f-]{27}(?=,)/gm)).toEqual(ids);
  });

  it('a partnership speaks of itself in the language one asks for, once for each time', async () => {
    type Story = { profiles: { dated: string; language: string }[] };
    const ask = async (query: string): Promise<Story['profiles']> =>
      ((await (await server.get(`/api/open/v1/partnerships/gjovik-ntnu${query}`)).json()) as Story).profiles;
    const all = await ask('');
    const days = [...new Set(all.map(({ dated }) => dated))];
    expect(all.length).toBeGreaterThan(days.length);
    for (const language of ['nb', 'nn', 'en']) {
      const told = await ask(`?language=${language}`);
      expect(told.map((profile) => [profile.dated, profile.language])).toEqual(
        days.map((day) => [day, language])
      );
    }
    expect(await ask('?language=de')).toEqual(all);
  });
});
