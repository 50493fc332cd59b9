import { createClient } from '@supabase/supabase-js';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { readConfig, type Config } from '../../../../src/lib/server/config';
import {
  openDatabase,
  type Database,
  type DatabaseOptions,
  type Letter
} from '../../../../src/lib/server/embedded/database';
import { makeKeys } from '../../../../src/lib/server/embedded/keys';
import { codeIn } from '../../../../src/lib/server/embedded/letters';
import { migrate } from '../../../../src/lib/server/embedded/migrate';
import { start } from '../../../../src/lib/server/embedded/start';
import { putEmptyDatabase } from './prepared';

/** The project's own Supabase folder. */
export const supabase = join(import.meta.dirname, '../../../../supabase');

const undo: (() => unknown)[] = [];

/** Runs after the last test of the file, the latest first. */
export const afterwards = (work: () => unknown): void => {
  undo.push(work);
};

afterAll(async () => {
  for (const work of undo.reverse()) await work();
});

/** A folder that is gone after the tests of the file. */
export const folder = (): string => {
  const path = mkdtempSync(join(tmpdir(), 'samskap-'));
  afterwards(() => rmSync(path, { recursive: true, force: true }));
  return path;
};

/** A folder with an empty database at `name`, made ahead. */
const emptyDatabase = async (name: string): Promise<string> => {
  const path = folder();
  await putEmptyDatabase(join(path, name));
  return path;
};

/** A data folder before its first start, but for the slow making of an empty database. */
export const dataDir = (): Promise<string> => emptyDatabase('database');

/** An empty database of its own for a test, without migrations. */
export const openEmpty = async (options: Partial<DatabaseOptions> = {}): Promise<Database> => {
  const path = join(await emptyDatabase('pg'), 'pg');
  const database = await openDatabase({ folder: path, supabase, ...options });
  afterwards(() => database.close());
  return database;
};

/** A schema with what the repairs are about: a public table, a private one, rights by name, rules that fail. */
export const tinySchema = `
revoke all on schema public from public;
grant usage on schema public to anon, authenticated;
create schema private;
create table public.notes (id uuid primary key default gen_random_uuid(), text text not null check (text <> 'bad'), author uuid);
alter table public.notes enable row level security;
create policy read on public.notes for select to authenticated using (author = (select auth.uid()));
grant select on public.notes to authenticated;
create table private.secrets (id int primary key, text text);
alter table private.secrets enable row level security;
create function public.note(id uuid, text text) returns uuid language sql volatile security definer set search_path = ''
as $$ insert into public.notes (id, text, author) values (id, text, auth.uid()) returning id $$;
revoke execute on function public.note from public;
grant execute on function public.note to authenticated;
create function public.who() returns uuid language sql stable as $$ select auth.uid() $$;
create function public.fail(code text) returns int language plpgsql volatile as $$ begin
  raise exception 'told' using errcode = code, detail = 'field', hint = 'try';
end $$;
`;

/** A Supabase folder of its own for a test: the project's API roles and mail, and these migrations. */
export const supabaseFolder = (migrations: Record<string, string>, seed = 'select 1;'): string => {
  const path = folder();
  mkdirSync(join(path, 'migrations'));
  for (const part of ['bootstrap.sql', 'templates'])
    cpSync(join(supabase, part), join(path, part), { recursive: true });
  for (const [name, sql] of Object.entries(migrations)) writeFileSync(join(path, 'migrations', name), sql);
  writeFileSync(join(path, 'seed.sql'), seed);
  return path;
};

export const config = (dataDir: string, env: Record<string, string> = {}): Config =>
  readConfig({ DATA_DIR: dataDir, ...env });

type Fetch = (request: Request) => Promise<Response>;

/** A supabase-js client that talks to a function instead of a network. */
export const clientOf = (fetch: Fetch, key: string) =>
  createClient('http://localhost', key, {
    auth: { persistSession: false, autoRefreshToken: false },
    global: { fetch: (input, init) => fetch(new Request(input, init)) }
  });

export type Client = ReturnType<typeof clientOf>;

export type Tiny = { database: Database; key: string; letters: Letter[]; client: () => Client };

/** A database with the tiny schema, unguarded: what the repairs are shown on. */
export const tinyDatabase = async (options: Partial<DatabaseOptions> = {}): Promise<Tiny> => {
  const keys = makeKeys();
  const letters: Letter[] = [];
  const database = await openEmpty({
    keys,
    deliver: async (letter) => {
      letters.push(letter);
    },
    ...options
  });
  await migrate(database, join(supabaseFolder({ '1_tiny.sql': tinySchema }), 'migrations'));
  return {
    database,
    key: keys.publishable,
    letters,
    client: () => clientOf(database.fetch, keys.publishable)
  };
};

/** Signs in straight at lite, with its own name for the code. */
export const signInUnguarded = async ({ client, letters }: Tiny, email: string): Promise<Client> => {
  const own = client();
  const asked = await own.auth.signInWithOtp({ email });
  if (asked.error) throw asked.error;
  const letter = letters.findLast((each) => each.to === email);
  if (!letter) throw new Error(`no mail to ${email}`);
  const verified = await own.auth.verifyOtp({ email, token: codeIn(letter), type: 'magiclink' });
  if (verified.error) throw verified.error;
  return own;
};

/** The embedded backend as the app runs it, on the tiny schema, with a clock that stands still until it is moved. */
export const tinyBackend = async (env: Record<string, string> = {}) => {
  const clock = { now: Date.parse('2026-09-01T08:00:00Z') };
  const faults: unknown[] = [];
  const refusals: string[] = [];
  const embedded = await start(config(await dataDir(), env), {
    supabase: supabaseFolder({ '1_tiny.sql': tinySchema }),
    now: () => clock.now,
    report: (fault) => faults.push(fault),
    refused: (code, path) => refusals.push(`${code} ${path}`)
  });
  afterwards(embedded.close);
  return {
    embedded,
    clock,
    faults,
    refusals,
    /** A visitor from `address`. */
    client: (address = '192.0.2.1') => clientOf((request) => embedded.fetch(request, address), embedded.key),
    /** The code in the newest mail to `email`. */
    codeTo: (email: string) =>
      /\b\d{6}\b/.exec(embedded.mails().find((mail) => mail.to === email)?.text ?? '')?.[0] ?? ''
  };
};
