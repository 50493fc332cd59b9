import { startPostgres } from '../../tools/postgres.ts';
import { connect, copyDatabase } from './connection.ts';
import { makeWorld, type World } from './world.ts';

/** A server with the migrated schema and the world of the race in it, from which every scenario takes its own copy. */
export type RaceDatabases = {
  world: World;
  /** A new database; the address to connect to as its owner. */
  copy: (name: string) => Promise<string>;
  close: () => Promise<void>;
};

export const raceDatabases = async (): Promise<RaceDatabases> => {
  const postgres = await startPostgres();
  const admin = await connect(postgres.url);
  const world = await makeWorld(admin);
  const { rows } = await admin.query<{ name: string }>('select current_database() as name');
  await admin.end();
  const source = rows[0]?.name ?? '';
  const server = new URL(postgres.url);
  server.pathname = '/template1';
  return {
    world,
    copy: (name) => copyDatabase(server.toString(), source, name),
    close: () => postgres.close()
  };
};
