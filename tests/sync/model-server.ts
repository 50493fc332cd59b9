/**
 * A server in memory that keeps the same promises as `sync_push`, `sync_pull`, `sync_check` and `open_changes` in SQL,
 * small enough to be read in one go. It is a peer of the engine under test, written from the protocol, not a mock: it
 * knows nothing of the client, judges every op by its own rules and keeps a log of what took effect.
 * Requests are atomic here; concurrent transactions are tried against real Postgres in tests/db.
 */
import { createHash } from 'node:crypto';
import { blankChallenge } from '../../src/lib/domain/challenges/commands';
import type { AnyRow } from '../../src/lib/local/schema';
import type { Answer, WireOp } from '../../src/lib/sync/ports';

type Json = Record<string, unknown>;
type Result = { op_id: string; status: string; [key: string]: unknown };
type Applied = { uid: string; op: WireOp };

class Fault extends Error {
  constructor(
    readonly code: string,
    readonly field?: string
  ) {
    super(code);
  }
}

export const partnership = '00000000-0000-4000-8000-00000000000a';
export const organisation = '00000000-0000-4000-8000-00000000000b';
const publicTables = ['themes', 'organisations', 'partnerships', 'partnership_members'];

const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

export class ModelServer {
  epoch = 'epoch-1';
  pageSize = 5;
  /** Every op that took effect, in order. */
  readonly log: Applied[] = [];
  /** Stored results by op. */
  readonly results = new Map<
    string,
    { uid: string; hash: string; kind: string; lane: string; result: Result }
  >();
  readonly coordinators = new Set<string>();
  /** People under whose name something was asked, with what it carried. */
  #rows = new Map<string, AnyRow>();
  #feed = new Map<string, { audience: string; entity: string; id: string; x: number; gone: boolean }>();
  #fieldRevs = new Map<string, number>();
  #x = 1;
  #clock = 0;

  // What the tests ask and change directly

  row(entity: string, id: string): AnyRow | undefined {
    const row = this.#rows.get(`${entity}:${id}`);
    return row && copy(row);
  }

  /** A change by somebody else. */
  change(entity: string, id: string, patch: Json): void {
    this.#x += 1;
    const row = this.#rows.get(`${entity}:${id}`);
    if (row) this.#put(entity, { ...row, ...patch });
  }

  add(entity: string, row: Json & { id: string }): void {
    this.#x += 1;
    this.#put(entity, { ...row, rev: 0, updated_at: '' });
  }

