/**
 * What the model server does with each command: judged by rules of its own, never by the client's `apply`. Those that
 * most stories are about have their real rules; of all others only the state machine counts, as `lives` has it.
 */
import { blankChallenge } from '../../src/lib/domain/challenges/blank';
import { lives } from '../../src/lib/domain/lives';
import type { AnyRow } from '../../src/lib/local/schema';
import type { WireOp } from '../../src/lib/sync/ports';
import type { ModelRows } from './model-rows';

type Json = Record<string, unknown>;

/** A broken rule: stored as the op's `rejected`. */
export class Fault extends Error {
  constructor(
    readonly code: string,
    readonly field?: string
  ) {
    super(code);
  }
}

export const applyCommand = (
  rows: ModelRows,
  uid: string,
  { kind, v, args }: WireOp,
  base: number | null
): Json => {
  const id = String(args.id);
  const known = (lives[kind.split('.')[0] ?? ''] ?? []).some(({ command }) => command === kind);
  if (known && v !== 1) throw new Fault('unknown_version');
  switch (kind) {
    case 'challenges.save':
      return save(rows, uid, id, args, base);
    case 'challenges.submit': {
      const row = challenge(rows, uid, id);
      if (!wrote(rows, uid, id)) throw new Fault('not_allowed');
      if (row.state !== 'draft' && row.state !== 'returned') throw new Fault('wrong_state');
      rows.put('challenges', { ...row, state: 'submitted', slug: row.slug ?? `s-${id.slice(0, 4)}` });
      return answer(rows, id);
    }
    case 'challenges.publish': {
      const row = challenge(rows, uid, id);
      if (!rows.coordinators.has(uid)) throw new Fault('not_allowed');
      if (row.state !== 'submitted') throw new Fault('wrong_state');
      if (base !== null && base < row.rev) return { status: 'conflict', row, fields: ['title'] };
      rows.put('challenges', { ...row, state: 'published', published_at: rows.now() });
      return answer(rows, id);
    }
    case 'challenges.withdraw': {
      const row = challenge(rows, uid, id);
      if (!wrote(rows, uid, id)) throw new Fault('not_allowed');
      if (row.state !== 'submitted' && row.state !== 'published') throw new Fault('wrong_state');
      rows.put('challenges', { ...row, state: 'withdrawn' });
      return answer(rows, id);
    }
    case 'challenges.remove': {
      const row = challenge(rows, uid, id);
      if (!wrote(rows, uid, id) || row.state !== 'draft') throw new Fault('wrong_state');
      if (base !== null && base < row.rev) return { status: 'conflict', row, fields: ['title'] };
      const gone = ['challenges', 'challenge_cases'].map((entity) => ({ entity, id }));
      for (const { entity } of gone) rows.delete(entity, id);
      return { status: 'applied', gone };
    }
    case 'interests.send': {
      const challenge = rows.rows.get(`challenges:${String(args.challenge_id)}`);
      if (challenge?.state !== 'published') throw new Fault('wrong_state');
      const live = [...rows.rows.values()].some(
        (row) => row.challenge_id === args.challenge_id && row.person_id === uid && row.state === 'sent'
      );
      if (live) throw new Fault('already_exists');
      const rest = { state: 'sent', answer: '', reason: null, answer_by: '2026-12-24', answered_at: null };
      rows.put('interests', {
        ...args,
        id,
        ...rest,
        person_id: uid,
        sent_at: rows.now(),
        rev: 0,
        updated_at: ''
      });
      return { status: 'applied', rows: [{ entity: 'interests', row: rows.row('interests', id) }] };
    }
    default:
      return takeStep(rows, uid, kind, args, base);
  }
};

