import { standing } from '../domain/topics/find';
import type { StudyProgramme } from '../domain/topics/study-programme';
import type { Topic } from '../domain/topics/topic';
import { mounted } from '../local/mounted';
import { ask, OpenList } from './open-list.svelte';

const browser = typeof window !== 'undefined';

/** Topics and study programmes of official lists, where the operator has imported them; else none. */
class Topics {
  readonly #topics = new OpenList<Topic>('topics', 'topics');
  /** What the server drew this page with. */
  readonly #drawn = new Map<string, Topic>();
  readonly #programmes = new OpenList<StudyProgramme>('study-programmes', 'study_programmes');

  /** Every topic, retired ones too: they still have their names. Empty until `load`. */
  get all(): readonly Topic[] {
    return this.#topics.rows;
  }

  /** Those that can be chosen. */
  readonly choosable = $derived(standing(this.#topics.rows));

  get programmes(): readonly StudyProgramme[] {
    return this.#programmes.rows;
  }

  /** For a page that shows or offers topics, after first paint. Never rejects. */
  load(): Promise<readonly Topic[]> {
    return this.#topics.load();
  }

  loadProgrammes(): Promise<readonly StudyProgramme[]> {
    return this.#programmes.load();
  }

  /** Those of these keys that are known here, in their order. */
  named(keys: readonly string[]): Topic[] {
    return keys.flatMap((key) => this.all.find((topic) => topic.key === key) ?? this.#drawn.get(key) ?? []);
  }

  /**
   * For a page's `load`, which is never held up by the whole list: what is known here, or what the server draws the page
   * with; null when neither is here yet.
   */
  async at(keys: readonly string[], fetch: typeof globalThis.fetch): Promise<readonly Topic[] | null> {
    if (mounted()) {
      const known = this.named(keys);
      return known.length === keys.length || this.all.length > 0 ? known : null;
    }
    const query = keys.slice(0, 20).map((key) => `key=${encodeURIComponent(key)}`);
    const found = await ask<Topic>(fetch, `topics?${query.join('&')}`, 'topics');
    // The page is loaded anew when the phone has read its rows, and must not lose the names meanwhile.
    if (browser) for (const topic of found ?? []) this.#drawn.set(topic.key, topic);
    return found;
  }
}

export const topics = new Topics();
