import { browser } from '$app/environment';
import type { PartnershipStory, PartnershipSummary } from '../domain/partnerships/story';
import type { Language } from '../domain/rows';
import { mounted } from '../local/mounted';
import { NoAnswer, NotFound } from './challenges.svelte';
import { Live } from './live.svelte';
import type * as Telling from './telling';

/** What the two pages are told from. */
const tables = [
  'partnerships',
  'partnership_members',
  'partnership_groups',
  'partnership_role_names',
  'agreements',
  'anchorings',
  'organisations',
  'organisation_facts',
  'resource_persons',
  'partnership_profiles',
  'themes',
  'challenges'
] as const;

class Partnerships {
  #told: PartnershipStory | null = null;
  readonly #live = tables.map((table) => new Live<(typeof tables)[number]>(table, false));

  /** A page that follows this is told anew when any of it changes; undefined until the phone has a copy. */
  get followed(): unknown {
    return this.#live[0]?.ready ? this.#live.map(({ rows }) => rows) : undefined;
  }

  /** True while a page that the server has drawn is being taken over. */
  get hydrating(): boolean {
    return !mounted();
  }

  /**
   * For the page's `load`: from the phone when it holds the partnership, else the open API. The same object as before
   * when it says the same, so that the page is not drawn anew for nothing when the phone's first copy comes.
   * @param language the reader's; what the partnership says of itself comes in this one, where it is written in it
   * @throws NotFound, NoAnswer
   */
  async load(slug: string, language: Language, fetch: typeof globalThis.fetch): Promise<PartnershipStory> {
    const found = await onPhone(({ storyOf }) => storyOf(slug, language, this.#told));
    const told =
      found ?? ((await ask(fetch, `/${encodeURIComponent(slug)}?language=${language}`)) as PartnershipStory);
    // On the server this object is everyone's, and keeps nothing.
    if (browser) this.#told = told;
    return told;
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
