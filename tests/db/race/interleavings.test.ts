/** Many phones at once, any command about the same few rows, answers lost and operations sent again. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CommandName } from '../../../src/lib/domain/registry';
import { random } from '../../bench/generate';
import { catalogue, drawArgs, idsNow, type Catalogue, type Ids } from '../any-command';
import { effects, forgetEffects, unlawful, watchEffects, type Effect } from '../effects';
import { goodCommands } from '../good';
import { persons, type Person } from '../people';
import { rawOp, type Op, type OpResult, type World } from '../world';
import { openWorlds, sendAsPhone, type Worlds } from './worlds';

const phones = 8;
const seconds = 6;
const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);

let worlds: Worlds;
let known: Catalogue;
beforeAll(async () => {
  worlds = await openWorlds(phones);
  known = await catalogue(worlds.first);
  await watchEffects(worlds.first);
});
afterAll(() => worlds.close());

type Sent = { actor: Person; op: Op; answers: OpResult[] };

/** A few rows of every kind, in the state that some command starts from, for all to fight over. */
const prepare = async (): Promise<void> => {
  const good = goodCommands(worlds.first);
  for (const name of known.keys()) await good[name].args();
};

/**
 * What a phone does next: something sent before, by it or another, `back` places from the end; or `name` with arguments
 * drawn by `dice`. All of it follows from the seed; only who comes first is the machine's.
 */
type Draw = {
  name: CommandName;
  dice: number;
  again: boolean;
  back: number;
  actor: Person | 'the right one';
  seen: boolean;
  lose: boolean;
};

const draws = (names: CommandName[]): fc.Arbitrary<Draw> =>
  fc.record({
    name: fc.constantFrom(...names),
    dice: fc.nat(),
    again: fc.boolean(),
    back: fc.nat(19),
    actor: fc.oneof(
      { weight: 3, arbitrary: fc.constant('the right one' as const) },
      { weight: 2, arbitrary: fc.constantFrom(...persons) }
    ),
    seen: fc.boolean(),
    lose: fc.nat(4).map((chance) => chance === 0)
  });

/** More than any phone comes to send in the time. */
const most = 3_000;

/** One phone for some seconds: half of what it sends is new, half was sent before by it or another. */
const phone = async (world: World, plan: Draw[], until: number, log: Sent[]): Promise<void> => {
  const good = goodCommands(worlds.first);
  let ids: Ids = await idsNow(world);
  for (const [n, draw] of plan.entries()) {
    if (Date.now() > until) return;
    if (n % 25 === 24) ids = await idsNow(world);
    let sent = draw.again ? log.at(-1 - draw.back) : undefined;
    if (!sent) {
      const { name } = draw;
      const args = drawArgs(known.get(name) ?? {}, name, ids, random(draw.dice));
      sent = {
        actor: draw.actor === 'the right one' ? good[name].actor : draw.actor,
        op: rawOp(name, args, { base_rev: draw.seen ? 1_000_000 : null }),
        answers: []
      };
      log.push(sent);
    }
    sent.answers.push(await sendAsPhone(world, sent.actor, sent.op, draw.lose));
  }
  throw new Error('a phone had nothing left to send');
};

/** The judgement of an answer; a replay has its rows as they have become. */
const judgement = ({ rows: _rows, row: _row, replayed: _replayed, ...rest }: OpResult): string =>
  JSON.stringify(rest);

/** True when a replay holds a row that the first answer did not, or an older one. */
const goesBack = (first: OpResult, again: OpResult): boolean =>
  (again.rows ?? []).some(({ entity, row }) => {
    const then = first.rows?.find((part) => part.entity === entity && part.row.id === row.id);
    return !then || row.rev < then.row.rev;
  });

/** All that is wrong about what one operation was answered and what it did. */
const faultsOf = async ({ op, answers }: Sent, done: Effect[]): Promise<string[]> => {
  const answer = answers.find(({ replayed }) => !replayed) ?? answers[0];
  const faults: string[] = [];
  if (answer && answers.some((other) => judgement(other) !== judgement(answer))) faults.push('two answers');
  if (answer && answers.some((other) => goesBack(answer, other))) faults.push('an answer from before');
  if (answers.filter(({ replayed }) => !replayed).length !== 1) faults.push('applied twice, or never');
  if (new Set(done.map(({ transaction }) => transaction)).size > 1) faults.push('two effects');
  if (answer?.status !== 'applied' && done.length > 0) faults.push('refused, and an effect');
  for (const { entity, row } of answer?.rows ?? []) {
    const revs = done.filter((effect) => effect.entity === entity && effect.id === row.id);
    if (revs.length > 0 && !revs.some(({ to_rev }) => to_rev === row.rev)) faults.push('answered, not done');
  }
  if ((await unlawful(worlds.first, op.kind, done)).length > 0)
    faults.push('a step that is not in the table');
  return faults.map((fault) => `${op.kind}: ${fault}`);
};

/** Rows whose changes do not follow on each other, or do not end where the row stands now. */
const brokenChains = async (done: Effect[]): Promise<string[]> => {
  const last = new Map<string, Effect>();
  const broken: string[] = [];
  // An entry of a log has no rev: it is written once.
  for (const effect of done.filter(({ from_rev, to_rev }) => (from_rev ?? to_rev) !== null)) {
    const key = `${effect.entity} ${effect.id}`;
    const before = last.get(key);
    if (before && before.to_rev !== effect.from_rev)
      broken.push(`${key}: ${effect.from_rev} after ${before.to_rev}`);
    last.set(key, effect);
  }
  for (const [key, { entity, id, to_rev }] of last) {
    const [row] = await worlds.first.sql<{ rev: number }>(
      `select (to_jsonb(t) ->> 'rev')::int as rev from public.${entity} t where id = $1`,
      [id]
    );
    if ((row?.rev ?? null) !== to_rev) broken.push(`${key}: stands at ${row?.rev}, was left at ${to_rev}`);
  }
  return broken;
};

describe(`${phones} phones at once for ${seconds} seconds (seed ${seed})`, () => {
  it('lose nothing, double nothing, and take only steps that the table knows', async () => {
    await prepare();
    await forgetEffects(worlds.first);
    const log: Sent[] = [];
    const plans = worlds.sessions.map((_, n) =>
      fc.sample(draws([...known.keys()]), { seed: seed + n, numRuns: most })
    );
    const until = Date.now() + seconds * 1_000;
    await Promise.all(worlds.sessions.map((world, n) => phone(world, plans[n] ?? [], until, log)));
    const done = await effects(worlds.first);
    const faults: string[] = [];
    // An answer can still have been on its way to one phone when another asked again: all are in by now.
    for (const sent of log)
      faults.push(
        ...(await faultsOf(
          sent,
          done.filter(({ op }) => op === sent.op.op_id)
        ))
      );
    expect(faults).toEqual([]);
    expect(await brokenChains(done)).toEqual([]);

    const applied = log.filter(({ answers }) => answers[0]?.status === 'applied').length;
    const repeated = log.reduce((sum, { answers }) => sum + answers.length - 1, 0);
    console.log(
      `${log.length} operations, ${applied} applied, ${repeated} sent again, ${done.length} rows written`
    );
    expect(applied).toBeGreaterThan(30);
    expect(repeated).toBeGreaterThan(50);
  });
});
