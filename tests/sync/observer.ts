/**
 * Watches a world and knows what must never happen in it. Each finding names the property of the protocol it breaks.
 * `seq` is an op's identity on the phone: its op_id changes when it is sent anew.
 */
import type { View } from '../../src/lib/domain/commands';
import { entities, type Entity } from '../../src/lib/domain/rows';
import { privateName } from '../../src/lib/local/schema';
import type { OutboxOp } from '../../src/lib/local/outbox-op';
import type { AnyRow } from '../../src/lib/local/schema';
import type { Tab } from './tab';
import type { Sight, World } from './world';

type Watched = {
  ids: Map<number, Set<string>>;
  ops: Map<number, OutboxOp>;
  cursors: Map<string, number>;
  epoch: string | null;
};

/** Texts that a person wrote are unique: `t<n>`, and begin with what is wrong with them. */
const textsOf = (args: Record<string, unknown>): string[] =>
  Object.values(args).filter(
    (value): value is string => typeof value === 'string' && /^(bad |poison )?t\d+ /.test(value)
  );

/** When a text was written, among all of the story; what was not written in it has no number, and none is older. */
const numberOf = (text: unknown): number => Number(/t(\d+) /.exec(String(text))?.[1]);

export class Observer {
  readonly findings: string[] = [];
  readonly #world: World;
  readonly #people: string[];
  readonly #watched = new Map<string, Watched>();
  /** Ops whose author threw them away, and texts replaced by a later one of the same field before they were sent. */
  readonly #given = new Set<string>();
  /** Lanes whose row somebody took away, or the right to read it. */
  readonly #gone = new Set<string>();
  readonly #texts = new Map<string, { uid: string; lane: string; field: string }>();
  /** Ops that are no longer in an outbox, with the ids they were sent under. */
  readonly #left: { op: OutboxOp; ids: Set<string> }[] = [];
  readonly #shown = new Map<
    Tab,
    { uid: string | null; pub: Map<string, number>; own: Map<string, number> | null }
  >();
  /** The last text that a person wrote into a field of a row, and rows that they threw away, as they saw it. */
  #written = new Map<string, { uid: string; lane: string; field: string; text: string }>();
  #removed = new Map<string, { uid: string; lane: string }>();
  #spoilt = false;

