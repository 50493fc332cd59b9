/** The world of the database tests on a real Postgres, with as many sessions as wanted: each is a World of its own. */
import type pg from 'pg';
import { ownDatabase } from '../../tools/shared-postgres';
import { firstRows, type Person } from '../people';
import { speakAs, World, type Base, type Op, type OpResult } from '../world';
import { connect } from './connection';

export const base = (client: pg.Client): Base => {
  const inside: Pick<Base, 'query' | 'exec'> = {
    query: async <Row extends Record<string, unknown>>(text: string, params: unknown[] = []) =>
      (await client.query<Row>(text, params)).rows,
    exec: async (text) => {
      await client.query(text);
    }
  };
  return {
    ...inside,
    transaction: async (work) => {
      await client.query('begin');
      try {
        const result = await work(inside);
        await client.query('commit');
        return result;
      } catch (error) {
        await client.query('rollback');
        throw error;
      }
    },
    close: () => client.end()
  };
};

export type Worlds = {
  /** For what comes before and after a race. */
  first: World;
  sessions: World[];
  close: () => Promise<void>;
};

export const openWorlds = async (count: number): Promise<Worlds> => {
  const url = await ownDatabase();
  const session = async (): Promise<World> => new World(base(await connect(url)));
  const first = await session();
  await first.database.exec(firstRows);
  const sessions = await Promise.all(Array.from({ length: count }, session));
  return {
    first,
    sessions,
    close: async () => {
      await Promise.all([first, ...sessions].map((world) => world.close()));
    }
  };
};

const lost = new Error('lost before the commit');
/** What a phone answers by trying again: the database gave up, and kept nothing. */
const again = ['40001', '40P01'];

/**
 * Sends as a phone does: until there is an answer.
 * @param lose the first try is broken off before its commit
 */
export const sendAsPhone = async (
  world: World,
  actor: Person,
  operation: Op,
  lose = false
): Promise<OpResult> => {
  for (let attempt = 0; ; attempt++)
    try {
      return await world.database.transaction(async (inside) => {
        await speakAs(inside, actor);
        await inside.query(`select set_config('test.op', $1, true)`, [operation.op_id]);
        const [row] = await inside.query<{ answer: { results: OpResult[] } }>(
          'select public.sync_push($1::jsonb) as answer',
          [JSON.stringify([operation])]
        );
        if (lose && attempt === 0) throw lost;
        return row?.answer.results[0] as OpResult;
      });
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      if (error !== lost && !again.includes(code)) throw error;
    }
};
