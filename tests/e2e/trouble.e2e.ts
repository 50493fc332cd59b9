import type { Page } from '@playwright/test';
import type { App } from './support/app.ts';
import { findings } from './support/axe.ts';
import { Person } from './support/journey.ts';
import { phoneIsFilled } from './support/phone.ts';
import { covered, expect, test } from './support/test.ts';

/** *Helse og omsorg* in the demo world: led by the demo leader, and the demo staff is its contact. */
const unit = '0a000000-0000-4000-8000-000000000011';

type Card = { id: string; slug: string; title: string; organisation_id: string };

/** A published challenge of the unit; each test takes another one. */
const challengeOf = async (app: App, n: number): Promise<Card> => {
  const answer = await fetch(`${app.origin}/api/open/v1/cards?theme=health`);
  const { cards } = (await answer.json()) as { cards: Card[] };
  const card = cards.filter((candidate) => candidate.organisation_id === unit)[n];
  if (!card) throw new Error('the demo world has too few challenges');
  return card;
};

const online = async (page: Page): Promise<void> => {
  await page.context().setOffline(false);
  await page.evaluate(() => dispatchEvent(new Event('online')));
};

const sendsInterest = async (student: Person, card: Card, message: string): Promise<void> => {
  await student.opens(`/utfordringer/${card.slug}`);
  await student.presses('interest_send');
  await student.writes('interest-name', 'Student i sykepleie');
  await student.writes('interest-message', message);
  await student.page
    .getByRole('dialog')
    .getByRole('button', { name: student.say('interest_send'), exact: true })
    .click();
  await expect(student.page.getByRole('dialog')).toBeHidden();
};

const withdraws = async (staff: Person, card: Card): Promise<void> => {
  await staff.opens(`/kommune/${card.id}`);
  await staff.presses('write_next');
  await staff.presses('write_next');
  await staff.presses('write_withdraw');
  await staff.page
    .getByRole('dialog')
    .getByRole('button', { name: staff.say('write_withdraw'), exact: true })
    .click();
  await staff.page.waitForURL(/\/kommune(\?|$)/);
  await staff.isInStep();
};

/** axe on what has not been sent, in each language; ends in the person's own. */
const axeFindsNothingUnsent = async ({ page }: Person): Promise<void> => {
  for (const language of ['en', 'nn', 'nb'] as const) {
    const reader = new Person(page, language);
    await reader.opens('/min-side/usendt');
    await expect(page.getByRole('heading', { level: 1, name: reader.say('unsent_title') })).toBeVisible();
    await expect(page.getByRole('article')).toBeVisible();
    expect(await findings(page), language).toEqual([]);
  }
};

test('two people change the same words: both texts are shown, and one is chosen', async ({ phone, app }) => {
  const card = await challengeOf(app, 0);
  const [staff, leader] = [new Person(await phone(), 'nb'), new Person(await phone(covered), 'nb')];
  await staff.signsInAs('staff_gjovik');
  await leader.signsInAs('leader');
  await staff.opens(`/kommune/${card.id}`);
  await leader.opens(`/kommune/${card.id}`);
  await expect(staff.page.locator('[name="whom"]')).not.toHaveValue('');
  await expect(leader.page.locator('[name="whom"]')).not.toHaveValue('');
  await staff.isInStep();
  await phoneIsFilled(staff.page);

  await staff.page.context().setOffline(true);
  await staff.writes('whom', 'Dem som har vakt, skrevet på bussen uten nett.');
  await staff.sees('write_saved_here');
  await leader.writes('whom', 'Alle som tar over en vakt, skrevet på kontoret.');
  await leader.sees('write_saved');
  await leader.isInStep();
  await online(staff.page);

  await staff.looksAtHelp();
  await staff.sees('conflict_text');
  await expect(staff.page.getByText('Dem som har vakt, skrevet på bussen uten nett.')).toBeVisible();
  await expect(staff.page.getByText('Alle som tar over en vakt, skrevet på kontoret.')).toBeVisible();
  await axeFindsNothingUnsent(staff);
  await staff.presses('conflict_keep_mine');
  await staff.isInStep();
  await staff.sees('unsent_empty_title');
  await leader.opens(`/kommune/${card.id}`);
  await expect(leader.page.locator('[name="whom"]')).toHaveValue(
    'Dem som har vakt, skrevet på bussen uten nett.'
  );
});

