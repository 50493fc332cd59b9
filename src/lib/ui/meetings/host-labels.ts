import { m } from '$lib/i18n/paraglide/messages';

/** What the fields of a meeting place are called, by their names in the row. */
export const hostLabels = () => ({
  organisation_id: m.host_unit(),
  title: m.host_name(),
  kind: m.host_kind(),
  audiences: m.host_for(),
  reach: m.host_reach(),
  starts_at: m.host_from(),
  ends_at: m.host_to(),
  mode: m.host_mode(),
  address: m.host_address(),
  room: m.host_room(),
  step_free: m.host_step_free(),
  hearing_loop: m.host_loop(),
  access_notes: m.host_access(),
  join_url: m.host_join(),
  about: m.host_about(),
  agenda: m.meeting_agenda(),
  speakers: m.meeting_speakers(),
  capacity: m.host_seats(),
  questions: m.host_questions(),
  language: m.host_language(),
  co_host_ids: m.host_cohosts(),
  partners: m.host_partners(),
  theme_ids: m.host_themes(),
  challenge_ids: m.host_challenges(),
  opens_at: m.host_opens(),
  closes_at: m.host_closes(),
  capacities: m.host_capacities(),
  reason: m.host_reason()
});
