import { instant } from '../meetings/rules';
import type { Audience, Meeting, MeetingKind } from '../meetings/meeting';
import type { Organisation } from '../organisations/organisation';
import { osloDay } from '../oslo-day';
import type { Partnership } from '../partnerships/partnership';
import type { Language } from '../rows';
import type { Theme } from '../themes/theme';
import type { WheelItem, WheelKind } from './item';
import { reaches, type Span } from './span';

/** From the outside of the wheel to its middle: a ring each. */
export const sides = ['municipality', 'university', 'partnership'] as const;
export type Side = (typeof sides)[number];

/** One thing in the wheel and in its list, whether coordinators put it there or a meeting did. Days in Norway. */
export type Entry = {
  id: string;
  from: 'item' | 'meeting';
  kind: WheelKind;
  side: Side;
  /** Whose it is; null: the whole partnership's. */
  organisation_id: string | null;
  title: string;
  language: Language;
  first: string;
  /** Equal to `first` where it is one day. */
  last: string;
  standing: 'tentative' | 'confirmed' | 'cancelled';
  audiences: readonly Audience[];
  /** Keys of themes. */
  themes: readonly string[];
  /** Name in the address of a meeting. */
  slug: string | null;
  link: string | null;
  is_example: boolean;
  pending?: 'waiting' | 'parked';
};

/** What the wheel needs to know of a meeting. */
export const meetingFields = [
  'id',
  'partnership_id',
  'organisation_id',
  'state',
  'language',
  'kind',
  'title',
  'slug',
  'starts_at',
  'ends_at',
  'audiences',
  'theme_ids',
  'is_example'
] as const satisfies (keyof Meeting)[];
export type WheelMeeting = Pick<Meeting, (typeof meetingFields)[number]>;

type Waiting = Pick<Entry, 'pending'>;

/** What the wheel is drawn from, on the phone and on the server. */
export type WheelRows = {
  wheel_items: readonly (WheelItem & Waiting)[];
  meetings: readonly (WheelMeeting & Waiting)[];
  organisations: readonly Organisation[];
  /** Those that an item or a meeting may have. */
  themes: readonly Theme[];
};

/** The wheel of one partnership, and which others there are. */
export type WheelPage = WheelRows & { partnership: Partnership; partnerships: readonly Partnership[] };

const kindOf: Record<MeetingKind, WheelKind> = {
  guest_lecture: 'talk',
  field_visit: 'gathering',
  gathering: 'gathering',
  dissemination: 'talk',
  work_meeting: 'gathering',
  workshop: 'workshop',
  breakfast: 'gathering',
  conference: 'event',
  research_days: 'research_days'
};

/** The ring of an organisation: that of the municipality or university above it. */
export const sideOf = (id: string | null, organisations: readonly Organisation[]): Side => {
  let at = organisations.find((row) => row.id === id);
  for (let up = 0; at && up < 10; up += 1) {
    if (at.kind === 'municipality' || at.kind === 'university') return at.kind;
    const { parent_id } = at;
    at = organisations.find((row) => row.id === parent_id);
  }
  return 'partnership';
};

const keysOf = (ids: readonly string[], themes: readonly Theme[]): string[] =>
  themes.filter(({ id }) => ids.includes(id)).map(({ key }) => key);

const ofItem = (
  row: WheelRows['wheel_items'][number],
  { organisations, themes }: Pick<WheelRows, 'organisations' | 'themes'>
): Entry => ({
  id: row.id,
  from: 'item',
  kind: row.kind,
  side: sideOf(row.organisation_id, organisations),
  organisation_id: row.organisation_id,
  title: row.title,
  language: row.language,
  first: row.starts_on,
  // A phone that waits may hold a patch of one of the two days.
  last: row.ends_on !== null && row.ends_on > row.starts_on ? row.ends_on : row.starts_on,
  standing: row.tentative ? 'tentative' : 'confirmed',
  audiences: row.audiences,
  themes: keysOf(row.theme_ids, themes),
  slug: null,
  link: row.link,
  is_example: row.is_example,
  ...(row.pending ? { pending: row.pending } : {})
});

const ofMeeting = (
  row: WheelRows['meetings'][number],
  { organisations, themes }: Pick<WheelRows, 'organisations' | 'themes'>
): Entry | null => {
  const [starts, ends] = [instant(row.starts_at), instant(row.ends_at)];
  if (row.state === 'draft' || starts === null || ends === null) return null;
  return {
    id: row.id,
    from: 'meeting',
    kind: row.kind ? kindOf[row.kind] : 'gathering',
    side: sideOf(row.organisation_id, organisations),
    organisation_id: row.organisation_id,
    title: row.title,
    language: row.language,
    first: osloDay(new Date(starts)),
    // One that ends at midnight is over that evening.
    last: osloDay(new Date(Math.max(starts, ends - 1))),
    standing: row.state === 'tentative' || row.state === 'cancelled' ? row.state : 'confirmed',
    audiences: row.audiences,
    themes: keysOf(row.theme_ids, themes),
    slug: row.slug ?? row.id,
    link: null,
    is_example: row.is_example,
    ...(row.pending ? { pending: row.pending } : {})
  };
};

/** What is in the wheel of a partnership in these days, the first one first; the list is the same rows. */
export const entriesOf = (rows: WheelRows, partnership: string, span: Span): Entry[] =>
  [
    ...rows.wheel_items.filter((row) => row.partnership_id === partnership).map((row) => ofItem(row, rows)),
    ...rows.meetings
      .filter((row) => row.partnership_id === partnership)
      .flatMap((row) => ofMeeting(row, rows) ?? [])
  ]
    .filter((entry) => reaches(entry, span))
    .sort(
      (a, b) =>
        a.first.localeCompare(b.first) ||
        sides.indexOf(a.side) - sides.indexOf(b.side) ||
        a.id.localeCompare(b.id)
    );

/** The partnership that is asked for by its name in the address, else the first by name. */
export const partnershipOf = <Row extends Partnership>(
  partnerships: readonly Row[],
  slug: string | null
): Row | undefined =>
  slug === null
    ? [...partnerships].sort((a, b) => a.slug.localeCompare(b.slug))[0]
    : partnerships.find((row) => row.slug === slug);

/** The list: each entry in the month it begins in, or in the first month shown. */
export const byMonth = (entries: readonly Entry[], span: Span): { month: string; entries: Entry[] }[] => {
  const months = new Map<string, Entry[]>();
  for (const entry of entries) {
    const month = (entry.first < span.first ? span.first : entry.first).slice(0, 7);
    months.set(month, [...(months.get(month) ?? []), entry]);
  }
  return [...months].sort(([a], [b]) => a.localeCompare(b)).map(([month, own]) => ({ month, entries: own }));
};
