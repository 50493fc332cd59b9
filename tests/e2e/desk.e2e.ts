import type { Page } from '@playwright/test';
import { osloDay } from '../../src/lib/domain/oslo-day.ts';
import type { App } from './support/app.ts';
import { findings } from './support/axe.ts';
import { Person, writesFrame } from './support/journey.ts';
import { phoneIsFilled } from './support/phone.ts';
import { covered, expect, test } from './support/test.ts';

type Suggested = { title: string; need: string; whom: string };

const suggested = (title: string): Suggested => ({
  title,
  need: 'Faren min går til legen to ganger i uka, og lyset på gangveien er borte store deler av vinteren.',
  whom: 'Eldre som går til legesenteret'
});

const article = (person: Person, text: string) => person.page.getByRole('article').filter({ hasText: text });

const pressesIn = async (person: Person, text: string, key: string): Promise<void> => {
  await article(person, text)
    .getByRole('button', { name: person.named(key) })
    .click();
};

/** Presses a button of the sheet, which then closes. */
const ends = async (person: Person, key: string): Promise<void> => {
  const sheet = person.page.getByRole('dialog');
  await sheet.getByRole('button', { name: person.say(key), exact: true }).click();
  await expect(sheet).toBeHidden();
};

const comesBack = async ({ page }: Person, app: App): Promise<void> => {
  app.net.heal();
  await page.evaluate(() => dispatchEvent(new Event('online')));
};

const writesSuggestion = async (citizen: Person, { need, whom, title }: Suggested): Promise<void> => {
  await citizen.opens('/foresla');
  await citizen.isAwake();
  await citizen.writes('suggest-need', need);
  await citizen.writes('suggest-whom', whom);
  await citizen.writes('suggest-title', title);
  await citizen.page.getByRole('radio', { name: 'Gjøvik kommune' }).check();
};

/** Writes it, leaves in the middle of signing in, comes back to it and sends it from where there is no cover. */
const suggests = async (citizen: Person, wanted: Suggested, email: string, app: App): Promise<void> => {
  await writesSuggestion(citizen, wanted);
  await citizen.presses('suggest_sign');
  await citizen.page.waitForURL(/\/logg-inn/);
  const address = citizen.page.url();
  await citizen.page.goto('about:blank');
  await citizen.page.goto(address);
  await citizen.signsInWithCode(email, app);
  await citizen.page.waitForURL(/\/foresla\?send$/);
  await expect(citizen.page.locator('[name="suggest-need"]')).toHaveValue(wanted.need);
  await expect(citizen.page.getByRole('radio', { name: 'Gjøvik kommune' })).toBeChecked();
  await citizen.sees('suggest_back');
  await citizen.isInStep();
  await phoneIsFilled(citizen.page);
  app.net.cut();
  await citizen.presses('suggest_send');
  await citizen.sees('pending_waiting');
  await citizen.sees('suggest_thanks');
  expect(await findings(citizen.page)).toEqual([]);
  await comesBack(citizen, app);
  await citizen.isInStep();
};

const givesToUnit = async (coordinator: Person, { title }: Suggested): Promise<void> => {
  await coordinator.signsInAs('coordinator');
  await coordinator.opens('/koordinator/forslag');
  await pressesIn(coordinator, title, 'suggestion_take');
  const sheet = coordinator.page.getByRole('dialog');
  await sheet.getByRole('button', { name: coordinator.say('suggestion_take_send'), exact: true }).click();
  await expect(sheet.locator('.ds-error-summary')).toBeVisible();
  await sheet
    .locator('[name="words-organisation_id"]')
    .selectOption({ label: 'Helse og omsorg, Gjøvik kommune' });
  await sheet.getByRole('button', { name: coordinator.say('suggestion_thanks'), exact: true }).click();
  await ends(coordinator, 'suggestion_take_send');
  await coordinator.isInStep();
};

const writesOn = async (leader: Person, wanted: Suggested): Promise<void> => {
  await leader.signsInAs('leader');
  await leader.opens('/kommune');
  await leader.page.getByRole('link', { name: wanted.title }).first().click();
  await expect(leader.page.locator('[name="today"]')).toHaveValue(
    `${wanted.need}\n\nHvem gjelder det?\n${wanted.whom}`
  );
  const need = {
    title: wanted.title,
    today: wanted.need,
    whom: 'Eldre som går til legesenteret om vinteren.',
    better: 'At det er lyst og trygt å gå dit selv.'
  };
  await leader.writes('whom', need.whom);
  await leader.writes('better', need.better);
  await leader.presses('write_next');
  await writesFrame(leader, need);
  await leader.presses('write_next');
  await leader.presses('write_submit');
  await leader.page.waitForURL(/\/kommune(\?|$)/);
  await leader.isInStep();
};

