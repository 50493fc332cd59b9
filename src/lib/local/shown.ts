/**
 * A row as the screen sees it: the server's truth with this phone's unsent commands replayed on top.
 * `waiting`: a command that concerns it is stored here and not yet acknowledged. `parked`: the server said no to one,
 * so the row shows what the server has, and the refused text stands in `status.ops`.
 */
export type Shown<Row> = Row & { pending?: 'waiting' | 'parked' };
