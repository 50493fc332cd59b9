/**
 * One database for a test file: the app's own embedded Postgres in memory, migrated, with the people of people.ts.
 * Tests use fresh ids instead of cleaning up. Questions go in as PostgREST would ask them: role and claims are set for
 * one transaction.
 */
import { randomUUID } from 'node:crypto';
import type { ArgsOf, CommandName } from '../../src/lib/domain/registry';
import type { ErrorCode } from '../../src/lib/domain/errors';
import type { Entity, Rows } from '../../src/lib/domain/rows';
import { openDatabase, type Database, type Queries } from '../../src/lib/server/embedded/database';
import { migratedDatabase } from './embedded/support/prepared';
import { firstRows, people, type Actor } from './people';

export type Op = {
  op_id: string;
  kind: string;
  v: number;
  args: unknown;
  base_rev: number | null;
  prev: string | null;
};

export type OpResult = {
  op_id: string;
  status: 'applied' | 'rejected' | 'conflict' | 'held';
  code?: ErrorCode;
  field?: string;
  rows?: { [E in Entity]: { entity: E; row: Rows[E] } }[Entity][];
  gone?: { entity: Entity; id: string }[];
  row?: Record<string, unknown>;
  fields?: string[];
  replayed?: boolean;
};

export type Member = [audience: string, entity: Entity, id: string, gone: boolean];

export type Pull = {
  epoch: string;
  cursors: Record<string, string>;
  fresh: string[];
  more: boolean;
  members: Member[];
  rows: { [E in Entity]?: Rows[E][] };
  now: string;
};

/** A pull as the app asks for it: audiences at rest are not named. */
export type BriefPull = Pull & { rest: string; left: string[] };

export type Sum = { count: number; hash: string };

export type Changes = {
  epoch: string;
  next: string;
  more: boolean;
  fresh: boolean;
  rows: { [E in Entity]?: Rows[E][] };
  gone: [Entity, string][];
};

/** A database error as Postgres gives it. */
export type Refusal = { code: string; message: string; detail?: string };

/** One operation of a command; `extra` for what is not the ordinary. */
export const op = <Name extends CommandName>(
  kind: Name,
  args: ArgsOf<Name>,
  extra: Partial<Op> = {}
): Op => ({ op_id: randomUUID(), kind, v: 1, args, base_rev: null, prev: null, ...extra });

/** The same without the check of types: what a broken or hostile client sends. */
export const rawOp = (kind: string, args: unknown, extra: Partial<Op> = {}): Op => ({
  op_id: randomUUID(),
  kind,
  v: 1,
  args,
  base_rev: null,
  prev: null,
  ...extra
});

const roleOf = (actor: Actor): string =>
  actor === 'anon' || actor === 'service_role' ? actor : 'authenticated';

const uidOf = (actor: Actor): string => (actor === 'anon' || actor === 'service_role' ? '' : people[actor]);

/** Runs `work` inside a transaction as `actor` (or as the account with this id). */
export const speakAs = async (inside: Queries, actor: Actor, uid = uidOf(actor)): Promise<void> => {
  const role = roleOf(actor);
  await inside.query(
    `select set_config('role', $1, true), set_config('request.jwt.claim.sub', $2, true),
      set_config('request.jwt.claim.role', $1, true), set_config('request.jwt.claims', $3, true)`,
    [role, uid, JSON.stringify({ role, ...(uid ? { sub: uid } : {}) })]
  );
};

/** What a World needs of its database: the embedded one has it, and connections to real Postgres (race/worlds.ts). */
export type Base = Pick<Database, 'query' | 'exec' | 'transaction' | 'close'>;

export class World {
  readonly database: Base;
  constructor(database: Base) {
    this.database = database;
  }

  static async open(): Promise<World> {
    const database = await openDatabase({ supabase: 'supabase', copyOf: await migratedDatabase() });
    await database.exec(firstRows);
    return new World(database);
  }

  /** As the owner of the database. */
  sql<Row extends Record<string, unknown>>(text: string, params: unknown[] = []): Promise<Row[]> {
    return this.database.query<Row>(text, params);
  }

