import type { Role } from '../domain/roles/role';
import type { Shown } from '../local/shown';
import { Live } from './live.svelte';
import { session } from './session.svelte';

class Roles {
  readonly #rows = new Live('roles', true);

  get ready(): boolean {
    return this.#rows.ready;
  }

  get all(): Shown<Role>[] {
    return this.#rows.rows;
  }

  /** The signed-in person's own, the newest first. */
  get mine(): Shown<Role>[] {
    return this.all
      .filter((row) => row.person_id === session.person?.uid)
      .sort((a, b) => b.asked_at.localeCompare(a.asked_at));
  }
}

export const roles = new Roles();
