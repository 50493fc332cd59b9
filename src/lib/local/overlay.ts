/**
 * What the person sees: server truth with the unsent commands replayed on top. Pure.
 * A parked command is not replayed, so a refusal rolls back by itself while its text stays in the outbox; the
 * commands behind it in its lane are, since they are still wanted. A command this build does not know, or that
 * throws on rows it did not expect, changes nothing on the screen and is still sent.
 * Refused: writing optimistic rows into the replica, which then needs a hand-made undo for every command.
 */
import type { View } from '../domain/commands';
import { findCommand } from '../domain/registry';
import { entities, type Entity, type Rows } from '../domain/rows';
import type { OutboxOp } from './outbox-op';
import type { Shown } from './shown';

/** `View` with the marks of what is pending. */
export type ShownView = { [E in Entity]: Map<string, Shown<Rows[E]>> };

export const emptyView = (): View =>
  Object.fromEntries(entities.map((entity) => [entity, new Map()])) as View;

/** Public and own rows of a table as one, into `merged`: the higher rev wins, on a tie the own one. */
export const mergeEntity = <E extends Entity>(merged: View, pub: View, own: View, entity: E): void => {
  const rows: Map<string, Rows[E]> = new Map(pub[entity]);
  for (const [id, row] of own[entity] as Map<string, Rows[E]>) {
    const other = rows.get(id);
    if (!other || other.rev <= row.rev) rows.set(id, row);
  }
  merged[entity] = rows as View[E];
};

/** Base rows and outbox → what is shown. `ops` in the order they were written. */
export const overlay = (base: View, ops: readonly OutboxOp[]): ShownView => {
  const view = emptyView();
  for (const entity of entities) view[entity] = new Map(base[entity] as Map<string, never>) as never;
  for (const op of ops) {
    if (op.state !== 'waiting') continue;
    try {
      findCommand(op.kind)?.apply(view, op.args as never, { uid: op.uid, now: op.created_at });
    } catch {
      // Written by another build of the app: the server judges it, the screen waits.
    }
  }
  return mark(view, ops);
};

const mark = (view: View, ops: readonly OutboxOp[]): ShownView => {
  const marks = new Map<string, 'waiting' | 'parked'>();
  for (const op of ops) {
    if (op.state === 'waiting' && findCommand(op.kind)?.quiet) continue;
    if (marks.get(op.lane) !== 'parked') marks.set(op.lane, op.state);
  }
  for (const [lane, pending] of marks) {
    const cut = lane.indexOf(':');
    const rows = view[lane.slice(0, cut) as Entity] as Map<string, Shown<Rows[Entity]>> | undefined;
    const row = rows?.get(lane.slice(cut + 1));
    if (row) rows?.set(row.id, { ...row, pending });
  }
  return view;
};
