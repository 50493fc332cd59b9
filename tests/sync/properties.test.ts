import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commands } from '../../src/lib/domain/registry';
import { faults } from './faults';
import { story, tell } from './stories';

const runs = Number(process.env.SYNC_RUNS ?? '2000');
const seed = Number(process.env.SYNC_SEED ?? Math.floor(Math.random() * 2 ** 31));

/** From here on every fault and every command has its turn, whatever the seed. */
const enough = 500;

test(
  `P1–P7, P9, P10 and P13 hold in ${runs} random stories (SYNC_SEED=${seed})`,
  { timeout: 7_200_000 },
  async () => {
    console.info(`sync stories: SYNC_SEED=${seed} SYNC_RUNS=${runs}`);
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
