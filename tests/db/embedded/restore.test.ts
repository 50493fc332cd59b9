/** A backup is worth what its restore is: this one is rehearsed, with phones that were ahead of it. */
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { entities } from '../../../src/lib/domain/rows';
import {
  backup,
  BackupError,
  restore,
  type Manifest,
  type Restored
} from '../../../src/lib/server/embedded/backup';
import { openDatabase } from '../../../src/lib/server/embedded/database';
import { noteForgotten } from '../../../src/lib/server/embedded/forgotten';
import { keysOf } from '../../../src/lib/server/embedded/keys';
import { FolderInUse, lockFolder } from '../../../src/lib/server/embedded/lock';
import { migrate } from '../../../src/lib/server/embedded/migrate';
import { actors, firstRows, type Actor } from '../people';
import { Replica } from '../replica';
import { challengeIn, interestArgs, interestIn } from '../stories';
import { asAccount, newPerson, op, World, type Op } from '../world';
import { run } from './support/process';
import { afterwards, dataDir, folder, supabase } from './support/world';

let data: string;
let target: string;
let made: Manifest;
const openHere = () =>
  openDatabase({
    folder: join(data, 'database'),
    supabase,
    keys: keysOf(data),
    forgotten: (id) => noteForgotten(data, id, new Date())
  });
const open = async (): Promise<World> => new World(await openHere());

/** Every row that each actor may select, but of the one who leaves: the actor matrix, by itself. */
const readBy = async (world: World): Promise<Map<Actor, unknown[]>> => {
  const read = new Map<Actor, unknown[]>();
  for (const actor of actors)
    read.set(
      actor,
      await Promise.all(
        entities.map((table) =>
          world
            .as(actor, `select to_jsonb(t) as row from public.${table} t order by t.id`)
            .then((rows) => rows.filter((row) => !JSON.stringify(row).includes(gonesInterest)))
            .catch((error: unknown) => (error instanceof Error && 'code' in error ? error.code : error))
        )
      )
    );
  return read;
};

let before: Map<Actor, unknown[]>;
let oldEpoch: string;
/** The student's phone, which saw more than the backup holds. */
let phone: Replica['state'];
let sent: Op;
let sentId: string;
let lost: string;
let challenge: string;
/** One who was there at the backup, and deleted their account after it. */
let gone: string;
let gonesInterest: string;
let restored: Restored;

beforeAll(async () => {
  data = await dataDir();
  const database = await openHere();
  await migrate(database, join(supabase, 'migrations'));
  let world = new World(database);
  await world.database.exec(firstRows);
  await interestIn(world, 'accepted');
  challenge = await challengeIn(world, 'published');
  const first = interestArgs(await challengeIn(world, 'published'));
  sentId = first.id;
  sent = op('interests.send', first);
  await world.apply('student', sent);
  gone = await newPerson(world, 'farvel@stud.ntnu.no');
  await asAccount(world, gone, 'select public.session_begin()');
  const farewell = interestArgs(challenge);
  gonesInterest = farewell.id;
  await asAccount(world, gone, 'select public.sync_push($1::jsonb)', [
    JSON.stringify([op('interests.send', farewell)])
  ]);
  before = await readBy(world);
  oldEpoch = (await world.pull('student')).epoch;
  await world.close();

  target = join(folder(), 'backup');
  made = await backup(data, target);

  // Life goes on after the backup, and is lost with the machine.
  world = await open();
  const args = interestArgs(await challengeIn(world, 'published'));
  lost = args.id;
  await world.apply('student', op('interests.send', args));
  await asAccount(world, gone, 'select public.account_delete()');
  const replica = new Replica(world, 'student');
  await replica.pull();
  phone = replica.state;
  await world.close();
}, 240_000);

describe('a backup', () => {
  it('holds the database, the keys and a list of what it holds, for the owner’s eyes alone', () => {
    expect(readdirSync(target).sort()).toEqual(['database.tar.gz', 'keys.json', 'manifest.json']);
    for (const name of readdirSync(target)) expect(statSync(join(target, name)).mode & 0o077).toBe(0);
    expect(made.tables['public.interests']).toMatchObject({ rows: 3 });
    expect(Object.keys(made.tables)).toEqual(expect.arrayContaining(['auth.users', 'private.sync_ops']));
  });

  it('is not made over another, of nothing, or while the app runs', async () => {
    await expect(backup(data, target)).rejects.toThrow('exists already');
    await expect(backup(folder(), join(folder(), 'x'))).rejects.toThrow('There is no database');
    const unlock = lockFolder(data);
    await expect(backup(data, join(folder(), 'x'))).rejects.toThrow(FolderInUse);
    await expect(restore(target, data)).rejects.toThrow(FolderInUse);
    unlock();
  });
});

