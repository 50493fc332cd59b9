/**
 * PGlite 0.4.5 keeps a little of each statement that Postgres refuses, and after some thousands answers nothing any
 * more. The embedded backend opens the database anew long before.
 */
import { expect, test, vi } from 'vitest';
import { makeKeys } from '../../../src/lib/server/embedded/keys';
import type { Database } from '../../../src/lib/server/embedded/database';
import { openEmpty, tinySchema } from './support/world';

/** When Postgres was started, on this database. */
const started = async (database: Database): Promise<unknown> =>
  (await database.query('select pg_postmaster_start_time()::text as at'))[0]?.at;

test(
  'outlives thousands of refused statements, and keeps what was written',
  { timeout: 120_000 },
  async () => {
    const keys = makeKeys();
    const database = await openEmpty({ keys });
    await database.exec(tinySchema);
    const first = await started(database);
    await database.query(`select public.note(gen_random_uuid(), 'kept')`);

    // Without the new opening it is over at the 1,512th.
    for (let n = 0; n < 2_500; n += 1)
      await expect(database.query('selec 1')).rejects.toMatchObject({ code: '42601' });

    expect(await started(database)).not.toBe(first);
    expect(await database.query('select text from public.notes')).toEqual([{ text: 'kept' }]);
    // The same way for whoever asks by HTTP: the API stands before the new database with the same keys.
    const answer = await database.fetch(
      new Request('http://localhost/rest/v1/rpc/who', {
        method: 'POST',
        headers: { apikey: keys.publishable }
      })
    );
    expect(answer.status).toBe(200);
  }
);

test('counts what the API refuses, too', { timeout: 120_000 }, async () => {
  const keys = makeKeys();
  const database = await openEmpty({ keys });
  await database.exec(tinySchema);
  const first = await started(database);
  // Lite prints each error it answers.
  const printed = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  for (let n = 0; n < 1_000; n += 1) {
    const answer = await database.fetch(
      new Request('http://localhost/rest/v1/notes', { headers: { apikey: keys.publishable } })
    );
    expect(answer.status).toBe(401);
  }
  printed.mockRestore();
  expect(await started(database)).not.toBe(first);
});
