import { profiles } from '$lib/stores/profiles.svelte';
import { roles } from '$lib/stores/roles.svelte';
import { session } from '$lib/stores/session.svelte';
import type { AskedRole } from '$lib/ui/roles/asked-role';

/** Whoever decides sees the person's own name, else what stands before the @. */
export const nameToShow = (): string =>
  profiles.own?.name.trim() || (session.person?.email.split('@')[0] ?? '').padEnd(2, '.');

/** What this person has asked for in a unit, and how to ask. Read it where it may change. */
export const askedIn = (unit: string): AskedRole => {
  const last = roles.mine.find((role) => role.organisation_id === unit);
  return {
    last,
    onask: () => roles.ask(unit, 'contact', nameToShow()),
    onwithdraw: () => (last ? roles.withdraw(last.id) : Promise.resolve([]))
  };
};
