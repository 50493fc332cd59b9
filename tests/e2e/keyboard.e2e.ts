/** The journeys with a keyboard alone: all is reached, seen and let go of, and the focus is never lost on the way. */
import type { Page } from '@playwright/test';
import { challengesOf } from './support/answers.ts';
import { choose, ends, enter, follow, keepsPlace, opens, press, reach, type } from './support/hands.ts';
import { Person, type Need } from './support/journey.ts';
import { expect, test } from './support/test.ts';

type Phone = (options?: { viewport: { width: number; height: number } }) => Promise<Page>;

const on = async (phone: Phone): Promise<Person> => new Person(await phone(), 'nb');
const onDesktop = async (phone: Phone): Promise<Person> =>
  new Person(await phone({ viewport: { width: 1280, height: 800 } }), 'nb');

test('the whole main job with a keyboard alone', async ({ phone }) => {
  test.slow();
  const wanted: Need = {
    title: 'Uten mus og uten finger',
    today: 'Skjemaet vårt krever mus, og to av ti innbyggere gir opp på første side.',
    whom: 'Alle som bruker tastatur eller bryter.',
    better: 'Skjemaet fylles ut med tastatur, raskt og trygt.'
  };
  const message = 'Jeg tester grensesnitt med tastatur hver dag og vil gjerne bidra.';
  const staff = await onDesktop(phone);
  await enter(staff, 'staff_gjovik');
  await staff.opens('/kommune/ny');
  for (const field of ['today', 'whom', 'better'] as const) await type(staff, field, wanted[field]);
  await press(staff, 'write_next');
  await keepsPlace(staff);
  await type(staff, 'title', wanted.title);
  await reach(staff.page, staff.page.locator('[name="theme_id"]'));
  await staff.page.keyboard.press('ArrowDown');
  await reach(staff.page, staff.page.getByRole('checkbox', { name: staff.say('kind_master'), exact: true }));
  await staff.page.keyboard.press('Space');
  await type(staff, 'contact_role', 'Rådgiver for innbyggerdialog');
  await press(staff, 'write_next');
  await keepsPlace(staff);
  await press(staff, 'write_submit');
  await staff.page.waitForURL(/\/kommune(\?|$)/);
  await staff.isInStep();

  const coordinator = await on(phone);
  await enter(coordinator, 'coordinator');
  await follow(coordinator, wanted.title);
  await press(coordinator, 'coordinator_publish');
  await coordinator.sees('state_published');
  await keepsPlace(coordinator);
  await coordinator.isInStep();

  const student = await on(phone);
  await enter(student, 'student');
  await reach(student.page, student.page.getByRole('searchbox'));
  await student.page.keyboard.insertText(wanted.title);
  await expect(student.page.getByRole('article')).toHaveCount(1);
  await follow(student, wanted.title);
  await press(student, 'interest_send');
  await type(student, 'interest-name', 'Student i interaksjonsdesign');
  await type(student, 'interest-message', message);
  await ends(student, 'interest_send');
  await student.sees('interest_sent_title');
  await student.isInStep();

  await staff.opens('/kommune');
  const incoming = staff.page.getByRole('article').filter({ hasText: message });
  await opens(staff, 'answer_accept', incoming);
  await ends(staff, 'answer_accept_send');
  await staff.isInStep();
  await student.opens('/min-side');
  await student.sees('interest_accepted_title');
});

