import type { Organisation } from '$lib/domain/organisations/organisation';
import { isErrorCode, type ErrorCode } from '$lib/domain/errors';
import type { Language } from '$lib/domain/rows';
import type { Place } from '../calendar/calendar.ts';
import { ReadError, rowsOf, type PublicClient } from '../supabase.ts';

type Found = { language: Language; places: Place[]; organisations: Organisation[] };

/**
 * What the calendar with this key holds.
 * @param visitor who asks, for the limit on guesses
 * @returns null for a key that is unknown or was taken back; a code where it was asked for too often
 */
export const read = async (
  client: PublicClient,
  key: string,
  visitor: string
): Promise<Found | ErrorCode | null> => {
  const { data, error } = await client.rpc('calendar_read', { key, visitor });
  if (error?.code === 'SK001' && isErrorCode(error.message)) return error.message;
  if (error) throw new ReadError(error);
  if (data === null) return null;
  const organisations = rowsOf(
    await client
      .from('organisations')
      .select('*')
      .order('id')
      .overrideTypes<Organisation[], { merge: false }>()
  );
  return { ...(data as unknown as Pick<Found, 'language' | 'places'>), organisations };
};
