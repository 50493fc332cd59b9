import type { Organisation } from '$lib/domain/organisations/organisation';
import type { Partnership } from '$lib/domain/partnerships/partnership';
import { rowsOf, type PublicClient } from '../supabase.ts';

/** A partnership and who takes part in it. */
export type PartnershipNames = { partnership: Partnership; members: Organisation[] };

/** @returns null when there is none of that name */
export const find = async (client: PublicClient, slug: string): Promise<PartnershipNames | null> => {
  if (!/^[\w-]{1,100}$/.test(slug)) return null;
  const [partnership] = rowsOf(
    await client
      .from('partnerships')
      .select('*')
      .eq('slug', slug)
      .overrideTypes<Partnership[], { merge: false }>()
  );
  if (!partnership) return null;
  const members = rowsOf(
    await client.from('partnership_members').select('organisation_id').eq('partnership_id', partnership.id)
  ).map(({ organisation_id }) => organisation_id);
  const organisations = rowsOf(
    await client
      .from('organisations')
      .select('*')
      .in('id', members)
      .order('slug')
      .overrideTypes<Organisation[], { merge: false }>()
  );
  return { partnership, members: organisations };
};
