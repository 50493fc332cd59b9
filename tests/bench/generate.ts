/**
 * Made-up rows for benches, the same ones at every run: a seed decides them all.
 * Sentences have no sense, but the lengths, the vocabulary and the numbers are those of real needs. Brotli brings them
 * to about as many bits a character as Norwegian prose of the same length, so sizes on the wire are not flattered.
 */
import { gains, kinds, type Challenge, type Kind } from '../../src/lib/domain/challenges/challenge.ts';
import { blankChallenge } from '../../src/lib/domain/challenges/blank.ts';
import {
  asks,
  citizenRoles,
  collaborationLevels,
  disciplines,
  drivers,
  effects,
  goals,
  levels,
  problemTypes
} from '../../src/lib/domain/challenges/choices.ts';
import {
  adjectives,
  contactRoles,
  first,
  leaderRoles,
  links,
  places,
  plans,
  prepositions,
  second,
  subjects,
  verbs
} from './words.ts';

/** The level of study or research that a kind is for; the others may be for any. */
const levelOf: Partial<Record<Kind, (typeof levels)[number]>> = {
  bachelor: 'bachelor',
  placement: 'bachelor',
  master: 'master',
  eit: 'master',
  phd: 'phd',
  public_phd: 'phd',
  research_project: 'research'
};
const day = 86_400_000;

/** Random numbers in [0, 1) from a seed (mulberry32). */
export const random = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

/** The rows that challenges hang on; ids as they stand in the database. */
export type Ground = {
  partnerships: string[];
  organisations: string[];
  themes: string[];
  technologies: string[];
  serviceAreas: string[];
  researchFields: string[];
};

/**
 * `count` challenges over the ground, in the order they were published, filled in as a writer does who has time: every
 * question of the first step, most choices of the notes, few of their words.
 * @param states what they are in turn
 * @param wordiness 1: about 500 characters of text each, three questions answered on a phone; 2: about twice that
 */
