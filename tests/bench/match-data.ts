/** The data of `npm run bench:match`, described in tests/bench/match.md, as challenges and profiles of the app. */
import { blankChallenge } from '../../src/lib/domain/challenges/blank.ts';
import type { Kind } from '../../src/lib/domain/challenges/challenge.ts';
import { blankProfile, type FitProfile } from '../../src/lib/domain/matching/fit/index.ts';
import { bareWorld, type FitChallenge, type World } from '../../src/lib/domain/matching/fit/context.ts';

type GivenChallenge = {
  id: string;
  title?: string;
  today?: string;
  better?: string;
  language?: FitChallenge['language'];
  theme?: string | null;
  second_theme?: string | null;
  service_area?: string | null;
  research_field?: string | null;
  place?: string | null;
  kinds?: Kind[];
  levels?: FitChallenge['levels'];
  disciplines?: FitChallenge['disciplines'];
  topics?: string[];
  required_languages?: FitChallenge['required_languages'];
  starts_on?: string | null;
  apply_by?: string | null;
  published_at?: string;
};
type GivenProfile = { id: string; words?: string; topics?: string[] } & Partial<
  Omit<FitProfile, 'topic_keys'>
>;
type Grades =
  Record<string, Record<string, number>> | { profile: string; challenge: string; grade: number }[];
export type MatchFile = {
  day?: string;
  links?: { service_area: string; research_field: string }[];
  profiles: GivenProfile[];
  challenges: GivenChallenge[];
  judgements: Grades;
};

export type BenchChallenge = FitChallenge & { text: string };
export type BenchProfile = { id: string; words: string; profile: FitProfile };
export type MatchData = {
  day: string;
  world: World;
  challenges: BenchChallenge[];
  profiles: BenchProfile[];
  /** profile → challenge → grade, 0 and up. */
  grades: Map<string, Map<string, number>>;
};

const challengeOf = (given: GivenChallenge, day: string): BenchChallenge => ({
  ...blankChallenge,
  id: given.id,
  partnership_id: 'all',
  organisation_id: given.place ?? '',
  state: 'published',
  language: given.language ?? 'nb',
  theme_id: given.theme ?? null,
  second_theme_id: given.second_theme ?? null,
  service_area_id: given.service_area ?? null,
  research_field_id: given.research_field ?? null,
  kinds: given.kinds ?? [],
  levels: given.levels ?? [],
  disciplines: given.disciplines ?? [],
  topic_keys: given.topics ?? [],
  required_languages: given.required_languages ?? [],
  starts_on: given.starts_on ?? null,
  apply_by: given.apply_by ?? null,
  published_at: given.published_at ?? day,
  text: [given.title, given.today, given.better].filter(Boolean).join('\n')
});

const profileOf = ({ id, words = '', topics = [], ...rest }: GivenProfile): BenchProfile => ({
  id,
  words,
  profile: { ...blankProfile, ...rest, topic_keys: topics }
});

const gradesOf = (given: Grades): MatchData['grades'] => {
  const grades: MatchData['grades'] = new Map();
  const note = (profile: string, challenge: string, grade: number) =>
    void grades.set(profile, (grades.get(profile) ?? new Map<string, number>()).set(challenge, grade));
  if (Array.isArray(given))
    for (const { profile, challenge, grade } of given) note(profile, challenge, grade);
  else
    for (const [profile, row] of Object.entries(given))
      for (const [challenge, grade] of Object.entries(row)) note(profile, challenge, grade);
  return grades;
};

/** Keys stand for themselves, and places are municipalities. */
const worldOf = (links: NonNullable<MatchFile['links']>): World => ({
  ...bareWorld,
  fields: ({ research_field_id, service_area_id }) => [
    ...new Set([
      ...(research_field_id ? [research_field_id] : []),
      ...links
        .filter(({ service_area }) => service_area === service_area_id)
        .map(({ research_field }) => research_field)
    ])
  ],
  place: (organisation) => organisation || undefined
});

/** @throws where the file has no profiles, challenges or judgements */
export const readMatchData = (text: string): MatchData => {
  const file = JSON.parse(text) as MatchFile;
  for (const part of ['profiles', 'challenges', 'judgements'] as const)
    if (!file[part]) throw new Error(`no ${part}: see tests/bench/match.md`);
  const newest = file.challenges
    .map(({ published_at = '' }) => published_at)
    .sort()
    .at(-1);
  const day = file.day ?? (newest || '2026-11-26').slice(0, 10);
  return {
    day,
    world: worldOf(file.links ?? []),
    challenges: file.challenges.map((given) => challengeOf(given, day)),
    profiles: file.profiles.map(profileOf),
    grades: gradesOf(file.judgements)
  };
};
