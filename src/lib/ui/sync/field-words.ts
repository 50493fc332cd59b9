/** What each column of a row is called on the screen, by the table: where two versions of it can meet. */
import type { Rows, Stamped } from '$lib/domain/rows';
import { m } from '$lib/i18n/paraglide/messages';
import { labels } from '../challenges/write-fields';

type Say = () => string;
type FieldOf<E extends keyof Rows> = Exclude<keyof Rows[E], keyof Stamped>;
type Words<E extends keyof Rows> = Record<FieldOf<E>, Say>;

const names = { name_nb: m.theme_name_nb, name_nn: m.theme_name_nn, name_en: m.theme_name_en };

/** Of a term: a theme, a technology, a service area or a field of research. */
const term = {
  ...names,
  partnership_id: m.archive_partnership,
  key: m.row_key,
  former_names: m.row_former_names,
  position: m.row_position,
  valid_from: m.theme_from,
  valid_to: m.theme_to,
  successor_id: m.row_successor
};

const asked = <E extends string>(fields: readonly E[]): Record<E, Say> =>
  Object.fromEntries(fields.map((field) => [field, () => labels()[field] ?? ''])) as Record<E, Say>;

/** Tables whose commands can answer with a conflict; `field-words.test.ts` holds them against SQL and its columns. */
export const fieldWords = {
  challenges: {
    ...asked([
      'today',
      'whom',
      'better',
      'title',
      'theme_id',
      'second_theme_id',
      'kinds',
      'gains',
      'requires',
      'contact_role',
      'place',
      'starts_on',
      'ends_on',
      'apply_by',
      'answer_days',
      'language',
      'asks_for',
      'other_unit_ids',
      'disciplines',
      'levels',
      'problem_type',
      'citizen_role',
      'accountable_role',
      'collaboration_level',
      'drivers',
      'policy_reference',
      'expected_effects',
      'expected_effect',
      'seen_effects',
      'seen_effect',
      'goals',
      'technology_ids',
      'topic_keys',
      'data_field',
      'service_area_id',
      'research_field_id',
      'importance',
      'municipality_commits',
      'university_commits',
      'source_url'
    ]),
    organisation_id: m.write_unit,
    partnership_id: m.archive_partnership,
    slug: m.row_key,
    state: m.my_data_field_state,
    published_at: m.my_data_field_published_at,
    is_example: m.archive_is_example
  } satisfies Words<'challenges'>,
  meetings: {
    organisation_id: m.host_unit,
    partnership_id: m.archive_partnership,
    co_host_ids: m.host_cohosts,
    partners: m.host_partners,
    series_id: m.host_series,
    series_rule: m.host_series_rule,
    slug: m.row_key,
    state: m.my_data_field_state,
    language: m.list_language,
    kind: m.host_kind,
    reach: m.host_reach,
    audiences: m.host_for,
    title: m.host_name,
    about: m.host_about,
    agenda: m.meeting_agenda,
    speakers: m.meeting_speakers,
    mode: m.host_mode,
    address: m.host_address,
    room: m.host_room,
    step_free: m.host_step_free,
    hearing_loop: m.host_loop,
    access_notes: m.host_access,
    reminders: m.host_reminders,
    join_url: m.host_join,
    challenge_ids: m.nav_challenges,
    theme_ids: m.list_theme,
    starts_at: m.host_from,
    ends_at: m.host_to,
    registers: m.host_registers,
    opens_at: m.host_opens,
    closes_at: m.host_closes,
    capacity: m.host_seats,
    capacities: m.host_capacities,
    questions: m.host_questions,
    taken: m.host_taken,
    waiting: m.host_state_waiting,
    line: m.host_line,
    sequence: m.host_changes,
    summary: m.meeting_summary,
    interested: m.host_interested,
    moved_from: m.host_moved_from,
    reason: m.host_reason,
    published_at: m.my_data_field_published_at,
    is_example: m.archive_is_example
  } satisfies Words<'meetings'> & { join_url: () => string },
  meeting_notes: { notes: m.notes_title } satisfies Words<'meeting_notes'>,
  meeting_actions: {
    meeting_id: m.meetings_title,
    what: m.action_what,
    owner_role: m.action_owner,
    due_on: m.action_due,
    done: m.action_done
  } satisfies Words<'meeting_actions'>,
  registrations: {
    meeting_id: m.meetings_title,
    person_id: m.host_person,
    number: m.host_number,
    state: m.my_data_field_state,
    size: m.register_size,
    audience: m.register_as,
    name: m.register_name,
    answers: m.register_answers,
    needs: m.register_needs,
    registered_at: m.host_registered_at,
    offered_until: m.host_offered_until,
    ended_by: m.host_ended_by,
    ticket: m.ticket_title,
    arrived_at: m.host_arrived_at,
    arrived_by: m.host_arrived_by
  } satisfies Words<'registrations'>,
  profiles: {
    name: m.profile_name,
    position: m.profile_position,
    language: m.profile_language,
    level: m.welcome_level,
    discipline: m.welcome_discipline,
    theme_keys: m.welcome_themes,
    kinds: m.welcome_kinds,
    research_field_keys: m.welcome_research_fields,
    service_area_keys: m.welcome_service_areas,
    semesters: m.welcome_semesters,
    topic_keys: m.topics_title,
    study_programme_key: m.programme_title,
    place_keys: m.fit_places,
    recommendations_on: m.fit_switch,
    welcomed: m.row_welcomed
  } satisfies Words<'profiles'>,
  themes: {
    ...term,
    about_nb: m.theme_about_nb,
    about_nn: m.theme_about_nn,
    about_en: m.theme_about_en
  } satisfies Words<'themes'>,
  technologies: term satisfies Words<'technologies'>,
  service_areas: term satisfies Words<'service_areas'>,
  research_fields: term satisfies Words<'research_fields'>,
  field_links: {
    partnership_id: m.archive_partnership,
    service_area_id: m.write_service_area,
    research_field_id: m.write_research_field
  } satisfies Words<'field_links'>,
  window_rules: {
    ...names,
    organisation_id: m.window_university,
    key: m.row_key,
    kinds: m.window_kinds,
    opens: m.window_opens,
    closes: m.window_closes,
    leads_to: m.window_leads_to,
    lead_days: m.window_lead_days,
    prepare_nb: m.window_prepare_nb,
    prepare_nn: m.window_prepare_nn,
    prepare_en: m.window_prepare_en,
    valid_from: m.window_valid_from,
    valid_to: m.window_valid_to
  } satisfies Words<'window_rules'>,
  partnership_settings: {
    answer_days: m.row_answer_days,
    hide_after_months: m.row_hide_after,
    delete_after_months: m.row_delete_after,
    digest_hour: m.row_digest_hour
  } satisfies Words<'partnership_settings'>,
  partnership_members: {
    partnership_id: m.archive_partnership,
    organisation_id: m.row_member
  } satisfies Words<'partnership_members'>,
  partnership_role_names: {
    ...names,
    partnership_id: m.archive_partnership,
    role: m.row_role
  } satisfies Words<'partnership_role_names'>,
  partnership_groups: {
    ...names,
    partnership_id: m.archive_partnership,
    parent_id: m.row_parent
  } satisfies Words<'partnership_groups'>,
  agreements: {
    ...names,
    partnership_id: m.archive_partnership,
    parent_id: m.row_parent,
    signed_on: m.row_signed_on,
    valid_from: m.row_valid_from,
    valid_to: m.row_valid_to
  } satisfies Words<'agreements'>,
  anchorings: {
    partnership_id: m.archive_partnership,
    organisation_id: m.row_member,
    agreement_id: m.row_agreement,
    kind: m.my_data_field_kind,
    body_nb: m.row_body_nb,
    body_nn: m.row_body_nn,
    body_en: m.row_body_en,
    happened_on: m.my_data_field_told_at,
    known_to: m.row_known_to
  } satisfies Words<'anchorings'>,
  wheel_items: {
    partnership_id: m.archive_partnership,
    organisation_id: m.wheel_item_side,
    kind: m.wheel_item_kind,
    language: m.list_language,
    title: m.wheel_item_title,
    starts_on: m.wheel_item_starts,
    ends_on: m.wheel_item_ends,
    tentative: m.wheel_item_tentative,
    audiences: m.wheel_item_for,
    theme_ids: m.list_theme,
    link: m.wheel_item_link,
    is_example: m.archive_is_example
  } satisfies Words<'wheel_items'>,
  organisation_facts: {
    organisation_id: m.write_unit,
    year: m.row_year,
    approximate: m.row_approximate,
    permanent_only: m.row_permanent_only,
    residents: m.figure_residents,
    area_km2: m.figure_area_km2,
    employees: m.figure_employees,
    workplaces: m.figure_workplaces,
    students: m.figure_students
  } satisfies Words<'organisation_facts'>,
  resource_persons: {
    organisation_id: m.write_unit,
    theme_id: m.write_theme,
    title: m.row_job
  } satisfies Words<'resource_persons'>,
  partnership_profiles: {
    partnership_id: m.archive_partnership,
    dated: m.row_dated,
    known_to: m.row_known_to,
    language: m.my_data_field_language,
    state: m.my_data_field_state,
    participants: m.row_participants,
    initiators: m.row_initiators,
    size: m.row_size,
    anchoring: m.row_anchoring,
    organisation: m.row_organisation,
    funding: m.row_funding,
    purpose: m.row_purpose,
    duration: m.row_duration,
    focus: m.row_focus,
    cooperation: m.row_cooperation,
    plans: m.row_plans,
    milestones: m.row_milestones,
    results: m.row_results,
    experience: m.row_experience
  } satisfies Words<'partnership_profiles'>,
  organisations: {
    ...names,
    parent_id: m.row_parent,
    kind: m.my_data_field_kind,
    slug: m.row_key,
    number: m.row_number,
    municipality_number: m.row_municipality_number,
    leader_nb: m.row_leader_nb,
    leader_nn: m.row_leader_nn,
    leader_en: m.row_leader_en
  } satisfies Words<'organisations'>
};
