import fc from 'fast-check';
import { expect, test } from 'vitest';
import { story, tell } from './stories';

const runs = Number(process.env.SYNC_RUNS ?? '1000');
const seed = Number(process.env.SYNC_SEED ?? Math.floor(Math.random() * 2 ** 31));

test(`P1–P9 hold in ${runs} random stories (SYNC_SEED=${seed})`, { timeout: 600_000 }, async () => {
  console.info(`sync stories: SYNC_SEED=${seed} SYNC_RUNS=${runs}`);
  await fc.assert(
    fc.asyncProperty(story, async (told) => {
      expect(await tell(told)).toEqual([]);
    }),
    { numRuns: runs, seed }
  );
});
