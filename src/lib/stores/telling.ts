/** What the phone itself answers to the pages of partnerships; fetched only where there is a copy to read. */
import { osloDay } from '../domain/oslo-day';
import {
  listPartnerships,
  tellPartnership,
  type PartnershipStory,
  type PartnershipSummary,
  type StoryRows
} from '../domain/partnerships/story';
import { versionsOf } from '../domain/partnerships/versions';
import type { Language } from '../domain/rows';
import { isSame } from '../domain/same';
import { openLocal } from '../local/gate';
import type { Replica } from '../local/replica';

const rowsOf = (replica: Replica): StoryRows => ({
  partnerships: replica.rows('partnerships'),
  partnership_members: replica.rows('partnership_members'),
  partnership_groups: replica.rows('partnership_groups'),
  partnership_role_names: replica.rows('partnership_role_names'),
  agreements: replica.rows('agreements'),
  anchorings: replica.rows('anchorings'),
  organisations: replica.rows('organisations'),
  organisation_facts: replica.rows('organisation_facts'),
  resource_persons: replica.rows('resource_persons'),
  profile_headings: replica.rows('profile_headings'),
  partnership_profiles: replica.rows('partnership_profiles'),
  themes: replica.rows('themes')
});

const filled = async (): Promise<Replica | null> => {
  const { replica } = await openLocal();
  return replica.filled ? replica : null;
};

/**
 * Null when this phone has none: the server may have one that is newer than the copy.
 * @param told what the page shows; given back when nothing is new
 */
export const storyOf = async (
  slugOrId: string,
  language: Language,
  told: PartnershipStory | null
): Promise<PartnershipStory | null> => {
  const replica = await filled();
  if (!replica) return null;
  const found = tellPartnership(slugOrId, rowsOf(replica), replica.rows('challenges'), osloDay(new Date()));
  const story = found && { ...found, profiles: versionsOf(found.profiles, language) };
  return isSame(story, told) ? told : story;
};

/** Null before the first pull. */
export const summaries = async (): Promise<PartnershipSummary[] | null> => {
  const replica = await filled();
  return replica && listPartnerships(rowsOf(replica));
};