  /** Everything a person may read, by `entity:id`: what select under RLS would give. */
  visible(uid: string | null): Map<string, AnyRow> {
    const seen = new Map<string, AnyRow>();
    for (const [key, row] of this.#rows)
      if (this.#maySee(uid, key.slice(0, key.indexOf(':')), row)) seen.set(key, copy(row));
    return seen;
  }

  /** A backup is put back: `log` and rows as they were, another epoch. */
  backup(): () => void {
    const kept = copy([[...this.#rows], [...this.#feed], [...this.results], this.log, [...this.#fieldRevs]]);
    return () => {
      const [rows, feed, results, log, revs] = kept as [never[], never[], never[], Applied[], never[]];
      this.#rows = new Map(rows);
      this.#feed = new Map(feed);
      this.#fieldRevs = new Map(revs);
      this.results.clear();
      for (const [id, result] of results as [string, never][]) this.results.set(id, result);
      this.log.splice(0, this.log.length, ...log);
      this.epoch += '+';
    };
  }

  // Requests

  push(uid: string, ops: WireOp[]): Answer {
    if (ops.length > 20) return refusal(413, 'too_many_ops');
    const held: string[] = [];
    const results = ops.map((op) => {
      const result = this.#pushOne(uid, copy(op), held);
      if (result.status !== 'applied') held.push(op.op_id);
      return result;
    });
    return { status: 200, body: copy({ results }) };
  }

  pull(uid: string, args: { epoch: string | null; cursors: Record<string, string> }): Answer {
    let room = this.pageSize;
    const answer = { epoch: this.epoch, cursors: {} as Json, fresh: [] as string[], more: false };
    const members: [string, string, string, boolean][] = [];
    const rows: Record<string, Map<string, AnyRow>> = {};
    for (const audience of this.#audiences(uid)) {
      const cursor = args.epoch === this.epoch ? args.cursors[audience] : undefined;
      const place = readCursor(cursor ?? '0');
      if (!place) return refusal(400, 'bad_cursor');
      if (cursor === undefined) answer.fresh.push(audience);
      const until = place.until ?? this.#x + 1;
      const all = this.#of(audience).filter((entry) => after(entry, place));
      const taken = all.slice(0, room);
      room -= taken.length;
      for (const { entity, id } of taken) {
        const entry = this.#feed.get(`${audience}|${entity}|${id}`);
        const row = this.#rows.get(`${entity}:${id}`);
        const shown = row !== undefined && !entry?.gone && this.#maySee(uid, entity, row);
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
    return { status: 200, body: copy({ ...answer, members, rows: lists(rows), now: '' }) };
  }

  check(uid: string, audience: string): Answer {
    const lines = this.#of(audience).flatMap(({ entity, id, gone }) => {
      const row = this.#rows.get(`${entity}:${id}`);
      return row && !gone && this.#maySee(uid, entity, row) ? [`${entity}:${id}:${row.rev}`] : [];
    });
    const hash = createHash('sha256').update(lines.sort().join('\n')).digest('hex');
    return { status: 200, body: { count: lines.length, hash } };
  }

  changes(since: string | null): Answer {
    const place = readCursor(since ?? '0');
    if (!place) return refusal(400, 'bad_cursor');
    const all = this.#of('pub').filter((entry) => after(entry, place));
    const taken = all.slice(0, this.pageSize);
    const rows: Record<string, Map<string, AnyRow>> = {};
    const gone: [string, string][] = [];
    for (const entry of taken) {
      const row = this.#rows.get(`${entry.entity}:${entry.id}`);
      if (row && !entry.gone && this.#maySee(null, entry.entity, row))
        (rows[entry.entity] ??= new Map()).set(entry.id, row);
      else gone.push([entry.entity, entry.id]);
    }
    const more = taken.length < all.length;
    const highest = Math.max(0, ...this.#of('pub').map(({ x }) => x + 1));
    const until = place.until ?? Math.max(place.floor, highest);
    const last = taken.at(-1) ?? place;
    const next = more ? [place.floor, until, last.x, last.id, last.entity].join('~') : String(until);
    const body = copy({ epoch: this.epoch, next, more, fresh: since === null, rows: lists(rows), gone });
    return { status: 200, body, etag: createHash('sha256').update(JSON.stringify(body)).digest('hex') };
  }

  // Ops

  #pushOne(uid: string, op: WireOp, held: readonly string[]): Result {
    const { op_id, prev } = op;
    const hash = JSON.stringify([op.kind, op.v, op.args]);
    const before = this.results.get(op_id);
    if (before) {
      if (before.uid !== uid || before.hash !== hash)
        return { op_id, status: 'rejected', code: 'op_id_reuse' };
      return { ...before.result, replayed: true };
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
    this.#x += 1;
    let result: Result;
    try {
      result = { op_id, ...this.#apply(uid, op, base) } as Result;
      if (result.status === 'applied') this.log.push({ uid, op });
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      result = { op_id, status: 'rejected', code: error.code, field: error.field };
    }
    this.results.set(op_id, { uid, hash, kind: op.kind, lane: `${entity}:${id}`, result: copy(result) });
    return result;
  }

  #apply(uid: string, { kind, args }: WireOp, base: number | null): Json {
    const id = String(args.id);
    switch (kind) {
      case 'challenges.save':
        return this.#save(uid, id, args, base);
      case 'challenges.submit': {
        const row = this.#challenge(uid, id);
        if (!this.#wrote(uid, id)) throw new Fault('not_allowed');
        if (row.state !== 'draft' && row.state !== 'returned') throw new Fault('wrong_state');
        this.#put('challenges', { ...row, state: 'submitted', slug: row.slug ?? `s-${id.slice(0, 4)}` });
        return this.#answer(id);
      }
      case 'challenges.publish': {
        const row = this.#challenge(uid, id);
        if (!this.coordinators.has(uid)) throw new Fault('not_allowed');
        if (row.state !== 'submitted') throw new Fault('wrong_state');
        if (base !== null && base < row.rev) return { status: 'conflict', row, fields: ['title'] };
        this.#put('challenges', { ...row, state: 'published', published_at: this.#now() });
        return this.#answer(id);
      }
      case 'challenges.withdraw': {
        const row = this.#challenge(uid, id);
        if (!this.#wrote(uid, id)) throw new Fault('not_allowed');
        if (row.state !== 'submitted' && row.state !== 'published') throw new Fault('wrong_state');
        this.#put('challenges', { ...row, state: 'withdrawn' });
        return this.#answer(id);
      }
      case 'challenges.remove': {
        const row = this.#challenge(uid, id);
        if (!this.#wrote(uid, id) || row.state !== 'draft') throw new Fault('wrong_state');
        if (base !== null && base < row.rev) return { status: 'conflict', row, fields: ['title'] };
        const gone = ['challenges', 'challenge_cases'].map((entity) => ({ entity, id }));
        for (const { entity } of gone) this.#delete(entity, id);
        return { status: 'applied', gone };
      }
      case 'interests.send': {
        const challenge = this.#rows.get(`challenges:${String(args.challenge_id)}`);
        if (challenge?.state !== 'published') throw new Fault('wrong_state');
        const live = [...this.#rows.values()].some(
          (row) => row.challenge_id === args.challenge_id && row.person_id === uid && row.state === 'sent'
        );
        if (live) throw new Fault('already_exists');
        const rest = { state: 'sent', answer: '', reason: null, answer_by: '2026-12-24', answered_at: null };
        this.#put('interests', {
          ...args,
          id,
          ...rest,
          person_id: uid,
          sent_at: this.#now(),
          rev: 0,
          updated_at: ''
        });
        return { status: 'applied', rows: [{ entity: 'interests', row: this.row('interests', id) }] };
      }
      default:
        throw new Fault('unknown_command');
    }
  }

  #save(uid: string, id: string, args: Json, base: number | null): Json {
    const { partnership_id, organisation_id, ...patch } = args;
    delete patch.id;
    for (const [field, value] of Object.entries(patch))
      if (String(value).includes('bad')) throw new Fault('invalid', field);
    if (base === null && !this.#rows.has(`challenges:${id}`)) {
      if (!partnership_id || !organisation_id) throw new Fault('missing', 'partnership_id');
      // The text and who wrote it are one insert: nobody else sees the row in between.
      const stamp = { rev: 0, updated_at: '' };
      const own = { id, author_id: uid, contact_id: uid, note: '', submitted_at: null, ...stamp };
      this.#rows.set(`challenge_cases:${id}`, own);
      this.#put('challenges', { ...blankChallenge, id, partnership_id, organisation_id, ...patch, ...stamp });
      this.#put('challenge_cases', own);
      return this.#answer(id);
    }
    const row = this.#challenge(uid, id);
    const mine = this.#wrote(uid, id) || (row.state === 'submitted' && this.coordinators.has(uid));
    if (!mine) throw new Fault('not_allowed');
    if (row.state === 'withdrawn') throw new Fault('wrong_state');
    const stale = Object.keys(patch).filter(
      (field) => (this.#fieldRevs.get(`${id}.${field}`) ?? 0) > (base ?? 0) && patch[field] !== row[field]
    );
    if (stale.length > 0) return { status: 'conflict', row, fields: stale };
    if (Object.keys(patch).some((field) => patch[field] !== row[field]))
      this.#put('challenges', { ...row, ...patch });
    return this.#answer(id);
  }

  #challenge(uid: string, id: string): AnyRow {
    const row = this.#rows.get(`challenges:${id}`);
    if (!row || !this.#maySee(uid, 'challenges', row)) throw new Fault('not_found');
    return row;
  }

  #wrote(uid: string, id: string): boolean {
    return this.#rows.get(`challenge_cases:${id}`)?.author_id === uid;
  }

  #answer(id: string): Json {
    const rows = ['challenges', 'challenge_cases'].map((entity) => ({ entity, row: this.row(entity, id) }));
    return { status: 'applied', rows };
  }

  // Rows and feed

  #now(): string {
    this.#clock += 1;
    return new Date(Date.UTC(2026, 0, 1) + this.#clock * 1000).toISOString();
  }

  #put(entity: string, row: AnyRow): void {
    const before = this.#rows.get(`${entity}:${row.id}`);
    const next: AnyRow = { ...copy(row), rev: (before?.rev ?? 0) + 1, updated_at: this.#now() };
    for (const field of Object.keys(next)) {
      if (JSON.stringify(before?.[field]) !== JSON.stringify(next[field]))
        this.#fieldRevs.set(`${row.id}.${field}`, next.rev);
    }
    this.#rows.set(`${entity}:${row.id}`, next);
    this.#stamp(entity, row.id, true);
    if (entity === 'challenges') this.#stamp('challenge_cases', row.id, false);
    if (entity === 'challenge_cases') this.#stamp('challenges', row.id, false);
  }

  #delete(entity: string, id: string): void {
    this.#rows.delete(`${entity}:${id}`);
    this.#stamp(entity, id, true);
  }

  #stamp(entity: string, id: string, changed: boolean): void {
    const row = this.#rows.get(`${entity}:${id}`);
    const now = row ? this.#audiencesOf(entity, row) : [];
    for (const audience of now) {
      const key = `${audience}|${entity}|${id}`;
      const entry = this.#feed.get(key);
      if (!entry || entry.gone || changed)
        this.#feed.set(key, { audience, entity, id, x: this.#x, gone: false });
    }
    for (const [key, entry] of this.#feed) {
      if (entry.entity === entity && entry.id === id && !entry.gone && !now.includes(entry.audience))
        this.#feed.set(key, { ...entry, x: this.#x, gone: true });
    }
  }

  #audiencesOf(entity: string, row: AnyRow): string[] {
    if (publicTables.includes(entity)) return ['pub'];
    if (entity === 'interests')
      return [`user:${String(row.person_id)}`, `challenge:${String(row.challenge_id)}`];
    const challenge = this.#rows.get(`challenges:${row.id}`);
    const author = this.#rows.get(`challenge_cases:${row.id}`)?.author_id;
    const names = author ? [`user:${String(author)}`] : [];
    if (challenge && challenge.state !== 'draft')
      names.push(`challenge:${row.id}`, `partnership:${String(challenge.partnership_id)}:coordinator`);
    if (entity === 'challenges' && challenge?.state === 'published') names.push('pub');
    return names;
  }

  #audiences(uid: string): string[] {
    const names = [`user:${uid}`];
    for (const [key, row] of this.#rows)
      if (key.startsWith('challenge_cases:') && row.contact_id === uid) names.push(`challenge:${row.id}`);
    if (this.coordinators.has(uid)) names.push(`partnership:${partnership}:coordinator`);
    return names;
  }

  /** Row level security, written without the feed. */
  #maySee(uid: string | null, entity: string, row: AnyRow): boolean {
    if (publicTables.includes(entity)) return true;
    const answers = (id: unknown) => {
      const own = this.#rows.get(`challenge_cases:${String(id)}`);
      const state = this.#rows.get(`challenges:${String(id)}`)?.state;
      return own !== undefined && (own.author_id === uid || (own.contact_id === uid && state !== 'draft'));
    };
    if (entity === 'challenges' && row.state === 'published') return true;
    if (uid === null) return false;
    if (entity === 'interests')
      return (
        row.person_id === uid ||
        this.#rows.get(`challenge_cases:${String(row.challenge_id)}`)?.contact_id === uid
      );
    const state = this.#rows.get(`challenges:${row.id}`)?.state;
    return answers(row.id) || (this.coordinators.has(uid) && state !== 'draft');
  }

  #of(audience: string) {
    return [...this.#feed.values()]
      .filter((entry) => entry.audience === audience)
      .sort((a, b) => a.x - b.x || compare(a.id, b.id) || compare(a.entity, b.entity));
  }
}

type Place = { floor: number; until: number | null; x: number; id: string; entity: string };

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

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

const refusal = (status: number, message: string): Answer => ({
  status,
  body: { code: `PT${status}`, message }
});
