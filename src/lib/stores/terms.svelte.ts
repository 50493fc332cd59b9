import type { ResearchField, ServiceArea } from '../domain/fields/field';
import type { Technology } from '../domain/technologies/technology';
import type { Shown } from '../local/shown';
import { Live } from './live.svelte';

/** The words a partnership chooses among, apart from its themes: only who writes a challenge needs them. */
class Terms {
  readonly #technologies = new Live('technologies', false);
  readonly #serviceAreas = new Live('service_areas', false);
  readonly #researchFields = new Live('research_fields', false);

  get technologies(): Shown<Technology>[] {
    return this.#technologies.rows;
  }

  get serviceAreas(): Shown<ServiceArea>[] {
    return this.#serviceAreas.rows;
  }

  get researchFields(): Shown<ResearchField>[] {
    return this.#researchFields.rows;
  }
}

export const terms = new Terms();
