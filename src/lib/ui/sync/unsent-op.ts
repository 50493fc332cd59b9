import type { ErrorCode } from '$lib/domain/errors';

/** What the screen needs to know of an unsent command. */
export type UnsentOp = {
  op_id: string;
  kind: string;
  args: Record<string, unknown>;
  created_at: string;
  state: 'waiting' | 'parked';
  code?: ErrorCode | 'conflict';
  field?: string;
  row?: Record<string, unknown>;
  fields?: string[];
};
