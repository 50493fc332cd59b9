import { formatDay, formatTime } from '$lib/i18n/format';
import { m } from '$lib/i18n/paraglide/messages';
import { errorText } from '$lib/ui/labels/errors';
import { fieldLabel, valueText, type Named } from './op-fields';
import type { UnsentOp } from './unsent-op';

const moment = (time: string): string => `${formatDay(time)} ${formatTime(time)}`;

/** Ids say nothing to a person, and the app knows them without this file. */
const isWords = ([field, value]: [string, unknown]): boolean =>
  (!/(^|_)ids?$/.test(field) || field.endsWith('theme_id')) &&
  value !== null &&
  value !== '' &&
  (!Array.isArray(value) || value.length > 0);

const fieldsOf = ({ kind, args }: UnsentOp, named: readonly Named[]): string[] =>
  Object.entries(args)
    .filter(isWords)
    .map(([field, value]) => `${fieldLabel(field, kind)}\n${valueText(field, value, named)}`);

const stateOf = (op: UnsentOp): string => {
  if (op.state === 'waiting') return m.unsent_waiting();
  return op.code && op.code !== 'conflict' ? errorText(op.code) : m.conflict_title();
};

/** The other side of a conflict, which the person may have seen nowhere else. */
const theirsOf = ({ kind, row, fields }: UnsentOp, named: readonly Named[]): string[] =>
  row && fields
    ? fields.map(
        (field) =>
          `${m.conflict_theirs()}: ${fieldLabel(field, kind)}\n${valueText(field, row[field], named)}`
      )
    : [];

/**
 * All that a person has typed and that has not been sent, as text to keep: nothing that was written is left out.
 * @param whatOf what a command is, in words
 */
export const asText = (
  ops: readonly UnsentOp[],
  whatOf: (op: UnsentOp) => string,
  named: readonly Named[],
  now: string
): string =>
  [
    m.unsent_file_title({ date: moment(now) }),
    ...ops.map((op) =>
      [
        whatOf(op),
        m.unsent_written({ date: formatDay(op.created_at), time: formatTime(op.created_at) }),
        m.unsent_file_state({ state: stateOf(op) }),
        ...fieldsOf(op, named),
        ...theirsOf(op, named)
      ].join('\n\n')
    )
  ].join('\n\n---\n\n') + '\n';
