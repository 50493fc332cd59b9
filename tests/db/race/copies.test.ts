/** Every command twenty times at once: a phone that tries again, and a finger that presses twice. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ErrorCode } from '../../../src/lib/domain/errors';
import { commands, type CommandName } from '../../../src/lib/domain/registry';
import { effects, forgetEffects, watchEffects } from '../effects';
import { baseRev, goodCommands } from '../good';
import type { Person } from '../people';
import { rawOp, type Op, type OpResult } from '../world';
import { openWorlds, sendAsPhone, type Worlds } from './worlds';

const copies = 20;
let worlds: Worlds;
beforeAll(async () => {
  worlds = await openWorlds(copies);
  await watchEffects(worlds.first);
});
afterAll(() => worlds.close());

const prepared = async (name: CommandName): Promise<[Person, Record<string, unknown>]> => {
  const { actor, args } = goodCommands(worlds.first)[name];
  return [actor, await args()];
};

const raced = (actor: Person, ops: Op[], losing = 0): Promise<OpResult[]> =>
  Promise.all(worlds.sessions.map((world, n) => sendAsPhone(world, actor, ops[n] as Op, n < losing)));

describe.each(Object.keys(commands) as CommandName[])('%s', (name) => {
  it(`has one effect when one operation arrives ${copies} times at once, five of them lost on the way`, async () => {
    const [actor, args] = await prepared(name);
    const op = rawOp(name, args, { base_rev: baseRev(name) });
    await forgetEffects(worlds.first);
    const answers = await raced(
      actor,
      worlds.sessions.map(() => op),
      5
    );
    const [first, ...rest] = answers.map((answer) => ({ ...answer, replayed: undefined }));
    expect(first).toMatchObject({ status: 'applied' });
    for (const other of rest) expect(other).toEqual(first);
    expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
    const done = await effects(worlds.first);
    expect(new Set(done.map(({ transaction }) => transaction)).size).toBe(1);
  });
});

/** Two phones may say the same without knowing of each other: each is told how it stands, and it is done once. */
const oneIsEnough: readonly CommandName[] = ['consents.give', 'consents.withdraw'];

/** What the losers of a race for one step are answered: its state is gone, or what it makes is there, or its row is not. */
const lost: Partial<Record<CommandName, ErrorCode>> = {
  'challenges.complete': 'wrong_state',
  'challenges.match': 'wrong_state',
  'challenges.pause': 'wrong_state',
  'challenges.publish': 'wrong_state',
  'challenges.remove': 'not_found',
  'challenges.resume': 'wrong_state',
  'challenges.return': 'wrong_state',
  'challenges.start': 'wrong_state',
  'challenges.submit': 'wrong_state',
  'challenges.withdraw': 'wrong_state',
  'interests.accept': 'wrong_state',
  'interests.ask': 'wrong_state',
  'interests.decline': 'wrong_state',
  'interests.reply': 'wrong_state',
  'interests.send': 'already_exists',
  'interests.withdraw': 'wrong_state',
  'meetings.cancel': 'wrong_state',
  'meetings.plan': 'wrong_state',
  'meetings.publish': 'wrong_state',
  'meetings.remove': 'not_found',
  'partnership_profiles.publish': 'wrong_state',
  'partnership_profiles.remove': 'not_found',
  'registrations.accept': 'wrong_state',
  'registrations.cancel': 'wrong_state',
  'registrations.register': 'already_exists',
  'reports.dismiss': 'wrong_state',
  'reports.send': 'already_exists',
  'reports.uphold': 'wrong_state',
  'roles.ask': 'already_exists',
  'roles.decline': 'wrong_state',
  'roles.end': 'wrong_state',
  'roles.give': 'wrong_state',
  'roles.withdraw': 'wrong_state',
  'suggestions.decline': 'wrong_state',
  'suggestions.send': 'already_exists',
  'suggestions.withdraw': 'wrong_state'
};

describe('a step that moves a state', () => {
  const moving = async (): Promise<CommandName[]> => {
    const rows = await worlds.first.sql<{ command: CommandName }>(
      `select command from private.transitions group by command
       having bool_and(from_state is distinct from to_state) order by command collate "C"`
    );
    return rows.map(({ command }) => command).filter((command) => command in commands);
  };

  it('has an expected answer for those who come too late', async () => {
    expect([...Object.keys(lost), ...oneIsEnough].sort()).toEqual(await moving());
  });

  it.each(Object.keys(lost) as CommandName[])(
    `%s is taken once when ${copies} operations ask for it at once, and the others are refused`,
    async (name) => {
      const [actor, args] = await prepared(name);
      await forgetEffects(worlds.first);
      const answers = await raced(
        actor,
        worlds.sessions.map(() => rawOp(name, args, { base_rev: baseRev(name) }))
      );
      const applied = answers.filter(({ status }) => status === 'applied');
      expect([name, applied.length]).toEqual([name, oneIsEnough.includes(name) ? copies : 1]);
      const refused = answers.filter(({ status }) => status !== 'applied').map(({ code }) => code);
      expect(refused).toEqual(refused.map(() => lost[name]));
      const room = name.split('.')[0];
      // What the line of a meeting gives afterwards is no step of this command.
      const given = await worlds.first.sql<{ step: string }>(
        `select from_state || '>' || to_state as step from private.transitions where room = $1 and actor = 'line'`,
        [room]
      );
      const moves = (await effects(worlds.first)).filter(
        ({ entity, from_state, to_state }) =>
          entity === room &&
          from_state !== to_state &&
          !given.some(({ step }) => step === `${from_state}>${to_state}`)
      );
      expect(moves).toHaveLength(1);
    }
  );
});
