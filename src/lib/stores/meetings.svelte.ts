import type { Fault } from '../domain/errors';
import { cameOf, hostOrder, upcoming, type MeetingList, type MeetingPage } from '../domain/meetings/listing';
import { hosted, type HostedMeeting } from '../domain/meetings/link';
import type { Meeting } from '../domain/meetings/meeting';
import { asRrule, startsOf, type Series } from '../domain/meetings/series';
import { newId } from '../domain/new-id';
import type { ArgsOf } from '../domain/registry';
import { openLocal } from '../local/gate';
import { mounted } from '../local/mounted';
import type { Replica } from '../local/replica';
import type { Shown } from '../local/shown';
import { NoAnswer, NotFound } from './challenges.svelte';
import { issue, Live } from './live.svelte';

class Meetings {
  readonly #rows = new Live('meetings', false);
  readonly #links = new Live('meeting_links', true);

  /** A page that follows this is told anew when any of it changes; undefined until the phone has a copy. */
  get followed(): unknown {
    return this.#rows.ready ? this.#rows.rows : undefined;
  }

  find(id: string): Shown<Meeting> | undefined {
    return this.#rows.get(id);
  }

  /** By its name in the address, or its id. */
  named(slug: string): Shown<Meeting> | undefined {
    return this.#rows.rows.find((row) => row.slug === slug) ?? this.find(slug);
  }

  get ready(): boolean {
    return this.#rows.ready;
  }

  /** Where one takes part on the net, for hosts and those who have a seat; null for all others. */
  linkOf(id: string): string | null {
    return this.#links.get(id)?.join_url ?? null;
  }

  /** As its hosts write on it. */
  asHosted<Row extends Meeting>(meeting: Row): Row & HostedMeeting {
    return hosted(meeting, this.#links.get(meeting.id));
  }

  /** Those that one of these hosts, drafts too: first what is not over, the next one first. @param hosts ids of organisations */
  hosted(hosts: ReadonlySet<string>): Shown<Meeting>[] {
    const mine = this.#rows.rows.filter((row) =>
      [row.organisation_id, ...row.co_host_ids].some((id) => hosts.has(id))
    );
    return hostOrder(mine, new Date());
  }

  save(args: ArgsOf<'meetings.save'>, seenRev?: number): Promise<Fault[]> {
    return issue('meetings.save', args, seenRev);
  }

  /** Shows it to others: invites, or as a plan that may change. */
  show(id: string, as: 'plan' | 'publish'): Promise<Fault[]> {
    return issue(`meetings.${as}`, { id });
  }

  /** Makes a draft of each other day of the series. @param clock when each of them starts, on Norwegian clocks */
  repeat(id: string, series: Series, clock: string): Promise<Fault[]> {
    const times = startsOf(series, clock).slice(1);
    return issue('meetings.repeat', { id, rule: asRrule(series), ids: times.map(newId), times });
  }

  /** Drafts of the same series, the first one first. */
  draftsWith({ series_id }: Meeting): (Shown<Meeting> & HostedMeeting)[] {
    return series_id === null
      ? []
      : this.#rows.rows
          .filter((row) => row.series_id === series_id && row.state === 'draft')
          .sort((a, b) => Date.parse(a.starts_at ?? '') - Date.parse(b.starts_at ?? ''))
          .map((row) => this.asHosted(row));
  }

  /** Invites to every draft of a series, the first one first. @returns what stops one, and then those after it too */
  async showAll(meeting: Meeting): Promise<Fault[]> {
    for (const { id } of this.draftsWith(meeting)) {
      const faults = await this.show(id, 'publish');
      if (faults.length > 0) return faults;
    }
    return [];
  }

  move(args: ArgsOf<'meetings.move'>): Promise<Fault[]> {
    return issue('meetings.move', args);
  }

  cancel(id: string, reason: string): Promise<Fault[]> {
    return issue('meetings.cancel', { id, reason });
  }

  /** @param seenRev the rev that the writer saw */
  summarise(id: string, summary: string, seenRev: number | null): Promise<Fault[]> {
    return issue('meetings.summarise', { id, summary }, seenRev);
  }

  remove(id: string): Promise<Fault[]> {
    return issue('meetings.remove', { id });
  }

  /** For the page's `load`: from the phone when it holds the list and the page is not being hydrated, else the open API. @throws NoAnswer */
  async list(fetch: typeof globalThis.fetch): Promise<MeetingList> {
    const found = await onPhone((replica) => ({
      meetings: upcoming(replica.rows('meetings'), new Date()),
      organisations: replica.rows('organisations')
    }));
    return found ?? ((await ask(fetch, '')) as MeetingList);
  }

  /** As `list`, for one page. @throws NotFound, NoAnswer */
  async load(slug: string, fetch: typeof globalThis.fetch): Promise<MeetingPage> {
    const found = await onPhone((replica) => {
      const rows = replica.rows('meetings');
      const meeting = replica.find('meetings', slug) ?? rows.find((row) => row.slug === slug);
      return meeting
        ? {
            meeting,
            organisations: replica.rows('organisations'),
            came: cameOf(meeting.id, replica.rows('meeting_needs'), replica.rows('challenges'))
          }
        : null;
    });
    return found ?? ((await ask(fetch, `/${encodeURIComponent(slug)}`)) as MeetingPage);
  }
}

/** What the phone answers, read first where a page begins with it; null while one is being hydrated, and before the first pull. */
const onPhone = async <T>(answer: (replica: Replica) => T | null): Promise<T | null> => {
  if (!mounted()) return null;
  const phone = await openLocal().catch(() => null);
  return phone?.replica.filled ? answer(phone.replica) : null;
};

const ask = async (fetch: typeof globalThis.fetch, path: string): Promise<unknown> => {
  const answer = await fetch(`/api/open/v1/meetings${path}`).catch(() => null);
  if (answer?.status === 404) throw new NotFound();
  const body: unknown = answer?.ok ? await answer.json().catch(() => null) : null;
  // Junk from a captive portal is no answer.
  if (typeof body !== 'object' || body === null || !('organisations' in body)) throw new NoAnswer();
  return body;
};

export const meetings = new Meetings();
