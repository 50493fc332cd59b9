import { getContext, setContext } from 'svelte';

const key = Symbol('outside');
const inWindow = { target: '_blank', rel: 'noopener' } as const;
const here = { target: undefined, rel: undefined } as const;

/** Within a page of somebody else's, what is read more of opens a window of its own. */
export const opensOutside = (): void => void setContext(key, inWindow);

/** Where a link to another page opens. */
export const linkTarget = (): typeof inWindow | typeof here =>
  getContext<typeof inWindow | undefined>(key) ?? here;
