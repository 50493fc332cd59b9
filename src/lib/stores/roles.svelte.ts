import type { Fault } from '../domain/errors';
import type { PartnershipRoleName } from '../domain/partnerships/partnership';
import type { ArgsOf } from '../domain/registry';
import type { Role } from '../domain/roles/role';
import type { Shown } from '../local/shown';
import { issue, Live } from './live.svelte';

class Roles {
  readonly #rows = new Live('roles', true);
  readonly #names = new Live('partnership_role_names', false);

  get ready(): boolean {
    return this.#rows.ready;
  }

  /** The story of own roles, and of those that this person gives and ends. */
  get all(): Shown<Role>[] {
    return this.#rows.rows;
  }

  /** What partnerships call their roles, where they have names of their own (R76). */
  get names(): Shown<PartnershipRoleName>[] {
    return this.#names.rows;
  }

  find(id: string): Shown<Role> | undefined {
    return this.#rows.get(id);
  }

  give(args: ArgsOf<'roles.give'>): Promise<Fault[]> {
    return issue('roles.give', args);
  }

  decline(id: string, reason: string): Promise<Fault[]> {
    return issue('roles.decline', { id, reason });
  }

  end(id: string): Promise<Fault[]> {
    return issue('roles.end', { id });
  }
}

export const roles = new Roles();
