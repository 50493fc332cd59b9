/**
 * A partnership as its public page tells it. One pure function makes it from rows, on the server from what anyone may
 * read and on a phone from the replica, so the two can't tell it differently.
 */
import type { Challenge } from '../challenges/challenge';
import { toCard, type ChallengeCard } from '../challenges/listing';
import type { Organisation, OrganisationFacts, ResourcePerson } from '../organisations/organisation';
import type { Theme } from '../themes/theme';
import { choosable } from '../themes/rules';
import type { Agreement, Anchoring } from './agreement';
import type { Partnership, PartnershipGroup, PartnershipMember, PartnershipRoleName } from './partnership';
import type { PartnershipProfile, ProfileHeading } from './partnership-profile';

/** What the page is told from: rows of these tables, of this partnership or of all. */
export type StoryRows = {
  partnerships: readonly Partnership[];
  partnership_members: readonly PartnershipMember[];
  partnership_groups: readonly PartnershipGroup[];
  partnership_role_names: readonly PartnershipRoleName[];
  agreements: readonly Agreement[];
  anchorings: readonly Anchoring[];
  organisations: readonly Organisation[];
  organisation_facts: readonly OrganisationFacts[];
  resource_persons: readonly ResourcePerson[];
  profile_headings: readonly ProfileHeading[];
  partnership_profiles: readonly PartnershipProfile[];
  themes: readonly Theme[];
};

export type PartnershipStory = {
  partnership: Partnership;
  members: Organisation[];
  /** The members, the units that take part, and what those stand below. */
  organisations: Organisation[];
  facts: OrganisationFacts[];
  agreements: Agreement[];
  anchorings: Anchoring[];
  groups: PartnershipGroup[];
  role_names: PartnershipRoleName[];
  resource_persons: ResourcePerson[];
  themes: Theme[];
  headings: ProfileHeading[];
  /** Published ones only, the newest first. */
  profiles: PartnershipProfile[];
  /** The newest challenges, and how many there are. */
  cards: ChallengeCard[];
  total: number;
  /** Time of the last change of anything above but the challenges. */
  updated_at: string;
};

/** One line of the index. */
export type PartnershipSummary = {
  partnership: Partnership;
  members: Organisation[];
  agreements: Agreement[];
};

/** Challenges on the page; the rest are one tap away. */
export const shownCards = 2;

/** The first of `ids` with their parents, each once. */
const withParents = (ids: Iterable<string>, all: readonly Organisation[]): Organisation[] => {
  const known = new Map(all.map((row) => [row.id, row]));
  const found = new Map<string, Organisation>();
  for (const id of ids) {
    let row = known.get(id);
    while (row && !found.has(row.id)) {
      found.set(row.id, row);
      row = row.parent_id ? known.get(row.parent_id) : undefined;
    }
  }
  return [...found.values()];
};

const inOrder = <Row extends { position: number }>(rows: readonly Row[]): Row[] =>
  [...rows].sort((a, b) => a.position - b.position);

/** A tie by id, as the server has it. */
const newestFirst = (a: Challenge, b: Challenge): number => {
  const [from, to] = [a.published_at ?? '', b.published_at ?? ''];
  if (from !== to) return from < to ? 1 : -1;
  return a.id < b.id ? -1 : 1;
};

/** Municipalities before universities: the needs are theirs. */
const membersOf = (id: string, rows: Pick<StoryRows, 'partnership_members' | 'organisations'>) => {
  const kinds = ['municipality', 'university', 'unit'];
  return rows.partnership_members
    .filter((member) => member.partnership_id === id)
    .flatMap((member) => rows.organisations.find((row) => row.id === member.organisation_id) ?? [])
    .sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || (a.name_nb < b.name_nb ? -1 : 1));
};

/**
 * @param slugOrId of the partnership
 * @param challenges those that the newest are taken from; of other partnerships too
 * @param today in Norway, `yyyy-mm-dd`: closed themes are left out
 * @returns null when there is no such partnership among the rows
 */
export const tellPartnership = (
  slugOrId: string,
  rows: StoryRows,
  challenges: readonly Challenge[],
  today: string
): PartnershipStory | null => {
  const partnership = rows.partnerships.find(({ id, slug }) => slug === slugOrId || id === slugOrId);
  if (!partnership) return null;
  const own = <Row extends { partnership_id: string }>(list: readonly Row[]): Row[] =>
    list.filter(({ partnership_id }) => partnership_id === partnership.id);

  const members = membersOf(partnership.id, rows);
  const anchorings = own(rows.anchorings);
  // A unit takes part when the partnership is anchored in it; the member's other units are no part of the story.
  const sides = new Set([...members.map(({ id }) => id), ...anchorings.map((row) => row.organisation_id)]);
  const themes = inOrder(choosable(rows.themes, partnership.id, today));
  const onTheme = new Set(themes.map(({ id }) => id));
  const isOfMember = (id: string): boolean =>
    withParents([id], rows.organisations).some((row) => members.some((member) => member.id === row.id));
  const resource_persons = rows.resource_persons.filter(
    (row) => onTheme.has(row.theme_id) && isOfMember(row.organisation_id)
  );
  const published = own(challenges)
    .filter(({ state }) => state === 'published')
    .sort(newestFirst);
  const cards = published.slice(0, shownCards).map(toCard);
  const facts = rows.organisation_facts.filter((row) => sides.has(row.organisation_id));
  const agreements = own(rows.agreements);
  const groups = own(rows.partnership_groups);
  const profiles = own(rows.partnership_profiles)
    .filter(({ state }) => state === 'published')
    .sort((a, b) => (a.dated === b.dated ? (a.id < b.id ? -1 : 1) : a.dated < b.dated ? 1 : -1));
  const stamps = [[partnership], members, agreements, anchorings, facts, groups, profiles, resource_persons];
  const named = [
    ...sides,
    ...resource_persons.map((row) => row.organisation_id),
    ...cards.map((card) => card.organisation_id)
  ];
  return {
    partnership,
    members,
    organisations: withParents(named, rows.organisations),
    facts,
    agreements,
    anchorings,
    groups,
    role_names: own(rows.partnership_role_names),
    resource_persons,
    themes,
    headings: inOrder(rows.profile_headings),
    profiles,
    cards,
    total: published.length,
    updated_at: stamps
      .flat()
      .map((row) => row.updated_at)
      .reduce((latest, time) => (Date.parse(time) > Date.parse(latest) ? time : latest))
  };
};

/** Every partnership by name, for the index. */
export const listPartnerships = (
  rows: Pick<StoryRows, 'partnerships' | 'partnership_members' | 'organisations' | 'agreements'>
): PartnershipSummary[] =>
  [...rows.partnerships]
    .sort((a, b) => (a.name_nb < b.name_nb ? -1 : 1))
    .map((partnership) => ({
      partnership,
      members: membersOf(partnership.id, rows),
      agreements: rows.agreements.filter(({ partnership_id }) => partnership_id === partnership.id)
    }));
