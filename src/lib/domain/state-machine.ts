/**
 * One step of a room's life. `from: null` makes the row, `to: null` deletes it; a room without states has both.
 * The same table stands in SQL as `private.transitions`; tests/db compares the two.
 */
export type Transition<State extends string, Actor extends string> = {
  command: string;
  from: State | null;
  to: State | null;
  actors: readonly Actor[];
};

/** A command of a room without states, and who may give it. */
export const command = <Actor extends string>(
  name: string,
  ...actors: readonly Actor[]
): Transition<never, Actor> => ({ command: name, from: null, to: null, actors });

/** The step that `command` takes from `state`, or undefined where it is not allowed from there. */
export const step = <State extends string, Actor extends string>(
  table: readonly Transition<State, Actor>[],
  command: string,
  state: State | null
): Transition<State, Actor> | undefined => table.find((row) => row.command === command && row.from === state);
