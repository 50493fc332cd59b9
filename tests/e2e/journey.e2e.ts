import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { App } from './support/app.ts';
import { findings } from './support/axe.ts';
import { Person, writesFrame, writesNeed, type Need } from './support/journey.ts';
import { phoneIsFilled } from './support/phone.ts';
import { covered, expect, test } from './support/test.ts';
import type { Language } from './support/words.ts';

const need = (title: string): Need => ({
  title,
  today: 'Vi ringer hjem til de samme familiene tre ganger fordi ingen ser hva den forrige fikk vite.',
  whom: 'Foreldre til barn med sammensatte behov, og de som ringer.',
  better: 'Familien forteller det én gang, og neste som ringer vet det fra før.'
});

/** Staff write a need, leave in the middle, come back to it and send it in. */
const posts = async (staff: Person, wanted: Need): Promise<void> => {
  await staff.signsInAs('staff_gjovik');
  await staff.opens('/kommune/ny');
  await writesNeed(staff, wanted);
  await staff.page.waitForURL(/\/kommune\/[0-9a-f-]{36}$/);
  await expect(
    staff.page.getByText(staff.say('write_saved')).or(staff.page.getByText(staff.say('write_saved_here')))
  ).toBeVisible();
  // Closed midway, on its own address, without a word.
  const address = staff.page.url();
  await staff.page.goto('about:blank');
  await staff.page.goto(address);
  await expect(staff.page.locator('[name="better"]')).toHaveValue(wanted.better);
  await staff.presses('write_next');
  await writesFrame(staff, wanted);
  await staff.presses('write_next');
  await staff.presses('write_submit');
  await staff.page.waitForURL(/\/kommune(\?|$)/);
  await staff.isInStep();
};

const publishes = async (coordinator: Person, wanted: Need): Promise<void> => {
  await coordinator.signsInAs('coordinator');
  await coordinator.opens('/koordinator');
  await coordinator.page.getByRole('link', { name: wanted.title }).click();
  await coordinator.presses('coordinator_publish');
  await coordinator.sees('state_published');
  await coordinator.isInStep();
};

/** Finds the challenge through theme and words, and opens it. */
const finds = async (student: Person, wanted: Need): Promise<void> => {
  await student.opens('/utfordringer');
  await expect(student.page.getByRole('article').first()).toBeVisible();
  await student.page.getByRole('searchbox').fill(wanted.title);
  // The best hit stands first, whatever else has words like them.
  await expect(student.page.getByRole('article').first()).toContainText(wanted.title);
  await student.page.getByRole('article').first().getByRole('link').first().click();
  await expect(student.page.getByRole('heading', { level: 1 })).toHaveText(wanted.title);
};

const sendsInterest = async (student: Person, message: string): Promise<void> => {
  await student.presses('interest_send');
  const form = student.page.getByRole('dialog');
  await form.locator('[name="interest-name"]').fill('Masterstudent i sykepleie');
  await form.locator('[name="interest-message"]').fill(message);
  await form.getByRole('button', { name: student.say('interest_send'), exact: true }).click();
  await expect(form).toBeHidden();
};

const accepts = async (staff: Person, message: string): Promise<void> => {
  await staff.opens('/kommune');
  const incoming = staff.page.getByRole('article').filter({ hasText: message });
  await incoming.getByRole('button', { name: staff.named('answer_accept') }).click();
  await staff.presses('answer_accept_send');
  await expect(staff.page.getByRole('dialog')).toBeHidden();
  await staff.isInStep();
};

const signsIn = async (student: Person, email: string, app: App): Promise<void> => {
  await student.opens('/logg-inn');
  await student.signsInWithCode(email, app);
  await student.page.waitForURL((url) => !url.pathname.endsWith('/logg-inn'));
};

type Cast = { staff: Person; coordinator: Person; student: Person };

const cast = async (
  phone: (options?: typeof covered) => Promise<Page>,
  language: Language,
  office?: typeof covered
): Promise<Cast> => ({
  staff: new Person(await phone(office), 'nb'),
  coordinator: new Person(await phone(covered), 'nb'),
  student: new Person(await phone(), language)
});

for (const language of ['nb', 'nn', 'en'] as const) {
  test(`a need travels the whole road, read in ${language}, with the network cut`, async ({ phone, app }) => {
    const wanted = need(`Fortell det én gang (${language})`);
    const message = `Jeg skriver master om samhandling våren 2027. (${language})`;
    const { staff, coordinator, student } = await cast(phone, language, covered);
    await posts(staff, wanted);
    await publishes(coordinator, wanted);

    await signsIn(student, `student.${language}@stud.ntnu.no`, app);
    await finds(student, wanted);
    await phoneIsFilled(student.page);
    app.net.cut();
    await sendsInterest(student, message);
    await student.sees('pending_waiting');
    expect(await findings(student.page)).toEqual([]);
    app.net.heal();
    await student.page.evaluate(() => dispatchEvent(new Event('online')));
    await student.sees('interest_sent_title');
    await student.isInStep();

    await accepts(staff, message);
    await student.opens('/min-side');
    await student.sees('interest_accepted_title');
  });
}

