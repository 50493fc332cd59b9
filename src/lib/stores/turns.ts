import { beforeWorker } from './worker';

/** Milliseconds of work before the thread is let go. */
const slice = 6;

const pause = (patient: boolean): Promise<void> =>
  new Promise((resolve) => {
    if (!patient) setTimeout(resolve);
    // An idle period runs one slice in up to 50 ms: seconds until all is in an index. Background tasks follow each other.
    else if ('scheduler' in globalThis) void scheduler.postTask(() => resolve(), { priority: 'background' });
    else if ('requestIdleCallback' in globalThis) requestIdleCallback(() => resolve(), { timeout: 500 });
    else setTimeout(resolve);
  });

/**
 * Long work in short tasks, so that a slow phone answers meanwhile.
 * @param work awaits the turn it is given before each small step
 * @param patient only while the thread has nothing else to do
 */
export const inTurns = (
  work: (turn: () => Promise<void>) => Promise<void>,
  patient = false
): Promise<void> => {
  let until = 0;
  const done = work(async () => {
    if (performance.now() < until) return;
    await pause(patient);
    until = performance.now() + slice;
  });
  beforeWorker(done);
  return done;
};
