/**
 * The closed list of error codes. Equal to `private.error_codes` in SQL (tests/db compares them); each has a
 * message `error_<code>` in every message file (tests/i18n compares them). Code decides, message text never does.
 */
export const errorCodes = [
  'not_signed_in',
  'not_allowed',
  'not_found',
  'missing',
  'wrong_type',
  'too_short',
  'too_long',
  'invalid',
  'wrong_state',
  'already_exists',
  'unknown_reference',
  'contact_details',
  'closed',
  'last_one',
  'too_many',
  'full',
  'stale',
  'too_early',
  'other_meeting',
  'forged',
  'unknown_command',
  'unknown_version',
  'op_id_reuse',
  'too_many_ops',
  'too_large',
  'bad_cursor',
  'rate_limited',
  'server_fault'
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** Codes that only the browser knows, never sent: no network, a wrong code at sign-in, a phone that cannot store. */
export type LocalCode = 'offline' | 'wrong_code' | 'phone_full';

/** A rule that was broken: which one, and the field it concerns when there is one. */
export type Fault = { code: ErrorCode | LocalCode; field?: string };

export const isErrorCode = (value: unknown): value is ErrorCode => errorCodes.includes(value as ErrorCode);