export const challenges = (
  count: number,
  ground: Ground,
  {
    seed = 1,
    wordiness = 1,
    states = ['published']
  }: { seed?: number; wordiness?: number; states?: Challenge['state'][] } = {}
): Challenge[] => {
  const chance = random(seed);
  const whole = (below: number): number => Math.floor(chance() * below);
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[whole(items.length)];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  };
  const some = <Item>(items: readonly Item[], most: number): Item[] => {
    const start = whole(items.length);
    return [...items, ...items].slice(start, start + 1 + whole(Math.min(most, items.length)));
  };
  /** What a writer of `share` of all needs fills in, and nothing of the others. */
  const often = <Item, Nothing>(share: number, item: () => Item, nothing: Nothing): Item | Nothing =>
    chance() < share ? item() : nothing;
  const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('nb') + text.slice(1);

  const noun = (): string => (chance() < 0.75 ? pick(first) + pick(second) : pick(second));
  const thing = (): string => (chance() < 0.4 ? `${pick(adjectives)} ${noun()}` : noun());
  const detail = (): string => {
    const roll = chance();
    if (roll < 0.12) return `${pick(prepositions)} ${2 + whole(98)} prosent`;
    if (roll < 0.22) return `${pick(prepositions)} ${3 + whole(4_000)} ${thing()}`;
    if (roll < 0.34) return `på ${pick(places)}`;
    return `${pick(prepositions)} ${thing()}`;
  };
  const clause = (): string => `${pick(subjects)} ${pick(verbs)} ${thing()} ${detail()}`;
  const statement = (): string => `${capital(clause())}.`;
  const sentence = (): string =>
    chance() < 0.3
      ? statement()
      : `${capital(clause())}${chance() < 0.3 ? ',' : ''} ${pick(links)} ${clause()}.`;
  const text = (least: number, most: number): string => {
    const length = (least + whole(most - least)) * wordiness;
    let written = sentence();
    while (written.length < length) written += (chance() < 0.12 ? '\n\n' : ' ') + sentence();
    return written;
  };
  const hex = (digits: number): string =>
    Array.from({ length: digits }, () => whole(16).toString(16)).join('');
  const uuid = (): string =>
    `${hex(8)}-${hex(4)}-4${hex(3)}-${pick(['8', '9', 'a', 'b'])}${hex(3)}-${hex(12)}`;
  const date = (time: number): string => new Date(time).toISOString().slice(0, 10);

  const start = Date.UTC(2026, 0, 5, 8);
  return Array.from({ length: count }, (_, index): Challenge => {
    const id = uuid();
    const title = capital(`${thing()} ${detail()}`).slice(0, 110);
    const published = start + Math.floor(((index + chance()) * 300 * day) / count);
    const startsOn = published + (30 + whole(200)) * day;
    const slug = `${slugOf(title)}-${id.slice(0, 6)}`;
    const asked = some(kinds, 3);
    const organisation = pick(ground.organisations);
    const state = states[index % states.length] ?? 'published';
    const completed = state === 'completed';
    return {
      ...blankChallenge,
      id,
      partnership_id: pick(ground.partnerships),
      organisation_id: organisation,
      slug,
      state,
      language: pick(['nb', 'nb', 'nb', 'nn', 'en']),
      title,
      today: text(80, 280),
      whom: Array.from({ length: wordiness }, () => capital(`${thing()} ${detail()}`)).join(', '),
      better: text(40, 140),
      theme_id: pick(ground.themes),
      second_theme_id: often(0.2, () => pick(ground.themes), null),
      kinds: asked,
      gains: some(gains, 3),
      requires: often(0.5, () => text(10, 60), ''),
      contact_role: pick(contactRoles),
      place: often(0.7, () => pick(places), ''),
      starts_on: often(0.8, () => date(startsOn), null),
      ends_on: often(0.5, () => date(startsOn + (60 + whole(200)) * day), null),
      apply_by: often(0.6, () => date(startsOn - 14 * day), null),
      answer_days: pick([7, 14, 14, 14, 21]),
      is_example: false,
      published_at: new Date(published).toISOString(),
      rev: 1,
      updated_at: new Date(published).toISOString(),
      asks_for: often(0.9, () => some(asks, 2), []),
      other_unit_ids: often(0.15, () => some(ground.organisations, 2), []).filter(
        (unit) => unit !== organisation
      ),
      disciplines: often(0.6, () => some(disciplines, 2), []),
      levels: often(0.8, () => levels.filter((level) => asked.some((kind) => levelOf[kind] === level)), []),
      problem_type: often(0.6, () => pick(problemTypes), null),
      citizen_role: often(0.35, () => pick(citizenRoles), null),
      accountable_role: often(0.7, () => pick(leaderRoles), ''),
      collaboration_level: often(0.4, () => pick(collaborationLevels), null),
      drivers: often(0.5, () => some(drivers, 2), []),
      policy_reference: often(0.2, () => `${pick(plans)}, punkt ${1 + whole(9)}.${1 + whole(9)}`, ''),
      expected_effects: often(0.55, () => some(effects, 2), []),
      expected_effect: often(0.25, () => text(40, 120), ''),
      seen_effects: completed ? some(effects, 2) : [],
      seen_effect: completed ? text(60, 200) : '',
      goals: often(0.4, () => some(goals, 2), []),
      technology_ids: often(0.25, () => some(ground.technologies, 2), []),
      data_field: often(0.25, statement, ''),
      service_area_id: often(0.6, () => pick(ground.serviceAreas), null),
      research_field_id: often(0.4, () => pick(ground.researchFields), null),
      importance: often(0.5, () => 1 + whole(5), null),
      municipality_commits: often(0.2, statement, ''),
      university_commits: often(0.12, statement, ''),
      source_url: often(0.08, () => `https://example.org/behov/${slug}`, null)
    };
  });
};

const slugOf = (title: string): string =>
  title
    .toLocaleLowerCase('nb')
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'o')
    .replaceAll('å', 'a')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '');
