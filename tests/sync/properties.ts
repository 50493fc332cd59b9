/** Half of the random stories of a run; the halves stand in two files, so that each has a processor of its own. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commands } from '../../src/lib/domain/registry';
import { faults } from './faults';
import { story, tell } from './stories';

const runs = Number(process.env.SYNC_RUNS ?? '2000') / 2;
const given = process.env.SYNC_SEED;

/** From here on every fault and every command has its turn, whatever the seed. */
const enough = 500;

/** @param half 0 tells the stories of SYNC_SEED, 1 those of the seed after it; without one both are random */
export const holds = (half: 0 | 1): void => {
  const seed = given === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(given) + half;
  test(
    `P1–P7, P9, P10 and P13 hold in ${runs} random stories (SYNC_SEED=${seed})`,
    { timeout: 7_200_000 },
    async () => {
      console.info(`sync stories: SYNC_SEED=${seed} SYNC_RUNS=${runs * 2}`);
      const struck = new Map<string, number>();
      await fc.assert(
        fc.asyncProperty(story, async (told) => {
          expect(await tell(told, {}, struck)).toEqual([]);
        }),
        { numRuns: runs, seed }
      );
      if (runs < enough) return;
      const wanted = [...Object.values(faults).flat(), ...Object.keys(commands)];
      expect(wanted.filter((name) => !struck.has(name))).toEqual([]);
    }
  );
};
