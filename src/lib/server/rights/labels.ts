/** Words for what stands in a person's rows, so that the page they get is read without knowing the tables. */
import { m } from '../../i18n/paraglide/messages';
import type { Locale } from '../../i18n/paraglide/runtime';
import type { DismissalReason } from '../../domain/recommendations/dismissal';
import { values } from './archive-words.ts';

export type Say = (inputs: Record<string, never>, options: { locale: Locale }) => string;

/** Ids, counters and keys: only machines use them, and they stand in the JSON. */
export const elsewhere = new Set([
  ...['id', 'rev', 'updated_at', 'key', 'channel', 'alternatives', 'identity_data', 'slug'],
  ...[
    'organisation_id',
    'root_id',
    'partnership_id',
    'challenge_id',
    'conversation_id',
    'message_id',
    'substitute_for'
  ]
]);

/** Columns whose purpose is not said by a comment, in words. */
export const columnLabels: Record<string, Say> = {
  title: m.my_data_field_title,
  state: m.my_data_field_state,
  language: m.my_data_field_language,
  kind: m.my_data_field_kind,
  reason: m.my_data_field_reason,
  sent_at: m.my_data_field_sent_at,
  seen_at: m.my_data_field_seen_at,
  asked_at: m.my_data_field_asked_at,
  answer_by: m.my_data_field_answer_by,
  answered_at: m.my_data_field_answered_at,
  decided_at: m.my_data_field_decided_at,
  closed_at: m.my_data_field_closed_at,
  ended_at: m.my_data_field_ended_at,
  submitted_at: m.my_data_field_submitted_at,
  published_at: m.my_data_field_published_at,
  told_at: m.my_data_field_told_at,
  due_at: m.my_data_field_due_at,
  created_at: m.my_data_field_created_at,
  made_at: m.my_data_field_created_at,
  refreshed_at: m.my_data_field_refreshed_at,
  last_sign_in_at: m.my_data_field_last_sign_in_at,
  messages: m.my_data_field_messages,
  unit_read: m.my_data_field_unit_read,
  number: m.my_data_field_number,
  side: m.my_data_field_side,
  text: m.my_data_field_text,
  author: m.my_data_field_author,
  contact: m.my_data_field_contact,
  ip: m.my_data_field_ip,
  user_agent: m.my_data_field_user_agent,
  provider: m.my_data_field_provider,
  email: m.my_data_field_email,
  times: m.my_data_field_times,
  until: m.my_data_field_until,
  hide_warned_at: m.my_data_field_hide_warned_at,
  hidden_at: m.my_data_field_hidden_at,
  delete_warned_at: m.my_data_field_delete_warned_at,
  today: m.challenge_today,
  whom: m.challenge_whom,
  better: m.challenge_better,
  requires: m.challenge_requires
};

/** Who a person is to a unit, a partnership or a thread; in the access log and in roles. */
export const roleLabels: Record<string, Say> = {
  contact: m.unit_role_contact,
  leader: m.unit_role_leader,
  deputy: m.unit_role_deputy,
  coordinator: m.my_data_who_coordinator,
  steering: m.my_data_who_steering,
  answers: m.my_data_who_answers,
  sender: m.my_data_who_sender,
  author: m.my_data_who_author,
  unit: m.my_data_who_answers,
  student: m.affiliation_student,
  employee: m.affiliation_employee,
  staff: m.affiliation_staff,
  team: m.role_team,
  supervisor: m.role_supervisor,
  phd: m.role_phd,
  researcher: m.role_researcher
};

const voices: Record<string, Say> = {
  received: m.my_data_state_received,
  taken: m.my_data_state_taken,
  declined: m.my_data_state_declined,
  withdrawn: m.my_data_state_withdrawn,
  upheld: m.my_data_state_upheld,
  dismissed: m.my_data_state_dismissed
};

