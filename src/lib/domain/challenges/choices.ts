/** What a writer chooses among. Apart from the challenge itself, because who only reads one need not fetch it. */

/** R01: what is asked for. */
export const asks = ['knowledge', 'competence', 'technology'] as const;

/** R03: the broad fields 1–8 of NUS2000. */
export const disciplines = [
  'humanities',
  'education',
  'social_sciences',
  'business',
  'science_technology',
  'health',
  'primary_industries',
  'transport_safety'
] as const;

/** R03: levels of study or research. */
export const levels = ['bachelor', 'master', 'phd', 'research'] as const;

/** R04 */
export const problemTypes = ['technical', 'social', 'organisational', 'sociotechnical'] as const;

/** R06: how far citizens take part, the least first. */
export const citizenRoles = ['informed', 'consulted', 'involved', 'co_researchers'] as const;

/** R22: how wide the collaboration reaches. */
export const collaborationLevels = ['unit', 'municipality', 'region', 'nation', 'international'] as const;

/** R23: what drives the need. */
export const drivers = [
  'demography',
  'economy',
  'technology',
  'climate',
  'legislation',
  'citizens',
  'workforce'
] as const;

/** R25 */
export const effects = ['efficiency', 'user_orientation', 'legitimacy'] as const;

/** R39: the sustainability goals of the UN. */
export const goals = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17] as const;
