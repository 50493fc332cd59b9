import type { Fault } from '../domain/errors';
import type { Invitation } from '../domain/invitations/invitation';
import type { PartnershipRoleName } from '../domain/partnerships/partnership';
import type { ArgsOf } from '../domain/registry';
import type { Role, RoleName } from '../domain/roles/role';
import type { Shown } from '../local/shown';
import { issue, Live } from './live.svelte';
import { session } from './session.svelte';

/** Rights to act for a unit or in a partnership: own ones, those beside them, and those this person gives and ends. */
class Roles {
  readonly #rows = new Live('roles', true);
  readonly #invitations = new Live('invitations', true);
  readonly #names = new Live('partnership_role_names', false);

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

  /** Open offers that this person may take back. */
  get invitations(): Shown<Invitation>[] {
    return this.#invitations.rows;
  }

  /** What partnerships call their roles, where they have names of their own (R76). */
  get names(): Shown<PartnershipRoleName>[] {
    return this.#names.rows;
  }

  find(id: string): Shown<Role> | undefined {
    return this.#rows.get(id);
  }

  /** @param name the name that those who decide see */
  ask(organisation: string, role: RoleName, name: string, partnership?: string): Promise<Fault[]> {
    return issue('roles.ask', {
      id: crypto.randomUUID(),
      organisation_id: organisation,
      role,
      name,
      ...(partnership ? { partnership_id: partnership } : {})
    });
  }

  withdraw(id: string): Promise<Fault[]> {
    return issue('roles.withdraw', { id });
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

  /** Offers a role to an e-mail address; whoever proves that it is theirs gets it. */
  invite(email: string, organisation: string, role: RoleName): Promise<Fault[]> {
    return issue('invitations.send', {
      id: crypto.randomUUID(),
      email: email.trim(),
      organisation_id: organisation,
      role
    });
  }

  takeBack(invitation: string): Promise<Fault[]> {
    return issue('invitations.withdraw', { id: invitation });
  }
}

export const roles = new Roles();
