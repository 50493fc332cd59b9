import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { start } from '../../../src/lib/server/embedded/start';
import { run } from './support/process';
import {
  afterwards,
  config,
  dataDir,
  folder,
  supabaseFolder,
  tinyDatabase,
  tinySchema
} from './support/world';

it('after kill -9 in mid-write, three times over, every acknowledged write is there', async () => {
  const data = await dataDir();
  const supabase = supabaseFolder({ '1_tiny.sql': tinySchema });
  const writes = { acknowledged: 0, before: 0 };
  for (let round = 1; round <= 3; round += 1) {
    const writer = run('writer.ts', [data, supabase]);
    await writer.until((output) => output.length >= 200);
    writer.child.kill('SIGKILL');
    expect(await writer.exit).toMatchObject({ signal: 'SIGKILL' });
    writes.acknowledged = writer.output().filter((line) => /^\d+$/.test(line)).length;

    const embedded = await start(config(data, { DEMO: 'off' }), { supabase });
    afterwards(embedded.close);
    const rows = await embedded.sql<{ id: number; whole: boolean }>(
      'select id, length(text) > 2000 as whole from private.secrets order by id'
    );
    const ids = new Set(rows.map((row) => row.id));
    const lost = Array.from({ length: writes.acknowledged }, (_, i) => i).filter((id) => !ids.has(id));
    expect(lost).toEqual([]);
    // One write at most was committed without having been acknowledged.
    expect(rows.length - writes.acknowledged).toBeLessThanOrEqual(1);
    expect(rows.every((row) => row.whole)).toBe(true);
    await embedded.sql('delete from private.secrets');
    await embedded.close();
  }
});

it('after kill -9 while the very first start makes the database, the next start makes it whole', async () => {
  const data = folder();
  const supabase = supabaseFolder({ '1_tiny.sql': tinySchema });
  const first = run('writer.ts', [data, supabase]);
  await vi.waitUntil(() => existsSync(join(data, 'database.new', 'global')), {
    timeout: 60_000,
    interval: 5
  });
  first.child.kill('SIGKILL');
  await first.exit;
  expect(first.output()).toEqual([]);
  expect(existsSync(join(data, 'database'))).toBe(false);
  const embedded = await start(config(data, { DEMO: 'off' }), { supabase });
  afterwards(embedded.close);
  expect(await embedded.sql('select count(*)::int as n from private.secrets')).toEqual([{ n: 0 }]);
  expect(readdirSync(data).sort()).toEqual(['database', 'keys.json', 'lock', 'pid']);
});

it('Postgres waits for its log at every commit', async () => {
  const { database } = await tinyDatabase();
  expect(await database.query(`select current_setting('synchronous_commit') as value`)).toEqual([
    { value: 'on' }
  ]);
  expect(await database.query(`select current_setting('full_page_writes') as value`)).toEqual([
    { value: 'on' }
  ]);
});
