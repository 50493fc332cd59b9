/** Rules of windows: a university's own, from a day on, in the place of a general one or of its own earlier one. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { answersFor, type WindowAnswer } from '../../src/lib/domain/windows/answers';
import type { WindowRule } from '../../src/lib/domain/windows/window-rule';
import { registerArgs } from './partnership-stories';
import { places, type Person } from './people';
import { publicReplica } from './replica';
import { rawOp, World } from './world';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());
beforeEach(() => world.sql('delete from public.window_rules where organisation_id is not null'));

const save = async (args: object, base_rev: number | null = null, actor: Person = 'coordinator') => {
  const result = await world.send(actor, rawOp('window_rules.save', args, { base_rev }));
  return result.code ? [result.code, result.field].filter(Boolean).join(' ') : result.status;
};
const made = (over: object = {}) =>
  registerArgs(world, 'window_rules').then((args) => ({ ...args, ...over }));
const rule = async (id: string) =>
  (
    await world.sql<{ key: string; from: string; to: string | null; rev: number }>(
      `select key, valid_from::text as from, valid_to::text as to, rev from public.window_rules where id = $1`,
      [id]
    )
  )[0];
const general = async (key: string): Promise<string> =>
  (
    await world.sql<{ id: string }>(
      'select id from public.window_rules where key = $1 and organisation_id is null',
      [key]
    )
  )[0]?.id ?? '';

it('a new rule gets a key of its own, and one in the place of a general one gets its key', async () => {
  const own = await made();
  expect(await save(own)).toBe('applied');
  expect((await rule(own.id))?.key).toMatch(/^praksis-/);
  const eit = await general('eit');
  const instead = await made({ replaces_id: eit, closes: '10-20' });
  expect(await save(instead)).toBe('applied');
  expect(await rule(instead.id)).toMatchObject({ key: 'eit', to: null });
  expect(await rule(eit)).toMatchObject({ to: null, rev: 1 });
});

it('a change from a day on is a new rule, and the one before it keeps its time', async () => {
  const first = await made();
  await save(first);
  const second = await made({ replaces_id: first.id, valid_from: '2027-06-01' });
  expect(await save(second, null, 'coordinatorNtnu')).toBe('applied');
  expect(await rule(first.id)).toMatchObject({ from: '2026-01-01', to: '2027-05-31' });
  expect(await rule(second.id)).toMatchObject({ from: '2027-06-01', to: null });
  const now = await rule(first.id);
  expect(now?.key).toBe((await rule(second.id))?.key);
  // Two who did not see each other: the second is told that there is one.
  expect(await save(await made({ replaces_id: first.id, valid_from: '2028-01-01' }))).toBe(
    'already_exists valid_from'
  );
  expect(await save(await made({ replaces_id: first.id, valid_from: '2026-01-01' }))).toBe(
    'invalid valid_from'
  );
  expect(await save({ id: first.id, valid_to: null }, now?.rev)).toBe('already_exists valid_from');
});

it('a version that is taken away again gives its time back to the one before it', async () => {
  const first = await made();
  await save(first);
  const second = await made({ replaces_id: first.id, valid_from: '2027-06-01' });
  await save(second);
  const { rev } = (await rule(second.id)) ?? { rev: 0 };
  const removed = await world.apply(
    'coordinator',
    rawOp('window_rules.remove', { id: second.id }, { base_rev: rev })
  );
  expect(removed.rows?.map(({ row }) => row.id)).toEqual([first.id]);
  expect(await rule(first.id)).toMatchObject({ from: '2026-01-01', to: null });
});

it('two who change different fields both succeed, and the same one is a conflict', async () => {
  const own = await made();
  await save(own);
  expect(await save({ id: own.id, lead_days: 20 }, 1)).toBe('applied');
  expect(await save({ id: own.id, closes: '05-10' }, 1, 'coordinatorTrondheim')).toBe('applied');
  expect(
    await world.send(
      'coordinator',
      rawOp('window_rules.save', { id: own.id, lead_days: 30 }, { base_rev: 1 })
    )
  ).toMatchObject({ status: 'conflict', fields: ['lead_days'] });
});

it.each([
  ['a day that no year has', { opens: '02-30' }, 'invalid opens'],
  ['week 54', { closes: 'W54-1' }, 'invalid closes'],
  ['only one of the two days', { opens: null }, 'invalid closes'],
  ['a semester without a window', { opens: null, closes: null }, 'invalid leads_to'],
  ['an end before the beginning', { valid_to: '2025-12-31' }, 'invalid valid_to'],
  ['more days than a year', { lead_days: 366 }, 'too_long lead_days'],
  ['a municipality', { organisation_id: places.gjovik }, 'invalid organisation_id'],
  ['a faculty', { organisation_id: places.faculty }, 'invalid organisation_id'],
  ['no university', { organisation_id: randomUUID() }, 'unknown_reference organisation_id'],
  ['a kind there is not', { kinds: ['hackathon'] }, 'invalid kinds']
])('refuses %s', async (_, over, code) => {
  expect(await save(await made(over))).toBe(code);
});

it('the last day of February and counting back from the start are rules too', async () => {
  expect(await save(await made({ opens: '02-01', closes: '02-29' }))).toBe('applied');
  expect(await save(await made({ opens: null, closes: null, leads_to: null, lead_days: 30 }))).toBe(
    'applied'
  );
});

it('a general rule is nobody’s to change or remove', async () => {
  const id = await general('sikt');
  for (const actor of ['coordinator', 'coordinatorNtnu', 'leader'] as const) {
    expect(await save({ id, lead_days: 1 }, 1, actor)).toBe('not_allowed');
    expect(await world.send(actor, rawOp('window_rules.remove', { id }))).toMatchObject({
      code: 'not_allowed'
    });
  }
});

it('everyone’s phone has the rules, and answers by the university’s own as soon as it is there', async () => {
  const days = async (): Promise<string[]> => {
    const replica = await publicReplica(world);
    const rules = [...replica.rows].flatMap(([key, row]) =>
      key.startsWith('window_rules:') ? [row as WindowRule] : []
    );
    const answers = answersFor({
      rules,
      universities: [places.university],
      kinds: ['eit', 'bachelor', 'master', 'placement', 'public_phd', 'guest_lecture'],
      startsOn: null,
      today: '2026-10-20'
    });
    return answers
      .filter((answer): answer is WindowAnswer => answer.about === 'window')
      .map(({ window, state }) => `${window.rule.key} ${state} ${window.closes}`);
  };
  expect(await days()).toEqual([
    'eit open 2026-11-01',
    'bachelor_spring open 2026-11-15',
    'master_spring open 2026-11-15',
    'public_phd open 2026-12-31',
    'placement_autumn ahead 2027-05-01',
    'master_autumn ahead 2027-05-15',
    'research_days ahead 2027-10-03',
    'placement_spring missed 2026-10-15'
  ]);
  await save(
    await made({ replaces_id: await general('eit'), kinds: ['eit'], opens: '10-01', closes: '10-25' })
  );
  expect((await days())[0]).toBe('eit open 2026-10-25');
});
