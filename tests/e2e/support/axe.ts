/**
 * axe on the page as it stands. All rules run in light and in dark: one page is looked at twice by changing the
 * device's wish, so nothing is left out of either. Refused: a visit of its own
 * for dark, and `AxeBuilder`'s default way, which opens a blank page for every result and is five times as slow.
 */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const options = {
  /** Levels A and AA of WCAG 2.0 to 2.2, and what axe calls good practice: everything but AAA and experiments. */
  runOnly: {
    type: 'tag' as const,
    values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
  },
  // The strip on the edge of a card would keep axe from judging any word in the card.
  checks: { 'color-contrast': { options: { ignorePseudo: true } } },
  resultTypes: ['violations' as const, 'incomplete' as const]
};

/**
 * Looks while nothing moves and nothing lies over anything, then puts all back. axe leaves colours undecided under a
 * bar, so bars that stay while the page scrolls lie where they are written meanwhile; in cards below the fold, which
 * have no true layout before they are drawn, so they are; and in an open sheet, for it counts z-index only and takes
 * cards for lying over it, so the page behind, which was looked at before, is hidden.
 */
const heldStill = async <T>(page: Page, look: () => Promise<T>): Promise<T> => {
  // A list that is drawn in steps is looked at when its last card stands.
  await page.waitForFunction(() => document.querySelector('.cards > li:empty') === null);
  const release = await page.evaluateHandle(async () => {
    const sheet = document.querySelector<HTMLElement>('dialog[open]');
    const changed: [CSSStyleDeclaration, string][] = [];
    const set = (element: HTMLElement, property: string, value: string): void => {
      element.style.setProperty(property, value);
      changed.push([element.style, property]);
    };
    for (const element of sheet ? [] : document.body.querySelectorAll<HTMLElement>('*')) {
      const { position, contentVisibility } = getComputedStyle(element);
      if (position === 'fixed' || position === 'sticky') set(element, 'position', 'static');
      if (contentVisibility === 'auto') set(element, 'content-visibility', 'visible');
    }
    if (sheet) {
      set(document.body, 'visibility', 'hidden');
      set(sheet, 'visibility', 'visible');
    }
    await document.fonts.ready;
    // One that is cancelled, as by a sheet that closes, is at rest too.
    await Promise.allSettled(document.getAnimations().map((animation) => animation.finished));
    return () => {
      for (const [style, property] of changed) style.removeProperty(property);
    };
  });
  const seen = await look();
  await release.evaluate((putBack) => putBack());
  return seen;
};

/** A select has its arrow as a gradient; its words have the colours of the text fields, which are judged. */
const excused = ['bgGradient'];
/** The words of a drawing lie on shapes, which are no boxes; their pairs of colours are judged by contrast.test.ts. */
const isDrawn = (html: string): boolean => html.startsWith('<text ');

const run = async (page: Page): Promise<string[]> => {
  const isThere = await page.evaluate(() => 'axe' in window);
  // Legacy mode leaves frames of other origins out: our policy allows none. A document is given axe's source once.
  const { violations, incomplete } = await new AxeBuilder({ page, ...(isThere && { axeSource: ';' }) })
    .options(options)
    .setLegacyMode()
    .analyze();
  const wrong = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  const undecided = incomplete
    .filter(({ id }) => id === 'color-contrast')
    .flatMap(({ nodes }) => nodes)
    .map(({ html, any }) => ({
      html,
      why: (any[0]?.data as { messageKey?: string } | null)?.messageKey ?? ''
    }))
    .filter(({ html, why }) => !excused.includes(why) && !isDrawn(html))
    .map(({ html, why }) => `color-contrast undecided, ${why}: ${html}`);
  return [...wrong, ...undecided].map((line) => line.slice(0, 200));
};

/** axe lets a label pass that is there for screen readers only and is empty; by axe's own reckoning it has no name. */
const nameless = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { axe } = window as unknown as {
      axe: {
        setup: (root: Node) => void;
        teardown: () => void;
        commons: { text: { accessibleText: (element: Element) => string } };
      };
    };
    const scope = document.querySelector('dialog[open]') ?? document;
    const controls = [...scope.querySelectorAll('a[href], button, input, select, textarea, summary')];
    axe.setup(document.body);
    const found = controls
      .filter((element) => element.checkVisibility({ visibilityProperty: true }))
      .filter((element) => axe.commons.text.accessibleText(element).trim() === '')
      .map((element) => `no name: ${element.outerHTML.slice(0, 160)}`);
    axe.teardown();
    return found;
  });

type Mode = 'dark' | 'light';

/**
 * All that axe finds, in light and in dark, each with its mode; the page is left in light. What a mode changes is
 * colour, which does not hang on the language: a page that is looked at in three is looked at in dark in one.
 */
export const findings = async (page: Page, modes: readonly Mode[] = ['dark', 'light']): Promise<string[]> => {
  const found: string[] = [];
  const papers = new Set<string>();
  for (const colorScheme of modes) {
    await page.emulateMedia({ colorScheme });
    papers.add(await page.evaluate(() => getComputedStyle(document.body).backgroundColor));
    const lines = await heldStill(page, () => run(page));
    found.push(...lines.map((line) => `${colorScheme}: ${line}`));
  }
  found.push(...(await nameless(page)));
  return papers.size === modes.length ? found : [...found, 'light and dark look the same'];
};
