import type { ErrorCode, LocalCode } from '$lib/domain/errors';
import { m } from '$lib/i18n/paraglide/messages';

const labels: Record<ErrorCode | LocalCode, () => string> = {
  not_signed_in: m.error_not_signed_in,
  not_allowed: m.error_not_allowed,
  not_found: m.error_not_found,
  missing: m.error_missing,
  wrong_type: m.error_wrong_type,
  too_short: m.error_too_short,
  too_long: m.error_too_long,
  invalid: m.error_invalid,
  wrong_state: m.error_wrong_state,
  already_exists: m.error_already_exists,
  unknown_reference: m.error_unknown_reference,
  contact_details: m.error_contact_details,
  closed: m.error_closed,
  last_one: m.error_last_one,
  too_many: m.error_too_many,
  full: m.error_full,
  stale: m.error_stale,
  too_early: m.error_too_early,
  other_meeting: m.error_other_meeting,
  forged: m.error_forged,
  unknown_command: m.error_unknown_command,
  unknown_version: m.error_unknown_version,
  op_id_reuse: m.error_op_id_reuse,
  too_many_ops: m.error_too_many_ops,
  too_large: m.error_too_large,
  bad_cursor: m.error_bad_cursor,
  rate_limited: m.error_rate_limited,
  server_fault: m.error_server_fault,
  offline: m.error_offline,
  wrong_code: m.error_wrong_code,
  phone_full: m.error_phone_full
};

/** A code of the closed list as a plain sentence. */
export const errorText = (code: ErrorCode | LocalCode): string => labels[code]();
