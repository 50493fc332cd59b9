import { kinds, gains, type ChallengeState } from '$lib/domain/challenges/challenge';
import { formatDay } from '$lib/i18n/format';
import { nameOf } from '$lib/i18n/names';
import { m } from '$lib/i18n/paraglide/messages';
import { roleNameTexts } from '$lib/i18n/roles';
import { anchoringLabels } from '$lib/ui/labels/agreements';
import { challengeStateLabels } from '$lib/ui/labels/challenge-states';
import { isChoiceField, optionsOf } from '$lib/ui/labels/choices';
import { disciplineLabels } from '$lib/ui/labels/disciplines';
import { capacityLabels, nameShownLabels, partLabels, workLanguageLabels } from '$lib/ui/labels/findability';
import { gainLabels } from '$lib/ui/labels/gains';
import { kindLabels } from '$lib/ui/labels/kinds';
import { levelLabels, positionLabels, semesterLabels, welcomeStepLabels } from '$lib/ui/labels/profiles';
import {
  audienceLabels,
  meetingKindLabels,
  modeLabels,
  reachLabels,
  reminderLabels
} from '$lib/ui/labels/meetings';
import { wheelKindLabels } from '$lib/ui/labels/wheel';
import { leadLabels, yearDayText } from '$lib/ui/labels/windows';
import { fieldWords } from './field-words';

type Say = () => string;

/** Fields of commands that are no column where two versions can meet, by the name they have on the screen. */
const others: Record<string, Say> = {
  note: m.coordinator_note,
  name: m.interest_name,
  message: m.interest_message,
  answer: m.interest_answer_short,
  text: m.message_text,
  need: m.suggestion_need,
  words: m.report_words,
  position: m.profile_position,
  email: m.unit_invite_email,
  partnership_ids: m.findable_places,
  name_shown: m.findable_name,
  parts: m.findable_parts,
  wish: m.findable_wish,
  languages: m.findable_languages,
  capacity: m.findable_capacity
};

const byTable: Record<string, Record<string, Say>> = fieldWords;

/** @param kind the command, `room.verb`: one word means different things in two rooms */
export const fieldLabel = (field: string, kind = ''): string => {
  const own = byTable[kind.split('.')[0] ?? '']?.[field];
  return (own ?? others[field] ?? byTable.challenges?.[field] ?? m.row_unknown)();
};

const dates = [
  'starts_on',
  'ends_on',
  'apply_by',
  'valid_from',
  'valid_to',
  'signed_on',
  'happened_on',
  'due_on',
  'dated'
];
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
  'wish',
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

/** A row that has a name: what an id or a key stands for. */
export type Named = {
  id: string;
  key?: string;
  name_nb: string;
  name_nn: string | null;
  name_en: string | null;
};

/** The codes that rows have, whichever field they stand in: none means two things. */
const codes: Record<string, Record<string, Say>> = {
  kinds: kindLabels,
  gains: gainLabels,
  kind: { ...anchoringLabels, ...meetingKindLabels, ...wheelKindLabels },
  audiences: audienceLabels,
  reach: reachLabels,
  mode: modeLabels,
  reminders: reminderLabels,
  leads_to: leadLabels,
  level: levelLabels,
  discipline: disciplineLabels,
  position: positionLabels,
  semesters: semesterLabels,
  welcomed: welcomeStepLabels,
  role: roleNameTexts,
  name_shown: nameShownLabels,
  parts: partLabels,
  languages: workLanguageLabels,
  capacity: capacityLabels,
  language: { nb: m.language_nb, nn: m.language_nn, en: m.language_en },
  state: challengeStateLabels satisfies Record<ChallengeState, Say>
};

const ordered: Record<string, readonly string[]> = { kinds, gains };

const one = (field: string, value: unknown, named: readonly Named[]): string => {
  if (typeof value === 'boolean') return value ? m.my_data_yes() : m.my_data_no();
  if (typeof value === 'object' && value !== null) return String((value as { name?: unknown }).name ?? '');
  const text = String(value);
  const say = codes[field]?.[text];
  if (say) return say();
  if (field === 'opens' || field === 'closes') return yearDayText(text);
  if (!/_(id|ids|key|keys)$/.test(field)) return dates.includes(field) ? formatDay(text) : text;
  const row = named.find(({ id, key }) => id === text || key === text);
  return row ? nameOf(row) : m.row_unnamed();
};

/** A field's value in words. @param named rows that ids and keys in it may stand for */
export const valueText = (field: string, value: unknown, named: readonly Named[]): string => {
  if (value === null || value === undefined || value === '') return m.conflict_empty();
  if (isChoiceField(field)) {
    const chosen = (Array.isArray(value) ? value : [value]).map(String);
    const names = optionsOf(field).filter((option) => chosen.includes(option.value));
    return names.map(({ label }) => label).join(', ') || m.conflict_empty();
  }
  if (!Array.isArray(value)) return one(field, value, named);
  const order = ordered[field];
  const sorted = order ? order.filter((known) => value.includes(known)) : value;
  return sorted.map((each) => one(field, each, named)).join(', ') || m.conflict_empty();
};
