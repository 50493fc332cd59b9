/** How long something takes to make, and how much memory it holds on to. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** In a task of its own, when nothing on the stack holds on to what was measured before. */
const inUse = async (): Promise<number> => {
  await new Promise((resolve) => setImmediate(resolve));
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};

export const held = async <Made>(
  make: () => Made
): Promise<{ made: Made; build_ms: number; memory_mb: number }> => {
  const before = await inUse();
  const start = performance.now();
  const made = make();
  const build_ms = performance.now() - start;
  return { made, build_ms, memory_mb: ((await inUse()) - before) / 2 ** 20 };
};
