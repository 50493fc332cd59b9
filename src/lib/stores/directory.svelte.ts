import type { Organisation } from '../domain/organisations/organisation';
import type { Partnership, PartnershipMember } from '../domain/partnerships/partnership';
import type { Theme } from '../domain/themes/theme';
import type { Shown } from '../local/shown';

class Directory {
  get ready(): boolean {
    return false;
  }

  /** In the order of `position`. */
  get themes(): Shown<Theme>[] {
    return [];
  }

  get organisations(): Shown<Organisation>[] {
    return [];
  }

  get partnerships(): Shown<Partnership>[] {
    return [];
  }

  get members(): Shown<PartnershipMember>[] {
    return [];
  }
}

export const directory = new Directory();