/** Any command: the step that its room's life has from where the row stands. */
const takeStep = (rows: ModelRows, uid: string, kind: string, args: Json, base: number | null): Json => {
  const [entity = '', verb] = kind.split('.');
  const id = String(args.id);
  const row = rows.rows.get(`${entity}:${id}`);
  if (row && !rows.maySee(uid, entity, row)) throw new Fault('not_found');
  const known = (lives[entity] ?? []).filter(({ command }) => command === kind);
  if (known.length === 0) throw new Fault('unknown_command');
  const stateless = known.every(({ from, to }) => from === null && to === null);
  const step = stateless ? known[0] : known.find(({ from }) => from === (row?.state ?? null));
  if (!step) throw new Fault(row ? 'wrong_state' : 'not_found');
  if (verb === 'remove') {
    if (!row) throw new Fault('not_found');
    rows.delete(entity, id);
    return { status: 'applied', gone: [{ entity, id }] };
  }
  if (!row && rows.wasUsed(entity, id)) throw new Fault('already_exists', 'id');
  const stale = Object.keys(args).filter(
    (field) =>
      (rows.fieldRevs.get(`${entity}:${id}.${field}`) ?? 0) > (base ?? 0) &&
      JSON.stringify(args[field]) !== JSON.stringify(row?.[field])
  );
  if (row && verb === 'save' && stale.length > 0) return { status: 'conflict', row, fields: stale };
  const made = row ?? { person_id: uid, rev: 0, updated_at: '' };
  rows.put(entity, { ...made, ...args, id, ...(step.to === null ? {} : { state: step.to }) });
  return { status: 'applied', rows: [{ entity, row: rows.row(entity, id) }] };
};

const save = (rows: ModelRows, uid: string, id: string, args: Json, base: number | null): Json => {
  const { partnership_id, organisation_id, ...patch } = args;
  delete patch.id;
  for (const [field, value] of Object.entries(patch))
    if (String(value).includes('bad')) throw new Fault('invalid', field);
  if (base === null && !rows.rows.has(`challenges:${id}`)) {
    if (!partnership_id || !organisation_id) throw new Fault('missing', 'partnership_id');
    if (rows.wasUsed('challenges', id)) throw new Fault('already_exists', 'id');
    // The text and who wrote it are one insert: nobody else sees the row in between.
    const stamp = { rev: 0, updated_at: '' };
    const own = { id, author_id: uid, contact_id: uid, note: '', submitted_at: null, ...stamp };
    rows.rows.set(`challenge_cases:${id}`, own);
    rows.put('challenges', { ...blankChallenge, id, partnership_id, organisation_id, ...patch, ...stamp });
    rows.put('challenge_cases', own);
    return answer(rows, id);
  }
  const row = challenge(rows, uid, id);
  const mine = wrote(rows, uid, id) || (row.state === 'submitted' && rows.coordinators.has(uid));
  if (!mine) throw new Fault('not_allowed');
  if (row.state === 'withdrawn') throw new Fault('wrong_state');
  const stale = Object.keys(patch).filter(
    (field) =>
      (rows.fieldRevs.get(`challenges:${id}.${field}`) ?? 0) > (base ?? 0) && patch[field] !== row[field]
  );
  if (stale.length > 0) return { status: 'conflict', row, fields: stale };
  if (Object.keys(patch).some((field) => patch[field] !== row[field]))
    rows.put('challenges', { ...row, ...patch });
  return answer(rows, id);
};

const challenge = (rows: ModelRows, uid: string, id: string): AnyRow => {
  const row = rows.rows.get(`challenges:${id}`);
  if (!row || !rows.maySee(uid, 'challenges', row)) throw new Fault('not_found');
  return row;
};

const wrote = (rows: ModelRows, uid: string, id: string): boolean => {
  return rows.rows.get(`challenge_cases:${id}`)?.author_id === uid;
};

const answer = (rows: ModelRows, id: string): Json => {
  const changed = ['challenges', 'challenge_cases'].map((entity) => ({ entity, row: rows.row(entity, id) }));
  return { status: 'applied', rows: changed };
};