test('an interest that came too late is kept with its words and its reason', async ({ phone, app }) => {
  const card = await challengeOf(app, 1);
  const message = 'Jeg skrev dette i fjellet og håper det rekker fram.';
  const [staff, student] = [new Person(await phone(covered), 'nb'), new Person(await phone(), 'nb')];
  await student.signsInAs('researcher');
  await student.opens(`/utfordringer/${card.slug}`);
  await student.isInStep();
  await phoneIsFilled(student.page);
  await student.page.context().setOffline(true);
  await student.presses('interest_send');
  await student.writes('interest-name', 'Forsker (demo)');
  await student.writes('interest-message', message);
  await student.page
    .getByRole('dialog')
    .getByRole('button', { name: student.say('interest_send'), exact: true })
    .click();
  await student.sees('pending_waiting');

  await staff.signsInAs('staff_gjovik');
  await withdraws(staff, card);

  await online(student.page);
  await student.sees('interest_parked_title');
  await student.looksAtHelp();
  await student.sees('error_wrong_state');
  const words = student.page.getByRole('textbox', { name: student.say('interest_message') });
  await expect(words).toHaveValue(message);
  // What is being corrected stays, though another tab stores something meanwhile.
  await words.fill('Kortere.');
  const other = new Person(await student.page.context().newPage(), 'nb');
  await other.opens('/min-side/profil');
  await expect(other.page.locator('[name="profile-name"]')).not.toHaveValue('');
  await student.page.context().setOffline(true);
  await other.presses('common_save');
  await expect(student.page.getByRole('article')).toHaveCount(2);
  await expect(words).toHaveValue('Kortere.');
  await online(student.page);
  await expect(student.page.getByRole('article')).toHaveCount(1);
  await other.page.close();
  await axeFindsNothingUnsent(student);
  await student.presses('unsent_delete');
  await expect(student.page.getByRole('dialog').getByRole('button').nth(1)).toBeVisible();
  expect(await findings(student.page)).toEqual([]);
  await student.page
    .getByRole('dialog')
    .getByRole('button', { name: student.say('unsent_delete'), exact: true })
    .click();
  await student.sees('unsent_empty_title');
  await student.isInStep();
});

test('a captive portal, a busy server and a late answer neither lose nor double an interest', async ({
  phone,
  app
}) => {
  const card = await challengeOf(app, 2);
  const message = 'Dette har vært gjennom hotellets nett og en travel tjener.';
  const [staff, student] = [new Person(await phone(covered), 'nb'), new Person(await phone(), 'nb')];
  await student.signsInAs('phd');
  await student.isInStep();
  app.net.inject(/\/rpc\/sync_push/, 'captive-portal', 1);
  app.net.inject(/\/rpc\/sync_push/, 503, 1);
  app.net.inject(/\/rpc\/sync_push/, 'lose-reply', 1);
  await sendsInterest(student, card, message);
  // Waiting between tries is the engine's own affair; the network says that it is back until all is sent.
  await expect(async () => {
    await student.page.evaluate(() => dispatchEvent(new Event('online')));
    await student.isInStep(1_500);
  }).toPass();
  await student.sees('interest_sent_title');

  await staff.signsInAs('staff_gjovik');
  await staff.opens('/kommune');
  await expect(staff.page.getByRole('article').filter({ hasText: message })).toHaveCount(1);
});

test('two tabs of one person show the same and send once', async ({ phone, app }) => {
  const card = await challengeOf(app, 0);
  const message = 'Skrevet i den ene fanen, lest i den andre.';
  const first = new Person(await phone(), 'nb');
  await first.signsInAs('student');
  const second = new Person(await first.page.context().newPage(), 'nb');
  await second.opens('/min-side');
  await second.isInStep();
  const before = app.net.passed.filter((line) => line.includes('sync_push')).length;
  await sendsInterest(first, card, message);
  await first.isInStep();
  await expect(second.page.getByText(card.title, { exact: true })).toBeVisible();
  expect(app.net.passed.filter((line) => line.includes('sync_push')).length).toBe(before + 1);
});

