/** Whatever is sent by whomever in whatever order: states move as the table says, and what is refused leaves no trace. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CommandName } from '../../src/lib/domain/registry';
import { random } from '../bench/generate';
import { catalogue, drawArgs, idsNow, type Catalogue, type Ids } from './any-command';
import { effects, forgetEffects, unlawful, watchEffects, type Effect } from './effects';
import { baseRev, goodCommands } from './good';
import { firstRoles, persons, type Person } from './people';
import { rawOp, World, type Op, type OpResult } from './world';

const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);

let world: World;
let known: Catalogue;
beforeAll(async () => {
  world = await World.open();
  known = await catalogue(world);
  await watchEffects(world);
});
afterAll(() => world.close());

/** One operation: as it should be, or drawn by the rules about any row, sent by anyone. */
type Try = { name: CommandName; dice: number; good: boolean; actor: Person; baseRev: number | null };

const tries = (name: CommandName, good: fc.Arbitrary<boolean>): fc.Arbitrary<Try> =>
  fc.record({
    name: fc.constant(name),
    dice: fc.nat(),
    good,
    actor: fc.constantFrom(...persons),
    baseRev: fc.option(fc.nat(4))
  });

/** Commands in any order, each once: none is left out because others were drawn instead. */
const sequences = (names: CommandName[], least: number, good: fc.Arbitrary<boolean>): fc.Arbitrary<Try[]> =>
  fc
    .shuffledSubarray(names, { minLength: least })
    .chain((order) => fc.tuple(...order.map((name) => tries(name, good))));

/** A random command may end anyone's role, and what is sent as it should be is sent by those who have theirs. */
const giveRolesBack = (): Promise<void> =>
  world.database.exec(`delete from public.unit_roles; delete from public.partnership_roles; ${firstRoles}`);

const operationOf = async (one: Try, ids: Ids): Promise<[Person, Op]> => {
  if (one.good) {
    await giveRolesBack();
    const { actor, args } = goodCommands(world)[one.name];
    return [actor, rawOp(one.name, await args(), { base_rev: baseRev(one.name) })];
  }
  const args = drawArgs(known.get(one.name) ?? {}, one.name, ids, random(one.dice));
  return [one.actor, rawOp(one.name, args, { base_rev: one.baseRev })];
};

/** What an operation is answered, and what it wrote. */
const tried = async (actor: Person, operation: Op): Promise<[OpResult, Effect[]]> => {
  await forgetEffects(world);
  const result = await world.send(actor, operation);
  return [result, await effects(world)];
};

describe(`any sequence of commands (seed ${seed})`, () => {
  it('moves states as the table says, and a refusal changes no row of anything', async () => {
    const answers: Record<string, Set<string>> = {};
    let moves = 0;
    const names = [...known.keys()];
    // First all of them as they should be, so that each is sure to have been seen to do what it does.
    const whole = fc.sample(sequences(names, names.length, fc.constant(true)), { seed, numRuns: 1 });
    await fc.assert(
      fc.asyncProperty(sequences(names, Math.ceil(names.length / 2), fc.boolean()), async (sequence) => {
        const ids = await idsNow(world);
        for (const one of sequence) {
          const [actor, operation] = await operationOf(one, ids);
          const [result, done] = await tried(actor, operation);
          (answers[one.name] ??= new Set()).add(result.code ?? result.status);
          if (result.status === 'applied') {
            expect([operation, await unlawful(world, one.name, done)]).toEqual([operation, []]);
            moves += done.filter(({ from_state, to_state }) => from_state !== to_state).length;
          } else expect([operation, result.code, done]).toEqual([operation, result.code, []]);
        }
      }),
      { seed, numRuns: 10, endOnFailure: true, examples: whole.map((sequence) => [sequence] as [Try[]]) }
    );
    expect(moves).toBeGreaterThan(40);
    expect(names.filter((name) => !answers[name]?.has('applied'))).toEqual([]);
  });

  it('is judged by rules that find a step the table does not know', async () => {
    await giveRolesBack();
    const { actor, args } = goodCommands(world)['challenges.withdraw'];
    const operation = rawOp('challenges.withdraw', await args());
    const [, done] = await tried(actor, operation);
    expect(await unlawful(world, 'challenges.withdraw', done)).toEqual([]);
    expect(await unlawful(world, 'challenges.publish', done)).toHaveLength(1);
  });
});
