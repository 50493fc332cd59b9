/** The world of the database tests on a real Postgres, with as many sessions as wanted: each is a World of its own. */
import type pg from 'pg';
import { startPostgres } from '../../tools/postgres';
import { firstRows } from '../people';
import { World, type Base } from '../world';
import { connect } from './connection';

const base = (client: pg.Client): Base => {
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
  const postgres = await startPostgres();
  const session = async (): Promise<World> => new World(base(await connect(postgres.url)));
  const first = await session();
  await first.database.exec(firstRows);
  const sessions = await Promise.all(Array.from({ length: count }, session));
  return {
    first,
    sessions,
    close: async () => {
      await Promise.all([first, ...sessions].map((world) => world.close()));
      await postgres.close();
    }
  };
};