/** States by table; a table that is not here has its own words in the column. */
export const stateLabels: Record<string, Record<string, Say>> = {
  interests: {
    sent: m.interest_state_sent,
    seen: m.interest_state_seen,
    asked: m.interest_state_asked,
    accepted: m.interest_state_accepted,
    declined: m.interest_state_declined,
    withdrawn: m.interest_state_withdrawn,
    expired: m.interest_state_expired
  },
  challenges: {
    draft: m.state_draft,
    submitted: m.state_submitted,
    returned: m.state_returned,
    published: m.state_published,
    paused: m.state_paused,
    withdrawn: m.state_withdrawn,
    expired: m.state_expired,
    matched: m.state_matched,
    in_progress: m.state_in_progress,
    completed: m.state_completed
  },
  suggestions: voices,
  reports: voices,
  roles: {
    asked: m.my_data_state_asked,
    given: m.my_data_state_given,
    declined: m.my_data_state_declined,
    withdrawn: m.my_data_state_withdrawn,
    ended: m.my_data_state_ended
  }
};

const languages: Record<string, Say> = { nb: m.language_nb, nn: m.language_nn, en: m.language_en };

const positions: Record<string, Say> = {
  phd: m.position_phd,
  researcher: m.position_researcher,
  other: m.position_other,
  student: m.position_student,
  staff: m.position_staff,
  citizen: m.position_citizen
};

/** A person's wishes by column; themes and fields are terms of a partnership, and stand there by their keys. */
const wishes: Record<string, Record<string, Say>> = {
  level: { bachelor: m.level_bachelor, master: m.level_master },
  discipline: values.disciplines,
  kinds: values.kinds,
  semesters: { spring: m.semester_spring, autumn: m.semester_autumn },
  welcomed: { who: m.welcome_step_who, likes: m.welcome_step_likes, how: m.welcome_step_how }
};

/** What somebody shows of themselves, by column. */
const shown: Record<string, Record<string, Say>> = {
  name_shown: { none: m.findable_name_none, first: m.findable_name_first, full: m.findable_name_full },
  parts: {
    level: m.findable_part_level,
    discipline: m.findable_part_discipline,
    themes: m.findable_part_themes,
    kinds: m.findable_part_kinds,
    research_fields: m.findable_part_research_fields,
    service_areas: m.findable_part_service_areas,
    semesters: m.findable_part_semesters
  },
  languages: {
    norwegian: m.findable_language_norwegian,
    english: m.findable_language_english,
    sami: m.findable_language_sami
  },
  capacity: {
    hours: m.findable_capacity_hours,
    days: m.findable_capacity_days,
    most: m.findable_capacity_most
  }
};

const reasons: Record<string, Say> = {
  full: m.reason_full,
  other_profile: m.reason_other_profile,
  timing: m.reason_timing,
  changed_need: m.reason_changed_need,
  other: m.reason_other
};

const followed: Record<string, Say> = {
  search: m.follows_kind_search,
  theme: m.follows_kind_theme,
  organisation: m.follows_kind_organisation,
  partnership: m.follows_kind_partnership,
  challenge: m.follows_kind_challenge
};
const dismissals: Record<DismissalReason, Say> = {
  not_my_field: m.dismiss_not_my_field,
  wrong_time: m.dismiss_wrong_time,
  wrong_place: m.dismiss_wrong_place,
  not_interesting: m.dismiss_not_interesting,
  already_known: m.dismiss_already_known
};

/** The words for the value of a column that is one of a closed list, or none. */
export const valueLabel = (table: string, column: string, value: string): Say | undefined => {
  if (column === 'role' || column === 'side') return roleLabels[value];
  if (column === 'language') return languages[value];
  if (column === 'position') return positions[value];
  if (table === 'findability') return shown[column]?.[value];
  if (table === 'profiles') return wishes[column]?.[value];
  if (column === 'kind' && table === 'follows') return followed[value];
  if (column === 'state') return stateLabels[table]?.[value];
  if (column === 'reason' && table === 'interests') return reasons[value];
  if (column === 'reason' && table === 'dismissals') return dismissals[value as DismissalReason];
  return undefined;
};
