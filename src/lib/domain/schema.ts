import * as z from 'zod/mini';
import { isErrorCode, type ErrorCode, type Fault } from './errors';

/** Pieces shared by the argument schemas of all commands. Lengths count UTF-16 units as the browser does; SQL counts characters, never more. */
export const id = z.uuid();
export const text = (min: number, max: number) =>
  z.string().check(z.trim(), z.minLength(min), z.maxLength(max));
/** True when a text has an @, or eight digits in a row but for spaces between them; equal to `private.names_contact`. */
const namesContact = (value: string): boolean => /@|[0-9]{8}/.test(value.replace(/[\p{Cc}\p{Zs}]/gu, ''));
/** R21: the name of a role or a body, which anyone may read: no e-mail address and no telephone number. */
export const roleText = (min: number, max: number) =>
  text(min, max).check(
    z.refine((value) => !namesContact(value), { params: { code: 'contact_details' satisfies ErrorCode } })
  );
export const day = z.iso.date();
/** An instant of this century as a browser writes it; equal to `private.time_arg`. */
export const time = z.string().check(
  z.regex(/^20\d{2}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{3})?Z$/),
  z.refine((value) => {
    const at = new Date(value);
    return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 19) === value.slice(0, 19);
  })
);
const eachOnce = z.refine<(string | number)[]>(
  (items) => new Set(items.map((item) => String(item).toLowerCase())).size === items.length
);
/** Some of a closed list, in any order, each once. */
export const someOf = <const Values extends readonly (string | number)[]>(values: Values) =>
  z.array(z.literal(values)).check(z.maxLength(values.length), eachOnce);
export const someIds = (max: number) => z.array(id).check(z.maxLength(max), eachOnce);
export const times = (max: number) => z.array(time).check(z.maxLength(max), eachOnce);
/** Terms (themes, fields) by key, each once. */
export const someKeys = (max: number) =>
  z
    .array(z.string().check(z.maxLength(100), z.regex(/^[a-z0-9]+([_-][a-z0-9]+)*$/)))
    .check(z.maxLength(max), eachOnce);
/** What makes the schema of a command's arguments. */
export type Taken<Args> = () => z.ZodMiniType<Args>;
/** The arguments that are taken. */
export type ArgsIn<T> = T extends Taken<infer Given> ? Given : never;
/**
 * The schema of what a command takes, and nothing beside. Made when something is first held against it: all eighty at
 * once are a long task of a slow phone's first page.
 */
export const takes = <Shape extends z.core.$ZodLooseShape>(fields: () => Shape) => {
  const make = () => z.strictObject(fields());
  let schema: ReturnType<typeof make> | undefined;
  return () => (schema ??= make());
};

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

/** All faults of `value` against what is taken, as codes of the closed list with the first path segment as field. */
export const faults = (taken: Taken<unknown>, value: unknown): Fault[] => {
  const result = z.safeParse(taken(), value, { reportInput: true });
  if (result.success) return [];
  return result.error.issues.map((issue) => {
    const field = issue.path[0] === undefined ? undefined : String(issue.path[0]);
    const empty = issue.input === undefined || issue.input === '';
    const lacking = empty && (issue.code === 'invalid_type' || issue.code === 'too_small');
    const own: unknown = issue.code === 'custom' ? issue.params?.code : undefined;
    if (isErrorCode(own)) return { code: own, field };
    return { code: lacking ? 'missing' : (codes[issue.code] ?? 'invalid'), field };
  });
};
