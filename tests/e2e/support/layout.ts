/** What a thumb, large text or a keyboard would find wrong on the page as it stands. Each line names an element. */
import type { Page } from '@playwright/test';

/** Sideways scrolling, targets too small for a thumb (44 × 44 px), and words that are cut. */
export const misfits = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = [];
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth)
      found.push(`sideways: ${root.scrollWidth} of ${root.clientWidth} px`);
    /** A link in running text is as high as its line. */
    const isInText = (element: Element): boolean => getComputedStyle(element).display === 'inline';
    /** A link that is laid over its card, or a label around its box, answers to a thumb beside it too. */
    const answers = (element: Element): boolean => {
      element.scrollIntoView({ block: 'center' });
      const box = element.getBoundingClientRect();
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
      return [-21, 21].every((step) => {
        const hit = document.elementFromPoint(x, y + step);
        return hit !== null && (element.contains(hit) || hit.closest('label')?.contains(element) === true);
      });
    };
    for (const element of document.querySelectorAll('a, button, input, select, textarea, summary')) {
      const box = element.getBoundingClientRect();
      const isShown =
        element.checkVisibility({ visibilityProperty: true }) && box.width > 1 && box.bottom > 0;
      const isSmall = box.height < 43.5 || box.width < 43.5;
      if (isShown && isSmall && !isInText(element) && !answers(element))
        found.push(
          `${Math.round(box.width)} × ${Math.round(box.height)}: ${element.outerHTML.slice(0, 120)}`
        );
    }
    const holdsWords = (element: Element): boolean =>
      [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim());
    for (const element of document.body.querySelectorAll<HTMLElement>('*')) {
      const { overflowX, overflowY, webkitLineClamp } = getComputedStyle(element);
      const hides = [overflowX, overflowY].some((value) => value === 'hidden' || value === 'clip');
      // A card shows the first lines of a text on purpose; what is for screen readers alone is one pixel wide.
      if (!hides || webkitLineClamp !== 'none' || element.clientWidth < 2 || !holdsWords(element)) continue;
      if (!element.checkVisibility({ visibilityProperty: true })) continue;
      if (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1)
        found.push(`cut: ${element.outerHTML.slice(0, 120)}`);
    }
    return found;
  });

/** What has the focus and lies under a bar that stays while the page scrolls (WCAG 2.4.11, and the whole of it). */
export const hiddenFocus = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = [];
    const stays = (element: Element | null): Element | null => {
      for (let at = element; at; at = at.parentElement)
        if (['fixed', 'sticky'].includes(getComputedStyle(at).position)) return at;
      return null;
    };
    const scope = document.querySelector('dialog[open]') ?? document;
    const before = document.activeElement;
    for (const element of scope.querySelectorAll<HTMLElement>(
      'a[href], button, input, select, textarea, summary'
    )) {
      if (!element.checkVisibility({ visibilityProperty: true })) continue;
      element.focus();
      if (document.activeElement !== element) continue;
      const box = element.getBoundingClientRect();
      // Taller than what is free, as a long text field: some of it must show.
      const points =
        box.height > innerHeight / 2 ? [box.top + box.height / 2] : [box.top + 2, box.bottom - 2];
      for (const y of points) {
        const bar = stays(document.elementFromPoint(box.left + box.width / 2, y));
        if (y < 0 || y > innerHeight || (bar && !bar.contains(element)))
          found.push(`focus hidden at ${Math.round(y)}: ${element.outerHTML.slice(0, 120)}`);
      }
    }
    (before as HTMLElement | null)?.focus();
    scrollTo(0, 0);
    return found;
  });

/** Runs `look` with text at twice its size, as WCAG 1.4.4 asks; every size of ours follows the root's. */
export const atDoubleText = async (
  page: Page,
  look: (page: Page) => Promise<string[]>
): Promise<string[]> => {
  await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
  const found = await look(page);
  await page.evaluate(() => document.documentElement.style.removeProperty('font-size'));
  return found;
};
