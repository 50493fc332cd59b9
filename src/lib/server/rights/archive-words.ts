import type { Challenge, ChallengeEvent } from '../../domain/challenges/challenge';
import type { Message } from '../../domain/conversations/conversation';
import type { Interest } from '../../domain/interests/interest';
import { m } from '../../i18n/paraglide/messages';
import type { Locale } from '../../i18n/paraglide/runtime';

/** The words of the archive's text for what rows hold as keys. The types ask for a word for every column and value. */
export type Say = (inputs: Record<string, never>, options: { locale: Locale }) => string;

export const states: Record<Challenge['state'], Say> = {
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
};

export const interestStates: Record<Interest['state'], Say> = {
  sent: m.interest_state_sent,
  seen: m.interest_state_seen,
  asked: m.interest_state_asked,
  accepted: m.interest_state_accepted,
  declined: m.interest_state_declined,
  withdrawn: m.interest_state_withdrawn,
  expired: m.interest_state_expired
};

export const interestRoles: Record<Interest['role'], Say> = {
  student: m.role_student,
  team: m.role_team,
  supervisor: m.role_supervisor,
  phd: m.role_phd,
  researcher: m.role_researcher
};

export const actors: Record<ChallengeEvent['actor'], Say> = {
  author: m.archive_actor_author,
  contact: m.archive_actor_contact,
  leader: m.archive_actor_leader,
  deputy: m.archive_actor_deputy,
  coordinator: m.archive_actor_coordinator,
  clock: m.archive_actor_clock
};

export const sides: Record<Message['side'], Say> = {
  sender: m.archive_side_sender,
  unit: m.archive_side_unit
};

export const languages: Record<Challenge['language'], Say> = {
  nb: m.language_nb,
  nn: m.language_nn,
  en: m.language_en
};

/** What the text says in its own place, or what says nothing to one who reads it. */
type Elsewhere =
  | ('id' | 'rev' | 'updated_at' | 'slug' | 'partnership_id' | 'organisation_id' | 'state' | 'language')
  | ('title' | 'today' | 'whom' | 'better' | 'requires' | 'published_at');

/** The other columns of a challenge, in the order of the text. */
export const fields: Record<Exclude<keyof Challenge, Elsewhere>, Say> = {
  theme_id: m.write_theme,
  second_theme_id: m.write_second_theme,
  technology_ids: m.archive_technology_ids,
  topic_keys: m.topics_title,
  service_area_id: m.archive_service_area_id,
  research_field_id: m.archive_research_field_id,
  kinds: m.fact_kinds,
  gains: m.archive_gains,
  asks_for: m.archive_asks_for,
  disciplines: m.archive_disciplines,
  levels: m.archive_levels,
  problem_type: m.archive_problem_type,
  citizen_role: m.archive_citizen_role,
  contact_role: m.archive_contact_role,
  accountable_role: m.archive_accountable_role,
  other_unit_ids: m.archive_other_unit_ids,
  place: m.fact_place,
  collaboration_level: m.archive_collaboration_level,
  starts_on: m.archive_starts_on,
  ends_on: m.archive_ends_on,
  apply_by: m.fact_deadline,
  answer_days: m.archive_answer_days,
  drivers: m.archive_drivers,
  policy_reference: m.archive_policy_reference,
  expected_effects: m.archive_expected_effects,
  expected_effect: m.archive_expected_effect,
  seen_effects: m.archive_seen_effects,
  seen_effect: m.archive_seen_effect,
  goals: m.archive_goals,
  data_field: m.archive_data_field,
  importance: m.archive_importance,
  municipality_commits: m.archive_municipality_commits,
  university_commits: m.archive_university_commits,
  source_url: m.archive_source_url,
  is_example: m.archive_is_example
};

const effects: Record<Challenge['seen_effects'][number], Say> = {
  efficiency: m.archive_effect_efficiency,
  user_orientation: m.archive_effect_user_orientation,
  legitimacy: m.archive_effect_legitimacy
};

type Listed =
  | ('kinds' | 'gains' | 'asks_for' | 'disciplines' | 'levels' | 'problem_type' | 'citizen_role')
  | ('collaboration_level' | 'drivers' | 'expected_effects' | 'seen_effects');
type Values<Column extends keyof Challenge> = Record<
  Extract<Challenge[Column] extends readonly (infer Item)[] ? Item : Challenge[Column], string>,
  Say
>;

/** The values of columns that hold one or some of a closed list. */
export const values: { [Column in Listed]: Values<Column> } = {
  kinds: {
    bachelor: m.kind_bachelor,
    master: m.kind_master,
    eit: m.kind_eit,
    placement: m.kind_placement,
    phd: m.kind_phd,
    public_phd: m.kind_public_phd,
    research_project: m.kind_research_project,
    continuing_education: m.kind_continuing_education,
    guest_lecture: m.kind_guest_lecture,
    shared_position: m.kind_shared_position,
    project_position: m.kind_project_position
  },
  gains: {
    contact: m.gain_contact,
    data: m.gain_data,
    place: m.gain_place,
    credits: m.gain_credits,
    money: m.gain_money
  },
  asks_for: {
    knowledge: m.archive_asks_for_knowledge,
    competence: m.archive_asks_for_competence,
    technology: m.archive_asks_for_technology
  },
  disciplines: {
    humanities: m.archive_disciplines_humanities,
    education: m.archive_disciplines_education,
    social_sciences: m.archive_disciplines_social_sciences,
    business: m.archive_disciplines_business,
    science_technology: m.archive_disciplines_science_technology,
    health: m.archive_disciplines_health,
    primary_industries: m.archive_disciplines_primary_industries,
    transport_safety: m.archive_disciplines_transport_safety
  },
  levels: {
    bachelor: m.kind_bachelor,
    master: m.kind_master,
    phd: m.kind_phd,
    research: m.archive_levels_research
  },
  problem_type: {
    technical: m.archive_problem_type_technical,
    social: m.archive_problem_type_social,
    organisational: m.archive_problem_type_organisational,
    sociotechnical: m.archive_problem_type_sociotechnical
  },
  citizen_role: {
    informed: m.archive_citizen_role_informed,
    consulted: m.archive_citizen_role_consulted,
    involved: m.archive_citizen_role_involved,
    co_researchers: m.archive_citizen_role_co_researchers
  },
  collaboration_level: {
    unit: m.archive_collaboration_level_unit,
    municipality: m.archive_collaboration_level_municipality,
    region: m.archive_collaboration_level_region,
    nation: m.archive_collaboration_level_nation,
    international: m.archive_collaboration_level_international
  },
  drivers: {
    demography: m.archive_drivers_demography,
    economy: m.archive_drivers_economy,
    technology: m.archive_drivers_technology,
    climate: m.archive_drivers_climate,
    legislation: m.archive_drivers_legislation,
    citizens: m.archive_drivers_citizens,
    workforce: m.archive_drivers_workforce
  },
  expected_effects: effects,
  seen_effects: effects
};
