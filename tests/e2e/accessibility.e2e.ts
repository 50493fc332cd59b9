import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { App } from './support/app.ts';
import { Person } from './support/journey.ts';
import { localized, screens, type DemoRole, type Screen } from './support/routes.ts';
import { expect, test } from './support/test.ts';
import type { Language } from './support/words.ts';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const newest = async (app: App): Promise<string> => {
  const answer = await fetch(`${app.origin}/api/open/v1/challenges`);
  const { cards } = (await answer.json()) as { cards: { slug: string }[] };
  return cards[0]?.slug ?? '';
};

/** Opens a screen and waits until it shows its heading and nothing is being fetched. */
const open = async (page: Page, screen: Screen, language: Language, slug: string): Promise<void> => {
  await page.goto(localized(screen.path.replace(':slug', slug), language), { waitUntil: 'networkidle' });
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
};

const findings = async (page: Page): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze();
  return violations.flatMap((found) => found.nodes.map((node) => `${found.id}: ${node.html.slice(0, 160)}`));
};

/** What a narrow screen shows wrong: sideways scrolling, and targets too small for a thumb (44 × 44 px). */
const misfits = (page: Page): Promise<string[]> =>
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
    return found;
  });

const rolesOf = (list: readonly Screen[]): (DemoRole | undefined)[] => [
  ...new Set(list.map((screen) => screen.role))
];

for (const role of rolesOf(screens)) {
  test(`axe and the thumb find nothing, nb, light, ${role ?? 'nobody signed in'}`, async ({ phone, app }) => {
    test.slow();
    const page = await phone({ expects: /status of 404/ });
    const slug = await newest(app);
    if (role) await new Person(page, 'nb').signsInAs(role);
    for (const screen of screens.filter((candidate) => candidate.role === role)) {
      await open(page, screen, 'nb', slug);
      expect.soft(await findings(page), screen.name).toEqual([]);
      for (const width of [390, 320]) {
        await page.setViewportSize({ width, height: 844 });
        expect.soft(await misfits(page), `${screen.name} at ${width} px`).toEqual([]);
      }
      await page.setViewportSize({ width: 390, height: 844 });
    }
  });
}

const templates = ['home', 'challenges', 'challenge', 'sign-in', 'student-page', 'unit-new', 'coordinator'];

for (const [language, colorScheme] of [
  ['nb', 'dark'],
  ['nn', 'light'],
  ['nn', 'dark'],
  ['en', 'light'],
  ['en', 'dark']
] as const) {
  test(`axe finds nothing on the page templates, ${language}, ${colorScheme}`, async ({ phone, app }) => {
    test.slow();
    const slug = await newest(app);
    const list = screens.filter((screen) => templates.includes(screen.name));
    for (const role of rolesOf(list)) {
      const page = await phone({ colorScheme });
      if (role) await new Person(page, language).signsInAs(role);
      for (const screen of list.filter((candidate) => candidate.role === role)) {
        await open(page, screen, language, slug);
        await expect(page.locator('html')).toHaveAttribute('lang', language);
        expect.soft(await findings(page), screen.name).toEqual([]);
      }
      await page.context().close();
    }
  });
}
