import type { Backend } from '../backend.ts';
import { describe, log } from '../log.ts';

const everyMinute = 60_000;

/**
 * Runs due work at once and then every minute on the embedded backend, through its gate; a real Supabase has pg_cron
 * for it. One run waits for the one before, and the process does not wait for the next.
 */
export const startJobs = ({ embedded }: Pick<Backend, 'embedded'>): void => {
  if (!embedded) return;
  const run = async (): Promise<void> => {
    try {
      const [row] = await embedded.sql<{ outcomes: Record<string, string> }>(
        'select private.run_due(now()) as outcomes'
      );
      const outcomes = Object.entries(row?.outcomes ?? {});
      const failed = outcomes.filter(([, outcome]) => outcome.startsWith('failed'));
      for (const [job, outcome] of failed) log('error', 'job_failed', { job, outcome });
      if (outcomes.length > 0) log('info', 'jobs_ran', { jobs: outcomes.length, failed: failed.length });
    } catch (error) {
      if (!embedded.closed()) log('error', 'jobs_failed', describe(error));
    }
    if (!embedded.closed()) setTimeout(() => void run(), everyMinute).unref();
  };
  void run();
};
