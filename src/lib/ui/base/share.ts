import { href, type Path } from '$lib/i18n/href';
import { m } from '$lib/i18n/paraglide/messages';
import { copied } from './copy';

/** Hands a page to the phone's own sheet, or copies its address. @returns what to say of it: nothing where the sheet says it all */
export const shared = async (path: string, title: string): Promise<string> => {
  const page = { title, url: new URL(href(path as Path), location.origin).href };
  try {
    if (typeof navigator.share === 'function' && navigator.canShare(page)) {
      await navigator.share(page);
      return '';
    }
  } catch (error) {
    // Who closes the phone's sheet has changed their mind, and nothing is wrong.
    return error instanceof DOMException && error.name === 'AbortError' ? '' : m.share_fault();
  }
  return (await copied(page.url)) ? m.share_copied() : m.share_fault();
};
