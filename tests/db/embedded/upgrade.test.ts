/** A data folder of the previous release, brought up to date: nothing is lost, and it ends as a new one begins. */
import { cpSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../src/lib/server/embedded/database';
import { migrate } from '../../../src/lib/server/embedded/migrate';
import { asAccount, World, type Pull } from '../world';
import { folder, openEmpty, supabase } from './support/world';

/** The last migration that the previous release had. */
const last = '20261122000008';
const migrations = join(supabase, 'migrations');
const student = 'demo.student@stud.ntnu.no';

type Row = Record<string, unknown>;
type Tables = Map<string, Map<string, Row>>;

let database: Database;
let world: World;
let before: Tables;
let applied: string[];
let uid: string;
let phone: Pull;

const tables = async (): Promise<Tables> => {
  const names = await database.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' order by 1`
  );
  const found: Tables = new Map();
  for (const { name } of names) {
    const rows = await database.query<{ row: Row }>(`select to_jsonb(t) as row from public.${name} t`);
    found.set(name, new Map(rows.map(({ row }) => [String(row.id), row])));
  }
  return found;
};

const pull = async (from: Pull | null): Promise<Pull> => {
  const [row] = await asAccount<{ answer: Pull }>(
    world,
    uid,
    'select public.sync_pull($1::uuid, $2::jsonb, 5000) as answer',
    [from?.epoch ?? null, JSON.stringify(from?.cursors ?? {})]
  );
  if (!row) throw new Error('no answer');
  return row.answer;
};

/** What the schema is, line by line. */
const schema = async (of: Database): Promise<string[]> =>
  (
    await of.query<{ line: string }>(`
      select format('column %s.%s %s %s %s', table_schema, table_name, column_name, data_type, column_default) || is_nullable as line
      from information_schema.columns where table_schema in ('public', 'private')
      union all
      select format('constraint %s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) from pg_constraint
      where connamespace in ('public'::regnamespace, 'private'::regnamespace)
      union all
      select format('policy %s %s %s', polrelid::regclass, polname, pg_get_expr(polqual, polrelid)) from pg_policy
      union all
      select format('function %s %s', oid::regprocedure, md5(prosrc)) from pg_proc
      where pronamespace in ('public'::regnamespace, 'private'::regnamespace)
      union all
      select format('trigger %s %s', tgrelid::regclass, pg_get_triggerdef(oid)) from pg_trigger where not tgisinternal
      union all
      select indexdef from pg_indexes where schemaname in ('public', 'private')
      union all
      select format('list %s %s', 'command', to_jsonb(c)) from private.commands c
      union all
      select format('list %s %s', 'step', to_jsonb(t) - 'id') from private.transitions t
      union all
      select format('list %s %s', 'job', j.name) from private.jobs j
      order by 1`)
  ).map(({ line }) => line);

beforeAll(async () => {
  const path = join(folder(), 'migrations');
  mkdirSync(path);
  for (const file of readdirSync(migrations).filter((name) => name.slice(0, last.length) <= last))
    cpSync(join(migrations, file), join(path, file));
  database = await openEmpty();
  world = new World(database);
  expect(await migrate(database, path)).toHaveLength(8);
  await database.exec(readFileSync(join(import.meta.dirname, 'previous-release.sql'), 'utf8'));
  const [account] = await database.query<{ id: string }>('select id from auth.users where email = $1', [
    student
  ]);
  uid = account?.id ?? '';
  phone = await pull(null);
  before = await tables();
  applied = await migrate(database, migrations);
}, 180_000);

describe('the data of the previous release', () => {
  it('is brought up to date by every newer migration', () => {
    const newer = readdirSync(migrations).filter((name) => name.slice(0, last.length) > last);
    expect(applied).toEqual(newer.sort().map((name) => name.split('_')[0]));
  });

  it('is all there, and says what it said', async () => {
    const after = await tables();
    expect(before.get('challenges')?.size).toBeGreaterThan(10);
    for (const [name, rows] of before)
      for (const [id, row] of rows) {
        const now = after.get(name)?.get(id);
        const { rev, updated_at, ...said } = row;
        expect([name, id, Number(now?.rev) >= Number(rev), updated_at !== undefined]).toEqual([
          name,
          id,
          true,
          true
        ]);
        expect([name, now]).toEqual([name, expect.objectContaining(said)]);
      }
  });

  it('lies in the same schema as in a new database', async () => {
    const anew = await openEmpty();
    await migrate(anew, migrations);
    expect(await schema(database)).toEqual(await schema(anew));
  });

  it('reaches a phone that had read the old: it goes on from where it was, and holds what a new one does', async () => {
    const [next, anew] = [await pull(phone), await pull(null)];
    expect([next.epoch, next.more, anew.more]).toEqual([phone.epoch, false, false]);
    const held = new Set<string>();
    for (const page of [phone, next])
      for (const [audience, entity, id, gone] of page.members)
        held[gone ? 'delete' : 'add'](`${audience} ${entity}:${id}`);
    const whole = anew.members
      .filter(([, , , gone]) => !gone)
      .map(([audience, entity, id]) => `${audience} ${entity}:${id}`);
    expect([...held].sort()).toEqual(whole.sort());
  });

  it('works on: due work runs, and a person gets everything about them', async () => {
    const [due] = await database.query<{ said: Record<string, string> }>(
      `select private.run_due(now() + interval '1 day') as said`
    );
    expect(Object.entries(due?.said ?? {}).filter(([, outcome]) => /^failed/.test(outcome ?? ''))).toEqual(
      []
    );
    const [row] = await asAccount<{ data: { account: { email: string } } }>(
      world,
      uid,
      'select public.my_data() as data'
    );
    expect(row?.data.account.email).toBe(student);
  });
});
