import type { Fault } from '../domain/errors';
import type { Meeting } from '../domain/meetings/meeting';
import type { ArgsOf } from '../domain/registry';
import { partnershipOf, type WheelPage } from '../domain/wheel/entries';
import type { WheelItem } from '../domain/wheel/item';
import { openLocal } from '../local/gate';
import { mounted } from '../local/mounted';
import type { Shown } from '../local/shown';
import { NoAnswer, NotFound } from './challenges.svelte';
import { issue, Live } from './live.svelte';

class Wheel {
  readonly #items = new Live('wheel_items', false);
  readonly #meetings = new Live('meetings', false);

  /** A page that follows this is told anew when any of it changes; undefined until the phone has a copy. */
  get followed(): unknown {
    return this.#items.ready ? [this.#items.rows, this.#meetings.rows] : undefined;
  }

  /** Every meeting that this person may know of, for what clashes with it. */
  get meetings(): Shown<Meeting>[] {
    return this.#meetings.rows;
  }

  get ready(): boolean {
    return this.#items.ready;
  }

  find(id: string): Shown<WheelItem> | undefined {
    return this.#items.get(id);
  }

  /** What coordinators put into the wheel of a partnership, the first one first. */
  itemsOf(partnership: string): Shown<WheelItem>[] {
    return this.#items.rows
      .filter((row) => row.partnership_id === partnership)
      .sort((a, b) => a.starts_on.localeCompare(b.starts_on) || a.id.localeCompare(b.id));
  }

  /** @param seenRev the rev of the item that the form was filled from; none for a new one */
  save(args: ArgsOf<'wheel_items.save'>, seenRev?: number): Promise<Fault[]> {
    return issue('wheel_items.save', args, seenRev);
  }

  remove(id: string): Promise<Fault[]> {
    return issue('wheel_items.remove', { id });
  }

  /**
   * For the page's `load`: from the phone when it holds a copy and the page is not being hydrated, else the open API.
   * @param slug of the partnership; null: the first
   * @throws NotFound, NoAnswer
   */
  async load(slug: string | null, year: number, fetch: typeof globalThis.fetch): Promise<WheelPage> {
    return (await onPhone(slug)) ?? (await ask(slug, year, fetch));
  }
}

/** What the phone answers; null while a page is being hydrated, and before the first pull. */
const onPhone = async (slug: string | null): Promise<WheelPage | null> => {
  if (!mounted()) return null;
  const phone = await openLocal().catch(() => null);
  if (!phone?.replica.filled) return null;
  const { replica } = phone;
  const partnerships = replica.rows('partnerships');
  const partnership = partnershipOf(partnerships, slug);
  return (
    (partnership && {
      partnership,
      partnerships,
      wheel_items: replica.rows('wheel_items'),
      meetings: replica.rows('meetings'),
      organisations: replica.rows('organisations'),
      themes: replica.rows('themes')
    }) ??
    null
  );
};

const ask = async (slug: string | null, year: number, fetch: typeof globalThis.fetch): Promise<WheelPage> => {
  const query = new URLSearchParams({ year: String(year), ...(slug === null ? {} : { partnership: slug }) });
  const answer = await fetch(`/api/open/v1/wheel?${query}`).catch(() => null);
  if (answer?.status === 404) throw new NotFound();
  const body: unknown = answer?.ok ? await answer.json().catch(() => null) : null;
  // Junk from a captive portal is no answer.
  if (typeof body !== 'object' || body === null || !('wheel_items' in body)) throw new NoAnswer();
  return body as WheelPage;
};

export const wheel = new Wheel();
