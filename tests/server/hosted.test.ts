import { describe, expect, it } from 'vitest';
import { run } from '../db/embedded/support/process';
import { dataDir } from '../db/embedded/support/world';

const loaded = async (env: Record<string, string>) => {
  const opened = run('opened.ts', [], { DATA_DIR: await dataDir(), DEMO: '', ...env });
  expect(await opened.exit).toMatchObject({ code: 0 });
  return opened.output().filter((line) => /@electric-sql|@supabase\/lite|server\/embedded\//.test(line));
};

describe('with a real Supabase', () => {
  it('no module of the embedded backend is loaded', async () => {
    const hosted = { PUBLIC_SUPABASE_URL: 'https://p.supabase.co', PUBLIC_SUPABASE_KEY: 'sb_publishable_x' };
    expect(await loaded(hosted)).toEqual([]);
  });

  it('and the same look finds them when it is not configured', async () => {
    const found = (await loaded({ PUBLIC_SUPABASE_URL: '', PUBLIC_SUPABASE_KEY: '' })).join('\n');
    for (const part of ['@electric-sql/pglite', '@supabase/lite', 'embedded/start.ts'])
      expect(found).toContain(part);
  });
});
