/** What an operator's command works on: the embedded data folder while the app is stopped, or a real Supabase's Postgres. */
import { prepareEnvironment } from './environment.ts';

/** One SQL statement as the owner of the database. */
export type Query = (sql: string, params: unknown[]) => Promise<Record<string, unknown>[]>;

type Opened = { query: Query; close: () => Promise<void> };

const openPostgres = async (url: string): Promise<Opened> => {
  const { Client } = (await import('pg')).default;
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 15_000 });
  await client.connect();
  return {
    query: async (sql, params) => (await client.query<Record<string, unknown>>(sql, params)).rows,
    close: () => client.end()
  };
};

const openData = async (): Promise<Opened> => {
  const config = await prepareEnvironment();
  if (config.supabase)
    throw new Error('A real Supabase is configured: set DATABASE_URL to its database for this command.');
  const { start } = await import('./embedded/start.ts');
  const embedded = await start({ ...config, demo: false });
  return { query: embedded.sql, close: embedded.close };
};

/** Runs `work` on the database and prints the sentence it answers; what stops it is printed and ends with 1. */
export const operate = async (work: () => Promise<(query: Query) => Promise<string>>): Promise<void> => {
  try {
    // What is wrong with the command line or a file is said before anything is opened.
    const act = await work();
    const url = process.env.DATABASE_URL;
    const database = url ? await openPostgres(url) : await openData();
    try {
      process.stdout.write(`${await act(database.query)}\n`);
    } finally {
      await database.close();
    }
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message || error.name : String(error)}\n`);
    process.exitCode = 1;
  }
};
