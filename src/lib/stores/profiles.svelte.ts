import type { Fault } from '../domain/errors';
import type { PartnershipRole } from '../domain/partnerships/partnership';
import type { SaveProfile } from '../domain/profiles/commands';
import type { Affiliation, Profile, UnitRole } from '../domain/profiles/profile';
import type { Shown } from '../local/shown';

class Profiles {
  get ready(): boolean {
    return false;
  }

  get own(): Shown<Profile> | undefined {
    return undefined;
  }

  get affiliations(): Shown<Affiliation>[] {
    return [];
  }

  get unitRoles(): Shown<UnitRole>[] {
    return [];
  }

  get partnershipRoles(): Shown<PartnershipRole>[] {
    return [];
  }

  get isCoordinator(): boolean {
    return false;
  }

  /** May write drafts of challenges: municipal staff, or a role in a unit. Sending one in needs a role in its unit. */
  get canPost(): boolean {
    return false;
  }

  async save(_args: SaveProfile): Promise<Fault[]> {
    return [];
  }
}

export const profiles = new Profiles();
