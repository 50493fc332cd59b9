import type { Organisation } from '../domain/organisations/organisation';
import type { Partnership, PartnershipMember, PartnershipSettings } from '../domain/partnerships/partnership';
import type { Theme } from '../domain/themes/theme';
import type { Shown } from '../local/shown';
import { Live } from './live.svelte';

class Directory {
  readonly #themes = new Live('themes', false);
  readonly #organisations = new Live('organisations', false);
  readonly #partnerships = new Live('partnerships', false);
  readonly #members = new Live('partnership_members', false);
  readonly #settings = new Live('partnership_settings', false);
  readonly #inOrder = $derived([...this.#themes.rows].sort((a, b) => a.position - b.position));

  get ready(): boolean {
    return this.#themes.ready;
  }

  /** In the order of `position`. */
  get themes(): Shown<Theme>[] {
    return this.#inOrder;
  }

  get organisations(): Shown<Organisation>[] {
    return this.#organisations.rows;
  }

  get partnerships(): Shown<Partnership>[] {
    return this.#partnerships.rows;
  }

  get members(): Shown<PartnershipMember>[] {
    return this.#members.rows;
  }

  /** What a partnership has decided for itself. */
  settingsOf(partnership: string): Shown<PartnershipSettings> | undefined {
    return this.#settings.get(partnership);
  }
}

export const directory = new Directory();
