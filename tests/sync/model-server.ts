/**
 * A server in memory that keeps the same promises as `sync_push`, `sync_pull`, `sync_check_all` and `open_changes` in SQL,
 * small enough to be read in one go. It is a peer of the engine under test, written from the protocol, not a mock: it
 * knows nothing of the client, judges every op by its own rules and keeps a log of what took effect.
 * Requests are atomic here; concurrent transactions are tried against real Postgres in tests/db.
 */
import { createHash } from 'node:crypto';
import { toColumns } from '../../src/lib/domain/columns';
import type { AnyRow } from '../../src/lib/local/schema';
import type { Answer, WireOp } from '../../src/lib/sync/ports';
import { applyCommand, Fault } from './model-commands';
import { compare, copy, ModelRows } from './model-rows';

type Result = { op_id: string; status: string; [key: string]: unknown };
type Applied = { uid: string; op: WireOp };

export class ModelServer extends ModelRows {
  epoch = 'epoch-1';
  pageSize = 5;
  /** Cursors before this one are read from zero: the tombstones they would need are purged. */
  minCursor = 0;
  /** True while an op with poison in its words breaks every call that it is part of. */
  chokes = true;
  /** Every op that took effect, in order. */
  readonly log: Applied[] = [];
  /** Stored results by op. */
  readonly results = new Map<
    string,
    { uid: string; hash: string; kind: string; lane: string; result: Result }
  >();

  /** A backup is put back: `log` and rows as they were, another epoch. */
  backup(): () => void {
    const kept = copy([[...this.rows], [...this.feed], [...this.results], this.log, [...this.fieldRevs]]);
    return () => {
      const [rows, feed, results, log, revs] = kept as [never[], never[], never[], Applied[], never[]];
      this.rows = new Map(rows);
      this.feed = new Map(feed);
      this.fieldRevs = new Map(revs);
      this.results.clear();
      for (const [id, result] of results as [string, never][]) this.results.set(id, result);
      this.log.splice(0, this.log.length, ...log);
      this.epoch += '+';
    };
  }

  /** What 180 days do: tombstones go, and with them the cursors that are older. */
  purge(): void {
    for (const [key, { gone }] of this.feed) if (gone) this.feed.delete(key);
    this.minCursor = this.x + 1;
  }

  // Requests

  push(uid: string, ops: WireOp[]): Answer {
    if (ops.length > 20) return refusal(413, 'too_many_ops');
    if (this.chokes && JSON.stringify(ops).includes('poison'))
      return { status: 500, body: { code: 'XX000', message: 'out of memory' } };
    const held: string[] = [];
    const results = ops.map((op) => {
      const result = this.#pushOne(uid, copy(op), held);
      if (result.status !== 'applied') held.push(op.op_id);
      return result;
    });
    return { status: 200, body: copy({ results }) };
  }

  /** Always brief: what was asked about and is neither in `cursors` nor in `left` goes on from `rest`. */
  pull(uid: string, args: { epoch: string | null; cursors: Record<string, string> }): Answer {
    let room = this.pageSize;
    const answer = {
      epoch: this.epoch,
      cursors: {} as Record<string, string>,
      fresh: [] as string[],
      more: false
    };
    const members: [string, string, string, boolean][] = [];
    const rows: Record<string, Map<string, AnyRow>> = {};
    for (const audience of this.audiences(uid)) {
      const cursor = args.epoch === this.epoch ? args.cursors[audience] : undefined;
      const given = readCursor(cursor ?? '0');
      if (!given) return refusal(400, 'bad_cursor');
      const place = given.floor < this.minCursor && given.until === null ? zero : given;
      if (place.floor === 0 && place.until === null) answer.fresh.push(audience);
      const until = place.until ?? this.x + 1;
      const all = this.of(audience).filter((entry) => after(entry, place));
      const taken = all.slice(0, room);
      room -= taken.length;
      for (const { entity, id } of taken) {
        const entry = this.feed.get(`${audience}|${entity}|${id}`);
        const row = this.rows.get(`${entity}:${id}`);
        const shown = row !== undefined && !entry?.gone && this.maySee(uid, entity, row);
        members.push([audience, entity, id, !shown]);
        if (shown) (rows[entity] ??= new Map()).set(id, row);
      }
      const more = taken.length < all.length;
      answer.more ||= more;
      const last = taken.at(-1) ?? place;
      answer.cursors[audience] = more
        ? [place.floor, until, last.x, last.id || '-', last.entity || '-'].join('~')
        : String(until);
    }
    const rest = String(this.x + 1);
    const asked = Object.keys(args.cursors);
    const left = asked.filter((audience) => !(audience in answer.cursors));
    const rests = ([audience, next]: [string, string]) =>
      audience !== `user:${uid}` && asked.includes(audience) && next === rest;
    const cursors = Object.fromEntries(Object.entries(answer.cursors).filter((entry) => !rests(entry)));
    return {
      status: 200,
      body: copy({ ...answer, cursors, rest, left, members, rows: lists(rows), now: '' })
    };
  }

