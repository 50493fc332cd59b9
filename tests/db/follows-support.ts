/** People who follow things, what they are told, and the server's round, for the tests of follows. */
import { randomUUID } from 'node:crypto';
import type { Followed } from '../../src/lib/domain/follows/follow';
import type { CommandName } from '../../src/lib/domain/registry';
import { runFollows, type FollowRound } from '../../src/lib/server/jobs/follows';
import { asAccount, newPerson, rawOp, type OpResult, type World } from './world';

export const person = (world: World): Promise<string> => newPerson(world, `${randomUUID()}@stud.ntnu.no`);

export const send = async (
  world: World,
  uid: string,
  name: CommandName,
  args: Record<string, unknown>
): Promise<OpResult> => {
  const [row] = await asAccount<{ answer: { results: OpResult[] } }>(
    world,
    uid,
    'select public.sync_push($1::jsonb) as answer',
    [JSON.stringify([rawOp(name, args)])]
  );
  const result = row?.answer.results[0];
  if (!result) throw new Error('no result');
  return result;
};

/** Follows it; the id of the row. */
export const follow = async (world: World, uid: string, followed: Followed): Promise<string> => {
  const id = randomUUID();
  const { status, code } = await send(world, uid, 'follows.add', { id, ...followed });
  if (status !== 'applied') throw new Error(`follows.add: ${code}`);
  return id;
};

export const follower = async (world: World, ...followed: Followed[]): Promise<string> => {
  const uid = await person(world);
  for (const one of followed) await follow(world, uid, one);
  return uid;
};

/** What a person was told of what they follow, on one channel, as `kind`, about one challenge. */
export const toldOf = async (
  world: World,
  uid: string,
  challenge: string,
  channel: 'app' | 'mail' = 'app'
): Promise<string[]> =>
  (
    await world.sql<{ kind: string }>(
      `select kind from public.notifications
       where person_id = $1 and challenge_id = $2 and channel = $3 and kind like 'follow\\_%' order by told_at, id`,
      [uid, challenge, channel]
    )
  ).map(({ kind }) => kind);

/** The server dies before it asks this. */
export class Killed extends Error {}

/** The server's round; `kill` after so many questions that it has asked, before or after the last was answered. */
export const round = (
  world: World,
  options: Partial<FollowRound> & { kill?: { after: number; answered: boolean } } = {}
): Promise<number> => {
  const { kill, ...rest } = options;
  let asked = 0;
  return runFollows({
    ...rest,
    sql: async (sql, params) => {
      asked += 1;
      if (kill && asked >= kill.after) {
        if (kill.answered) await world.sql(sql, params);
        throw new Killed();
      }
      return world.sql(sql, params);
    }
  });
};