/** What waits is counted alike on their home, in the menu of the desk and over it. Ends at the desk. */
const homeAndDeskAgree = async (coordinator: Person, newest: string): Promise<void> => {
  const home = ['home_wait_queue', 'desk_suggestions', 'desk_reports', 'desk_roles'];
  const numbers = async (): Promise<number[]> =>
    (await coordinator.page.locator('nav .parts .count').allTextContents()).map(Number);
  await coordinator.opens('/koordinator');
  await expect(coordinator.page.getByRole('link', { name: newest })).toBeVisible();
  await coordinator.isInStep();
  const counts = await numbers();
  const total = String(counts.reduce((sum, count) => sum + count, 0));
  await expect(coordinator.page.getByRole('heading', { level: 1 })).toHaveText(
    coordinator.say('desk_waiting', { count: total })
  );
  await coordinator.opens('/');
  const lines = coordinator.page.locator('a.line[href*="/koordinator"] .title');
  await expect(lines).toHaveCount(counts.length);
  const saysSo = (text: string, count: number): boolean =>
    home.some((key) => new RegExp(coordinator.say(key, { count: String(count) })).test(text));
  await expect
    .poll(async () => (await lines.allTextContents()).map((text, n) => saysSo(text, counts[n] ?? 0)))
    .toEqual(counts.map(() => true));
  await coordinator.opens('/koordinator');
};

test('a citizen suggests a need, and it becomes a challenge', async ({ phone, app }) => {
  test.slow();
  const wanted = suggested('Lys på gangveien til legen');
  const citizen = new Person(await phone(), 'nb');
  const coordinator = new Person(await phone(covered), 'nb');
  const leader = new Person(await phone(covered), 'nb');
  await suggests(citizen, wanted, 'ny.innbygger@example.org', app);
  await givesToUnit(coordinator, wanted);
  await writesOn(leader, wanted);

  await homeAndDeskAgree(coordinator, wanted.title);
  await coordinator.page.getByRole('link', { name: wanted.title }).click();
  await coordinator.presses('coordinator_publish');
  await coordinator.sees('state_published');
  await coordinator.isInStep();

  await citizen.opens('/min-side/varsler');
  await citizen.sees('notice_suggestion_published', { title: wanted.title });
  await citizen.opens('/min-side/innspill');
  await citizen.sees('suggestion_state_published');
  await citizen.sees('suggestion_thanks_text');
  await citizen.page.getByRole('link', { name: citizen.named('suggestion_challenge') }).click();
  await expect(citizen.page.getByRole('heading', { level: 1 })).toHaveText(wanted.title);
});

test('somebody reports a challenge, it is put on hold, and they hear the outcome', async ({ phone }) => {
  const challenge = 'ea74eef3-8d1b-4e00-a6e7-d714b5cbf4cb';
  const words = 'Skolen er revet for lenge siden.';
  const answer = 'Takk! Vi har satt den på vent mens vi spør skolen.';
  const student = new Person(await phone(covered), 'en');
  const coordinator = new Person(await phone(covered), 'nb');

  await student.signsInAs('student');
  await student.opens(`/utfordringer/${challenge}`);
  await student.presses('report_open');
  const sheet = student.page.getByRole('dialog');
  await sheet.getByRole('button', { name: student.say('report_send'), exact: true }).click();
  await expect(sheet.locator('.ds-error-summary')).toBeVisible();
  await sheet.getByRole('radio', { name: student.say('report_kind_outdated') }).check();
  await sheet.locator('[name="report-words"]').fill(words);
  await sheet.getByRole('button', { name: student.say('report_send'), exact: true }).click();
  await student.sees('report_thanks_text');
  expect(await findings(student.page)).toEqual([]);
  await sheet.getByText(student.say('common_close'), { exact: true }).click();
  // Once is enough: it says where the first one stands.
  await student.presses('report_open');
  await student.sees('report_earlier');
  await sheet.getByText(student.say('common_close'), { exact: true }).click();
  await student.isInStep();

  await coordinator.signsInAs('coordinator_ntnu');
  await coordinator.opens('/koordinator/rapporter');
  await pressesIn(coordinator, words, 'report_uphold');
  await coordinator.page.getByRole('radio', { name: coordinator.say('report_act_pause') }).check();
  await coordinator.writes('words-answer', answer);
  await ends(coordinator, 'report_answer_send');
  await coordinator.isInStep();
  await coordinator.opens(`/koordinator/${challenge}`);
  await coordinator.sees('state_paused');

  await student.opens('/min-side/innspill');
  await student.sees('report_upheld');
  await expect(student.page.getByText(answer)).toBeVisible();

  await coordinator.presses('coordinator_resume');
  await coordinator.sees('state_published');
  await coordinator.isInStep();
});

