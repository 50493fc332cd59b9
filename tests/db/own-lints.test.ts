import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ownLints } from './own-lints';
import { World } from './world';

let world: World;
let bad: string;
beforeAll(async () => {
  world = await World.open();
  bad = await readFile(new URL('known-bad.sql', import.meta.url), 'utf8');
});
afterAll(() => world.close());

describe.each(Object.entries(ownLints))('%s', (_, lint) => {
  it('is nowhere in the database', async () => {
    expect(await world.sql(lint)).toEqual([]);
  });

  it('is found in the known-bad fixture', async () => {
    const takenBack = new Error('taken back');
    let found: { fault: string }[] = [];
    await world.database
      .transaction(async ({ exec, query }) => {
        await exec(bad);
        found = await query<{ fault: string }>(lint);
        throw takenBack;
      })
      .catch((error: unknown) => {
        if (error !== takenBack) throw error;
      });
    expect(found.length).toBeGreaterThan(0);
    for (const { fault } of found) expect(fault).toMatch(/bad/);
  });
});
