/**
 * What has the focus may leave the page: a button whose work is done, a card that moves to another list. The browser then
 * gives the focus to nothing, and who hears the page is back at its top. Here it goes to the heading of the nearest part
 * that is left. Refused: that each component finds a place for its own buttons; one that forgets is heard by nobody.
 */
const headings = 'h1, h2, h3, h4';

/** An element and all it stands in, from itself outwards. */
export const pathOf = (element: Element | null): Element[] =>
  element && element !== document.body ? [element, ...pathOf(element.parentElement)] : [];

const isShown = (element: Element): boolean => element.checkVisibility({ visibilityProperty: true });

const headingIn = (part: Element): HTMLElement | undefined =>
  // The first heading of a list is another item's.
  part.matches('ul, ol, dl')
    ? undefined
    : [...part.querySelectorAll<HTMLElement>(headings)].find((heading) => isShown(heading));

const focusOn = (heading: HTMLElement): void => {
  if (!heading.hasAttribute('tabindex')) {
    heading.tabIndex = -1;
    heading.addEventListener('blur', () => heading.removeAttribute('tabindex'), { once: true });
  }
  heading.focus({ preventScroll: true });
};

/** Gives the focus to the first of `path` if it is still there, else to the heading of the nearest that is. */
export const focusNear = (path: readonly Element[]): void => {
  const [own] = path;
  if (own instanceof HTMLElement && own.isConnected && isShown(own)) {
    own.focus({ preventScroll: true });
    if (document.activeElement === own) return;
  }
  const main = document.getElementById('main');
  for (const part of [...path, ...(main ? [main] : [])]) {
    const heading = part.isConnected && headingIn(part);
    if (heading) return focusOn(heading);
  }
  main?.focus({ preventScroll: true });
};

/**
 * Watches the page until `stop`; `forget` is for a new page, which begins at its top.
 */
export const keepFocus = (): { forget: () => void; stop: () => void } => {
  let path: Element[] = [];
  const isLost = (): boolean =>
    path.length > 0 && !path[0]?.isConnected && pathOf(document.activeElement).length === 0;

  const focused = (event: FocusEvent): void => {
    path = pathOf(event.target as Element | null);
  };
  // Somebody who presses beside everything lets go of it; what is taken away is not there any more a moment later.
  const left = (event: FocusEvent): void => {
    if (event.relatedTarget) return;
    const from = path;
    queueMicrotask(() => {
      const isLetGo = from[0]?.isConnected && from[0] !== document.activeElement;
      if (isLetGo && path === from) path = [];
    });
  };
  // A frame later: whoever has taken it away may have a better place for the focus.
  const observer = new MutationObserver(() => {
    if (isLost()) requestAnimationFrame(() => isLost() && focusNear(path));
  });

  document.addEventListener('focusin', focused);
  document.addEventListener('focusout', left);
  observer.observe(document.body, { childList: true, subtree: true });
  return {
    forget: () => (path = []),
    stop: () => {
      observer.disconnect();
      document.removeEventListener('focusin', focused);
      document.removeEventListener('focusout', left);
    }
  };
};
