/** The journeys with a keyboard alone: all is reached, seen and let go of, and the focus is never lost on the way. */
import type { Locator, Page } from '@playwright/test';
import { challengesOf } from './support/answers.ts';
import { choose, ends, enter, follow, keepsPlace, opens, press, reach, type } from './support/hands.ts';
import { Person, type Need } from './support/journey.ts';
import { covered, expect, test } from './support/test.ts';

test.use(covered);

type Phone = (options?: { viewport: { width: number; height: number } }) => Promise<Page>;

const on = async (phone: Phone): Promise<Person> => new Person(await phone(), 'nb');
const onDesktop = async (phone: Phone): Promise<Person> =>
  new Person(await phone({ viewport: { width: 1280, height: 800 } }), 'nb');

const finds = async (person: Person, title: string): Promise<void> => {
  await reach(person.page, person.page.getByRole('searchbox'));
  await person.page.keyboard.insertText(title);
  await expect(person.page.getByRole('article')).toHaveCount(1);
  await follow(person, title);
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
  const staff = await onDesktop(phone);
  await enter(staff, 'staff_gjovik');
  await staff.opens('/kommune/ny');
  for (const field of ['today', 'whom', 'better'] as const) await type(staff, field, wanted[field]);
  // The advice below each comes when one has stopped writing, and moves what has the focus.
  await expect(staff.page.getByRole('status').filter({ hasText: /råd$|Lett å lese/ })).toHaveCount(3);
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
  await opens(coordinator, 'coordinator_return');
  await type(coordinator, 'words-note', 'Skriv også hvor mange som bruker skjemaet.');
  await ends(coordinator, 'coordinator_return');
  await coordinator.isInStep();

  await follow(staff, wanted.title);
  await type(staff, 'today', 'Fem hundre bruker det hver måned. ');
  await press(staff, 'write_next');
  await press(staff, 'write_next');
  await press(staff, 'write_submit');
  await staff.page.waitForURL(/\/kommune(\?|$)/);
  await staff.isInStep();

  await coordinator.opens('/koordinator');
  await follow(coordinator, wanted.title);
  await press(coordinator, 'coordinator_publish');
  await coordinator.sees('state_published');
  await keepsPlace(coordinator);
  await coordinator.isInStep();

  const student = await on(phone);
  await enter(student, 'student');
  await finds(student, wanted.title);
  await press(student, 'interest_send');
  await type(student, 'interest-name', 'Student i interaksjonsdesign');
  await type(student, 'interest-message', message);
  await ends(student, 'interest_send');
  await student.sees('interest_sent_title');
  await student.isInStep();

  await staff.opens('/kommune');
  const incoming = staff.page.getByRole('article').filter({ hasText: message });
  await opens(staff, 'answer_ask', incoming);
  await choose(staff, staff.page.getByRole('radio', { name: staff.say('answer_ask_when') }));
  await ends(staff, 'answer_ask_send');
  await staff.isInStep();

  await student.opens('/min-side');
  await follow(student, student.say('notice_interest_asked', { title: wanted.title }));
  await type(student, 'message-text', 'I januar, to dager i uka.');
  await press(student, 'thread_reply');
  await keepsPlace(student);
  await student.isInStep();

  await staff.opens('/kommune');
  await opens(staff, 'answer_accept', incoming);
  await ends(staff, 'answer_accept_send');
  await staff.isInStep();
  await student.opens('/min-side');
  await student.sees('interest_accepted_title');

  await test.step('in English: a PhD candidate is declined and finds another need, a supervisor is accepted', async () => {
    const answers = { phd: 'I study how people fill in forms.', researcher: 'I supervise, and have room.' };
    const sends = async (role: keyof typeof answers, as: string): Promise<Person> => {
      const person = new Person(await phone(), 'en');
      await enter(person, role);
      await finds(person, wanted.title);
      await opens(person, 'interest_send');
      await choose(person, person.page.getByRole('radio', { name: person.say(as), exact: true }));
      await type(person, 'interest-message', answers[role]);
      await ends(person, 'interest_send');
      await person.isInStep();
      return person;
    };
    const candidate = await sends('phd', 'interest_as_phd');
    const researcher = await sends('researcher', 'interest_as_supervisor');
    const from = (role: keyof typeof answers): Locator =>
      staff.page.getByRole('article').filter({ hasText: answers[role] });
    await staff.opens('/kommune');
    await opens(staff, 'answer_decline', from('phd'));
    await choose(staff, staff.page.getByRole('radio', { name: staff.say('reason_full'), exact: true }));
    await ends(staff, 'answer_decline_send');
    await opens(staff, 'answer_accept', from('researcher'));
    await ends(staff, 'answer_accept_send');
    await staff.isInStep();
    await researcher.opens('/min-side');
    await researcher.sees('interest_accepted_title');
    await candidate.opens('/min-side/interesser');
    await follow(candidate, wanted.title);
    await candidate.sees('interest_declined_title');
    const others = candidate.page.locator('.similar');
    await reach(candidate.page, others.getByRole('link').first());
    await candidate.page.keyboard.press('Enter');
    await expect(candidate.page.getByRole('heading', { level: 1 })).not.toHaveText(wanted.title);
  });

  await test.step('the student reports a message, and hears the outcome', async () => {
    await student.opens('/min-side/interesser');
    await follow(student, student.named('thread_open'));
    await opens(student, 'thread_report');
    await choose(student, student.page.getByRole('radio', { name: student.say('report_kind_offensive') }));
    await type(student, 'report-words', 'Denne er skrevet til noen andre.');
    await press(student, 'report_send');
    await student.sees('report_thanks');
    await keepsPlace(student);
    await student.page.keyboard.press('Escape');
    await student.isInStep();
    await coordinator.opens('/koordinator/rapporter');
    const report = coordinator.page
      .getByRole('article')
      .filter({ hasText: 'Denne er skrevet til noen andre.' });
    await opens(coordinator, 'report_dismiss', report);
    await press(coordinator, 'report_text_stays');
    await ends(coordinator, 'report_answer_send');
    await coordinator.isInStep();
    await student.opens('/min-side/innspill');
    await student.sees('report_dismissed');
  });
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
  const wanted = 'Bussen som går før toget kommer';
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
  await press(citizen, 'suggest_again');
  await type(
    citizen,
    'suggest-need',
    'Bussen går to minutter før toget kommer, og folk venter en time i kulda.'
  );
  await type(citizen, 'suggest-title', wanted);
  await reach(citizen.page, citizen.page.getByRole('radio', { name: 'Gjøvik kommune' }));
  await citizen.page.keyboard.press('Space');
  await press(citizen, 'suggest_send');
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
  await opens(coordinator, 'suggestion_take', page.getByRole('article').filter({ hasText: wanted }));
  await reach(page, page.locator('[name="words-organisation_id"]'));
  await page.keyboard.type('Helse og omsorg, Gj');
  await press(coordinator, 'suggestion_thanks');
  await ends(coordinator, 'suggestion_take_send');
  await coordinator.isInStep();

  await test.step('the unit makes a need of it, and it is published', async () => {
    await leader.opens('/kommune');
    await follow(leader, wanted);
    await type(leader, 'whom', 'Alle som skal videre med buss fra stasjonen.');
    await type(leader, 'better', 'At bussen venter til folk er av toget.');
    await press(leader, 'write_next');
    await reach(leader.page, leader.page.locator('[name="theme_id"]'));
    await leader.page.keyboard.press('ArrowDown');
    await reach(
      leader.page,
      leader.page.getByRole('checkbox', { name: leader.say('kind_master'), exact: true })
    );
    await leader.page.keyboard.press('Space');
    await type(leader, 'contact_role', 'Rådgiver for kollektivtrafikk');
    await press(leader, 'write_next');
    await press(leader, 'write_submit');
    await leader.page.waitForURL(/\/kommune(\?|$)/);
    await leader.isInStep();
    await coordinator.opens('/koordinator');
    await follow(coordinator, wanted);
    await press(coordinator, 'coordinator_publish');
    await coordinator.sees('state_published');
    await coordinator.isInStep();
    await citizen.opens('/min-side/innspill');
    await citizen.sees('suggestion_state_published');
  });

  await page.goto('/koordinator/temaer');
  await opens(coordinator, 'theme_edit');
  await ends(coordinator, 'common_cancel');
  await expect(page.getByRole('button', { name: /^Endre/ }).and(page.locator(':focus'))).toHaveCount(1);
});
