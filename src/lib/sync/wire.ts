/**
 * What a server answer is. Every answer is checked here before anything else looks at it: a captive portal answers
 * 200 with HTML, a proxy answers 403 or 404 with a page, and none of that is data, or a judgement about an op.
 * Decided by status and code, never by words. What is not understood counts as no answer, which loses nothing.
 */
import * as z from 'zod/mini';
import { fromColumns, type Column } from '../domain/columns';
import { isErrorCode, type ErrorCode } from '../domain/errors';
import type { OpResult } from '../local/outbox';
import type { AnyRow } from '../local/schema';
import type { Answer } from './ports';

export type Reading<T> =
  | { kind: 'ok'; value: T }
  /** No answer from our server. */
  | { kind: 'offline' }
  /** Our server, in trouble or asking for patience. */
  | { kind: 'busy' }
  | { kind: 'unauthorised' }
  /** Our server will never take this call as it is. */
  | { kind: 'refused'; code: ErrorCode };

/** Columns are the server's business; sync needs these two. */
const isRow = (value: unknown): boolean => {
  const row = value as Partial<AnyRow> | null;
  return typeof row === 'object' && typeof row?.id === 'string' && Number.isInteger(row.rev);
};
const row = z.custom<AnyRow>(isRow);

const opResult = z.object({
  op_id: z.string(),
  status: z.enum(['applied', 'rejected', 'conflict', 'held']),
  code: z.nullish(z.string()),
  field: z.nullish(z.string()),
  rows: z.nullish(z.array(z.object({ entity: z.string(), row }))),
  gone: z.nullish(z.array(z.object({ entity: z.string(), id: z.string() }))),
  row: z.nullish(row),
  fields: z.nullish(z.array(z.string()))
});

const pushAnswer = z.object({ results: z.array(opResult) });

const rowsByEntity = z.record(z.string(), z.array(row));

/** A brief answer: who has hundreds of audiences hears of those that moved. See `cursorsAfter`. */
const pullAnswer = z.object({
  epoch: z.string(),
  cursors: z.record(z.string(), z.string()),
  rest: z.string(),
  /** The server's clock. */
  now: z.optional(z.string()),
  left: z.array(z.string()),
  fresh: z.array(z.string()),
  more: z.boolean(),
  members: z.array(z.tuple([z.string(), z.string(), z.string(), z.boolean()])),
  rows: rowsByEntity
});
export type PullPage = z.infer<typeof pullAnswer>;

const isPlace = (value: unknown): boolean => Number.isInteger(value) && (value as number) >= 0;

/** Each cell may be anything, so none is looked at: a first pull has eighty thousand, which took a phone a second. */
const isColumn = (value: unknown): boolean => {
  const { of, at } = (value ?? {}) as { of?: unknown; at?: unknown };
  return Array.isArray(value) || (Array.isArray(of) && Array.isArray(at) && at.every(isPlace));
};
const column = z.custom<Column>(isColumn);
const columns = z.object({
  count: z.int().check(z.minimum(0), z.maximum(10_000)),
  columns: z.record(z.string(), column)
});

/** By column: see `domain/columns.ts`. */
const changesAnswer = z.object({
  epoch: z.string(),
  next: z.string(),
  more: z.boolean(),
  fresh: z.boolean(),
  tables: z.record(z.string(), columns),
  gone: z.array(z.tuple([z.string(), z.string()]))
});
export type ChangesPage = Omit<z.infer<typeof changesAnswer>, 'tables'> & { rows: Record<string, AnyRow[]> };

/** By audience; those that are not mine are left out. */
const checkAnswer = z.record(z.string(), z.object({ count: z.int(), hash: z.string() }));

/** PostgREST's shape of an error that our functions raised with `errcode = 'PT4xx'`. */
const raised = z.object({ code: z.string().check(z.regex(/^PT4\d\d$/)), message: z.string() });
const anyError = z.object({ code: z.string() });

const read = <Schema extends z.ZodMiniType>(schema: Schema, answer: Answer): Reading<z.infer<Schema>> => {
  const { status, body } = answer;
  if (status >= 200 && status < 300) {
    const result = z.safeParse(schema, body);
    return result.success ? { kind: 'ok', value: result.data } : { kind: 'offline' };
  }
  if (status === 401) return { kind: 'unauthorised' };
  if (status === 408 || status === 429 || status >= 500) return { kind: 'busy' };
  const refusal = z.safeParse(raised, body);
  if (refusal.success && isErrorCode(refusal.data.message))
    return { kind: 'refused', code: refusal.data.message };
  return z.safeParse(anyError, body).success ? { kind: 'busy' } : { kind: 'offline' };
};

export const readPush = (answer: Answer): Reading<OpResult[]> => {
  const reading = read(pushAnswer, answer);
  return reading.kind === 'ok' ? { kind: 'ok', value: reading.value.results.map(toResult) } : reading;
};

const toResult = (result: z.infer<typeof opResult>): OpResult => ({
  op_id: result.op_id,
  status: result.status,
  code: isErrorCode(result.code) ? result.code : undefined,
  field: result.field ?? undefined,
  rows: result.rows ?? undefined,
  gone: result.gone ?? undefined,
  row: result.row ?? undefined,
  fields: result.fields ?? undefined
});

export const readPull = (answer: Answer): Reading<PullPage> => read(pullAnswer, answer);

export const readChanges = (answer: Answer): Reading<ChangesPage> => {
  const reading = read(changesAnswer, answer);
  if (reading.kind !== 'ok') return reading;
  const { tables, ...page } = reading.value;
  const decoded = Object.fromEntries(
    Object.entries(tables).map(([name, table]) => [name, fromColumns(table)])
  );
  const rows = z.safeParse(rowsByEntity, decoded);
  return rows.success ? { kind: 'ok', value: { ...page, rows: rows.data } } : { kind: 'offline' };
};

export const readCheck = (answer: Answer) => read(checkAnswer, answer);
