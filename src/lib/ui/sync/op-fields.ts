import { kinds, gains } from '$lib/domain/challenges/challenge';
import type { Theme } from '$lib/domain/themes/theme';
import { formatDay } from '$lib/i18n/format';
import { gainLabels } from '$lib/ui/labels/gains';
import { isChoiceField, optionsOf } from '$lib/ui/labels/choices';
import { kindLabels } from '$lib/ui/labels/kinds';
import { nameOf } from '$lib/i18n/names';
import { m } from '$lib/i18n/paraglide/messages';
import { labels as challengeLabels } from '../challenges/write-fields';

/** Fields of commands, by the name they have on the screen. */
const labels = (): Record<string, string> => ({
  ...challengeLabels(),
  note: m.coordinator_note(),
  name: m.interest_name(),
  message: m.interest_message(),
  answer: m.interest_answer_short(),
  text: m.message_text(),
  need: m.suggestion_need(),
  words: m.report_words(),
  position: m.profile_position(),
  email: m.unit_invite_email()
});

export const fieldLabel = (field: string): string => labels()[field] ?? field;

const dates = ['starts_on', 'ends_on', 'apply_by'];
const lines = [
  'title',
  'contact_role',
  'place',
  'name',
  'accountable_role',
  'data_field',
  'policy_reference',
  'source_url',
  'email'
];
const texts = [
  'today',
  'whom',
  'better',
  'requires',
  'note',
  'message',
  'answer',
  'text',
  'need',
  'words',
  'expected_effect',
  'seen_effect',
  'municipality_commits',
  'university_commits'
];

type EditableField = { field: string; type: 'date' | 'line' | 'text' };

/** The fields of a command that can be corrected right where it failed, with the kind of field each needs. */
export const editable = (args: Record<string, unknown>): EditableField[] =>
  Object.keys(args).flatMap((field): EditableField[] => {
    if (dates.includes(field)) return [{ field, type: 'date' }];
    if (lines.includes(field)) return [{ field, type: 'line' }];
    return texts.includes(field) ? [{ field, type: 'text' }] : [];
  });

/** A field's value in words. */
export const valueText = (field: string, value: unknown, themes: readonly Theme[]): string => {
  if (value === null || value === undefined || value === '') return m.conflict_empty();
  if (field.endsWith('theme_id')) {
    const theme = themes.find((candidate) => candidate.id === value);
    return theme ? nameOf(theme) : m.conflict_empty();
  }
  if (isChoiceField(field)) {
    const chosen = (Array.isArray(value) ? value : [value]).map(String);
    const names = optionsOf(field).filter((option) => chosen.includes(option.value));
    return names.map(({ label }) => label).join(', ') || m.conflict_empty();
  }
  if (Array.isArray(value)) {
    const names = [
      ...kinds.filter((kind) => field === 'kinds' && value.includes(kind)).map((kind) => kindLabels[kind]()),
      ...gains.filter((gain) => field === 'gains' && value.includes(gain)).map((gain) => gainLabels[gain]())
    ];
    return names.join(', ') || m.conflict_empty();
  }
  return dates.includes(field) ? formatDay(String(value)) : String(value);
};
