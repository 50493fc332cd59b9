import type { Backend } from '../backend.ts';
import { describe, log } from '../log.ts';

const everyMinute = 60_000;

/**
 * Runs due work once a minute on the embedded backend, through its gate; a real Supabase has pg_cron for it.
 * One run waits for the one before.
 */
export const startJobs = ({ embedded }: Backend): void => {
  if (!embedded) return;
  const run = async () => {
    try {
      await embedded.sql('select private.run_due(now())');
    } catch (error) {
      log('error', 'jobs_failed', describe(error));
    }
    next();
  };
  const next = () => {
    if (!embedded.closed()) setTimeout(() => void run(), everyMinute).unref();
  };
  next();
};
