/**
 * `npm run import:topics -- FILE` and `npm run import:programmes -- FILE`: official lists from their own files. Works on
 * the embedded data folder while the app is stopped, or on the Postgres of a real Supabase.
 */
import { readFile } from 'node:fs/promises';
import { readJob, takeIn } from './imports/take-in.ts';
import { operate } from './operator.ts';

await operate(async () => {
  const job = readJob(process.argv.slice(2));
  const text = await readFile(job.file, 'utf8');
  return (query) => takeIn(query, job, text, new Date());
});
