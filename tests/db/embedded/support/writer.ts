/** Writes to an embedded backend without end and says which writes were acknowledged: the victim of kill -9. */
import { readConfig } from '../../../../src/lib/server/config.ts';
import { start } from '../../../../src/lib/server/embedded/start.ts';

const [dataDir = '', supabase = ''] = process.argv.slice(2);

try {
  const embedded = await start(readConfig({ DATA_DIR: dataDir, DEMO: 'off' }), { supabase });
  for (let i = 0; ; i += 1) {
    const text = `${i} ${'x'.repeat(2_000)}`;
    await embedded.sql('insert into private.secrets (id, text) values ($1, $2)', [i, text]);
    console.log(i);
  }
} catch (error) {
  console.log(error instanceof Error ? `${error.name}: ${error.message}` : error);
}
