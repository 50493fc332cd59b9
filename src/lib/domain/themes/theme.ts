import type { Stamped } from '../rows';

/** R12–R14, R33: a theme is data with dates of validity; `key` picks colour and icon, and is what it shares with others. */
export type Theme = Stamped & {
  key: string;
  name_nb: string;
  name_nn: string;
  name_en: string;
  about_nb: string;
  about_nn: string;
  about_en: string;
  position: number;
  valid_from: string;
  valid_to: string | null;
  /** The partnership whose theme it is; null is common to all. */
  partnership_id: string | null;
  /** The theme that took its place. */
  successor_id: string | null;
  /** Names it had before, in any language, each with the last day it was used; null where that is not known. */
  former_names: { name: string; until: string | null }[];
};

/** What a card shows of a theme: its icon, its colour and its name. */
export type ThemeName = Pick<Theme, 'id' | 'key' | 'name_nb' | 'name_nn' | 'name_en'>;
