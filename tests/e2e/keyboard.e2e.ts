import type { Locator, Page } from '@playwright/test';
import { Person, type Need } from './support/journey.ts';
import { expect, test } from './support/test.ts';

/** Moves on with Tab until `target` has the focus, as one does without a mouse; the focus must be seen on the way. */
const reach = async (page: Page, target: Locator): Promise<void> => {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < 120; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) {
      const name = await target.evaluate((element) => element.outerHTML.slice(0, 120));
      const seen = await target.evaluate((element) => {
        // A link laid over its card shows its focus around the card; a choice, around its label.
        const around = [element, element.parentElement, element.closest('article')];
        const styles = around.flatMap((one) => (one ? [getComputedStyle(one)] : []));
        const ring = styles.some((style) => style.outlineStyle !== 'none' || style.boxShadow !== 'none');
        const box = element.getBoundingClientRect();
        const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
        const isFree = top !== null && (element.contains(top) || top.contains(element));
        return { ring, isFree };
      });
      expect(seen, name).toEqual({ ring: true, isFree: true });
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`not reached with Tab: ${String(target)}`);
};

const press = async (person: Person, key: string): Promise<void> => {
  const { page } = person;
  const scope =
    (await page.getByRole('dialog').count()) > 0 ? page.getByRole('dialog') : page.locator('main');
  await reach(page, scope.getByRole('button', { name: person.say(key), exact: true }).first());
  await page.keyboard.press('Enter');
};

const type = async (person: Person, name: string, text: string): Promise<void> => {
  await reach(person.page, person.page.locator(`[name="${name}"]`));
  await person.page.keyboard.insertText(text);
};

const enter = async (person: Person, role: string): Promise<void> => {
  await person.opens('/demo');
  await reach(person.page, person.page.locator(`button[value="${role}"]`));
  await person.page.keyboard.press('Enter');
  await person.page.waitForURL((url) => !url.pathname.endsWith('/demo'));
};

const follow = async (person: Person, name: string | RegExp): Promise<void> => {
  await reach(person.page, person.page.locator('main').getByRole('link', { name }).first());
  await person.page.keyboard.press('Enter');
};

test('the whole main job with a keyboard alone', async ({ phone }) => {
  test.slow();
  const wanted: Need = {
    title: 'Uten mus og uten finger',
    today: 'Skjemaet vårt krever mus, og to av ti innbyggere gir opp på første side.',
    whom: 'Alle som bruker tastatur eller bryter.',
    better: 'Skjemaet fylles ut med tastatur, raskt og trygt.'
  };
  const message = 'Jeg tester grensesnitt med tastatur hver dag og vil gjerne bidra.';
  const staff = new Person(await phone({ viewport: { width: 1280, height: 800 } }), 'nb');
  await enter(staff, 'staff_gjovik');
  await staff.opens('/kommune/ny');
  for (const field of ['today', 'whom', 'better'] as const) await type(staff, field, wanted[field]);
  await press(staff, 'write_next');
  await type(staff, 'title', wanted.title);
  await reach(staff.page, staff.page.locator('[name="theme_id"]'));
  await staff.page.keyboard.press('ArrowDown');
  await reach(staff.page, staff.page.getByRole('checkbox', { name: staff.say('kind_master'), exact: true }));
  await staff.page.keyboard.press('Space');
  await type(staff, 'contact_role', 'Rådgiver for innbyggerdialog');
  await press(staff, 'write_next');
  await press(staff, 'write_submit');
  await staff.page.waitForURL(/\/kommune(\?|$)/);
  await staff.isInStep();

  const coordinator = new Person(await phone(), 'nb');
  await enter(coordinator, 'coordinator');
  await follow(coordinator, wanted.title);
  await press(coordinator, 'coordinator_publish');
  await coordinator.sees('state_published');
  await coordinator.isInStep();

  const student = new Person(await phone(), 'nb');
  await enter(student, 'student');
  await reach(student.page, student.page.getByRole('searchbox'));
  await student.page.keyboard.insertText(wanted.title);
  await expect(student.page.getByRole('article')).toHaveCount(1);
  await follow(student, wanted.title);
  await press(student, 'interest_send');
  await type(student, 'interest-name', 'Student i interaksjonsdesign');
  await type(student, 'interest-message', message);
  await press(student, 'interest_send');
  await student.sees('interest_sent_title');
  await student.isInStep();

  await staff.opens('/kommune');
  const incoming = staff.page.getByRole('article').filter({ hasText: message });
  await reach(staff.page, incoming.getByRole('button', { name: staff.say('answer_accept'), exact: true }));
  await staff.page.keyboard.press('Enter');
  await press(staff, 'answer_accept_send');
  await expect(staff.page.getByRole('dialog')).toBeHidden();
  await staff.isInStep();
  await student.opens('/min-side');
  await student.sees('interest_accepted_title');
});
