import type { MeetingList, MeetingPage } from '$lib/domain/meetings/listing';
import type { Meeting } from '$lib/domain/meetings/meeting';
import type { Organisation } from '$lib/domain/organisations/organisation';
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

export const list = async (client: PublicClient): Promise<MeetingList> => {
  const [meetings, organisations] = await Promise.all([
    upcomingMeetings(client, new Date()),
    organisationsOf(client)
  ]);
  return { meetings, organisations };
};

const isId = (value: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value);

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
  return meeting ? { meeting, organisations: await organisationsOf(client) } : null;
};