test('a student reports a message, the coordinator takes it away, and the student hears of it', async ({
  phone
}) => {
  const message = 'Ja, i krokene som er der fra før. Gårdeieren ber om at dere ikke borer.';
  const words = 'Dette er skrevet til noen andre.';
  const answer = 'Takk! Meldingen var sendt til feil gruppe, og er borte nå.';
  const student = new Person(await phone(covered), 'nb');
  const coordinator = new Person(await phone(covered), 'nb');
  const thread = '/min-side/meldinger/5b1f0c7e-2d4a-4c59-9a63-0f6f7d1c2e01';

  await student.signsInAs('student');
  await student.opens(thread);
  await student.page
    .getByRole('listitem')
    .filter({ hasText: message })
    .getByRole('button', { name: student.say('thread_report') })
    .click();
  const sheet = student.page.getByRole('dialog');
  await expect(sheet.getByText(message)).toBeVisible();
  await sheet.getByRole('radio').first().check();
  await sheet.locator('[name="report-words"]').fill(words);
  await sheet.getByRole('button', { name: student.say('report_send'), exact: true }).click();
  await student.sees('report_thanks_text');
  await sheet.getByText(student.say('common_close'), { exact: true }).click();
  await student.isInStep();

  await coordinator.signsInAs('coordinator');
  await coordinator.opens('/koordinator/rapporter');
  await pressesIn(coordinator, words, 'report_uphold');
  await coordinator.writes('words-answer', answer);
  await ends(coordinator, 'report_answer_send');
  await coordinator.isInStep();

  await student.opens('/min-side/innspill');
  await expect(student.page.getByText(answer)).toBeVisible();
  await student.opens(thread);
  await student.sees('thread_removed');
  await expect(student.page.getByText(message)).toBeHidden();
});

test('who is not signed in is asked to, and comes back to the report', async ({ phone, app }) => {
  const visitor = new Person(await phone(covered), 'nb');
  await visitor.opens('/utfordringer/9bdba8fe-406c-4582-9b0d-1da65049cc60');
  await visitor.presses('report_open');
  await visitor.page
    .getByRole('dialog')
    .getByRole('link', { name: visitor.say('nav_sign_in') })
    .click();
  await visitor.signsInWithCode('melder@example.org', app);
  await expect(visitor.page.getByRole('dialog').getByRole('radio').first()).toBeVisible();
});

test('two coordinators answer the same suggestion: the second hears it kindly', async ({ phone, app }) => {
  test.slow();
  const wanted = suggested('Lys ved skolen, to svar');
  const citizen = new Person(await phone(covered), 'nb');
  const first = new Person(await phone(), 'nb');
  const second = new Person(await phone(), 'nb');
  await citizen.signsInAs('citizen');
  await writesSuggestion(citizen, wanted);
  await citizen.presses('suggest_send');
  await citizen.sees('suggest_thanks');
  await citizen.isInStep();

  const mine = 'Takk! Dette hører til hos dem som har ansvar for veilys.';
  const declines = async (coordinator: Person): Promise<void> => {
    await pressesIn(coordinator, wanted.title, 'suggestion_decline');
    await coordinator.page
      .getByRole('radio', { name: coordinator.say('suggestion_reason_elsewhere') })
      .check();
    await coordinator.writes('words-answer', mine);
    await ends(coordinator, 'suggestion_decline_send');
  };
  const opensDesk = async (coordinator: Person, page: 'coordinator' | 'coordinator_ntnu'): Promise<void> => {
    await coordinator.signsInAs(page);
    await coordinator.opens('/koordinator/forslag');
    await expect(article(coordinator, wanted.title)).toBeVisible();
    await phoneIsFilled(coordinator.page);
  };
  await opensDesk(first, 'coordinator');
  await opensDesk(second, 'coordinator_ntnu');
  await second.page.context().setOffline(true);
  await declines(second);
  await expect(article(second, wanted.title).getByText(second.say('pending_waiting'))).toBeVisible();
  await declines(first);
  await first.isInStep();

  await second.page.context().setOffline(false);
  await comesBack(second, app);
  await second.sees('desk_overtaken_title');
  await expect(second.page.getByText(mine).first()).toBeVisible();
  await second.presses('desk_overtaken_ok');
  await expect(second.page.getByText(second.say('desk_overtaken_title'))).toBeHidden();
  await second.isInStep();
});

