import type { Backend } from '../backend.ts';
import { runPost, type Office } from '../delivery/post.ts';
import { createSender } from '../delivery/smtp.ts';
import { describe, log } from '../log.ts';
import { runFollows } from './follows.ts';

const everyMinute = 60_000;

/** Runs the due work that the database knows. On a real Supabase pg_cron does that. */
const runDue = async (sql: Office['sql']): Promise<void> => {
  const [row] = await sql<{ outcomes: Record<string, string> }>('select private.run_due(now()) as outcomes');
  const outcomes = Object.entries(row?.outcomes ?? {});
  const failed = outcomes.filter(([, outcome]) => outcome.startsWith('failed'));
  for (const [job, outcome] of failed) log('error', 'job_failed', { job, outcome });
  if (outcomes.length > 0) log('info', 'jobs_ran', { jobs: outcomes.length, failed: failed.length });
};

/** One round of what people follow, before the post: what is found may be sent at once. */
const follow = async (desk: Desk): Promise<void> => {
  const batches = await runFollows(desk);
  if (batches > 0) log('info', 'follows_ran', { batches });
};

/** One post round, and a line in the log if there was anything in it. */
const post = async (office: Office): Promise<void> => {
  const { sent, refused } = await runPost(office);
  if (sent + refused > 0) log('info', 'post_ran', { sent, refused });
};

/** The database as its owner, and how letters are sent, where this server is to send any. */
type Desk = Omit<Office, 'send'> & { send: Office['send'] | null };

/** Where due work is done; null where another server does it. */
const deskOf = async ({ config, embedded }: Backend): Promise<Desk | null> => {
  const { origin, smtp, databaseUrl } = config;
  if (embedded) return { origin, sql: embedded.sql, send: embedded.send, stopped: embedded.closed };
  if (!databaseUrl) return null;
  const { Pool } = (await import('pg')).default;
  const pool = new Pool({ connectionString: databaseUrl, max: 2, connectionTimeoutMillis: 15_000 });
  pool.on('error', (error) => log('error', 'database_lost', describe(error)));
  return {
    origin,
    send: smtp && createSender(smtp),
    sql: async <Row extends Record<string, unknown>>(sql: string, params?: unknown[]) =>
      (await pool.query<Row>(sql, params)).rows
  };
};

/**
 * Due work, follows and post, at once and then every minute, each whatever became of the others. One round waits for
 * the one before, and the process does not wait for the next.
 */
export const startJobs = async (backend: Backend): Promise<void> => {
  const desk = await deskOf(backend);
  if (!desk) return;
  const { send } = desk;
  const stopped = desk.stopped ?? (() => false);
  const rounds = [
    ...(backend.embedded ? [() => runDue(desk.sql)] : []),
    () => follow(desk),
    ...(send ? [() => post({ ...desk, send })] : [])
  ];
  const run = async (): Promise<void> => {
    for (const round of rounds)
      await round().catch((error: unknown) => {
        if (!stopped()) log('error', 'jobs_failed', describe(error));
      });
    if (!stopped()) setTimeout(() => void run(), everyMinute).unref();
  };
  void run();
};
