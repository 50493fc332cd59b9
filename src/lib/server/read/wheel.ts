import type { Organisation } from '$lib/domain/organisations/organisation';
import type { Partnership } from '$lib/domain/partnerships/partnership';
import type { Theme } from '$lib/domain/themes/theme';
import { meetingFields, partnershipOf, type WheelMeeting, type WheelPage } from '$lib/domain/wheel/entries';
import type { WheelItem } from '$lib/domain/wheel/item';
import { osloInstant } from '$lib/domain/oslo-day';
import { longest } from '$lib/domain/wheel/item';
import { everyRow, rowsOf, type PublicClient } from '../supabase.ts';

/** What reaches into one year of a partnership; null where there is no such partnership. */
export const find = async (
  client: PublicClient,
  slug: string | null,
  year: number
): Promise<WheelPage | null> => {
  const all = await client
    .from('partnerships')
    .select('*')
    .order('slug')
    .overrideTypes<Partnership[], { merge: false }>();
  const partnerships = rowsOf(all);
  const partnership = partnershipOf(partnerships, slug);
  if (!partnership) return null;
  // An item may have begun as long ago as items are long; what is over by then is left out below.
  const since = new Date(Date.UTC(year, 0, 1) - longest * 86_400_000).toISOString().slice(0, 10);
  const [items, meetings, organisations, themes] = await Promise.all([
    everyRow((from, to) =>
      client
        .from('wheel_items')
        .select('*')
        .eq('partnership_id', partnership.id)
        .gte('starts_on', since)
        .lte('starts_on', `${year}-12-31`)
        .order('starts_on')
        .order('id')
        .range(from, to)
        .overrideTypes<WheelItem[], { merge: false }>()
    ),
    everyRow((from, to) =>
      client
        .from('meetings')
        .select(meetingFields.join(','))
        .eq('partnership_id', partnership.id)
        .gte('ends_at', osloInstant(`${year}-01-01`, '00:00'))
        .lt('starts_at', osloInstant(`${year + 1}-01-01`, '00:00'))
        .order('starts_at')
        .order('id')
        .range(from, to)
        .overrideTypes<WheelMeeting[], { merge: false }>()
    ),
    everyRow((from, to) =>
      client
        .from('organisations')
        .select('*')
        .order('id')
        .range(from, to)
        .overrideTypes<Organisation[], { merge: false }>()
    ),
    everyRow((from, to) =>
      client
        .from('themes')
        .select('*')
        .order('position')
        .order('id')
        .range(from, to)
        .overrideTypes<Theme[], { merge: false }>()
    )
  ]);
  const shown = items.filter((row) => (row.ends_on ?? row.starts_on) >= `${year}-01-01`);
  const chosen = new Set([...shown, ...meetings].flatMap(({ theme_ids }) => theme_ids));
  return {
    partnership,
    partnerships,
    wheel_items: shown,
    meetings,
    organisations,
    themes: themes.filter(({ id }) => chosen.has(id))
  };
};
