import { pushState } from '$app/navigation';
import { page } from '$app/state';

/** The sheet is a step of its own, so that the back button of a phone closes it and stays on the page. */
export const openSync = (event: MouseEvent): void => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  if (!page.state.sync) pushState('', { sync: true });
};