test('a need that says too little is not sent: the writer is told what and where, in nynorsk, and loses nothing', async ({
  phone
}) => {
  const staff = new Person(await phone(covered), 'nn');
  await staff.signsInAs('staff_gjovik');
  await staff.opens('/kommune/ny');
  await staff.writes('today', 'Kort.');
  await staff.presses('write_next');
  await staff.writes('title', 'Hei');
  await staff.presses('write_next');
  await staff.presses('write_submit');
  const summary = staff.page.locator('.ds-error-summary');
  await expect(summary).toBeVisible();
  await expect(summary.getByRole('link')).toHaveCount(7);
  expect(await findings(staff.page)).toEqual([]);
  await summary.getByRole('link').nth(1).click();
  await expect(staff.page.locator('[name="today"]')).toBeFocused();
  await expect(staff.page.locator('[name="today"]')).toHaveValue('Kort.');
  await expect(staff.page.locator('[name="today"]')).toHaveAttribute('aria-invalid', 'true');
  await staff.sees('error_too_short');
  await staff.page.keyboard.type('Men ');
  await expect(staff.page.locator('[name="today"]')).toHaveValue(/Men /);
  await expect(staff.page.locator('[name="today"]')).toBeFocused();
  await staff.sees('error_missing');
});

test('another unit takes the words along, and they stay where they are when it cannot', async ({ phone }) => {
  const title = 'Ordene følger med til en annen enhet';
  const today = 'To enheter deler ansvaret, og ingen vet hvem som skal skrive om det.';
  const staff = new Person(await phone(covered), 'nb');
  await staff.signsInAs('staff_gjovik');
  await staff.opens('/kommune/ny');
  await staff.writes('today', today);
  await staff.page.waitForURL(/\/kommune\/[0-9a-f-]{36}$/);
  const address = staff.page.url();
  await staff.presses('write_next');
  await staff.writes('title', title);
  const ask = staff.page.getByText(staff.say('write_fold_ask'), { exact: true });
  await ask.click();
  await staff.writes('requires', 'x'.repeat(2_100));
  await staff.sees('write_unsaved', { fields: String(staff.say('write_requires')).replace('?', '') });
  await staff.presses('write_back');
  await expect(
    staff.page.getByRole('navigation', { name: staff.say('write_steps') }).locator('..')
  ).toBeFocused();

  const unit = staff.page.locator('[name="organisation_id"]');
  const first = await unit.inputValue();
  await unit.selectOption({ index: 1 });
  await expect(staff.page.locator('.ds-error-summary')).toBeVisible();
  await expect(unit).toHaveValue(first);
  expect(staff.page.url()).toBe(address);

  await staff.presses('write_next');
  await ask.click();
  await expect(staff.page.locator('[name="requires"]')).toHaveValue(/^x{2100}$/);
  await staff.writes('requires', 'Politiattest.');
  await expect(
    staff.page.getByText(staff.say('write_saved')).or(staff.page.getByText(staff.say('write_saved_here')))
  ).toBeVisible();
  await staff.presses('write_back');
  await unit.selectOption({ index: 1 });
  await staff.page.waitForURL((url) => url.href !== address);
  await expect(staff.page.locator('[name="today"]')).toHaveValue(today);
  await expect(unit).not.toHaveValue(first);
  // Once more, on its own address, where the page shows the row that goes.
  await unit.selectOption(first);
  await expect(unit).toHaveValue(first);
  await expect(staff.page.locator('[name="today"]')).toHaveValue(today);
  await staff.isInStep();
  await staff.opens('/kommune');
  await expect(staff.page.getByRole('article').filter({ hasText: title })).toHaveCount(1);
});

test('who leaves in the middle of a word finds it in the list, and the address is that of the list', async ({
  phone
}) => {
  const staff = new Person(await phone(covered), 'nb');
  await staff.signsInAs('staff_trondheim');
  await staff.isInStep();
  const list = staff.page.getByRole('article');
  await expect(list.first()).toBeVisible();
  const before = await list.count();
  const address = staff.page.url();
  await staff.page
    .locator('main')
    .getByRole('link', { name: staff.say('municipality_new') })
    .click();
  await staff.writes('today', 'Halvveis i en');
  await staff.page.goBack();
  await expect(list).toHaveCount(before + 1);
  await staff.isInStep();
  expect(staff.page.url()).toBe(address);
});

