import { takes } from '../schema';
import { savingTerm, termFields } from '../themes/terms';

export const technologyCommands = {
  'technologies.save': savingTerm('technologies', takes(termFields))
};