  constructor(world: World, people: string[]) {
    this.#world = world;
    this.#people = people;
    world.listeners.push((sight) => this.#see(sight));
  }

  find(property: string, what: string): void {
    this.findings.push(`${property}: ${what}`);
  }

  /** A person was told that this text is stored. */
  told(uid: string, lane: string, args: Record<string, unknown>): void {
    for (const [field, value] of Object.entries(args))
      if (textsOf({ [field]: value }).length > 0) this.#texts.set(String(value), { uid, lane, field });
  }

  /** A person saw this text in the row at once; it must stay there, as long as the server has it or will get it. */
  saw(uid: string, lane: string, field: string, text: string): void {
    // Whatever was written there before, this person wrote over it.
    this.#written.delete(`${uid} ${lane} ${field}`);
    if (textsOf({ [field]: text }).length === 0) return;
    this.#written.set(`${uid} ${lane} ${field}`, { uid, lane, field, text });
    this.#removed.delete(`${uid} ${lane}`);
  }

  /** A person saw the row go. */
  sawGo(uid: string, lane: string): void {
    this.#removed.set(`${uid} ${lane}`, { uid, lane });
  }

  /** The phone lost or spoiled some of its copy: what it shows now is no going back. */
  blink(): void {
    this.#shown.clear();
    this.#written.clear();
    this.#removed.clear();
  }

  /** Something of the copy was spoilt: until it has been compared with the server, rows may be missing, and go again. */
  spoilt(): void {
    this.#spoilt = true;
    this.blink();
  }

  get isSpoilt(): boolean {
    return this.#spoilt;
  }

  /** Somebody takes away what a lane is about, or somebody's right to read it. */
  took(lane: string): void {
    this.#gone.add(lane);
  }

  /** A person threw this op away. */
  gave(op: OutboxOp): void {
    this.#given.add(`${op.uid} ${op.seq}`);
    for (const text of textsOf(op.args)) this.#given.add(text);
    // Whoever takes back that something goes sees it as it lay here, until the next pull.
    if (op.kind.endsWith('.remove')) this.#removed.delete(`${op.uid} ${op.lane}`);
  }

  /** A person had everything on the phone deleted. */
  wiped(uid: string): void {
    for (const op of this.#watched.get(uid)?.ops.values() ?? []) this.gave(op);
    this.#watched.delete(uid);
    this.blink();
  }

  #see({ name, ops, state, left }: Sight): void {
    const uid = this.#people.find((person) => privateName(person) === name);
    if (!uid) return;
    const watched = this.#watch(uid);
    for (const op of ops) {
      if (op.uid !== uid) this.find('P5', `an op of ${op.uid} stands in the outbox of ${uid}`);
      const ids = watched.ids.get(op.seq) ?? new Set();
      watched.ids.set(op.seq, ids.add(op.op_id));
    }
    this.#seeTexts(watched, ops);
    this.#seeGone(uid, watched, ops);
    for (const { op, row } of left) this.#seeAcknowledged(uid, op, row?.rev ?? 0);
    this.#seeCursors(watched, state.epoch, state.cursors);
    watched.ops = new Map(ops.map((op) => [op.seq, op]));
  }

  /** Autosave may replace a text only by a later one of the same field. */
  #seeTexts(watched: Watched, ops: OutboxOp[]): void {
    for (const op of ops) {
      const before = watched.ops.get(op.seq);
      for (const [field, value] of Object.entries(before?.args ?? {})) {
        if (JSON.stringify(op.args[field]) === JSON.stringify(value)) continue;
        if (op.args[field] === undefined) this.find('P1', `the text ${String(value)} left its op`);
        if (numberOf(op.args[field]) < numberOf(value))
          this.find('P1', `${String(value)} was replaced by ${String(op.args[field])}, which is older`);
        if (before?.op_id === op.op_id && before.first_sent_at !== null)
          this.find('P2', `a sent op was changed`);
        this.#given.add(String(value));
      }
    }
  }

  #seeGone(uid: string, watched: Watched, ops: OutboxOp[]): void {
    const here = new Set(ops.map((op) => op.seq));
    for (const [seq, op] of watched.ops) {
      if (!here.has(seq) && !this.#given.has(`${uid} ${seq}`))
        this.#left.push({ op, ids: watched.ids.get(seq) ?? new Set() });
    }
  }