test('what others read is never emptied by a pause in the writing', async ({ phone, app }) => {
  const card = await challengeOf(app, 0);
  const staff = new Person(await phone(covered), 'nb');
  await staff.signsInAs('staff_gjovik');
  await staff.opens(`/kommune/${card.id}`);
  const better = staff.page.locator('[name="better"]');
  await expect(better).not.toHaveValue('');
  await staff.isInStep();
  await better.fill('');
  await expect(better).toHaveAttribute('aria-invalid', 'true');
  await staff.sees('write_unsaved', { fields: String(staff.say('write_better')).replace('?', '') });
  await staff.isInStep();
  await better.fill('Alle vet hva som er avtalt, også i helgen.');
  await expect(better).not.toHaveAttribute('aria-invalid', 'true');
  await staff.sees('write_saved');
  await staff.isInStep();
  await staff.page.reload();
  await expect(better).toHaveValue('Alle vet hva som er avtalt, også i helgen.');
});

test('a challenge that is being read follows what others do', async ({ phone, app }) => {
  const card = await challengeOf(app, 0);
  const whom = 'Alle som venter på svar, også om natten.';
  const [visitor, staff] = [new Person(await phone(), 'nb'), new Person(await phone(covered), 'nb')];
  await visitor.opens(`/utfordringer/${card.slug}`);
  await phoneIsFilled(visitor.page);
  await staff.signsInAs('staff_gjovik');
  await staff.opens(`/kommune/${card.id}`);
  await staff.writes('whom', whom);
  await staff.sees('write_saved');
  await staff.isInStep();
  await visitor.page.evaluate(() => dispatchEvent(new Event('online')));
  await expect(visitor.page.getByText(whom)).toBeVisible();
});

test('a list that is being read follows what others do', async ({ phone, app }) => {
  const card = await challengeOf(app, 0);
  const [visitor, staff] = [new Person(await phone(), 'nb'), new Person(await phone(covered), 'nb')];
  await visitor.opens('/utfordringer');
  await phoneIsFilled(visitor.page);
  await expect(visitor.page.getByRole('link', { name: card.title })).toBeVisible();
  await staff.signsInAs('staff_gjovik');
  await withdraws(staff, card);
  await visitor.page.evaluate(() => dispatchEvent(new Event('online')));
  await expect(visitor.page.getByRole('link', { name: card.title })).toBeHidden();
});

test('a draft that two hosts wrote on and one threw away: the other’s words are there still, alone', async ({
  phone,
  app
}) => {
  test.slow();
  const [host, other] = [new Person(await phone(), 'nb'), new Person(await phone(), 'nb')];
  const draft = (person: Person) => person.page.getByRole('link', { name: 'Kveldsmat på biblioteket' });
  // What is worth knowing of a day is said in another place of the form.
  const saved = (person: Person) =>
    expect(person.page.locator('form').getByRole('status').last()).not.toBeEmpty();
  await host.signsInAs('staff_gjovik');
  await other.signsInAs('leader');
  await host.opens('/kommune/moteplasser/ny');
  await host.writes('title', 'Kveldsmat på biblioteket');
  await host.page
    .locator('main')
    .getByRole('link', { name: host.say('host_title') })
    .click();
  await host.isInStep();
  await other.opens('/kommune/moteplasser');
  await draft(other).click();
  await draft(host).click();
  await phoneIsFilled(host.page);
  await host.page.context().setOffline(true);
  await host.writes('about', 'Vi lager suppe sammen.');
  await saved(host);
  await other.writes('about', 'Vi lager vafler sammen.');
  await saved(other);
  await other.isInStep();
  // The answer is lost that says what the other wrote, and before it is asked for again the draft is gone.
  app.net.inject(/\/rpc\/sync_push/, 'lose-reply', 1, async () => {
    await other.presses('host_remove');
    await other.page
      .getByRole('dialog')
      .getByRole('button', { name: other.say('host_remove') })
      .click();
    await other.page.waitForURL(/moteplasser$/);
    await other.isInStep();
  });
  await host.page.context().setOffline(false);
  await host.page.evaluate(() => dispatchEvent(new Event('online')));
  await host.looksAtHelp();
  await host.sees('conflict_gone_title');
  await host.sees('conflict_gone_text');
  await expect(host.page.getByText('Vi lager suppe sammen.')).toBeVisible();
  expect(await findings(host.page)).toEqual([]);
  await host.presses('conflict_gone_drop');
  await host.sees('unsent_empty_title');
});
