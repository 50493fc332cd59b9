/**
 * Who may read what and do what, as literals, a file a room. The tests take only the lists of tables and steps from
 * the catalogue, so that a new table, command or transition without a row fails.
 */
import { calendars } from './matrix/calendars';
import { challenges } from './matrix/challenges';
import { consents } from './matrix/consents';
import { conversations } from './matrix/conversations';
import { findability } from './matrix/findability';
import { follows } from './matrix/follows';
import { foundation } from './matrix/foundation';
import { interests } from './matrix/interests';
import { meetings } from './matrix/meetings';
import { notifications } from './matrix/notifications';
import { partnerships } from './matrix/partnerships';
import { profiles } from './matrix/profiles';
import { recommendations } from './matrix/recommendations';
import { roles } from './matrix/roles';
import { rights } from './matrix/rights';
import { saved } from './matrix/saved';
import type { Answers, Reads } from './matrix/support';
import { themes } from './matrix/themes';
import { voices } from './matrix/voices';
import { windows } from './matrix/windows';

const rooms = [
  foundation,
  partnerships,
  profiles,
  themes,
  challenges,
  saved,
  follows,
  recommendations,
  calendars,
  consents,
  findability,
  interests,
  conversations,
  notifications,
  meetings,
  voices,
  rights,
  roles,
  windows
];

export const reads: Record<string, Reads> = Object.assign({}, ...rooms.map((room) => room.reads));

/** `command state`: what each actor is answered on a challenge by `contact` of `care`, or an interest of `student` in it. */
export const steps: Record<string, Answers> = Object.assign({}, ...rooms.map((room) => room.steps));

export { writes } from './matrix/writes';
