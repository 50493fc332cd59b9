import type { Challenge } from '$lib/domain/challenges/challenge';
import type { Fault } from '$lib/domain/errors';
import { takeIn } from '../base/take-in';

/** The fields that a writer fills in. */
const names = [
  'title',
  'today',
  'whom',
  'better',
  'theme_id',
  'second_theme_id',
  'kinds',
  'gains',
  'requires',
  'contact_role',
  'place',
  'starts_on',
  'ends_on',
  'apply_by',
  'answer_days',
  'language',
  'asks_for',
  'other_unit_ids',
  'disciplines',
  'levels',
  'problem_type',
  'citizen_role',
  'accountable_role',
  'collaboration_level',
  'drivers',
  'policy_reference',
  'expected_effects',
  'expected_effect',
  'seen_effects',
  'seen_effect',
  'goals',
  'technology_ids',
  'topic_keys',
  'data_field',
  'service_area_id',
  'research_field_id',
  'importance',
  'municipality_commits',
  'university_commits',
  'source_url'
] as const;
type Name = (typeof names)[number];
export type Fields = Pick<Challenge, Name>;

const pick = (row: Fields): Fields => Object.fromEntries(names.map((name) => [name, row[name]])) as Fields;

/** `patch` without the fields that a fault names. A period is two fields: its end is judged by its start. */
const sound = (patch: Partial<Fields>, faults: readonly Fault[]): Partial<Fields> => {
  const faulty = faults.flatMap(({ field }) => (field === 'ends_on' ? ['starts_on', field] : [field]));
  return Object.fromEntries(Object.entries(patch).filter(([name]) => !faulty.includes(name)));
};

const pause = 600;

/**
 * What is being written, and its autosave: a pause in the writing stores what has changed since the last time; so
 * does `flush` when the page is left. A field that cannot be stored holds back itself alone, and is tried again with
 * the next change. What others change meanwhile comes in where the writer has not.
 */
export class Draft {
  readonly fields: Fields;
  saving = $state(false);
  /** When something was last stored (ms since 1970). */
  savedAt = $state<number | null>(null);
  faults = $state.raw<Fault[]>([]);
  /** The fields that were not stored the last time that was tried. */
  unsaved = $state.raw<string[]>([]);
  #stored: Fields;
  /** The rev of the row that the form shows. */
  #seen: number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #queue: Promise<void> = Promise.resolve();
  readonly #store: (patch: Partial<Fields>, seenRev: number) => Promise<Fault[]>;

  /** @param store keeps a patch durably on the phone; `[]` when it has */
  constructor(
    row: Fields & { rev: number },
    store: (patch: Partial<Fields>, seenRev: number) => Promise<Fault[]>
  ) {
    this.fields = $state(pick(row));
    this.#stored = pick(row);
    this.#seen = row.rev;
    this.#store = store;
  }

  /** What differs from what is stored. */
  get changes(): Partial<Fields> {
    return Object.fromEntries(
      names
        .filter((name) => JSON.stringify(this.fields[name]) !== JSON.stringify(this.#stored[name]))
        .map((name) => [name, $state.snapshot(this.fields[name])])
    );
  }

  /** To be called at every change. */
  changed(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), pause);
  }

  /** Stores what has changed now, after what is being stored. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#queue = this.#queue.then(() => this.#keep());
    return this.#queue;
  }

  /** Never rejects, or nothing that is written afterwards would be stored. */
  async #keep(): Promise<void> {
    const patch = this.changes;
    this.saving = Object.keys(patch).length > 0;
    try {
      const { kept, faults } = await this.#keepSound(patch);
      this.#stored = { ...this.#stored, ...kept };
      this.faults = faults;
      this.unsaved = Object.keys(patch).filter((name) => !(name in kept));
      if (Object.keys(kept).length > 0) this.savedAt = Date.now();
    } catch {
      this.faults = [{ code: 'phone_full' }];
      this.unsaved = Object.keys(patch);
    } finally {
      this.saving = false;
    }
  }

  /** Stores all of `patch`, else what of it has no fault. */
  async #keepSound(patch: Partial<Fields>): Promise<{ kept: Partial<Fields>; faults: Fault[] }> {
    const size = Object.keys(patch).length;
    const faults = size > 0 ? await this.#store(patch, this.#seen) : [];
    if (faults.length === 0) return { kept: patch, faults };
    const rest = sound(patch, faults);
    const left = Object.keys(rest).length;
    if (left === 0 || left === size) return { kept: {}, faults };
    const more = await this.#store(rest, this.#seen);
    return { kept: more.length === 0 ? rest : {}, faults: [...faults, ...more] };
  }

  /**
   * Takes in the row as it now stands on this phone, except where the writer is ahead of it. While a save of it is
   * refused, the row lacks those words: they stay in the form.
   */
  take(row: Fields & { rev: number; pending?: 'waiting' | 'parked' }): void {
    if (row.pending === 'parked') return;
    const { taken, isSeen } = takeIn(this.fields, this.#stored, pick(row));
    Object.assign(this.fields, taken);
    Object.assign(this.#stored, taken);
    if (isSeen) this.#seen = row.rev;
  }
}