/** Asks for EiT too, reads whether that is in time, and makes a day that is offered the deadline. */
const catchesEit = async (staff: Person): Promise<void> => {
  const { page } = staff;
  const box = page.getByRole('region', { name: staff.say('window_title') });
  await expect(box.getByText(/^Rekker dere masteroppgave (våren|høsten) 20\d\d\?$/).first()).toBeVisible();
  await expect(box.getByText(/^Rekker dere EiT/)).toHaveCount(0);
  await page.getByRole('checkbox', { name: staff.say('kind_eit'), exact: true }).check();
  await expect(box.getByText(/^Rekker dere EiT våren 20\d\d\?$/)).toBeVisible();
  await expect(box.getByText(/^(Ja|Nei)\b/).first()).toBeVisible();
  // There is a window of a master's thesis to catch on every day of the year.
  await box
    .getByRole('button', { name: /^Bruk .* som frist$/ })
    .first()
    .click();
  await expect(page.locator('[name="apply_by"]')).toHaveValue(/^20\d\d-\d\d-\d\d$/);
  expect(await findings(page)).toEqual([]);
};

/** Writes a need without a network, and takes the topic that its words suggest and one that is searched for. */
const writesWithTopics = async (staff: Person, wanted: Need): Promise<void> => {
  const { page } = staff;
  await staff.opens('/kommune/ny');
  await writesNeed(staff, wanted);
  await page.waitForURL(/\/kommune\/[0-9a-f-]{36}$/);
  await staff.presses('write_next');
  await page.getByRole('button', { name: staff.say('topics_add', { name: 'Fortelle én gang' }) }).click();
  const chosen = page.getByRole('button', { name: staff.say('topics_remove', { name: 'Fortelle én gang' }) });
  await expect(chosen).toBeVisible();
  await staff.presses('topics_find');
  const finder = page.getByRole('dialog');
  // By a word in another language than the page's.
  await finder.getByRole('searchbox').fill('examples');
  await finder.getByRole('button', { name: 'Eksempler på emner' }).click();
  expect(await findings(page)).toEqual([]);
  await finder.getByRole('button', { name: staff.say('common_close') }).click();
  await writesFrame(staff, wanted);
  await catchesEit(staff);
  await staff.presses('write_next');
  await staff.presses('write_submit');
  await page.waitForURL(/\/kommune\?sendt$/);
};

/** Reads what a need is about and goes from there to all that is about the same. */
const followsTopic = async (student: Person, wanted: Need): Promise<void> => {
  const { page } = student;
  await student.opens('/utfordringer');
  await page.getByRole('link', { name: wanted.title }).click();
  await page.getByRole('link', { name: 'Fortelle én gang' }).click();
  await page.waitForURL(/\?emne=fortelle-en-gang$/);
  await expect(page.getByRole('article')).toHaveCount(1);
  await expect(
    page.getByRole('link', { name: student.say('list_chosen_remove', { name: 'Fortelle én gang' }) })
  ).toBeVisible();
};

test('the server dies between commit and reply: the interest is stored once', async ({ phone, app }) => {
  const wanted = need('Når strømmen går');
  const message = 'Dette vil jeg gjerne skrive om, uansett hva som skjer med nettet.';
  const { staff, coordinator, student } = await cast(phone, 'nb');
  await posts(staff, wanted);
  await publishes(coordinator, wanted);
  await signsIn(student, 'sterk.student@stud.ntnu.no', app);
  await finds(student, wanted);

  let killed = 0;
  app.net.inject(/\/rpc\/sync_push/, 'lose-reply', 1, async () => {
    killed += 1;
    await app.end('SIGKILL');
  });
  await sendsInterest(student, message);
  await expect.poll(() => killed).toBe(1);
  await student.sees('pending_waiting');
  // Meanwhile the operator has a list of topics, which phones fetch by themselves once the server is back.
  await app.takesIn('topics', join(import.meta.dirname, '../server/lists/emner.rdf'));
  await app.serve();
  await student.page.evaluate(() => dispatchEvent(new Event('online')));
  await student.isInStep();

  await staff.opens('/kommune');
  await expect(staff.page.getByRole('article').filter({ hasText: message })).toHaveCount(1);
  await accepts(staff, message);

  await test.step('a need about a topic, written without a network', async () => {
    const told = { ...need('Si det én gang'), whom: 'De som flytter til byen.' };
    await staff.opens('/kommune');
    await expect
      .poll(() =>
        staff.page.evaluate(async () => {
          const kept = await (await caches.open('samskap-lists')).match('/api/open/v1/topics');
          return (await kept?.text()) ?? '';
        })
      )
      .toContain('fortelle-en-gang');
    await phoneIsFilled(staff.page);
    app.net.cut();
    await writesWithTopics(staff, told);
    app.net.heal();
    await staff.page.evaluate(() => dispatchEvent(new Event('online')));
    await staff.isInStep();
    await publishes(coordinator, told);
    await followsTopic(student, told);
  });
});
