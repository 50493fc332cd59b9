import { cpSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeKeys } from '../../../src/lib/server/embedded/keys';
import { migrate } from '../../../src/lib/server/embedded/migrate';
import type { Database, Letter } from '../../../src/lib/server/embedded/database';
import { clientOf, folder, openEmpty, signInUnguarded, supabase, type Client } from './support/world';

type Answer = { epoch: string; cursors: Record<string, string>; fresh: string[]; members: unknown[] };

let database: Database;
let person: Client;
let own: string;
/** What an app of the former version was answered before the migration by id. */
let before: Answer;

const ask = async <Result>(name: string, args: object): Promise<Result> => {
  const { data, error } = await person.rpc(name, args);
  if (error) throw error;
  return data as Result;
};

// A data folder of the former version, with a person in it, and then the migrations that came since.
beforeAll(async () => {
  const former = join(folder(), 'migrations');
  cpSync(join(supabase, 'migrations'), former, { recursive: true });
  for (const file of readdirSync(former)) if (file > '20261122000009') rmSync(join(former, file));
  const keys = makeKeys();
  const letters: Letter[] = [];
  database = await openEmpty({ keys, deliver: async (letter) => void letters.push(letter) });
  await migrate(database, former);
  const client = () => clientOf(database.fetch, keys.publishable);
  person = await signInUnguarded({ database, key: keys.publishable, letters, client }, 'somebody@example.no');
  await ask('session_begin', {});
  const { data } = await person.auth.getUser();
  own = `user:${data.user?.id}`;
  before = await ask<Answer>('sync_pull', { epoch: null, cursors: {} });
  expect(await migrate(database, join(supabase, 'migrations'))).toContain('20261122000009');
});

describe('over the embedded backend, on the data of the former version', () => {
  it('an older app goes on from its cursors, answered as before', async () => {
    const { epoch, cursors } = before;
    expect(Object.keys(cursors)).toEqual([own]);
    const next = await ask<Answer>('sync_pull', { epoch, cursors });
    expect(Object.keys(next).sort()).toEqual([...Object.keys(before)].sort());
    expect(next).toMatchObject({ epoch, fresh: [], members: [] });
    expect(Object.keys(next.cursors)).toEqual([own]);
    expect(await ask('sync_check', { audience: own })).toMatchObject({ count: 1 });
  });

  it('the app of today asks for a brief answer and compares all in one call', async () => {
    const { epoch, cursors } = before;
    const lost = { [`challenge:${crypto.randomUUID()}`]: '7' };
    const next = await ask<Answer & { rest: string; left: string[] }>('sync_pull', {
      epoch,
      cursors: { ...cursors, ...lost },
      brief: true
    });
    expect(next).toMatchObject({ fresh: [], members: [], left: Object.keys(lost) });
    expect(next.cursors).toEqual({ [own]: next.rest });
    const sum = await ask('sync_check', { audience: own });
    expect(await ask('sync_check_all', { audiences: [own, ...Object.keys(lost)] })).toEqual({ [own]: sum });
  });
});
