import type { Theme } from './theme';

const texts = ['name_nb', 'name_nn', 'name_en', 'about_nb', 'about_nn', 'about_en', 'valid_from'] as const;
const optional = ['valid_to', 'successor_id'] as const;

/** What a coordinator writes of a theme; an empty text where nothing is said. */
export type ThemeDraft = Record<(typeof texts)[number] | (typeof optional)[number], string>;

export const draftOf = (theme: Theme | undefined, today: string): ThemeDraft => ({
  name_nb: theme?.name_nb ?? '',
  name_nn: theme?.name_nn ?? '',
  name_en: theme?.name_en ?? '',
  about_nb: theme?.about_nb ?? '',
  about_nn: theme?.about_nn ?? '',
  about_en: theme?.about_en ?? '',
  valid_from: theme?.valid_from ?? today,
  valid_to: theme?.valid_to ?? '',
  successor_id: theme?.successor_id ?? ''
});

export type ThemePatch = Partial<Record<(typeof texts)[number], string>> &
  Partial<Record<(typeof optional)[number], string | null>>;

/** Only what is new in a draft, so that two coordinators who change different things do not collide. */
export const changesIn = (before: ThemeDraft, after: ThemeDraft): ThemePatch => {
  const patch: ThemePatch = {};
  for (const field of texts) if (after[field].trim() !== before[field]) patch[field] = after[field];
  for (const field of optional) if (after[field] !== before[field]) patch[field] = after[field] || null;
  return patch;
};
