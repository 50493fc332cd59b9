/** What a browser can ask for, asked by each role: nothing comes back but what the role may read. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attackers, openTarget, type Target } from './target';

let target: Target;
beforeAll(async () => {
  target = await openTarget();
});
afterAll(() => target.close());

describe('the secrets', () => {
  it('are there to be found, by those who may read them', async () => {
    const found = await target.as('student', '/rest/v1/interests?select=*');
    expect(await found.text()).toContain(
      target.secrets.find(({ name }) => name === 'an interest')?.text ?? 'nothing'
    );
  });

  it('are found by the same questions when a policy is too wide', async () => {
    await target.world.sql(
      'create policy too_wide on public.interests for select to authenticated using (true)'
    );
    for (const question of ['interests?select=*', 'challenges?select=id,interests(message)']) {
      const answer = await target.as('stranger', `/rest/v1/${question}`);
      expect(await target.leaked('stranger', answer)).toContain('an interest');
    }
    await target.world.sql('drop policy too_wide on public.interests');
  });

  it('are noticed when they leak', async () => {
    const answer = Response.json(target.secrets.map(({ text }) => text));
    expect((await target.leaked('anon', answer)).length).toBe(target.secrets.length);
  });
});

/** Rows of official lists are called by their key. */
const keyOf = (table: string): string => (['topics', 'study_programmes'].includes(table) ? 'key' : 'id');

/** Ways to ask for a table and for more than it. */
const questions = (table: string): string[] => {
  const key = keyOf(table);
  return [
    `${table}?select=*`,
    `${table}?select=*&limit=100000&offset=0`,
    `${table}?or=(${key}.not.is.null,updated_at.gt.2000-01-01)`,
    `${table}?order=${key}.desc.nullslast`,
    `${table}?${key}=neq.00000000-0000-4000-8000-000000000000`
  ];
};

/** From what anyone reads to what they do not: embedding, spreading, inner joins, order and filter by hidden columns. */
const detours = [
  'challenges?select=*,challenge_cases(*)',
  'challenges?select=*,challenge_cases!inner(*)',
  'challenges?select=title,...challenge_cases(note,author_id)',
  'challenges?select=id,challenge_cases!inner(note)&challenge_cases.note=like.hemmelig*',
  'challenges?select=id,interests(*)',
  'challenges?select=id,interests!inner(message,person_id)',
  'challenges?select=id,interests(messages(text),conversations(*))',
  'challenges?select=id,reports(*),suggestions(*)',
  'challenges?select=*&order=challenge_cases(note).desc',
  'challenges?select=*&order=challenge_cases(author_id)',
  'challenges?select=*&challenge_cases.note=like.hemmelig*',
  'challenges?select=*&state=neq.published',
  'challenges?select=*&state=in.(draft,submitted,returned)',
  'challenges?select=id,today&today=like.hemmelig*',
  'partnerships?select=*,partnership_roles(person_id,role)',
  'partnerships?select=*,suggestions(*),reports(*)',
  'organisations?select=*,affiliations(*),unit_roles(*)',
  'organisations?select=name_nb,challenges(*,challenge_cases(*),interests(*))',
  'profiles?select=*,users(*)',
  'profiles?select=id,auth.users(email)',
  'interests?select=message,profiles(name)',
  'interests?message=like.hemmelig*&select=id',
  'interests?select=count()',
  'interests?select=message.max()',
  'interests?select=id,message::text',
  'messages?text=ilike.*hemmelig*',
  'conversations?select=*,messages(*)',
  'suggestions?need=fts.hemmelig',
  'reports?words=match.hemmelig',
  'notifications?select=*,interests(*)',
  'users?select=*',
  'auth.users?select=*',
  'private.sync_ops?select=*',
  'sync_ops?select=*',
  'pg_catalog.pg_authid?select=*',
  'pg_stat_activity?select=*',
  ''
];

const headers: Record<string, string>[] = [
  {},
  { prefer: 'count=exact', range: '0-0' },
  { prefer: 'count=planned' },
  { accept: 'application/vnd.pgrst.plan+json; options=analyze|verbose' },
  { accept: 'application/vnd.pgrst.object+json' },
  { accept: 'text/csv' },
  { 'accept-profile': 'private' },
  { 'accept-profile': 'auth' }
];

/** One secret of each table that has them. */
const guessed = [
  'a draft',
  'what the coordinator asked the unit for',
  'an interest',
  'a suggestion',
  'the profile of leader'
];

describe.each(attackers)('%s', (who) => {
  it('is answered with rows they may read and no other, however they ask for a table', async () => {
    for (const table of target.tables) {
      const allowed = await target.world
        .as(who, `select ${keyOf(table)} from public.${table}`)
        .then((rows) => rows.length)
        .catch(() => 0);
      for (const question of questions(table)) {
        const answer = await target.as(who, `/rest/v1/${question}`, { headers: { prefer: 'count=exact' } });
        const [, total = ''] = (answer.headers.get('content-range') ?? '').split('/');
        expect([question, answer.ok ? Number(total) : 0]).toEqual([question, allowed]);
        expect([question, await target.leaked(who, answer)]).toEqual([question, []]);
      }
    }
  });

  it('finds no detour to what others wrote', async () => {
    for (const detour of detours) {
      const answer = await target.as(who, `/rest/v1/${detour}`);
      expect([detour, await target.leaked(who, answer)]).toEqual([detour, []]);
    }
  });

  it('finds none in counts, plans, other forms and other schemas', async () => {
    const asked = ['challenge_cases?select=*', 'interests?select=*', 'sync_ops?select=*', 'users?select=*'];
    for (const question of asked)
      for (const header of headers)
        for (const method of ['GET', 'HEAD']) {
          const answer = await target.as(who, `/rest/v1/${question}`, { method, headers: header });
          expect([question, header, await target.leaked(who, answer)]).toEqual([question, header, []]);
        }
  });

  it('learns nothing from filtering by what is hidden: a right guess and a wrong one look the same', async () => {
    for (const { name, text, readers } of target.secrets) {
      if (readers.includes(who) || !guessed.includes(name)) continue;
      const guess = async (value: string) => {
        const answers = [];
        for (const filter of [
          `interests?message=eq.${value}`,
          `challenge_cases?note=eq.${value}`,
          `challenges?today=eq.${value}`,
          `suggestions?need=like.${value}*`,
          `profiles?name=eq.${value}`
        ]) {
          const answer = await target.as(who, `/rest/v1/${filter}&select=id`, {
            headers: { prefer: 'count=exact' }
          });
          answers.push([answer.status, answer.headers.get('content-range'), await answer.text()]);
        }
        return answers;
      };
      expect([name, await guess(encodeURIComponent(text))]).toEqual([
        name,
        await guess('hemmelig-00000000-0000-4000-8000-000000000000')
      ]);
    }
  });
});
