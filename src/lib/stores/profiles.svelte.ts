import type { Fault } from '../domain/errors';
import type { PartnershipRole } from '../domain/partnerships/partnership';
import type { SaveProfile } from '../domain/profiles/commands';
import type { Affiliation, Profile, UnitRole } from '../domain/profiles/profile';
import type { Shown } from '../local/shown';
import { issue, Live } from './live.svelte';
import { session } from './session.svelte';

/** The signed-in person's own rows; nobody else's are on the phone. */
class Profiles {
  readonly #profiles = new Live('profiles', true);
  readonly #affiliations = new Live('affiliations', true);
  readonly #unitRoles = new Live('unit_roles', true);
  readonly #partnershipRoles = new Live('partnership_roles', true);

  get ready(): boolean {
    return this.#profiles.ready;
  }

  get own(): Shown<Profile> | undefined {
    const uid = session.person?.uid;
    return uid ? this.#profiles.get(uid) : undefined;
  }

  get affiliations(): Shown<Affiliation>[] {
    return this.#affiliations.rows;
  }

  get unitRoles(): Shown<UnitRole>[] {
    return this.#unitRoles.rows;
  }

  get partnershipRoles(): Shown<PartnershipRole>[] {
    return this.#partnershipRoles.rows;
  }

  get isCoordinator(): boolean {
    return this.partnershipRoles.some(({ role }) => role === 'coordinator');
  }

  /** May write drafts of challenges: municipal staff, or a role in a unit. Sending one in needs a role in its unit. */
  get canPost(): boolean {
    return this.unitRoles.length > 0 || this.affiliations.some(({ role }) => role === 'staff');
  }

  save(args: SaveProfile): Promise<Fault[]> {
    return issue('profiles.save', args);
  }
}

export const profiles = new Profiles();
