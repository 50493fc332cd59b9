/**
 * `npm run appoint -- ADDRESS ROLE [SLUG]`: gives the first coordinator, and any role that nobody in the app can give
 * yet. Works on the embedded data folder while the app is stopped, or on the Postgres of a real Supabase.
 */
import { appoint, readArguments, type Query } from './appointment.ts';
import { prepareEnvironment } from './environment.ts';

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
    throw new Error(
      'A real Supabase is configured: set DATABASE_URL to its database, so that a role can be given.'
    );
  const { start } = await import('./embedded/start.ts');
  const embedded = await start({ ...config, demo: false });
  return { query: embedded.sql, close: embedded.close };
};

const main = async (): Promise<void> => {
  const appointment = readArguments(process.argv.slice(2));
  const url = process.env.DATABASE_URL;
  const database = url ? await openPostgres(url) : await openData();
  try {
    process.stdout.write(`${await appoint(database.query, appointment)}\n`);
  } finally {
    await database.close();
  }
};

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message || error.name : String(error)}\n`);
  process.exitCode = 1;
});
