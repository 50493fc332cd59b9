import type { FieldLink, ResearchField, ServiceArea } from '../domain/fields/field';
import type { Terms } from '../domain/profiles/wishes';
import type { Shown } from '../local/shown';
import { directory } from './directory.svelte';
import { Live } from './live.svelte';

/** R43: service areas and fields of research, and which meet which. Apart from the directory, which every page loads. */
class FieldStore {
  readonly #areas = new Live('service_areas', false);
  readonly #fields = new Live('research_fields', false);
  readonly #links = new Live('field_links', false);

  get ready(): boolean {
    return this.#fields.ready;
  }

  get serviceAreas(): Shown<ServiceArea>[] {
    return this.#areas.rows;
  }

  get researchFields(): Shown<ResearchField>[] {
    return this.#fields.rows;
  }

  get links(): Shown<FieldLink>[] {
    return this.#links.rows;
  }

  /** What challenges and wishes refer to. */
  get terms(): Terms {
    return {
      themes: directory.themes,
      service_areas: this.serviceAreas,
      research_fields: this.researchFields,
      field_links: this.links
    };
  }
}

export const fields = new FieldStore();
