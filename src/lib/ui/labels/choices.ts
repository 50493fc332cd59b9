import type { Challenge } from '$lib/domain/challenges/challenge';
import { m } from '$lib/i18n/paraglide/messages';
import { disciplineLabels } from './disciplines';

type Say = () => string;
type One<Name extends keyof Challenge> = NonNullable<Challenge[Name]>;
type Each<Name extends keyof Challenge> = Challenge[Name] extends (infer Item)[] ? Item : never;

const capital =
  (say: Say): Say =>
  () => {
    const text = say();
    return text.charAt(0).toLocaleUpperCase() + text.slice(1);
  };

const effectLabels = {
  efficiency: capital(m.archive_effect_efficiency),
  user_orientation: capital(m.archive_effect_user_orientation),
  legitimacy: capital(m.archive_effect_legitimacy)
};

/** What a writer chooses among, by the field; the same words as in the archive. */
const choiceLabels = {
  asks_for: {
    knowledge: capital(m.archive_asks_for_knowledge),
    competence: capital(m.archive_asks_for_competence),
    technology: capital(m.archive_asks_for_technology)
  } satisfies Record<Each<'asks_for'>, Say>,
  levels: {
    bachelor: m.kind_bachelor,
    master: m.kind_master,
    phd: m.kind_phd,
    research: m.archive_levels_research
  } satisfies Record<Each<'levels'>, Say>,
  disciplines: disciplineLabels,
  problem_type: {
    technical: capital(m.archive_problem_type_technical),
    social: capital(m.archive_problem_type_social),
    organisational: capital(m.archive_problem_type_organisational),
    sociotechnical: capital(m.archive_problem_type_sociotechnical)
  } satisfies Record<One<'problem_type'>, Say>,
  citizen_role: {
    informed: capital(m.archive_citizen_role_informed),
    consulted: capital(m.archive_citizen_role_consulted),
    involved: capital(m.archive_citizen_role_involved),
    co_researchers: capital(m.archive_citizen_role_co_researchers)
  } satisfies Record<One<'citizen_role'>, Say>,
  collaboration_level: {
    unit: capital(m.archive_collaboration_level_unit),
    municipality: capital(m.archive_collaboration_level_municipality),
    region: capital(m.archive_collaboration_level_region),
    nation: capital(m.archive_collaboration_level_nation),
    international: capital(m.archive_collaboration_level_international)
  } satisfies Record<One<'collaboration_level'>, Say>,
  drivers: {
    demography: capital(m.archive_drivers_demography),
    economy: capital(m.archive_drivers_economy),
    technology: capital(m.archive_drivers_technology),
    climate: capital(m.archive_drivers_climate),
    legislation: capital(m.archive_drivers_legislation),
    citizens: capital(m.archive_drivers_citizens),
    workforce: capital(m.archive_drivers_workforce)
  } satisfies Record<Each<'drivers'>, Say>,
  expected_effects: effectLabels satisfies Record<Each<'expected_effects'>, Say>,
  seen_effects: effectLabels satisfies Record<Each<'seen_effects'>, Say>,
  goals: {
    1: m.goal_1,
    2: m.goal_2,
    3: m.goal_3,
    4: m.goal_4,
    5: m.goal_5,
    6: m.goal_6,
    7: m.goal_7,
    8: m.goal_8,
    9: m.goal_9,
    10: m.goal_10,
    11: m.goal_11,
    12: m.goal_12,
    13: m.goal_13,
    14: m.goal_14,
    15: m.goal_15,
    16: m.goal_16,
    17: m.goal_17
  } satisfies Record<Each<'goals'>, Say>
};

export type ChoiceField = keyof typeof choiceLabels;

export const isChoiceField = (field: string): field is ChoiceField => Object.hasOwn(choiceLabels, field);

/** The choices of one field, in order, as a form offers them. */
export const optionsOf = (field: ChoiceField): { value: string; label: string }[] =>
  Object.entries<Say>(choiceLabels[field]).map(([value, say]) => ({ value, label: say() }));
