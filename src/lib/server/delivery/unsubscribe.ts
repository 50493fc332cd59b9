import { publicClient, rowsOf } from '../supabase.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Stops mail to whoever got the letter with this token. @returns false when there is no such letter */
export const unsubscribe = async (token: string | null): Promise<boolean> => {
  if (!token || !uuid.test(token)) return false;
  const client = await publicClient();
  return rowsOf(await client.rpc('unsubscribe', { token }));
};
