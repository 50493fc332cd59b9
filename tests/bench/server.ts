import type pg from 'pg';
import { connect } from '../db/race/connection.ts';
import { startPostgres } from '../tools/postgres.ts';

/** Makes a migrated database and gives the number of connections asked for. */
export type Open = (database: string, connections: number) => Promise<pg.Client[]>;

/** Runs `work` beside a real Postgres, and closes its connections and the server whatever happens. */
export const withPostgres = async <Result>(work: (open: Open) => Promise<Result>): Promise<Result> => {
  const postgres = await startPostgres();
  const clients: pg.Client[] = [];
  try {
    return await work(async (name, connections) => {
      const url = await postgres.database(name);
      const made = await Promise.all(Array.from({ length: connections }, () => connect(url)));
      clients.push(...made);
      return made;
    });
  } finally {
    await Promise.all(clients.map((client) => client.end()));
    await postgres.close();
  }
};
