/** One op of every command as some build has written it. A file is added for a build that writes something else. */
import november from './fixtures/ops-2026-11.json';
import topics from './fixtures/ops-topics.json';

export type OldOp = { kind: string; v: number; args: Record<string, unknown> };

export const oldOps: readonly OldOp[] = [...topics, ...november];

/** A whole way in which a command has been written: that of the last file. */
export const commandOf = (kind: string): OldOp => {
  const op = oldOps.findLast((one) => one.kind === kind);
  if (!op) throw new Error(`${kind} has no op in tests/sync/fixtures: add one`);
  return op;
};
