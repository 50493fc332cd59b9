import type { Entity, Rows } from './rows';
import type { Fault } from './errors';

/** Rows by entity and id, as `apply` sees and changes them; a plain picture in memory, never the database itself. */
export type View = { [E in Entity]: Map<string, Rows[E]> };

/** Who acts, and the phone's clock (ISO, UTC). Ids are in the arguments: the client makes them. */
export type CommandContext = { uid: string; now: string };

/**
 * One command of the closed list, equal in name and arguments to `private.<room>_<verb>` in SQL.
 * @property version raised when the arguments change their meaning; the server knows the old ones too
 * @property lane the entity whose state machine moves: what must stay in order, as `<entity>:<id>`
 * @property check the first broken rule that the phone can see, or none; the server judges again
 * @property apply what the person sees until the server has answered
 */
export type Command<Args> = {
  version: number;
  lane: (args: Args) => `${Entity}:${string}`;
  check: (args: unknown) => Fault[];
  apply: (view: View, args: Args, context: CommandContext) => void;
  /** An unsent command may take up a later one of the same kind and lane (autosave). */
  merge?: (earlier: Args, later: Args) => Args;
  /** A mark of reading, nothing that anybody wrote: the row is not shown as waiting for the network. */
  quiet?: true;
};
