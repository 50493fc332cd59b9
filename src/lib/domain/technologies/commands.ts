import * as z from 'zod/mini';
import { savingTerm, termFields } from '../themes/terms';

export const technologyCommands = {
  'technologies.save': savingTerm('technologies', z.strictObject(termFields))
};
