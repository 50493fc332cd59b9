import type { Fault } from '../domain/errors';
import type { Invitation } from '../domain/invitations/invitation';
import { newId } from '../domain/new-id';
import type { PartnershipRoleName } from '../domain/partnerships/partnership';
import type { ArgsOf } from '../domain/registry';
import { osloDay } from '../domain/oslo-day';
import { isAhead } from '../domain/roles/rules';
import type { Role, RoleName } from '../domain/roles/role';
import type { Language } from '../domain/rows';
import type { Shown } from '../local/shown';
import { issue, Live } from './live.svelte';
import { session } from './session.svelte';

/** Said at once, also without cover: a day that has passed would end the role before it began. */
const endFault = (field: string, ends: string | null): Fault[] =>
  isAhead(ends, osloDay(new Date())) ? [] : [{ code: 'invalid', field }];

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
      id: newId(),
      organisation_id: organisation,
      role,
      name,
      ...(partnership ? { partnership_id: partnership } : {})
    });
  }

  withdraw(id: string): Promise<Fault[]> {
    return issue('roles.withdraw', { id });
  }

  async give(args: ArgsOf<'roles.give'>): Promise<Fault[]> {
    const fault = endFault('ends_on', args.ends_on ?? null);
    return fault.length > 0 ? fault : issue('roles.give', args);
  }

  /** Sets the day on which a role ends by itself, or takes it away. */
  async endOn(id: string, ends_on: string | null): Promise<Fault[]> {
    const fault = endFault('ends_on', ends_on);
    return fault.length > 0 ? fault : issue('roles.save', { id, ends_on });
  }

  decline(id: string, reason: string): Promise<Fault[]> {
    return issue('roles.decline', { id, reason });
  }

  end(id: string): Promise<Fault[]> {
    return issue('roles.end', { id });
  }

  /** Offers a role to an e-mail address, by a letter in this language; whoever proves that it is theirs gets it. */
  async invite(
    email: string,
    organisation: string,
    role: RoleName,
    { language, ends }: { language: Language; ends: string | null }
  ): Promise<Fault[]> {
    const fault = endFault('role_ends_on', ends);
    if (fault.length > 0) return fault;
    return issue('invitations.send', {
      id: newId(),
      email: email.trim(),
      organisation_id: organisation,
      role,
      language,
      role_ends_on: ends
    });
  }

  takeBack(invitation: string): Promise<Fault[]> {
    return issue('invitations.withdraw', { id: invitation });
  }
}

export const roles = new Roles();
