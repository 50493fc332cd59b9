/**
 * `save` and `remove` of plain tables, as `private.register_save` and `register_remove` have them: a save carries the
 * fields that changed, and the first one makes the row.
 */
import type { Command } from './commands';
import type { Entity, Rows, Stamped } from './rows';
import { faults, id, takes, type Taken } from './schema';

type OnlyId = { id: string };

export const onlyId = takes(() => ({ id }));

/** @param blank a row before its first save */
export const saving = <E extends Entity, Args extends OnlyId>(
  entity: E,
  taken: Taken<Args>,
  blank: (stamp: Stamped) => Rows[E]
): Command<Args> => ({
  version: 1,
  lane: (args) => `${entity}:${args.id}`,
  check: (args) => faults(taken, args),
  merge: (earlier, later) => ({ ...earlier, ...later }),
  apply: (view, args, { now }) => {
    const row = view[entity].get(args.id) ?? blank({ id: args.id, rev: 0, updated_at: now });
    view[entity].set(args.id, { ...row, ...args, updated_at: now });
  }
});

export const removing = (entity: Entity): Command<OnlyId> => ({
  version: 1,
  lane: (args) => `${entity}:${args.id}`,
  check: (args) => faults(onlyId, args),
  apply: (view, args) => {
    view[entity].delete(args.id);
  }
});
