import type { PartnershipStory, PartnershipSummary } from '../domain/partnerships/story';
import { mounted } from '../local/mounted';
import { NoAnswer, NotFound } from './challenges.svelte';
import { Live } from './live.svelte';
import type * as Telling from './telling';

class Partnerships {
  readonly #rows = new Live('partnerships', false);
  readonly #agreements = new Live('agreements', false);
  readonly #anchorings = new Live('anchorings', false);
  readonly #profiles = new Live('partnership_profiles', false);
  readonly #members = new Live('partnership_members', false);
  readonly #facts = new Live('organisation_facts', false);
  readonly #challenges = new Live('challenges', false);

  /** What the two pages are told from; a page that follows this is told anew when some of it changes. */
  get followed(): unknown {
    if (!this.#rows.ready) return undefined;
    return [
      this.#rows.rows,
      this.#agreements.rows,
      this.#anchorings.rows,
      this.#profiles.rows,
      this.#members.rows,
      this.#facts.rows,
      this.#challenges.rows
    ];
  }

  /** True while a page that the server has drawn is being taken over. */
  get hydrating(): boolean {
    return !mounted();
  }

  /** For the page's `load`: from the phone when it holds the partnership, else the open API. @throws NotFound, NoAnswer */
  async load(slug: string, fetch: typeof globalThis.fetch): Promise<PartnershipStory> {
    const found = await onPhone(({ storyOf }) => storyOf(slug));
    return found ?? ((await ask(fetch, `/${encodeURIComponent(slug)}`)) as PartnershipStory);
  }

  /** As `load`, for the index. @throws NoAnswer */
  async list(fetch: typeof globalThis.fetch): Promise<PartnershipSummary[]> {
    const found = await onPhone(({ summaries }) => summaries());
    return found ?? ((await ask(fetch, '')) as PartnershipSummary[]);
  }
}

/** What the phone answers; null while a page is being hydrated, and where the browser has no database. */
const onPhone = async <T>(answer: (telling: typeof Telling) => Promise<T | null>): Promise<T | null> => {
  if (!mounted()) return null;
  try {
    return await answer(await import('./telling'));
  } catch {
    return null;
  }
};

const ask = async (fetch: typeof globalThis.fetch, path: string): Promise<unknown> => {
  const answer = await fetch(`/api/open/v1/partnerships${path}`).catch(() => null);
  if (answer?.status === 404) throw new NotFound();
  const body: unknown = answer?.ok ? await answer.json().catch(() => null) : null;
  // Junk from a captive portal is no answer.
  const isOurs = Array.isArray(body) || (typeof body === 'object' && body !== null && 'agreements' in body);
  if (!isOurs) throw new NoAnswer();
  return body;
};

export const partnerships = new Partnerships();
