/**
 * Forms of the protocol that are known to lose rows, laid over the real one in a database of their own. Each breaks one
 * thing: the cursor, the snapshot or the tombstones. A harness that finds nothing wrong with them proves nothing.
 */

/** Replaces a piece of one of the real functions, and fails when the piece is no longer there. */
const rewrite = (signature: string, was: string, becomes: string): string => `
  do $rewrite$
  declare
    source text := pg_get_functiondef('${signature}'::regprocedure);
  begin
    if position($was$${was}$was$ in source) = 0 then
      raise exception 'nothing to rewrite in ${signature}';
    end if;
    execute replace(source, $was$${was}$was$, $becomes$${becomes}$becomes$);
  end $rewrite$;`;

const pullKeys = 'private.pull_keys(uuid, jsonb, integer, boolean)';
const publicKeys = 'private.public_keys(text, integer)';
const snapshotCursor = 'until xid8 := pg_snapshot_xmin(pg_current_snapshot())';
const clock = '(extract(epoch from now()) * 1000000)::bigint::text::xid8';

/** The real pull under another name, and in its place one that gives all audiences at rest a cursor of its own. */
const pullWith = (volatility: 'stable' | 'volatile', before: string): string => `
  alter function public.sync_pull(uuid, jsonb, integer, boolean) rename to sync_pull_real;
  create function public.sync_pull(epoch uuid, cursors jsonb, page integer, brief boolean) returns jsonb
  language plpgsql ${volatility} security invoker set search_path = '' as $broken$
  declare
    answer jsonb := public.sync_pull_real(epoch, cursors, page, brief);
    next text;
  begin
    if (answer ->> 'more')::boolean then
      return answer;
    end if;
    ${before}
    next := pg_snapshot_xmin(pg_current_snapshot());
    return answer
      || jsonb_build_object('cursors', (
        select jsonb_object_agg(audience, next) from jsonb_object_keys(answer -> 'cursors') audience
      ))
      || case when brief then jsonb_build_object('rest', next) else '{}' end;
  end $broken$;
  grant execute on function public.sync_pull(uuid, jsonb, integer, boolean) to authenticated;`;

/** A page that never ends a round early, so that a variant breaks by its own fault alone. */
const whole = 5_000;

export const broken = {
  'a cursor on updated_at': {
    page: whole,
    sql: `
      create function private.stamp_by_clock() returns trigger language plpgsql as $broken$
      begin
        new.x := ${clock};
        return new;
      end $broken$;
      create trigger stamp_by_clock before insert or update on private.sync_feed
        for each row execute function private.stamp_by_clock();
      update private.sync_feed set at = at;
      ${rewrite(pullKeys, snapshotCursor, `until xid8 := ${clock}`)}`
  },
  'a cursor at the end of the snapshot (xmax)': {
    page: whole,
    sql: rewrite(pullKeys, snapshotCursor, 'until xid8 := pg_snapshot_xmax(pg_current_snapshot())')
  },
  'rows read before the snapshot (volatile)': {
    page: whole,
    sql: pullWith('volatile', 'perform pg_sleep(0.004);')
  },
  'the cursor of the last page instead of the first': {
    page: 3,
    sql: pullWith('stable', '')
  },
  'no tombstones': {
    page: whole,
    sql: `
      create function private.forget() returns trigger language plpgsql as $broken$
      begin
        delete from private.sync_feed where audience = new.audience and entity = new.entity and id = new.id;
        return null;
      end $broken$;
      create trigger forget after insert or update on private.sync_feed
        for each row when (new.gone) execute function private.forget();
      delete from private.sync_feed where gone;`
  },
  'an audience that is thought to rest when its newest row stands at the cursor': {
    page: whole,
    sql: rewrite(pullKeys, 'limit 1) < a.given::xid8', 'limit 1) <= a.given::xid8')
  },
  'a public cursor that does not wait for open transactions': {
    page: whole,
    sql: rewrite(publicKeys, 'pg_snapshot_xmin', 'pg_snapshot_xmax')
  }
} as const satisfies Record<string, { page: number; sql: string }>;
