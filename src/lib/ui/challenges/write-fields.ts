import { m } from '$lib/i18n/paraglide/messages';

/** The fields' names on the screen, for the error summary. */
export const labels = (): Record<string, string> => ({
  today: m.write_today(),
  whom: m.write_whom(),
  better: m.write_better(),
  title: m.write_name(),
  theme_id: m.write_theme(),
  second_theme_id: m.write_second_theme(),
  kinds: m.write_kinds(),
  gains: m.write_gains(),
  requires: m.write_requires(),
  contact_role: m.write_contact(),
  place: m.write_place(),
  starts_on: m.write_starts(),
  ends_on: m.write_ends(),
  apply_by: m.write_apply_by(),
  answer_days: m.write_answer_days(),
  language: m.write_language(),
  asks_for: m.write_asks_for(),
  other_unit_ids: m.write_other_units(),
  disciplines: m.write_disciplines(),
  levels: m.write_levels(),
  problem_type: m.write_problem_type(),
  citizen_role: m.write_citizen_role(),
  accountable_role: m.write_accountable(),
  collaboration_level: m.write_collaboration_level(),
  drivers: m.write_drivers(),
  policy_reference: m.write_policy(),
  expected_effects: m.write_effects(),
  expected_effect: m.write_effect(),
  seen_effects: m.write_seen_effects(),
  seen_effect: m.write_seen_effect(),
  goals: m.write_goals(),
  technology_ids: m.write_technologies(),
  topic_keys: m.topics_title(),
  data_field: m.write_data_field(),
  service_area_id: m.write_service_area(),
  research_field_id: m.write_research_field(),
  importance: m.write_importance(),
  municipality_commits: m.write_municipality_commits(),
  university_commits: m.write_university_commits(),
  source_url: m.write_source_url()
});

export const stepNames = (): string[] => [m.write_step_need(), m.write_step_frame(), m.write_step_check()];

const firstStep = ['today', 'whom', 'better', 'organisation_id', 'language'];

/** The step of the form where a field stands. */
export const stepOf = (field: string): number => (firstStep.includes(field) ? 0 : 1);