  /** One statement as an actor, in a transaction of its own. */
  as<Row extends Record<string, unknown>>(
    actor: Actor,
    text: string,
    params: unknown[] = []
  ): Promise<Row[]> {
    return this.database.transaction(async (inside) => {
      await speakAs(inside, actor);
      return inside.query<Row>(text, params);
    });
  }

  /** The error that a statement ends with, or null when it goes well (and is then taken back). */
  refusal(actor: Actor, text: string, params: unknown[] = []): Promise<Refusal | null> {
    const wentWell = new Error('went well');
    return this.database
      .transaction(async (inside) => {
        await speakAs(inside, actor);
        await inside.query(text, params);
        throw wentWell;
      })
      .catch((error: unknown) => {
        if (error === wentWell) return null;
        if (error instanceof Error && 'code' in error) return error as unknown as Refusal;
        throw error;
      });
  }

  private async one<Answer>(actor: Actor, text: string, params: unknown[]): Promise<Answer> {
    const [row] = await this.as<{ answer: Answer }>(actor, text, params);
    if (!row) throw new Error('no answer');
    return row.answer;
  }

  async push(actor: Actor, ops: Op[]): Promise<OpResult[]> {
    const answer = await this.one<{ results: OpResult[] }>(
      actor,
      'select public.sync_push($1::jsonb) as answer',
      [JSON.stringify(ops)]
    );
    return answer.results;
  }

  /** One operation that is expected to be answered. */
  async send(actor: Actor, operation: Op): Promise<OpResult> {
    const [result] = await this.push(actor, [operation]);
    if (!result) throw new Error('no result');
    return result;
  }

  /** One operation that must be applied; anything else ends the test. */
  async apply(actor: Actor, operation: Op): Promise<OpResult> {
    const result = await this.send(actor, operation);
    if (result.status !== 'applied')
      throw new Error(`${operation.kind} by ${actor}: ${JSON.stringify(result)}`);
    return result;
  }

  pull(actor: Actor, from: Pick<Pull, 'epoch' | 'cursors'> | null = null, page = 500): Promise<Pull> {
    return this.one(actor, 'select public.sync_pull($1::uuid, $2::jsonb, $3) as answer', [
      from?.epoch ?? null,
      JSON.stringify(from?.cursors ?? {}),
      page
    ]);
  }

  brief(actor: Actor, from: Pick<Pull, 'epoch' | 'cursors'> | null = null): Promise<BriefPull> {
    return this.one(actor, 'select public.sync_pull($1::uuid, $2::jsonb, 500, true) as answer', [
      from?.epoch ?? null,
      JSON.stringify(from?.cursors ?? {})
    ]);
  }

  changes(since = '', page = 2000, actor: Actor = 'anon'): Promise<Changes> {
    return this.one(actor, 'select public.open_changes($1, $2) as answer', [since, page]);
  }

  check(actor: Actor, audience: string): Promise<Sum> {
    return this.one(actor, 'select public.sync_check($1) as answer', [audience]);
  }

  checkAll(actor: Actor, audiences: (string | null)[]): Promise<Record<string, Sum>> {
    return this.one(actor, 'select public.sync_check_all($1) as answer', [audiences]);
  }

  close(): Promise<void> {
    return this.database.close();
  }
}

/** A person whose rights a test changes: an account of its own, so that the others stay as they are. */
export const newPerson = async (world: World, address: string): Promise<string> => {
  const uid = randomUUID();
  await world.sql('insert into auth.users (id, email, email_confirmed_at) values ($1, $2, now())', [
    uid,
    address
  ]);
  return uid;
};

/** One statement as the account with this id, in a transaction of its own. */
export const asAccount = <Row extends Record<string, unknown>>(
  world: World,
  uid: string,
  text: string,
  params: unknown[] = []
): Promise<Row[]> =>
  world.database.transaction(async (inside) => {
    await speakAs(inside, 'stranger', uid);
    return inside.query<Row>(text, params);
  });
