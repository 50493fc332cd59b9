import type { PgliteConnection } from '@supabase/lite/pglite';
import { inspect } from 'node:util';

/** What lite reads of a database error. */
type DatabaseError = { code: string; message: string; detail?: string; hint?: string };

const isDatabaseError = (value: unknown): value is DatabaseError =>
  typeof value === 'object' &&
  value !== null &&
  'code' in value &&
  typeof value.code === 'string' &&
  /^[0-9A-Z]{5}$/.test(value.code);

/** Classes and codes that lite already answers as PostgREST does. */
const understood = /^(PT|PGRST$|42|22|21|53|55|23502|23503|23505|25006)/;

/** PostgREST's HTTP status of the SQLSTATEs that lite answers with a bare 500 (docs.postgrest.org, "Errors"). */
const statusOf = (code: string): number => {
  if (code.startsWith('08')) return 503;
  if (code.startsWith('28') || code.startsWith('0L') || code.startsWith('0P')) return 403;
  if (/^(09|25|2D|38|39|3B|40|54|57|58|F0|HV|XX)/.test(code)) return 500;
  return 400;
};

/**
 * An error as lite expects it. Lite prints every error it answers; this one prints its code alone, because message
 * and detail quote the values of the row, which may be personal.
 */
class Answer implements DatabaseError {
  readonly code: string;
  readonly message: string;
  readonly detail: string | undefined;
  readonly hint: string | undefined;
  readonly #shown: string;

  constructor(error: DatabaseError, shown = error.code) {
    this.code = error.code;
    this.message = error.message;
    this.detail = error.detail;
    this.hint = error.hint;
    this.#shown = shown;
  }

  [inspect.custom](): string {
    return JSON.stringify({ level: 'warn', event: 'database_error', code: this.#shown });
  }
}

/**
 * Repair 3: P0001, 23514, 40001 and our own codes as PostgREST answers them (code, message, details, hint). They
 * travel as PostgREST's own `raise sqlstate 'PGRST'`, the one form that lets the thrower choose status and body.
 */
const normalizeDbError = (error: unknown): unknown => {
  const cause = error instanceof Error && isDatabaseError(error.cause) ? error.cause : error;
  if (!isDatabaseError(cause)) return error;
  if (understood.test(cause.code)) return new Answer(cause);
  const { code, message, detail, hint } = cause;
  const body = JSON.stringify({ code, message, details: detail ?? null, hint: hint ?? null });
  return new Answer(
    { code: 'PGRST', message: body, detail: JSON.stringify({ status: statusOf(code), headers: {} }) },
    code
  );
};

/** Which repairs to make; only the tests that show what each is good for leave one out. */
export type Repairs = { grants: boolean; errors: boolean };

/**
 * Repairs 1 and 3 on a connection. Without the first, lite grants ALL on every table of every schema with row level
 * security, `private` included, to anon and authenticated at the first request of each start.
 * @param refused told of each error that lite answers
 */
export const repair = (connection: PgliteConnection, repairs: Repairs, refused: () => void): void => {
  if (repairs.grants) Object.defineProperty(connection, 'ensureRlsContext', { value: async () => true });
  if (repairs.errors) {
    const original = connection.normalizeDbError.bind(connection);
    Object.defineProperty(connection, 'normalizeDbError', {
      value: (error: unknown) => {
        refused();
        return normalizeDbError(original(error));
      }
    });
  }
};
