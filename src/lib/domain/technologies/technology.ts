import type { Theme } from '../themes/theme';

/** R14, R41: a technology as a tag; data with dates of validity, as a theme. */
export type Technology = Omit<Theme, 'about_nb' | 'about_nn' | 'about_en'>;
