/** One who uses the keyboard alone: what is pressed is reached with Tab first, and seen on the way. */
import { expect, type Locator, type Page } from '@playwright/test';
import type { Person } from './journey.ts';
import type { DemoRole } from './routes.ts';

const isFocused = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => element === document.activeElement);

/** Whether its focus shows, and what lies over it, `''` when nothing does. */
const looksOf = (target: Locator): Promise<{ ring: boolean; over: string }> =>
  target.evaluate((element) => {
    // A link laid over its card shows its focus around the card; a choice, around its label.
    const around = [element, element.parentElement, element.closest('article')];
    const styles = around.flatMap((one) => (one ? [getComputedStyle(one)] : []));
    const ring = styles.some((style) => style.outlineStyle !== 'none' || style.boxShadow !== 'none');
    const box = element.getBoundingClientRect();
    const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    if (!top) return { ring, over: `out of sight, ${Math.round(box.y)} px down` };
    const isFree = element.contains(top) || top.contains(element);
    return { ring, over: isFree ? '' : top.outerHTML.slice(0, 300) };
  });

/** The focus is seen as soon as the page has come to rest, and nothing lies over it. */
const isSeen = async (target: Locator): Promise<void> => {
  const message = await target.evaluate((element) => element.outerHTML.slice(0, 120));
  await expect.poll(() => looksOf(target), { message }).toEqual({ ring: true, over: '' });
};

/** Moves on until `target` has the focus, as one does without a mouse. @param key `Shift+Tab` goes back */
export const reach = async (page: Page, target: Locator, key = 'Tab'): Promise<void> => {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < 120; presses += 1) {
    if (await isFocused(target)) return isSeen(target);
    await page.keyboard.press(key);
  }
  throw new Error(`not reached with ${key}: ${String(target)}`);
};

/** Something has the focus, so one can go on from there. */
export const keepsPlace = ({ page }: Person): Promise<void> => expect(page.locator('body')).not.toBeFocused();

/** Where buttons are pressed: in the sheet that stands open, else in the page. */
const scopeOf = async ({ page }: Person): Promise<Locator> =>
  (await page.getByRole('dialog').count()) > 0 ? page.getByRole('dialog') : page.locator('main');

/** @param key the message of the button */
export const press = async (person: Person, key: string, within?: Locator): Promise<void> => {
  const scope = within ?? (await scopeOf(person));
  await reach(person.page, scope.getByRole('button', { name: person.named(key) }).first());
  await person.page.keyboard.press('Enter');
};

/** Opens the sheet of that button, goes out with Escape, which gives the focus back, and opens it again. */
export const opens = async (person: Person, key: string, within?: Locator): Promise<Locator> => {
  const { page } = person;
  const sheet = page.getByRole('dialog');
  await press(person, key, within);
  await expect(sheet.locator(':focus')).toHaveCount(1);
  await page.keyboard.press('Escape');
  // Away, and not only shut: the page has heard of it.
  await expect(page.locator('dialog')).toHaveCount(0);
  await expect(page.getByRole('button', { name: person.named(key) }).and(page.locator(':focus'))).toHaveCount(
    1
  );
  await page.keyboard.press('Enter');
  await expect(sheet.getByRole('button').nth(1)).toBeVisible();
  return sheet;
};

/** Presses the button that ends the sheet: it closes, and the focus is somewhere in the page. */
export const ends = async (person: Person, key: string): Promise<void> => {
  await press(person, key);
  await expect(person.page.getByRole('dialog')).toBeHidden();
  await keepsPlace(person);
};

export const type = async (person: Person, name: string, text: string): Promise<void> => {
  await reach(person.page, person.page.locator(`[name="${name}"]`));
  await person.page.keyboard.insertText(text);
};

/** Goes to the chosen one of a group of radios, or its first, and on to the one with these words. */
export const choose = async ({ page }: Person, radio: Locator): Promise<void> => {
  const group = page.getByRole('group').filter({ has: radio }).last();
  const chosen = group.getByRole('radio', { checked: true });
  await reach(page, (await chosen.count()) > 0 ? chosen : group.getByRole('radio').first());
  for (let presses = 0; presses < 20 && !(await radio.isChecked()); presses += 1)
    await page.keyboard.press(presses === 0 && (await chosen.count()) === 0 ? 'Space' : 'ArrowDown');
  await expect(radio).toBeChecked();
};

export const follow = async (person: Person, name: string | RegExp): Promise<void> => {
  await reach(person.page, person.page.locator('main').getByRole('link', { name }).first());
  await person.page.keyboard.press('Enter');
};

/** Signs in on the demo page. */
export const enter = async (person: Person, role: DemoRole): Promise<void> => {
  await person.opens('/demo');
  await person.isAwake();
  await reach(person.page, person.page.locator(`button[value="${role}"]`));
  await person.page.keyboard.press('Enter');
  await person.page.waitForURL((url) => !url.pathname.endsWith('/demo'));
};
