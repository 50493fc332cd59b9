import { ownDatabase } from '../../tools/shared-postgres';
import { connect, copyDatabase } from './connection.ts';
import { makeWorld, type World } from './world.ts';

/** The migrated schema with the world of the race in it, from which every scenario takes its own copy. */
export type RaceDatabases = {
  world: World;
  /** A new database; the address to connect to as its owner. */
  copy: (name: string) => Promise<string>;
};

export const raceDatabases = async (): Promise<RaceDatabases> => {
  const url = await ownDatabase();
  const admin = await connect(url);
  const world = await makeWorld(admin);
  await admin.end();
  const [source, server] = [new URL(url).pathname.slice(1), new URL(url)];
  server.pathname = '/postgres';
  return { world, copy: (name) => copyDatabase(server.toString(), source, `${source}_${name}`) };
};
