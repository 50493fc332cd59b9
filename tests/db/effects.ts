/**
 * Everything that is written to the tables of the app, row by row, with the operation it was written for: what really
 * happened, apart from what the commands say of themselves.
 */
import type { World } from './world';

export type Effect = {
  op: string;
  entity: string;
  id: string;
  from_rev: number | null;
  to_rev: number | null;
  from_state: string | null;
  to_state: string | null;
  transaction: string;
};

/** Lays the watch over every table, and over the log that some reading is for; `op` is what the writing transaction says it works for. */
export const watchEffects = (world: World): Promise<void> =>
  world.database.exec(`
    create table private.effects (
      n bigint generated always as identity primary key, op text, entity text, id text,
      from_rev int, to_rev int, from_state text, to_state text, transaction xid8 default pg_current_xact_id()
    );
    create function private.note_effect() returns trigger
    language plpgsql security definer set search_path = '' as $$
    declare
      before jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
      after jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
    begin
      insert into private.effects (op, entity, id, from_rev, to_rev, from_state, to_state) values (
        current_setting('test.op', true), tg_table_name, coalesce(after, before) ->> 'id',
        (before ->> 'rev')::int, (after ->> 'rev')::int, before ->> 'state', after ->> 'state'
      );
      return null;
    end
    $$;
    do $$
    declare
      target regclass;
    begin
      for target in
        select oid from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
        union all select 'private.access_log'::regclass
      loop
        execute format(
          'create trigger note_effect after insert or update or delete on %s
           for each row execute function private.note_effect()', target
        );
      end loop;
    end
    $$;`);

/** What was written for an operation, or for all of them, in order. */
export const effects = (world: World, op: string | null = null): Promise<Effect[]> =>
  world.sql<Effect>(
    `select op, entity, id, from_rev, to_rev, from_state, to_state, transaction::text as transaction
     from private.effects where $1::text is null or op = $1 order by n`,
    [op]
  );

export const forgetEffects = (world: World): Promise<void> => world.database.exec('truncate private.effects');

type Lawful = {
  room: string;
  command: string;
  from_state: string | null;
  to_state: string | null;
  actor: string;
};

/**
 * The moves of a state that `private.transitions` does not know: for this command in its own room, for any command
 * in another one, which it moves by calling that command. What the `line` of a meeting does follows from any of them. A room whose commands know no states is none of it: the
 * state of a notification is moved by jobs.
 */
export const unlawful = async (world: World, command: string, done: Effect[]): Promise<Effect[]> => {
  const known = await world.sql<Lawful>(
    `select room, command, from_state, to_state, actor from private.transitions
     where from_state is not null or to_state is not null`
  );
  return done.filter(
    ({ entity, from_state, to_state }) =>
      from_state !== to_state &&
      known.some(({ room }) => room === entity) &&
      !known.some(
        (step) =>
          step.room === entity &&
          (step.command === command || step.actor === 'line' || !command.startsWith(`${entity}.`)) &&
          step.from_state === from_state &&
          step.to_state === to_state
      )
  );
};
