import { standing } from '../domain/topics/find';
import type { StudyProgramme } from '../domain/topics/study-programme';
import type { Topic } from '../domain/topics/topic';
import { mounted } from '../local/mounted';
import { ask, OpenList } from './open-list.svelte';

/** Topics and study programmes of official lists, where the operator has imported them; else none. */
class Topics {
  readonly #topics = new OpenList<Topic>('topics', 'topics');
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

  /** Those of these keys that the list has, in their order. */
  named(keys: readonly string[]): Topic[] {
    return keys.flatMap((key) => this.all.find((topic) => topic.key === key) ?? []);
  }

  /**
   * For a page's `load`, which is never held up by the whole list: what is in memory, or what the server draws the page
   * with; null when neither is here yet.
   */
  async at(keys: readonly string[], fetch: typeof globalThis.fetch): Promise<readonly Topic[] | null> {
    if (mounted()) return this.all.length > 0 ? this.named(keys) : null;
    const query = keys.slice(0, 20).map((key) => `key=${encodeURIComponent(key)}`);
    return ask<Topic>(fetch, `topics?${query.join('&')}`, 'topics');
  }
}

export const topics = new Topics();