describe('a backup that is broken', () => {
  const broken = (spoil: (path: string) => void): string => {
    const path = folder();
    for (const name of readdirSync(target)) writeFileSync(join(path, name), readFileSync(join(target, name)));
    spoil(path);
    return path;
  };
  const spoilt: [string, (path: string) => void, RegExp][] = [
    ['was cut short', (path) => rmSync(join(path, 'manifest.json')), /no whole backup/],
    ['lost its archive', (path) => rmSync(join(path, 'database.tar.gz')), /checksum differs/],
    ['was changed', (path) => writeFileSync(join(path, 'database.tar.gz'), 'x'), /checksum differs/],
    [
      'says other than it holds',
      (path) => {
        const text = readFileSync(join(path, 'manifest.json'), 'utf8');
        writeFileSync(join(path, 'manifest.json'), text.replace(/"checksum": "[0-9a-f]/, '"checksum": "x'));
      },
      /differs in \S+; nothing was changed/
    ]
  ];

  it.each(spoilt)('because it %s leaves everything as it is', async (_, spoil, reason) => {
    const there = readdirSync(data).sort();
    const restoring = restore(broken(spoil), data);
    await expect(restoring).rejects.toThrow(BackupError);
    await expect(restoring).rejects.toThrow(reason);
    expect(readdirSync(data).sort()).toEqual(there);
  });
});

describe('after a restore', () => {
  let world: World;
  beforeAll(async () => {
    restored = await restore(target, data);
    expect(existsSync(restored.before ?? '')).toBe(true);
    world = await open();
    afterwards(() => world.close());
  }, 120_000);

  it('an account that was deleted after the backup is not there, nor is a word it had written', async () => {
    expect(restored.forgotten).toBe(1);
    expect(await world.sql('select 1 from auth.users where id = $1', [gone])).toEqual([]);
    expect(
      await world.sql('select person_id, message, state from public.interests where id = $1', [gonesInterest])
    ).toEqual([{ person_id: null, message: '', state: 'withdrawn' }]);
  });

  it('every actor reads exactly what they read before', async () => {
    const after = await readBy(world);
    for (const actor of actors) expect([actor, after.get(actor)]).toEqual([actor, before.get(actor)]);
  });

  it('a phone that was ahead reads everything again, and holds what the server has', async () => {
    const replica = new Replica(world, 'student');
    replica.state = phone;
    const [page] = await replica.pull();
    expect(page?.epoch).not.toBe(oldEpoch);
    expect(page?.fresh).toEqual(Object.keys(page?.cursors ?? {}));
    const anew = new Replica(world, 'student');
    await anew.pull();
    expect(replica.held()).toEqual(anew.held());
    expect(replica.held().has(`interests:${lost}`)).toBe(false);
  });

  it('what a phone had not sent arrives, and what it sends again is not done twice', async () => {
    const waiting = op('interests.send', interestArgs(challenge));
    expect(await world.send('student', waiting)).toMatchObject({ status: 'applied' });
    expect(await world.send('student', sent)).toMatchObject({ status: 'applied', replayed: true });
    const rows = await world.sql('select id from public.interests where id = $1', [sentId]);
    expect(rows).toHaveLength(1);
  });
});

describe('npm run backup and npm run restore', () => {
  const script = '../../../../src/lib/server/backup.ts';
  const said = async (words: string[], env: Record<string, string> = {}) => {
    const child = run(script, words, {
      DATA_DIR: data,
      PUBLIC_SUPABASE_URL: '',
      PUBLIC_SUPABASE_KEY: '',
      ...env
    });
    const { code } = await child.exit;
    return [code, child.output().join('\n')] as const;
  };

  it('say how they are used, and that a real Supabase has its own', async () => {
    expect(await said(['backup'])).toEqual([1, 'Use: npm run backup -- FOLDER']);
    expect(await said(['restore', 'a', 'b'])).toEqual([1, 'Use: npm run restore -- FOLDER']);
    const hosted = { PUBLIC_SUPABASE_URL: 'https://p.supabase.co', PUBLIC_SUPABASE_KEY: 'sb_publishable_x' };
    expect((await said(['backup', 'x'], hosted))[1]).toContain('A real Supabase is configured');
  });

  it('bring an installation to another machine', async () => {
    const elsewhere = folder();
    const [code, text] = await said(['restore', target], { DATA_DIR: elsewhere });
    expect([code, text]).toEqual([0, expect.stringContaining('counted and compared')]);
    expect(readdirSync(elsewhere)).toEqual(expect.arrayContaining(['database', 'keys.json']));
    const again = join(folder(), 'again');
    expect((await said(['backup', again], { DATA_DIR: elsewhere }))[0]).toBe(0);
    const copy = JSON.parse(readFileSync(join(again, 'manifest.json'), 'utf8')) as Manifest;
    const same = Object.keys(made.tables).filter(
      (name) => made.tables[name]?.checksum === copy.tables[name]?.checksum
    );
    // Only the epoch is another.
    expect(Object.keys(made.tables).filter((name) => !same.includes(name))).toEqual(['private.settings']);
  });
});
