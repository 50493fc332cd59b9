import { goto } from '$app/navigation';
import { href } from '$lib/i18n/href';
import { session } from '$lib/stores/session.svelte';
import type { saved as Store } from '$lib/stores/saved.svelte';

/** What cards need to show and change what is saved. The room itself is fetched for whoever is signed in. */
export class Keeping {
  #saved = $state.raw<typeof Store>();

  constructor() {
    $effect(() => {
      if (session.state !== 'in') return;
      import('$lib/stores/saved.svelte').then(
        ({ saved }) => (this.#saved = saved),
        () => undefined
      );
    });
  }

  has(id: string): boolean {
    return this.#saved?.has(id) ?? false;
  }

  /** Whoever is not signed in is led there, and back to the challenge, which is then saved. */
  toggle(id: string): void {
    if (session.state === 'in') void this.#saved?.toggle(id);
    else void goto(href(`/logg-inn?til=${encodeURIComponent(`/utfordringer/${id}?lagre`)}`));
  }
}
