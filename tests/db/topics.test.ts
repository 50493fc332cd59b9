/** Topics and study programmes: what an import does to what is there, and who may be marked with which. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Topic } from '../../src/lib/domain/topics/topic';
import { people, places } from './people';
import { challengeIn, challengeRow, firstSave } from './stories';
import { op, rawOp, World, type OpResult } from './world';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

const at = '2026-11-26T10:00:00Z';
const later = '2027-11-26T10:00:00Z';

type Given = { uri: string; scheme: string; name_nb: string; [more: string]: unknown };
const given = (path: string, name_nb: string, more: object = {}): Given => ({
  uri: `https://emner.example.org/${path}`,
  scheme: 'https://emner.example.org/ord',
  name_nb,
  name_nn: null,
  name_en: null,
  synonyms_nb: [],
  synonyms_nn: [],
  synonyms_en: [],
  broader: [],
  ...more
});

const take = async (what: 'topics' | 'programmes', list: unknown, { many = false, when = at } = {}) => {
  const [row] = await world.sql<{ answer: Record<string, unknown> }>(
    `select private.import_${what}($1::jsonb, $2, $3) as answer`,
    [JSON.stringify(list), many, when]
  );
  return row?.answer;
};

const topic = async (key: string): Promise<Topic | undefined> =>
  (await world.sql<Topic>('select * from public.topics where key = $1', [key]))[0];

const list = [
  given('tema/gater', 'Gater', { scheme: 'https://emner.example.org/tema' }),
  given('ord/benk', 'Benk', {
    synonyms_nb: ['sittegruppe'],
    broader: ['https://emner.example.org/tema/gater']
  }),
  given('ord/Grøfter-og-åkrer', 'Grøfter'),
  given('ord/gater', 'Gater som ord')
];

describe('an import of topics', () => {
  it('gives each a key that says something, and tells what it did', async () => {
    expect(await take('topics', list)).toEqual({ made: 4, changed: 0, retired: 0 });
    const rows = await world.sql<Topic>(
      `select key, broader_keys from public.topics where scheme <> '' order by key collate "C"`
    );
    expect(rows).toEqual([
      { key: 'benk', broader_keys: ['tema-gater'] },
      { key: 'gater', broader_keys: [] },
      { key: 'grofter-og-akrer', broader_keys: [] },
      { key: 'tema-gater', broader_keys: [] }
    ]);
  });

  it('changes nothing the second time', async () => {
    const all = () => world.sql('select * from public.topics order by key');
    const before = await all();
    expect(await take('topics', [...list].reverse(), { when: later })).toEqual({
      made: 0,
      changed: 0,
      retired: 0
    });
    expect(await all()).toEqual(before);
  });

  it('changes what has a new name, retires what is gone, and takes it back; keys stay', async () => {
    const fewer = [list[0], { ...list[1], name_nb: 'Benker' }, list[3]];
    expect(await take('topics', fewer, { when: later })).toEqual({ made: 0, changed: 1, retired: 1 });
    expect(await topic('benk')).toMatchObject({ name_nb: 'Benker', synonyms_nb: ['sittegruppe'] });
    expect((await topic('grofter-og-akrer'))?.retired_at).not.toBeNull();
    expect(await take('topics', list)).toEqual({ made: 0, changed: 2, retired: 0 });
    expect(await topic('grofter-og-akrer')).toMatchObject({ retired_at: null, name_nb: 'Grøfter' });
  });

  it('leaves other lists alone', async () => {
    const other = [given('ord/benk', 'Benk', { uri: 'https://andre.example.org/benk', scheme: 'andre' })];
    expect(await take('topics', other)).toEqual({ made: 1, changed: 0, retired: 0 });
    expect(await topic('andre-example-org-benk')).toMatchObject({ name_nb: 'Benk' });
    expect((await topic('benk'))?.retired_at).toBeNull();
    expect((await topic('benkedager'))?.retired_at).toBeNull();
  });

  it('takes a file that lacks more than a third for a part of the list, unless it is said to be whole', async () => {
    const long = Array.from({ length: 20 }, (_, n) => given(`lang/${n}`, `Nr ${n}`, { scheme: 'lang' }));
    await take('topics', long);
    const part = long.slice(0, 12);
    expect(await take('topics', part)).toEqual({ refused: { gone: 8, standing: 20 } });
    const count = () =>
      world.sql(
        `select count(*)::int as n from public.topics where scheme = 'lang' and retired_at is not null`
      );
    expect(await count()).toEqual([{ n: 0 }]);
    expect(await take('topics', part, { many: true })).toEqual({ made: 0, changed: 0, retired: 8 });
    expect(await count()).toEqual([{ n: 8 }]);
  });

  it('changes nothing at all when one of its topics cannot be stored', async () => {
    const bad = [given('ord/ny', 'Ny', { scheme: 'halv' }), given('ord/tom', '', { scheme: 'halv' })];
    await expect(take('topics', bad)).rejects.toThrow(/check/);
    expect(await world.sql(`select from public.topics where scheme = 'halv'`)).toEqual([]);
  });
});

describe('an import of study programmes', () => {
  const programme = (name_nb: string, more: object = {}) => ({
    organisation_id: places.university,
    code: null,
    name_nb,
    name_nn: null,
    name_en: null,
    nus_code: null,
    level: null,
    place: '',
    ...more
  });

  it('knows them by code, else by name, level and place; others’ stay', async () => {
    const first = [
      programme('Benkebygging', { level: 'master', place: 'Gjøvik' }),
      programme('Benkebygging', { level: 'master', place: 'Ålesund' }),
      programme('Hagebenker', { code: 'MHB', nus_code: '799999' })
    ];
    // The one that the tests begin with is gone from the university's list.
    expect(await take('programmes', first)).toEqual({ made: 3, changed: 0, retired: 1 });
    expect(await take('programmes', first, { when: later })).toEqual({ made: 0, changed: 0, retired: 0 });
    const renamed = [...first.slice(0, 2), { ...first[2], name_nb: 'Hage og benk' }];
    expect(await take('programmes', renamed)).toEqual({ made: 0, changed: 1, retired: 0 });
    const rows = await world.sql(
      `select key, name_nb, retired_at is null as stands from public.study_programmes order by key collate "C"`
    );
    expect(rows).toEqual([
      { key: 'ntnu-benkebygging-master-alesund', name_nb: 'Benkebygging', stands: true },
      { key: 'ntnu-benkebygging-master-gjovik', name_nb: 'Benkebygging', stands: true },
      { key: 'ntnu-mhb', name_nb: 'Hage og benk', stands: true },
      { key: 'samskaping', name_nb: 'Samskaping', stands: false }
    ]);
    const nobodys = [programme('Åpent kurs', { organisation_id: null })];
    expect(await take('programmes', nobodys)).toEqual({ made: 1, changed: 0, retired: 0 });
  });
});

const said = ({ status, code, field }: OpResult): string => [code ?? status, field].filter(Boolean).join(' ');

describe('a challenge', () => {
  it('is marked with topics that stand, each once, at most ten', async () => {
    const id = await challengeIn(world, 'published');
    const save = async (topic_keys: unknown) => {
      const { rev } = await challengeRow(world, id);
      return said(
        await world.send('contact', rawOp('challenges.save', { id, topic_keys }, { base_rev: rev }))
      );
    };
    expect(await save(['benk', 'gater'])).toBe('applied');
    expect((await challengeRow(world, id)).topic_keys).toEqual(['benk', 'gater']);
    expect(await save(['benk', 'finnes-ikke'])).toBe('unknown_reference topic_keys');
    expect(await save(['benk', 'benk'])).toBe('invalid topic_keys');
    expect(await save(['Benk'])).toBe('invalid topic_keys');
    expect(await save('benk')).toBe('wrong_type topic_keys');
    expect(await save(null)).toBe('wrong_type topic_keys');
    expect(await save(Array.from({ length: 11 }, (_, n) => `emne-${n}`))).toBe('too_long topic_keys');
    expect((await challengeRow(world, id)).topic_keys).toEqual(['benk', 'gater']);
  });

  it('keeps a topic that is retired, and takes no other such', async () => {
    const id = await challengeIn(world, 'published', { topic_keys: ['benk'] });
    await world.sql(`update public.topics set retired_at = now() where key in ('benk', 'gater')`);
    const save = async (topic_keys: string[]) => {
      const { rev } = await challengeRow(world, id);
      return said(await world.send('contact', op('challenges.save', { id, topic_keys }, { base_rev: rev })));
    };
    expect(await save(['benk', 'tema-gater'])).toBe('applied');
    expect(await save(['benk', 'gater'])).toBe('invalid topic_keys');
    expect(await save([])).toBe('applied');
    expect(await save(['benk'])).toBe('invalid topic_keys');
    await world.sql(`update public.topics set retired_at = null where key in ('benk', 'gater')`);
  });

  it('of an app that knows no topics is saved as ever, and keeps those it has', async () => {
    const id = randomUUID();
    await world.apply('contact', op('challenges.save', firstSave(id, { topic_keys: ['benk'] })));
    await world.apply('contact', op('challenges.save', { id, place: 'Gjøvik' }, { base_rev: 1 }));
    expect(await challengeRow(world, id)).toMatchObject({ topic_keys: ['benk'], place: 'Gjøvik' });
  });
});

describe('a profile', () => {
  const save = async (patch: Record<string, unknown>) => {
    const [mine] = await world.sql<{ rev: number }>('select rev from public.profiles where id = $1', [
      people.student
    ]);
    return said(
      await world.send(
        'student',
        rawOp('profiles.save', { id: people.student, ...patch }, { base_rev: mine?.rev ?? 1 })
      )
    );
  };

  it('has topics and a study programme that stand', async () => {
    expect(await save({ topic_keys: ['benk'], study_programme_key: 'ntnu-mhb' })).toBe('applied');
    expect(await save({ topic_keys: ['benk', 'finnes-ikke'] })).toBe('unknown_reference topic_keys');
    expect(await save({ topic_keys: Array.from({ length: 21 }, (_, n) => `emne-${n}`) })).toBe(
      'too_long topic_keys'
    );
    expect(await save({ study_programme_key: 'finnes-ikke' })).toBe('unknown_reference study_programme_key');
    expect(await save({ study_programme_key: '' })).toBe('missing study_programme_key');
  });

  it('keeps a programme that is retired, and takes no other such', async () => {
    await world.sql(`update public.study_programmes set retired_at = now() where key like 'ntnu-%'`);
    expect(await save({ study_programme_key: 'ntnu-mhb', name: 'Eksempel' })).toBe('applied');
    expect(await save({ study_programme_key: 'ntnu-benkebygging-master-gjovik' })).toBe(
      'invalid study_programme_key'
    );
    expect(await save({ study_programme_key: null })).toBe('applied');
    expect(await save({ study_programme_key: 'ntnu-mhb' })).toBe('invalid study_programme_key');
  });
});

describe('the lists', () => {
  it('are taken in by operators only, and read by everyone', async () => {
    for (const actor of ['anon', 'student', 'coordinator', 'service_role'] as const) {
      expect(await world.refusal(actor, `select private.import_topics('[]', true, now())`)).toMatchObject({
        code: '42501'
      });
      expect(await world.refusal(actor, `select private.import_programmes('[]', true, now())`)).toMatchObject(
        {
          code: '42501'
        }
      );
    }
    expect((await world.as('anon', 'select key from public.topics')).length).toBeGreaterThan(20);
  });
});