  /** What the server did with an op is here from the moment the op is not. */
  #seeAcknowledged(uid: string, op: OutboxOp, rev: number): void {
    const { results, rows } = this.#world.server;
    const { result } = results.get(op.op_id) ?? {};
    if (result?.status !== 'applied') return;
    const [entity = '', id] = op.lane.split(':');
    const made = (result.rows as { entity: string; row: AnyRow }[] | undefined)?.find(
      (part) => part.entity === entity && part.row.id === id
    );
    const now = rows.get(op.lane);
    const visible = now !== undefined && this.#world.server.maySee(uid, entity, now);
    if (made && visible && rev < made.row.rev) this.find('P6', `${op.kind} is done and not to be seen here`);
  }

  #seeCursors(watched: Watched, epoch: string | null, cursors: Record<string, string>): void {
    const next = new Map(
      Object.entries(cursors).map(([name, cursor]) => [name, Number(cursor.split('~')[0])])
    );
    if (watched.epoch === epoch)
      for (const [name, at] of next) {
        const before = watched.cursors.get(name);
        // Zero is no place in the feed: all of it is read again.
        if (before !== undefined && at < before && at !== 0)
          this.find('P7', `the cursor of ${name} went from ${before} to ${at}`);
      }
    watched.epoch = epoch;
    watched.cursors = next;
  }

  #watch(uid: string): Watched {
    const watched = this.#watched.get(uid) ?? {
      ids: new Map(),
      ops: new Map(),
      cursors: new Map(),
      epoch: null
    };
    this.#watched.set(uid, watched);
    return watched;
  }

  /** While the world still moves: what a screen may never show or lose. */
  glance(): void {
    const { server, person: uid, living } = this.#world;
    for (const tab of living) {
      if (tab.frozen) continue;
      const { replica } = tab.phone;
      const here = tab.phone.own?.uid ?? null;
      if (here !== uid) this.find('P5', `a tab shows ${here ?? 'nobody'} while ${uid ?? 'nobody'} is here`);
      this.#seeParked(replica.ops);
      if (here !== null && here === uid) this.#seeOwn(tab, uid);
      const pub = revsOf(replica.pub.view);
      const own = replica.own ? revsOf(replica.own.view) : null;
      for (const entity of entities)
        for (const { id } of replica.rows(entity))
          if (!own && !pub.has(`${entity}:${id}`))
            this.find('P5', `${entity} of somebody is shown to nobody`);
      const before = this.#shown.get(tab);
      this.#shown.set(tab, { uid, pub, own });
      if (before) this.#compare(before.pub, pub, (key) => server.sees(null, key));
      if (before?.own && own && before.uid === uid)
        this.#compare(before.own, own, (key) => server.sees(uid, key) && !server.sees(null, key));
    }
  }

  #seeParked(ops: OutboxOp[]): void {
    for (const op of ops) {
      if (op.code === 'op_id_reuse') this.find('P2', 'one id was sent with two contents');
      if (op.code !== 'conflict') continue;
      const mine = op.kind !== 'challenges.save' || textsOf(op.args).length > 0;
      const theirs = op.lane.startsWith('challenges:') ? op.row?.title : op.row?.id;
      // Whoever took theirs away has lost it, not the phone.
      if (!mine || (typeof theirs !== 'string' && !this.#gone.has(op.lane)))
        this.find('P10', `a conflict lost a text`);
    }
  }

  /** While nobody else has changed it, a person sees what they did, sent or not, and never what was before. */
  #seeOwn(tab: Tab, person: string): void {
    const { server } = this.#world;
    const { ops, own } = tab.phone.replica;
    if (!own?.loaded || this.#spoilt) return;
    const goes = (lane: string) =>
      ops.some((op) => op.lane === lane && op.state === 'waiting' && op.kind.endsWith('.remove'));
    for (const { uid, lane, field, text } of this.#written.values()) {
      const row = server.rows.get(lane);
      if (uid !== person || this.#given.has(text) || row?.[field] !== text || goes(lane)) continue;
      if (!server.maySee(uid, lane.slice(0, lane.indexOf(':')), row)) continue;
      const shown = this.#row(tab, lane)?.[field];
      // A tab may store what was written next and die before it says so.
      const isLater = (op: OutboxOp) => op.lane === lane && numberOf(op.args[field]) > numberOf(text);
      if (ops.some((op) => isLater(op) && op.args[field] === shown)) continue;
      if (shown !== text) this.find('P6', `${lane} shows ${String(shown)} where ${text}was written`);
    }
    for (const { uid, lane } of this.#removed.values()) {
      if (uid !== person || server.rows.has(lane)) continue;
      const row = this.#row(tab, lane);
      if (row && !('pending' in row)) this.find('P6', `${lane} was thrown away and is shown`);
    }
  }

  #row(tab: Tab, lane: string): Record<string, unknown> | undefined {
    const [entity, id = ''] = lane.split(':');
    return tab.phone.replica.find(entity as Entity, id) as Record<string, unknown> | undefined;
  }

  /** A row on the phone never gets older, and stays while the server gives it. */
  #compare(before: Map<string, number>, after: Map<string, number>, given: (key: string) => boolean): void {
    for (const [key, rev] of before) {
      const now = after.get(key);
      if (now === undefined && !this.#spoilt && given(key))
        this.find('P4', `${key} left the phone, not the server`);
      if (now !== undefined && now < rev) this.find('P7', `${key} went from rev ${rev} to ${now}`);
    }
  }

  /** After faults have stopped and everything has synced, with `uid` at the phone. */
  atRest(uid: string): void {
    this.#spoilt = false;
    for (const tab of this.#world.living) {
      for (const op of tab.phone.replica.ops) {
        const held = tab.phone.replica.ops.some(
          (other) => other.lane === op.lane && other.state === 'parked'
        );
        if (!held) this.find('P9', `${op.kind} still waits`);
      }
    }
    const granted = this.#world.server.visible(uid);
    for (const tab of this.#world.living) {
      if (tab.phone.replica.ops.length > 0) continue;
      const shown = new Map<string, unknown>();
      for (const entity of entities)
        for (const row of tab.phone.replica.rows(entity)) shown.set(`${entity}:${row.id}`, row);
      for (const [key, row] of granted)
        if (JSON.stringify(sorted(shown.get(key))) !== JSON.stringify(sorted(row)))
          this.find('P4', `${key} is ${shown.has(key) ? 'another' : 'missing'} here`);
      for (const key of shown.keys())
        if (!granted.has(key)) this.find('P4', `${key} is here and not granted`);
    }
  }

  /** At the very end, over all people. */
  atEnd(): void {
    const { log, results } = this.#world.server;
    for (const { op, ids } of this.#left)
      if (![...ids].some((id) => results.get(id)?.result.status === 'applied'))
        this.find('P1', `${op.kind} left the outbox and never took effect`);

    const applied = new Map<string, number>();
    for (const { op } of log)
      for (const text of textsOf(op.args)) applied.set(text, (applied.get(text) ?? 0) + 1);
    for (const [text, count] of applied) if (count > 1) this.find('P2', `${text} took effect ${count} times`);

    const waiting = [...this.#watched.values()].flatMap(({ ops }) =>
      [...ops.values()].flatMap((op) => textsOf(op.args))
    );
    for (const text of this.#texts.keys())
      if (!applied.has(text) && !waiting.includes(text) && !this.#given.has(text))
        this.find('P1', `${text} is nowhere`);

    const last = new Map<string, number>();
    const seen = new Set<string>();
    for (const { uid, op } of log) {
      for (const text of textsOf(op.args)) {
        const author = this.#texts.get(text)?.uid;
        if (author && author !== uid) this.find('P5', `a text of ${author} was sent as ${uid}`);
      }
      const [seq] = [...(this.#watched.get(uid)?.ids ?? [])].find(([, ids]) => ids.has(op.op_id)) ?? [];
      if (seq === undefined) continue;
      if (seen.has(`${uid} ${seq}`)) this.find('P2', `op ${seq} took effect twice`);
      seen.add(`${uid} ${seq}`);
      const lane = `${uid} ${op.kind.split('.')[0] ?? ''} ${String(op.args.id)}`;
      if (seq < (last.get(lane) ?? -1)) this.find('P3', `${op.kind} overtook in its lane`);
      last.set(lane, seq);
    }
  }
}

const revsOf = (view: View): Map<string, number> =>
  new Map(
    entities.flatMap((entity) =>
      [...view[entity].values()].map(({ id, rev }) => [`${entity}:${id}`, rev] as const)
    )
  );

/** By column: rows of the model have not all the same ones, and by column the missing ones are null. */
const sorted = (value: unknown): unknown =>
  typeof value === 'object' && value !== null
    ? Object.fromEntries(
        Object.entries(value)
          .filter(([, cell]) => cell !== null && cell !== undefined)
          .sort(([a], [b]) => (a < b ? -1 : 1))
      )
    : value;
