import { PGlite } from '@electric-sql/pglite';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FolderInUse, lockFolder } from '../../../src/lib/server/embedded/lock';
import { start } from '../../../src/lib/server/embedded/start';
import { run } from './support/process';
import { config, dataDir, folder, supabaseFolder, tinySchema } from './support/world';

describe('repair 5: one process a data folder', () => {
  it('a second process is refused with a sentence that says what to do', async () => {
    const data = await dataDir();
    const supabase = supabaseFolder({ '1_tiny.sql': tinySchema });
    const first = run('writer.ts', [data, supabase]);
    await first.until((output) => output.length > 0);
    const second = run('writer.ts', [data, supabase]);
    await second.exit;
    expect(second.output().join('\n')).toBe(
      `FolderInUse: The data folder ${data} is in use by process ${first.child.pid}. Stop that process, or give this one another folder with DATA_DIR.`
    );
    await expect(start(config(data, { DEMO: 'off' }), { supabase })).rejects.toThrow(FolderInUse);
    first.child.kill('SIGKILL');
  });

  it('a killed process leaves a lock that the next one takes over', async () => {
    const data = await dataDir();
    const supabase = supabaseFolder({ '1_tiny.sql': tinySchema });
    const first = run('writer.ts', [data, supabase]);
    await first.until((output) => output.length > 0);
    first.child.kill('SIGKILL');
    await first.exit;
    expect(existsSync(join(data, 'pid'))).toBe(true);
    const unlock = lockFolder(data);
    expect(() => lockFolder(data)).toThrow(FolderInUse);
    unlock();
    expect(existsSync(join(data, 'pid'))).toBe(false);
    lockFolder(data)();
  });

  it('of twelve processes at once, after one that was killed, exactly one gets the folder', async () => {
    const data = folder();
    const dead = run('contender.ts', [data]);
    await dead.until((output) => output.length > 0);
    dead.child.kill('SIGKILL');
    await dead.exit;
    const contenders = Array.from({ length: 12 }, () => run('contender.ts', [data]));
    const outcomes = await Promise.all(
      contenders.map((each) => each.until((output) => output.length > 0).then((output) => output[0]))
    );
    expect(outcomes.filter((outcome) => outcome === 'got it')).toHaveLength(1);
  });

  it('the broken variant: PGlite itself lets two open one folder', async () => {
    const data = join(folder(), 'database');
    const first = new PGlite(data);
    await first.waitReady;
    const second = new PGlite(data);
    await second.waitReady;
    expect((await second.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
    await second.close();
    await first.close();
  });
});
