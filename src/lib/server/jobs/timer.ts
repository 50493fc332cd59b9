import type { Backend } from '../backend.ts';
import { runPost, type Office } from '../delivery/post.ts';
import { createSender } from '../delivery/smtp.ts';
import { describe, log } from '../log.ts';

const everyMinute = 60_000;

/** Runs the due work that the database knows. On a real Supabase pg_cron does that. */
const runDue = async (sql: Office['sql']): Promise<void> => {
  const [row] = await sql<{ outcomes: Record<string, string> }>('select private.run_due(now()) as outcomes');
  const outcomes = Object.entries(row?.outcomes ?? {});
  const failed = outcomes.filter(([, outcome]) => outcome.startsWith('failed'));
  for (const [job, outcome] of failed) log('error', 'job_failed', { job, outcome });
  if (outcomes.length > 0) log('info', 'jobs_ran', { jobs: outcomes.length, failed: failed.length });
};

/** One post round, and a line in the log if there was anything in it. */
const post = async (office: Office): Promise<void> => {
  const { sent, refused } = await runPost(office);
  if (sent + refused > 0) log('info', 'post_ran', { sent, refused });
};

/** Where letters are fetched and how they are sent; null where another server does it. */
const officeOf = async ({ config, embedded }: Backend): Promise<Office | null> => {
  const { origin, smtp, databaseUrl } = config;
  if (embedded) return { origin, sql: embedded.sql, send: embedded.send, stopped: embedded.closed };
  if (!smtp || !databaseUrl) return null;
  const { Pool } = (await import('pg')).default;
  const pool = new Pool({ connectionString: databaseUrl, max: 2, connectionTimeoutMillis: 15_000 });
  pool.on('error', (error) => log('error', 'database_lost', describe(error)));
  return {
    origin,
    send: createSender(smtp),
    sql: async <Row extends Record<string, unknown>>(sql: string, params?: unknown[]) =>
      (await pool.query<Row>(sql, params)).rows
  };
};

/**
 * Due work and post, at once and then every minute. One round waits for the one before, and the process does not wait
 * for the next.
 */
export const startJobs = async (backend: Backend): Promise<void> => {
  const office = await officeOf(backend);
  if (!office) return;
  const stopped = office.stopped ?? (() => false);
  const run = async (): Promise<void> => {
    try {
      if (backend.embedded) await runDue(office.sql);
      await post(office);
    } catch (error) {
      if (!stopped()) log('error', 'jobs_failed', describe(error));
    }
    if (!stopped()) setTimeout(() => void run(), everyMinute).unref();
  };
  void run();
};