test('a challenge goes back with a ready text, and its theme is changed before that', async ({ phone }) => {
  const coordinator = new Person(await phone(covered), 'nn');
  await coordinator.signsInAs('coordinator_trondheim');
  await coordinator.opens('/koordinator');
  await coordinator.page.getByRole('link', { name: 'Eldsteminnet til kommunen' }).click();
  await coordinator.presses('coordinator_themes');
  await coordinator.page.locator('[name="desk-theme_id"]').selectOption({ index: 0 });
  await ends(coordinator, 'common_save');
  await coordinator.isInStep();
  await coordinator.presses('coordinator_return');
  await coordinator.presses('coordinator_note_plain');
  await expect(coordinator.page.locator('[name="words-note"]')).toHaveValue(
    String(coordinator.say('coordinator_note_plain_text'))
  );
  await ends(coordinator, 'coordinator_return');
  await coordinator.sees('state_returned');
  await coordinator.isInStep();
});

test('a coordinator gives a role to a proved address, and ends it again', async ({ phone }) => {
  const coordinator = new Person(await phone(covered), 'nb');
  const address = 'demo.leder@gjovik.kommune.no';
  await coordinator.signsInAs('coordinator');
  await coordinator.opens('/koordinator/roller');
  await pressesIn(coordinator, address, 'role_give');
  await expect(coordinator.page.getByRole('dialog').getByText(address)).toBeVisible();
  await ends(coordinator, 'role_give');
  await coordinator.isInStep();
  await expect(article(coordinator, address)).toHaveCount(0);
  const held = coordinator.page.getByRole('listitem').filter({ hasText: /Leder \(demo\).*Stedfortreder/ });
  await held.getByRole('button', { name: coordinator.named('role_ends_set') }).click();
  await coordinator.writes('role-ends_on', '2020-01-01');
  await coordinator.presses('role_ends_save');
  await expect(coordinator.page.locator('.ds-error-summary')).toBeVisible();
  await coordinator.writes('role-ends_on', '2031-02-03');
  await ends(coordinator, 'role_ends_save');
  await expect(held).toContainText('3. februar 2031');
  await coordinator.isInStep();
  await held.getByRole('button', { name: coordinator.named('role_end') }).click();
  await ends(coordinator, 'role_end_action');
  await expect(held).toHaveCount(0);
  await coordinator.isInStep();
});

/** A university's own rule, whose last day is in twelve days, whichever day this is. */
const setsWindow = async (coordinator: Person): Promise<void> => {
  const { page } = coordinator;
  await coordinator.opens('/koordinator/vinduer');
  await article(coordinator, 'EiT').getByRole('button').click();
  const sheet = page.getByRole('dialog');
  for (const [group, days] of [
    ['window_opens', -1],
    ['window_closes', 12]
  ] as const) {
    const [, month = '', day = ''] = osloDay(new Date(Date.now() + days * 86_400_000)).split('-');
    const said = sheet.getByRole('group', { name: coordinator.say(group) });
    await said.getByLabel(coordinator.say('window_month'), { exact: true }).selectOption(month);
    await said.getByLabel(coordinator.say('window_day'), { exact: true }).selectOption(day);
  }
  expect(await findings(page)).toEqual([]);
  await ends(coordinator, 'common_save');
  await expect(article(coordinator, 'EiT').getByText(/^Gjelder fra/)).toBeVisible();
  await coordinator.isInStep();
};

