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
  answer_days: m.write_answer_days()
});

const firstStep = ['today', 'whom', 'better', 'organisation_id', 'language'];

/** The step of the form where a field stands. */
export const stepOf = (field: string): number => (firstStep.includes(field) ? 0 : 1);
