/** `npm run backup -- FOLDER` and `npm run restore -- FOLDER`, on the embedded data folder while the app is stopped. */
import { prepareEnvironment } from './environment.ts';

const rowsIn = (tables: Record<string, { rows: number }>): number =>
  Object.values(tables).reduce((sum, { rows }) => sum + rows, 0);

const main = async (): Promise<void> => {
  const [verb, folder, ...rest] = process.argv.slice(2);
  if ((verb !== 'backup' && verb !== 'restore') || !folder || rest.length > 0)
    throw new Error(`Use: npm run ${verb === 'restore' ? 'restore' : 'backup'} -- FOLDER`);
  const { dataDir, supabase } = await prepareEnvironment();
  if (supabase)
    throw new Error(
      'A real Supabase is configured: it has its own backups; README.md says what to do after a restore.'
    );
  const { backup, restore } = await import('./embedded/backup.ts');
  if (verb === 'backup') {
    const { tables } = await backup(dataDir, folder);
    process.stdout.write(
      `${rowsIn(tables)} rows of ${dataDir} are in ${folder}. It holds personal data and keys: keep it as you keep the server.\n`
    );
    return;
  }
  const { tables, made_at, forgotten, before } = await restore(folder, dataDir);
  process.stdout.write(
    `${dataDir} is as it was ${made_at}: ${rowsIn(tables)} rows, counted and compared.${
      forgotten > 0 ? ` ${forgotten} accounts that were deleted since then are deleted again.` : ''
    }${before ? ` What was there before lies in ${before}; delete it when you no longer need it.` : ''}\n`
  );
};

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message || error.name : String(error)}\n`);
  process.exitCode = 1;
});
