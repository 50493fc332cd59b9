/** A challenge's life over HTTP: a file for those who answer for it, in words and in three languages. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeBackend, startBackend } from '../../src/lib/server/backend';
import { GET } from '../../src/routes/api/archive/[id]/+server';
import { config, dataDir } from '../db/embedded/support/world';
import { embedded, signIn } from './signed-in';

let id: string;
let token: string;
beforeAll(async () => {
  await startBackend(config(await dataDir()));
  const { sql } = await embedded();
  const [completed] = await sql<{ id: string }>(
    `select c.id from public.challenges c
     join public.organisations o on o.id = c.organisation_id
     where c.state = 'completed' and o.slug like 'gjovik-%' order by c.id limit 1`
  );
  id = completed?.id ?? '';
  await sql(
    `update public.challenges c set second_theme_id = s.id, technology_ids = array[t.id], kinds = '{master,public_phd}',
       gains = '{contact,money}', citizen_role = 'co_researchers', other_unit_ids = array[u.id]
     from public.themes s, public.technologies t, public.organisations u
     where c.id = $1 and s.partnership_id = c.partnership_id and s.key = 'smart'
       and t.partnership_id = c.partnership_id and t.key = 'welfare' and u.slug = 'ntnu-helsevitenskap-gjovik'`,
    [id]
  );
  token = await signIn('demo.ansatt@gjovik.kommune.no');
});
afterAll(closeBackend);

const ask = (query: string, who: string | null, challenge = id): Promise<Response> => {
  const url = new URL(`http://localhost/api/archive/${challenge}${query}`);
  const headers: Record<string, string> = who === null ? {} : { authorization: `Bearer ${who}` };
  const event = {
    request: new Request(url, { headers }),
    url,
    params: { id: challenge },
    route: { id: '/api/archive/[id]' }
  };
  return Promise.resolve(GET(event as unknown as Parameters<typeof GET>[0]));
};

describe('the archive of a challenge over HTTP', () => {
  it('comes as JSON, to be kept nowhere on the way, with names for what it refers to', async () => {
    const answer = await ask('', token);
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="${id}.json"`);
    const life = (await answer.json()) as {
      challenge: Record<string, string>;
      names: Record<string, { en: string }>;
    };
    expect(life.names[life.challenge.second_theme_id ?? '']?.en).toBe('Smart city');
    expect(life.names[life.challenge.service_area_id ?? '']?.en).toBeTruthy();
  });

  it.each([
    [
      'nb',
      [
        'Et tema til: Smart kommune',
        'Teknologier: Velferdsteknologi',
        'Tjenesteområde: ',
        'Forskningsfelt: '
      ],
      [
        'Passer for: Master, Offentlig sektor-ph.d.',
        'Innbyggerne: forsker selv',
        '(koordinatoren)',
        'Målform: '
      ]
    ],
    [
      'nn',
      ['Eit tema til: Smart kommune', 'Teknologiar: Velferdsteknologi', 'Tenesteområde: ', 'Forskingsfelt: '],
      [
        'Innbyggjarane: forskar sjølve',
        '(koordinatoren)',
        'Andre einingar som er med: Institutt for helsevitskap'
      ]
    ],
    [
      'en',
      ['Technologies: Welfare technology', 'Service area: ', 'Research field: '],
      ['Citizens: do research themselves', '(the coordinator)', 'What they get: ']
    ]
  ])('comes as text in %s, in words and without a key', async (language, named, worded) => {
    const answer = await ask(`?as=text&language=${language}`, token);
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="${id}.txt"`);
    const page = await answer.text();
    for (const words of [...named, ...worded]) expect(page).toContain(words);
    expect(page).not.toMatch(
      /\b[a-z]+_[a-z_]+\b|\((author|contact|clock)\)|undefined|\[object|[0-9a-f]{8}-[0-9a-f]{4}/
    );
  });

  it('is refused without a token, and not there for one who does not answer for it', async () => {
    for (const none of [null, 'x'])
      expect([none, (await ask('', none)).status].join(' ')).toBe(
        `${none ?? ''} ${none === null ? 401 : 404}`
      );
    const student = await signIn('demo.student@stud.ntnu.no');
    for (const query of ['', '?as=text']) {
      const answer = await ask(query, student);
      expect([answer.status, await answer.json()]).toEqual([404, { code: 'not_found' }]);
    }
    expect((await ask('', token, crypto.randomUUID())).status).toBe(404);
    expect((await ask('', token, 'x')).status).toBe(404);
  });
});
