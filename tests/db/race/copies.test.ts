/** Every command twenty times at once: a phone that tries again, and a finger that presses twice. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

describe('a step that moves a state', () => {
  const moving = async (): Promise<CommandName[]> => {
    const rows = await worlds.first.sql<{ command: CommandName }>(
      `select command from private.transitions group by command
       having bool_and(from_state is distinct from to_state) order by command`
    );
    return rows.map(({ command }) => command).filter((command) => command in commands);
  };

  it(`is taken once when ${copies} operations ask for it at once, and the others are refused`, async () => {
    const names = await moving();
    expect(names.length).toBeGreaterThan(6);
    for (const name of names) {
      const [actor, args] = await prepared(name);
      await forgetEffects(worlds.first);
      const answers = await raced(
        actor,
        worlds.sessions.map(() => rawOp(name, args, { base_rev: baseRev(name) }))
      );
      const applied = answers.filter(({ status }) => status === 'applied');
      expect([name, applied.length]).toEqual([name, oneIsEnough.includes(name) ? copies : 1]);
      const room = name.split('.')[0];
      const moves = (await effects(worlds.first)).filter(
        ({ entity, from_state, to_state }) => entity === room && from_state !== to_state
      );
      expect([name, moves.length]).toEqual([name, 1]);
    }
  });
});
