import type { Challenge } from '../../challenges/challenge';
import { municipalities } from '../../challenges/matching';
import { fieldsMet, type Fields } from '../../fields/rules';
import type { Organisation } from '../../organisations/organisation';
import type { Semester } from '../../profiles/profile';
import type { Dismissal } from '../../recommendations/dismissal';
import type { Language } from '../../rows';
import type { Theme } from '../../themes/theme';

/** The parts of a challenge that are weighed: never who wrote it. */
export type FitChallenge = Pick<
  Challenge,
  | 'id'
  | 'partnership_id'
  | 'organisation_id'
  | 'state'
  | 'theme_id'
  | 'second_theme_id'
  | 'kinds'
  | 'levels'
  | 'disciplines'
  | 'language'
  | 'service_area_id'
  | 'research_field_id'
  | 'starts_on'
  | 'apply_by'
  | 'published_at'
> & {
  topic_keys?: readonly string[];
  /** Languages of which one must be known; none where nothing is said. */
  required_languages?: readonly Language[];
};

/** How well the words of a challenge meet those of a person: 0 to 1, and which words they were. */
export type TextFit = { score: number; words: readonly string[] };

/** What ids of terms and units mean. */
export type World = {
  theme: (id: string | null) => string | undefined;
  area: (id: string | null) => string | undefined;
  field: (id: string | null) => string | undefined;
  /** Keys of the fields of research that a challenge is for. */
  fields: (challenge: FitChallenge) => readonly string[];
  /** The slug of the municipality that a unit belongs to. */
  place: (organisation: string) => string | undefined;
};

export type FitDirectory = Fields & { themes: readonly Theme[]; organisations: readonly Organisation[] };

const keys = (rows: readonly { id: string; key: string }[]) => {
  const byId = new Map(rows.map(({ id, key }) => [id, key]));
  return (id: string | null) => byId.get(id ?? '');
};

/** Made once for many challenges. */
export const worldOf = (directory: FitDirectory): World => {
  const towns = municipalities(directory.organisations);
  return {
    theme: keys(directory.themes),
    area: keys(directory.service_areas),
    field: keys(directory.research_fields),
    fields: fieldsMet(directory),
    place: (organisation) => towns.get(organisation)
  };
};

/** Where only ids are known, they are their own keys. */
export const bareWorld: World = {
  theme: (id) => id ?? undefined,
  area: (id) => id ?? undefined,
  field: (id) => id ?? undefined,
  fields: ({ research_field_id }) => (research_field_id ? [research_field_id] : []),
  place: () => undefined
};

/** How often each value was put away for being the wrong one. */
type Counted = ReadonlyMap<string, number>;
export type Learned = Record<'area' | 'theme' | 'semester' | 'place', Counted>;

/** The half of the year that work begins in, as `semesters` counts them; undefined when it is to be agreed. */
export const semesterOf = ({ starts_on }: Pick<FitChallenge, 'starts_on'>): Semester | undefined =>
  starts_on === null ? undefined : starts_on.slice(5, 7) < '08' ? 'spring' : 'autumn';

/** What the reasons of what was put away say of all others. Of a challenge that is not here nothing can be learned. */
export const learn = (
  dismissals: readonly Pick<Dismissal, 'challenge_id' | 'reason'>[],
  find: (id: string) => FitChallenge | undefined,
  world: World
): Learned => {
  const learned = {
    area: new Map(),
    theme: new Map(),
    semester: new Map(),
    place: new Map()
  } satisfies Record<keyof Learned, Map<string, number>>;
  const note = (about: Map<string, number>, value: string | undefined): void => {
    if (value !== undefined) about.set(value, (about.get(value) ?? 0) + 1);
  };
  for (const { challenge_id, reason } of dismissals) {
    const challenge = find(challenge_id);
    if (!challenge) continue;
    if (reason === 'wrong_place') note(learned.place, world.place(challenge.organisation_id));
    else if (reason === 'wrong_time') note(learned.semester, semesterOf(challenge));
    else if (reason === 'not_my_field') {
      const area = world.area(challenge.service_area_id);
      if (area === undefined) note(learned.theme, world.theme(challenge.theme_id));
      else note(learned.area, area);
    } else if (reason === 'not_interesting') note(learned.theme, world.theme(challenge.theme_id));
  }
  return learned;
};

/** All that is asked of besides the person and the challenge. */
export type FitContext = {
  world: World;
  /** The day in Norway (`yyyy-mm-dd`): what is open, and whose turn it is. */
  day: string;
  /** Makes the turns of two people differ. */
  person: string;
  learned: Learned;
  /** Challenges put away, those one has shown interest in, and those one answers for. */
  dismissed: ReadonlySet<string>;
  interested: ReadonlySet<string>;
  own: ReadonlySet<string>;
  /** By challenge; absent where nothing searches. */
  text?: ReadonlyMap<string, TextFit> | undefined;
};

export type Given = {
  world: World;
  day: string;
  person?: string;
  challenges?: readonly FitChallenge[];
  dismissals?: readonly Pick<Dismissal, 'challenge_id' | 'reason'>[];
  interested?: Iterable<string>;
  own?: Iterable<string>;
  text?: ReadonlyMap<string, TextFit> | undefined;
};

/** @param given challenges are those that dismissals speak of */
export const fitContext = (given: Given): FitContext => {
  const {
    world,
    day,
    person = '',
    challenges = [],
    dismissals = [],
    interested = [],
    own = [],
    text
  } = given;
  const dismissed = new Set(dismissals.map(({ challenge_id }) => challenge_id));
  const byId = new Map(challenges.filter(({ id }) => dismissed.has(id)).map((row) => [row.id, row]));
  return {
    world,
    day,
    person,
    learned: learn(dismissals, (id) => byId.get(id), world),
    dismissed,
    interested: new Set(interested),
    own: new Set(own),
    text
  };
};
