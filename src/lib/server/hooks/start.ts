import { building } from '$app/environment';
import type { ServerInit } from '@sveltejs/kit';
import { startBackend } from '../backend.ts';
import { readConfig } from '../config.ts';
import { startJobs } from '../jobs/timer.ts';

/** Opens the backend before the first request. Here and not in the outer server, because jobs share its module graph. */
export const startServer: ServerInit = async () => {
  if (building) return;
  await startJobs(await startBackend(readConfig(process.env)));
};
