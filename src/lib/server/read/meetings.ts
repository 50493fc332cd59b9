import type { Challenge } from '$lib/domain/challenges/challenge';
import { cameOf, type Came, type MeetingList, type MeetingPage } from '$lib/domain/meetings/listing';
import type { Meeting } from '$lib/domain/meetings/meeting';
import type { Organisation } from '$lib/domain/organisations/organisation';
import type { Theme } from '$lib/domain/themes/theme';
import { rowsOf, type PublicClient } from '../supabase.ts';

/** More than anybody reads through, and less than the API answers at once. */
const most = 500;

const organisationsOf = async (client: PublicClient): Promise<Organisation[]> =>
  rowsOf(
    await client
      .from('organisations')
      .select('*')
      .order('id')
      .overrideTypes<Organisation[], { merge: false }>()
  );

/** Those that are not over, the next one first. */
export const upcomingMeetings = async (client: PublicClient, now: Date): Promise<Meeting[]> =>
  rowsOf(
    await client
      .from('meetings')
      .select('*')
      .gt('ends_at', now.toISOString())
      .order('starts_at')
      .order('id')
      .limit(most)
      .overrideTypes<Meeting[], { merge: false }>()
  );

/** A calendar keeps what is over for so long (days), or a subscriber's copy of it would vanish. */
const remembered = 90;

type Limit = { theme?: string | undefined; partnership?: string | undefined };
type Term = Pick<Theme, 'id' | 'name_nb' | 'name_nn' | 'name_en'>;

const named = async (client: PublicClient, table: 'themes' | 'partnerships', by: string, value: string) =>
  rowsOf(
    await client
      .from(table)
      .select('id, name_nb, name_nn, name_en')
      .eq(by, value)
      .overrideTypes<Term[], { merge: false }>()
  );

/**
 * What a calendar shows, the first one first, and what it is limited to.
 * @param limit a theme by its key, a partnership by its name in the address
 * @returns null where there is no such theme or partnership
 */
export const calendar = async (
  client: PublicClient,
  limit: Limit,
  now: Date
): Promise<(MeetingList & { limits: Term[] }) | null> => {
  const [themes, partnerships] = await Promise.all([
    limit.theme === undefined ? null : named(client, 'themes', 'key', limit.theme),
    limit.partnership === undefined ? null : named(client, 'partnerships', 'slug', limit.partnership)
  ]);
  if (themes?.length === 0 || partnerships?.length === 0) return null;
  const since = new Date(now.getTime() - remembered * 86_400_000);
  let asked = client.from('meetings').select('*').gt('ends_at', since.toISOString());
  if (themes)
    asked = asked.overlaps(
      'theme_ids',
      themes.map(({ id }) => id)
    );
  if (partnerships)
    asked = asked.in(
      'partnership_id',
      partnerships.map(({ id }) => id)
    );
  const [meetings, organisations] = await Promise.all([
    asked.order('starts_at').order('id').limit(most).overrideTypes<Meeting[], { merge: false }>(),
    organisationsOf(client)
  ]);
  // A theme may have a name of each partnership; the first says it.
  const limits = [themes?.[0], partnerships?.[0]].filter((term) => term !== undefined);
  return { meetings: rowsOf(meetings), organisations, limits };
};

export const list = async (client: PublicClient): Promise<MeetingList> => {
  const [meetings, organisations] = await Promise.all([
    upcomingMeetings(client, new Date()),
    organisationsOf(client)
  ]);
  return { meetings, organisations };
};

const isId = (value: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value);

/** What came of it, as far as anyone may read it: the policies show no other needs. */
const cameFrom = async (client: PublicClient, meeting: string): Promise<Came> => {
  const needs = rowsOf(
    await client
      .from('meeting_needs')
      .select('meeting_id, challenge_id')
      .eq('meeting_id', meeting)
      .limit(most)
  );
  const ids = needs.map(({ challenge_id }) => challenge_id);
  if (ids.length === 0) return [];
  const challenges = await client
    .from('challenges')
    .select('id, state')
    .in('id', ids)
    .overrideTypes<Pick<Challenge, 'id' | 'state'>[], { merge: false }>();
  return cameOf(meeting, needs, rowsOf(challenges));
};

/** One by its name in the address, or by its id; null when there is none that anyone may read. */
export const find = async (client: PublicClient, slugOrId: string): Promise<MeetingPage | null> => {
  const [meeting] = rowsOf(
    await client
      .from('meetings')
      .select('*')
      .eq(isId(slugOrId) ? 'id' : 'slug', slugOrId)
      .limit(1)
      .overrideTypes<Meeting[], { merge: false }>()
  );
  if (!meeting) return null;
  const [organisations, came] = await Promise.all([organisationsOf(client), cameFrom(client, meeting.id)]);
  return { meeting, organisations, came };
};