test('a newcomer signs in, filters, saves, sends interest and withdraws it, and leaves, with a keyboard alone', async ({
  phone,
  app
}) => {
  test.slow();
  const email = 'tastatur@stud.ntnu.no';
  const student = await on(phone);
  const { page, say } = student;
  const radio = (key: string) => page.getByRole('radio', { name: say(key), exact: true });

  await test.step('the first link skips what is on every page', async () => {
    await student.opens('/logg-inn');
    await student.isAwake();
    await page.keyboard.press('Tab');
    await expect(page.getByRole('link', { name: say('nav_skip') as string })).toBeFocused();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await expect(page.locator('main :focus')).toHaveCount(1);
  });

  await test.step('signs in with a code, and says who they are', async () => {
    await type(student, 'email', email);
    await page.keyboard.press('Enter');
    await expect(page.locator('[name="code"]')).toBeFocused();
    await page.keyboard.insertText(await app.code(email));
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/velkommen/);
    await choose(student, radio('level_master'));
    await press(student, 'welcome_save');
    await expect(page.getByRole('heading', { level: 1, name: say('welcome_likes') })).toBeFocused();
    await press(student, 'welcome_skip');
    await expect(page.getByRole('heading', { level: 1, name: say('welcome_how') })).toBeFocused();
    await press(student, 'welcome_skip');
    await expect(page).toHaveURL(/\/$/);
  });

  await test.step('filters and saves', async () => {
    await student.opens('/utfordringer');
    await student.isAwake();
    const sheet = await opens(student, 'list_filter');
    await reach(page, sheet.getByRole('checkbox').first());
    await page.keyboard.press('Space');
    await page.waitForURL(/[?&]theme=/);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: say('list_filter_count') })).toBeFocused();
    const keep = page.getByRole('button', { name: say('save_named') }).first();
    await reach(page, keep);
    await page.keyboard.press('Space');
    await expect(keep).toHaveAttribute('aria-pressed', 'true');
    await student.opens('/min-side/lagret');
    await reach(page, page.getByRole('button', { name: say('saved_remove_what') }));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  });

  await test.step('sends interest, asks about it and withdraws it', async () => {
    const [card] = await challengesOf(app, 'theme=health&kind=master');
    await student.opens(`/utfordringer/${card?.slug}`);
    const sheet = await opens(student, 'interest_send');
    await choose(student, radio('interest_as_team'));
    await type(student, 'interest-name', 'To masterstudenter');
    await press(student, 'interest_send');
    // The summary has the focus; its link leads to what is missing.
    await reach(
      page,
      sheet
        .getByRole('group', { name: say('summary_title') })
        .getByRole('link')
        .first()
    );
    await page.keyboard.press('Enter');
    await expect(sheet.locator('[name="interest-message"]')).toBeFocused();
    await page.keyboard.insertText('Vi vil gjerne skrive om dette sammen, og kan begynne i januar.');
    await ends(student, 'interest_send');
    await student.isInStep();
    await student.opens('/min-side/interesser');
    await follow(student, student.named('thread_open'));
    await type(student, 'message-text', 'Kan vi møtes i Gjøvik?');
    await press(student, 'thread_send');
    await student.isInStep();
    await keepsPlace(student);
    await student.opens(`/utfordringer/${card?.slug}`);
    await opens(student, 'interest_withdraw');
    await ends(student, 'interest_withdraw');
    await student.sees('interest_withdrawn_title');
    await student.isInStep();
  });

  await test.step('changes the settings', async () => {
    await student.opens('/min-side/innstillinger');
    await choose(student, radio('prefer_each'));
    await reach(page, page.locator('summary').filter({ hasText: say('prefer_group_sent') as string }));
    await page.keyboard.press('Enter');
    const accepted = page.getByRole('switch', { name: say('kind_of_interest_accepted') });
    await reach(page, accepted);
    await page.keyboard.press('Space');
    await expect(accepted).not.toBeChecked();
    await reach(page, page.getByLabel(say('mode_label') as string));
    await page.keyboard.press('ArrowDown');
    await student.isInStep();
  });

  await test.step('reads who has opened what, and deletes the account', async () => {
    await student.opens('/min-side/mine-data');
    await press(student, 'opened_show');
    await expect(page.getByRole('heading', { name: say('opened_title') })).toBeFocused();
    await opens(student, 'rights_delete');
    await press(student, 'rights_delete_now');
    await page.waitForURL((url) => url.pathname === '/');
  });
});

test('a citizen suggests, a leader invites and a coordinator answers, with a keyboard alone', async ({
  phone
}) => {
  test.slow();
  const title = 'Trappa som ingen kommer opp';
  const citizen = await on(phone);
  await enter(citizen, 'citizen');
  await citizen.opens('/foresla');
  await citizen.isAwake();
  await expect(citizen.page.getByRole('radio').first()).toBeVisible();
  await press(citizen, 'suggest_send');
  const summary = citizen.page.getByRole('group', { name: citizen.say('summary_title') });
  await expect(summary).toBeFocused();
  await reach(citizen.page, summary.getByRole('link').first());
  await citizen.page.keyboard.press('Enter');
  await expect(citizen.page.locator('[name="suggest-need"]')).toBeFocused();
  await citizen.page.keyboard.insertText('Trappa til biblioteket har ikke rekkverk, og mange snur ved døra.');
  await type(citizen, 'suggest-title', title);
  await reach(citizen.page, citizen.page.getByRole('radio', { name: 'Gjøvik kommune' }));
  await citizen.page.keyboard.press('Space');
  await press(citizen, 'suggest_send');
  await expect(citizen.page.getByRole('heading', { level: 1 })).toBeFocused();
  await citizen.isInStep();

  const leader = await onDesktop(phone);
  await enter(leader, 'leader');
  await leader.opens('/kommune/enhet');
  await opens(leader, 'unit_invite');
  await type(leader, 'invite-email', 'tastatur@gjovik.kommune.no');
  await press(leader, 'unit_invite_send');
  await leader.sees('unit_invite_sent');
  await keepsPlace(leader);
  await leader.page.keyboard.press('Escape');
  await expect(leader.page.locator('dialog')).toHaveCount(0);
  await expect(leader.page.getByRole('button', { name: leader.say('unit_invite') })).toBeFocused();
  await leader.isInStep();
  await reach(leader.page, leader.page.getByRole('button', { name: /tastatur@gjovik/ }), 'Shift+Tab');
  await leader.page.keyboard.press('Enter');
  await expect(leader.page.getByRole('button', { name: /tastatur@gjovik/ })).toHaveCount(0);
  await keepsPlace(leader);
  await leader.isInStep();

  const coordinator = await onDesktop(phone);
  const { page, say } = coordinator;
  await enter(coordinator, 'coordinator');
  const parts = page.getByRole('navigation', { name: say('desk_nav') });
  await reach(page, parts.getByRole('link', { name: new RegExp(`^${String(say('desk_nav_suggestions'))}`) }));
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/forslag$/);
  await opens(coordinator, 'suggestion_decline', page.getByRole('article').filter({ hasText: title }));
  await choose(coordinator, page.getByRole('radio', { name: say('suggestion_reason_elsewhere') }));
  await press(coordinator, 'desk_template_use');
  await expect(page.locator('[name="words-answer"]')).toBeFocused();
  await ends(coordinator, 'suggestion_decline_send');
  await coordinator.isInStep();

  await page.goto('/koordinator/temaer');
  await opens(coordinator, 'theme_edit');
  await ends(coordinator, 'common_cancel');
  await expect(page.getByRole('button', { name: /^Endre/ }).and(page.locator(':focus'))).toHaveCount(1);
});
