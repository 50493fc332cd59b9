import { getContext, setContext } from 'svelte';

const key = Symbol('drafts');

/** What is being written in each thread stays while one looks into another; it goes with the person who wrote it. */
export const keepDrafts = (): void => {
  setContext(key, new Map<string, string>());
};

export const drafts = (): Map<string, string> => getContext(key);