  check(uid: string, audiences: string[]): Answer {
    const mine = ['pub', ...this.audiences(uid)];
    const sums = audiences
      .filter((audience) => mine.includes(audience))
      .map((audience) => [audience, this.#sum(uid, audience)] as const);
    return { status: 200, body: Object.fromEntries(sums) };
  }

  #sum(uid: string, audience: string): { count: number; hash: string } {
    const reader = audience === 'pub' ? null : uid;
    const lines = this.of(audience).flatMap(({ entity, id, gone }) => {
      const row = this.rows.get(`${entity}:${id}`);
      return row && !gone && this.maySee(reader, entity, row) ? [`${entity}:${id}:${row.rev}`] : [];
    });
    return { count: lines.length, hash: createHash('sha256').update(lines.sort().join('\n')).digest('hex') };
  }

  changes(since: string | null): Answer {
    const given = readCursor(since ?? '0');
    if (!given) return refusal(400, 'bad_cursor');
    const place = given.floor < this.minCursor && given.until === null ? zero : given;
    const all = this.of('pub').filter((entry) => after(entry, place));
    const taken = all.slice(0, this.pageSize);
    const rows: Record<string, Map<string, AnyRow>> = {};
    const gone: [string, string][] = [];
    for (const entry of taken) {
      const row = this.rows.get(`${entry.entity}:${entry.id}`);
      if (row && !entry.gone && this.maySee(null, entry.entity, row))
        (rows[entry.entity] ??= new Map()).set(entry.id, row);
      else gone.push([entry.entity, entry.id]);
    }
    const more = taken.length < all.length;
    const highest = Math.max(this.minCursor, ...this.of('pub').map(({ x }) => x + 1));
    const until = place.until ?? Math.max(place.floor, highest);
    const last = taken.at(-1) ?? place;
    const next = more ? [place.floor, until, last.x, last.id, last.entity].join('~') : String(until);
    const body = copy({
      epoch: this.epoch,
      next,
      more,
      fresh: place.floor === 0 && place.until === null,
      tables: Object.fromEntries(
        Object.entries(lists(rows)).map(([name, list]) => [name, toColumns(sameColumns(list))])
      ),
      gone
    });
    return { status: 200, body, etag: createHash('sha256').update(JSON.stringify(body)).digest('hex') };
  }

  // Ops

  /** Of an answer the ids are kept: a replay has the rows as the person may read them now. */
  #readAnew(uid: string, room: string, { rows, row }: Result): Partial<Result> {
    const anew = (entity: string, { id }: AnyRow): AnyRow | undefined => {
      const now = this.rows.get(`${entity}:${id}`);
      return now && this.maySee(uid, entity, now) ? copy(now) : undefined;
    };
    const parts = (rows ?? []) as { entity: string; row: AnyRow }[];
    return {
      ...(rows
        ? {
            rows: parts.flatMap(({ entity, row }) => {
              const now = anew(entity, row);
              return now ? [{ entity, row: now }] : [];
            })
          }
        : {}),
      ...(row ? { row: anew(room, row as AnyRow) } : {})
    };
  }

  #pushOne(uid: string, op: WireOp, held: readonly string[]): Result {
    const { op_id, prev } = op;
    const hash = JSON.stringify([op.kind, op.v, op.args]);
    const before = this.results.get(op_id);
    if (before) {
      if (before.uid !== uid || before.hash !== hash)
        return { op_id, status: 'rejected', code: 'op_id_reuse' };
      return {
        ...before.result,
        ...this.#readAnew(uid, before.kind.split('.')[0] ?? '', before.result),
        replayed: true
      };
    }
    if (prev && held.includes(prev)) return { op_id, status: 'held' };
    const earlier = prev ? this.results.get(prev)?.result : undefined;
    if (earlier && earlier.status !== 'applied') return { op_id, status: 'held' };
    const [entity = ''] = op.kind.split('.');
    const id = String(op.args.id);
    const left = (earlier?.rows as { entity: string; row: AnyRow }[] | undefined)?.find(
      (part) => part.entity === entity && part.row.id === id
    );
    const base = left?.row.rev ?? op.base_rev;
    this.x += 1;
    let result: Result;
    try {
      result = { op_id, ...applyCommand(this, uid, op, base) } as Result;
      if (result.status === 'applied') this.log.push({ uid, op });
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      result = { op_id, status: 'rejected', code: error.code, field: error.field };
    }
    this.results.set(op_id, { uid, hash, kind: op.kind, lane: `${entity}:${id}`, result: copy(result) });
    return result;
  }
}

type Place = { floor: number; until: number | null; x: number; id: string; entity: string };

const zero: Place = { floor: 0, until: null, x: 0, id: '', entity: '' };

const after = (entry: { x: number; id: string; entity: string }, place: Place): boolean =>
  (entry.x - place.x || compare(entry.id, place.id) || compare(entry.entity, place.entity)) > 0;

const readCursor = (cursor: string): Place | null => {
  if (/^\d+$/.test(cursor))
    return { floor: Number(cursor), until: null, x: Number(cursor), id: '', entity: '' };
  const [floor, until, x, id, entity] = cursor.split('~');
  if (!floor || !until || !x || !id || !entity) return null;
  return { floor: Number(floor), until: Number(until), x: Number(x), id, entity };
};

const lists = (rows: Record<string, Map<string, AnyRow>>) =>
  Object.fromEntries(Object.entries(rows).map(([entity, byId]) => [entity, [...byId.values()]]));

/** As rows of a table are: what one has, all have. */
const sameColumns = (rows: AnyRow[]): AnyRow[] => {
  const none = Object.fromEntries(rows.flatMap((row) => Object.keys(row)).map((name) => [name, null]));
  return rows.map((row) => ({ ...none, ...row }));
};

const refusal = (status: number, message: string): Answer => ({
  status,
  body: { code: `PT${status}`, message }
});
