/** What a list shows beside its cards when it was narrowed, searched, or is long or empty. */
import type { ChallengeList } from '$lib/domain/challenges/listing';
import { isWhole, type ListQuery } from '$lib/domain/challenges/query';
import { m } from '$lib/i18n/paraglide/messages';
import Elsewhere from '$lib/ui/challenges/Elsewhere.svelte';
import Pages from '$lib/ui/challenges/Pages.svelte';
import Said from '$lib/ui/challenges/Said.svelte';
import { part } from '../part';
import Nothing from './Nothing.svelte';

/** One and the same for every answer, so that no card is drawn anew for it. */
export const finding = { Said, Elsewhere };

/** After a search: how words are marked, what the usual order is called, and what is said where nothing has them all. */
const findsOf = ({ near, total }: ChallengeList) =>
  near === undefined
    ? undefined
    : {
        finding,
        first: m.list_sort_best(),
        status: near ? m.list_near({ count: total }) : undefined
      };

export const partsOf = (list: ChallengeList) => ({
  Pages: list.pages > 1 ? Pages : undefined,
  Nothing: list.total === 0 ? Nothing : undefined,
  found: findsOf(list)
});

/** The same with what it was narrowed by, whose labels need much that a first visit does without. */
export const all = async (query: ListQuery, list: ChallengeList) => ({
  ...partsOf(list),
  Narrowed: isWhole({ ...query, sort: 'new' }) ? null : await part(import('./Narrowed.svelte'))
});
