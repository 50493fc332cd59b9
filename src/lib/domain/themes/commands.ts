import * as z from 'zod/mini';
import { takes, text } from '../schema';
import { savingTerm, termFields } from './terms';

const saveArgs = takes(() => ({
  ...termFields(),
  about_nb: z.optional(text(0, 1_000)),
  about_nn: z.optional(text(0, 1_000)),
  about_en: z.optional(text(0, 1_000))
}));

export const themeCommands = { 'themes.save': savingTerm('themes', saveArgs) };