test('Trondheim’s coordinator sees Trondheim’s desk, and adds a theme and a window to it', async ({
  phone
}) => {
  const coordinator = new Person(await phone(covered), 'nb');
  await coordinator.signsInAs('coordinator_trondheim');
  await coordinator.opens('/koordinator/forslag');
  await coordinator.sees('suggestions_empty_title');
  await expect(coordinator.page.getByText('Bussholdeplassen uten benk')).toHaveCount(0);
  await coordinator.opens('/koordinator/roller');
  await coordinator.sees('roles_empty_title');
  await coordinator.opens('/koordinator/rapporter');
  await expect(article(coordinator, 'Klipperne er satt inn for vinteren')).toBeVisible();

  await coordinator.opens('/koordinator/temaer');
  await coordinator.page.getByRole('button', { name: coordinator.say('themes_new') }).click();
  await coordinator.presses('common_save');
  await expect(coordinator.page.locator('.ds-error-summary')).toBeVisible();
  await coordinator.writes('theme-name_nb', 'Hav og strand');
  await coordinator.writes('theme-name_nn', 'Hav og kyst');
  await coordinator.writes('theme-name_en', 'Sea and coast');
  await ends(coordinator, 'common_save');
  await coordinator.isInStep();
  await article(coordinator, 'Hav og strand').getByRole('button').click();
  await coordinator.writes('theme-name_nb', 'Hav, kyst og havn');
  await ends(coordinator, 'common_save');
  await coordinator.isInStep();
  await expect(article(coordinator, 'Hav, kyst og havn')).toContainText('Het før: Hav og strand');

  await test.step('and whoever writes a need sees the university’s own window', async () => {
    await setsWindow(coordinator);
    const writer = new Person(await phone(covered), 'nb');
    await writer.signsInAs('staff_trondheim');
    await writer.opens('/kommune/ny');
    await writer.presses('write_next');
    await writer.page.getByRole('checkbox', { name: writer.say('kind_eit'), exact: true }).check();
    const box = writer.page.getByRole('region', { name: writer.say('window_title') });
    await expect(box.getByText(/^Ja, siste dag er .*, om 12 dager\.$/)).toBeVisible();
    await expect(box.getByText(writer.say('window_of', { name: 'NTNU' }))).toBeVisible();
  });
});

test('two coordinators change the same window: neither undoes what the other wrote meanwhile', async ({
  phone
}) => {
  const first = new Person(await phone(covered), 'nb');
  const second = new Person(await phone(covered), 'nb');
  await first.signsInAs('coordinator');
  await first.opens('/koordinator/vinduer');
  await first.page.getByRole('button', { name: first.say('windows_new') }).click();
  for (const field of ['name_nb', 'name_nn', 'name_en']) await first.writes(`window-${field}`, 'To i ett');
  await first.page.getByRole('checkbox', { name: first.say('kind_eit'), exact: true }).check();
  await first.writes('window-valid_from', '2031-02-03');
  await ends(first, 'common_save');
  await first.isInStep();

  await second.signsInAs('coordinator_ntnu');
  await second.opens('/koordinator/vinduer');
  await article(second, 'To i ett').getByRole('button').click();
  await article(first, 'To i ett').getByRole('button').click();
  await first.writes('window-name_nb', 'Den andres navn');
  await ends(first, 'common_save');
  await first.isInStep();
  // It is here, behind the form that is open.
  await second.page.evaluate(() => dispatchEvent(new Event('online')));
  await expect(second.page.getByText('Den andres navn').first()).toBeAttached();
  await second.writes('window-lead_days', '30');
  await ends(second, 'common_save');
  await second.isInStep();
  await expect(article(second, 'Den andres navn')).toBeVisible();
});

test('what was being written is nobody else’s on the same phone', async ({ phone }) => {
  const page: Page = await phone(covered);
  const citizen = new Person(page, 'nb');
  await citizen.signsInAs('citizen');
  await writesSuggestion(citizen, suggested('Bare mitt'));
  await citizen.opens('/min-side');
  await citizen.presses('mine_sign_out');
  await page.getByRole('dialog').getByRole('button').nth(1).click();
  await page.waitForURL((url) => url.pathname === '/');
  expect(await page.evaluate(() => localStorage.getItem('samskap-suggestion'))).toBeNull();
});

test('on a phone the parts of the desk stand in one line, and the one that is opened or has focus is seen whole', async ({
  phone
}) => {
  const coordinator = new Person(await phone(), 'nb');
  const { page, say } = coordinator;
  await coordinator.signsInAs('coordinator');
  const parts = page.getByRole('navigation', { name: String(say('desk_nav')), exact: true });
  for (const [width, size] of [
    [320, '100%'],
    [390, '200%']
  ] as const) {
    await page.setViewportSize({ width, height: 844 });
    await coordinator.opens('/koordinator/arshjul');
    await page.evaluate((percent) => (document.documentElement.style.fontSize = percent), size);
    await expect(parts.locator('[aria-current]')).toBeInViewport({ ratio: 1 });
    const tops = await parts
      .getByRole('link')
      .evaluateAll((links) => new Set(links.map((link) => link.getBoundingClientRect().top)).size);
    expect(tops).toBe(1);
    const links = parts.getByRole('link');
    await links.first().focus();
    for (let at = 0; at < (await links.count()); at++) {
      await expect(links.nth(at)).toBeFocused();
      await expect(links.nth(at)).toBeInViewport({ ratio: 1 });
      await page.keyboard.press('Tab');
    }
  }
});
