import * as z from 'zod/mini';
import type { ErrorCode, Fault } from './errors';

/** Pieces shared by the argument schemas of all commands. Lengths count UTF-16 units as the browser does; SQL counts characters, never more. */
export const id = z.uuid();
export const text = (min: number, max: number) =>
  z.string().check(z.trim(), z.minLength(min), z.maxLength(max));
export const day = z.iso.date();
/** Some of a closed list, in any order. */
export const someOf = <const Values extends readonly (string | number)[]>(values: Values) =>
  z.array(z.literal(values)).check(z.maxLength(values.length));
export const someIds = (max: number) => z.array(id).check(z.maxLength(max));
/** A link that may be shown to anyone: a host of the open net, no account, no space. */
export const url = (max: number) =>
  z
    .string()
    .check(
      z.trim(),
      z.maxLength(max),
      z.regex(/^https?:\/\/[a-z0-9-]+(\.[a-z0-9-]+)+(:[0-9]{1,5})?([/?#][!#-;=?-[\]-~\u00a1-\uffff]*)?$/i)
    );

const codes: Record<string, ErrorCode> = {
  invalid_type: 'wrong_type',
  too_small: 'too_short',
  too_big: 'too_long',
  unrecognized_keys: 'invalid'
};

/** All faults of `value` against `schema`, as codes of the closed list with the first path segment as field. */
export const faults = (schema: z.ZodMiniType, value: unknown): Fault[] => {
  const result = z.safeParse(schema, value, { reportInput: true });
  if (result.success) return [];
  return result.error.issues.map((issue) => {
    const field = issue.path[0] === undefined ? undefined : String(issue.path[0]);
    const empty = issue.input === undefined || issue.input === '';
    const lacking = empty && (issue.code === 'invalid_type' || issue.code === 'too_small');
    return { code: lacking ? 'missing' : (codes[issue.code] ?? 'invalid'), field };
  });
};
