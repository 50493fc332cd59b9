/**
 * The journeys as a screen reader is given them: by role, name, level and state, with what is said by itself and where
 * the focus goes; never by what is painted. What stands still on each screen is looked at in `accessibility.e2e.ts`.
 */
import type { Locator, Page } from '@playwright/test';
import { accepts, challengesOf, comesIn, incoming } from './support/answers.ts';
import type { App } from './support/app.ts';
import { hears, listens, said } from './support/hearing.ts';
import { Person, writesFrame, writesNeed, type Need } from './support/journey.ts';
import { covered, expect, test } from './support/test.ts';
import { headingFaults, treeFaults, treeOf } from './support/tree.ts';
import type { Language } from './support/words.ts';

test.use(covered);

type Phone = () => Promise<Page>;

/** Somebody who hears the page. */
const hearing = async (phone: Phone, language: Language = 'nb'): Promise<Person> => {
  const page = await phone();
  await listens(page);
  return new Person(page, language);
};

const focus = ({ page }: Person): Locator => page.locator(':focus');

/** Where the focus went is a heading, read out with its level. */
const isAtHeading = async (person: Person, name: string | RegExp): Promise<void> => {
  await expect(focus(person)).toHaveRole('heading');
  await expect(focus(person)).toHaveText(name);
};

const inStep = async (person: Person): Promise<void> => {
  await person.page.evaluate(() => dispatchEvent(new Event('online')));
  await person.isInStep();
};

const stands = async (person: Person): Promise<void> => expect(await treeFaults(person.page)).toEqual([]);

test('a student hears the list, the filters, a challenge, and what is wrong in the form', async ({
  phone,
  app
}) => {
  const student = new Person(await phone(), 'nb');
  const { page, say } = student;
  const main = page.getByRole('main');
  await student.signsInAs('student');
  await student.opens('/utfordringer');
  await expect(page.getByRole('navigation', { name: say('nav_main') })).toBeVisible();
  await expect(main.getByRole('search')).toBeVisible();
  await expect(main.getByRole('searchbox', { name: say('list_search') })).toBeVisible();
  await expect(main.getByRole('status').first()).toHaveText(/\d+ utfordringer/);
  const first = main.getByRole('list').getByRole('article').first();
  await expect(first.getByRole('heading', { level: 2 }).getByRole('link')).toBeVisible();

  await student.presses('list_filter');
  const filters = page.getByRole('dialog', { name: say('list_filter') });
  const count = filters.getByRole('status');
  const before = await count.textContent();
  await filters.getByRole('checkbox').first().check();
  await expect(count).not.toHaveText(before ?? '');
  await filters.getByRole('checkbox').first().uncheck();
  await expect(count).toHaveText(before ?? '');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: say('list_filter'), exact: true })).toBeFocused();

  const [, need] = await challengesOf(app, 'kind=master');
  await student.opens(`/utfordringer/${need?.slug}`);
  await expect(main.getByRole('heading', { level: 1, name: need?.title ?? '' })).toBeVisible();
  await student.presses('interest_send');
  const form = page.getByRole('dialog');
  await form.getByRole('textbox').first().fill('');
  await form.getByRole('button', { name: say('interest_send'), exact: true }).click();
  // The summary has the focus, names each fault, and each leads to its field, which says itself what is wrong.
  const summary = form.getByRole('group', { name: say('summary_title') });
  await expect(summary).toBeFocused();
  await summary.getByRole('link').first().click();
  const field = form.locator('[aria-invalid="true"]').first();
  await expect(field).toBeFocused();
  await expect(field).toHaveAccessibleName(/\S/);
  await expect(field).toHaveAccessibleDescription(/\S/);
});

test('a conversation is a named region of lines; what is written, what comes and being without cover is said', async ({
  phone,
  app
}) => {
  const student = await hearing(phone);
  const { page, say } = student;
  await student.signsInAs('student');
  await student.opens('/min-side/meldinger/5b1f0c7e-2d4a-4c59-9a63-0f6f7d1c2e02');
  const thread = page.getByRole('main').getByRole('region', { name: say('thread_messages') });
  await expect(thread.getByRole('listitem').first()).toBeVisible();
  await student.isInStep();
  await said(page);
  for (const words of ['Jeg kan begynne i januar.', 'Og jeg har en veileder.']) {
    await student.writes('message-text', words);
    await page.getByRole('button', { name: /^Send/ }).click();
    await hears(page, say('thread_said_own'));
  }
  await student.isInStep();
  app.net.cut();
  await page.evaluate(() => dispatchEvent(new Event('offline')));
  // The one region that speaks of sync, on every page.
  await expect(page.locator('main + [role="status"]')).toHaveText(say('sync_offline_long'));
  app.net.heal();
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await student.isInStep(30_000);
});

const need: Need = {
  title: 'Nøkkelen som ligger igjen på jobb',
  today:
    'Nøkkelen til dagsenteret blir igjen i en lomme hver uke. Døren skal åpnes klokka sju, og ti eldre venter.',
  whom: 'Eldre på dagsenteret, og sjåførene som kommer med dem.',
  better: 'Den første som kommer, får opp døren.'
};
const note = 'Fint. Skriv også hvem som har nøkkelen i dag.';

/** Staff write it; each step says where it is, the advice and the saving are said, once, and nothing more. */
const writes = async (staff: Person): Promise<void> => {
  const { page, say } = staff;
  const step = (at: number, key: string): Locator =>
    page.getByRole('group', { name: say('write_step_now', { at, of: 3, name: String(say(key)) }) });
  await staff.signsInAs('staff_gjovik');
  await staff.opens('/kommune/ny');
  await expect(step(1, 'write_step_need')).toBeVisible();
  await expect(page.getByRole('textbox', { name: say('write_today') })).toHaveAccessibleDescription(
    say('write_today_hint')
  );
  await writesNeed(staff, need);
  await staff.sees('plain_count');
  await staff.isInStep();
  await staff.writes('better', `${need.better} Alle får det med seg.`);
  await staff.sees('write_saved');
  await staff.isInStep();
  const heard = await said(page);
  expect(heard.filter((line) => line === say('common_saved'))).toHaveLength(1);
  expect(heard.filter((line) => (say('plain_count') as RegExp).test(line))).not.toEqual([]);
  expect(heard.filter((line) => /\d\d[.:]\d\d/.test(line))).toEqual([]);
  await stands(staff);

  await staff.presses('write_next');
  await expect(step(2, 'write_step_frame')).toBeFocused();
  await writesFrame(staff, need);
  await stands(staff);
  await staff.presses('write_next');
  await expect(step(3, 'write_step_check')).toBeFocused();
  await expect(page.getByRole('region', { name: say('write_preview') })).toBeVisible();
  await stands(staff);
  await staff.presses('write_submit');
  await page.waitForURL(/\/kommune\?sendt$/);
  await expect(page).toHaveTitle(new RegExp(`^${String(say('municipality_title'))}`));
  await hears(page, say('write_submitted'));
  await staff.isInStep();
};

/** The desk tells what waits where; the sheet has a name and the focus, and gives it back. */
const returns = async (coordinator: Person): Promise<void> => {
  const { page, say } = coordinator;
  await coordinator.signsInAs('coordinator');
  await coordinator.opens('/koordinator');
  const parts = page.getByRole('navigation', { name: say('desk_nav') }).getByRole('link');
  await expect(parts.first()).toHaveAttribute('aria-current', 'page');
  await expect(parts.first()).toHaveAccessibleName(/\d/);
  await stands(coordinator);
  await page.getByRole('link', { name: need.title }).click();
  const open = page.getByRole('button', { name: say('coordinator_return') });
  await open.click();
  const sheet = page.getByRole('dialog', { name: say('coordinator_return_title') });
  await expect(sheet.locator(':focus')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(open).toBeFocused();
  await open.click();
  await sheet.getByRole('button', { name: say('coordinator_note_plain') }).click();
  await expect(sheet.getByRole('textbox', { name: say('coordinator_note') })).toBeFocused();
  await coordinator.writes('words-note', note);
  await sheet.getByRole('button', { name: say('coordinator_return') }).click();
  await expect(sheet).toBeHidden();
  await isAtHeading(coordinator, say('state_returned'));
  await coordinator.isInStep();
};

const mends = async (staff: Person): Promise<void> => {
  await staff.opens('/kommune');
  await staff.page
    .getByRole('article')
    .filter({ hasText: note })
    .getByRole('heading', { level: 3, name: need.title })
    .getByRole('link')
    .click();
  await expect(staff.page.getByText(note)).toHaveAttribute('lang', 'nb');
  await staff.writes('today', `${need.today} Vaktlederen har nøkkelen.`);
  await staff.presses('write_next');
  await staff.presses('write_next');
  await staff.presses('write_submit');
  await staff.page.waitForURL(/\/kommune\?sendt$/);
  await staff.isInStep();
};

const publishes = async (coordinator: Person): Promise<void> => {
  await coordinator.opens('/koordinator');
  await coordinator.page.getByRole('link', { name: need.title }).click();
  await coordinator.presses('coordinator_publish');
  await isAtHeading(coordinator, coordinator.say('state_published'));
  await stands(coordinator);
  await coordinator.isInStep();
};

/** Finds it, sends interest, and hears that it is sent. */
const sends = async (student: Person, message: string): Promise<void> => {
  const { page, say } = student;
  await student.opens('/utfordringer');
  await student.isAwake();
  await page.getByRole('searchbox').fill(need.title);
  await page.getByRole('heading', { level: 2, name: need.title }).getByRole('link').click();
  await student.presses('interest_send');
  const form = page.getByRole('dialog', { name: say('interest_form_title') });
  await form.getByRole('textbox', { name: say('interest_name') }).fill('Student i helseinformatikk');
  await form.getByRole('textbox', { name: say('interest_message') }).fill(message);
  await form.getByRole('button', { name: say('interest_send') }).click();
  await expect(form).toBeHidden();
  await isAtHeading(
    student,
    new RegExp(`${String(say('interest_sent_title'))}|${String(say('interest_waiting_title'))}`)
  );
  await student.isInStep();
};

/** @param what the message keys of the button, the title and the sending */
const answers = async (
  staff: Person,
  message: string,
  [button, title, send]: [string, string, string],
  choice: string
): Promise<void> => {
  const { page, say } = staff;
  const open = incoming(staff, message).getByRole('button', { name: staff.named(button) });
  await expect(open).toHaveAccessibleName(/Student i helseinformatikk/);
  await open.click();
  const sheet = page.getByRole('dialog', { name: say(title) });
  await sheet.getByRole('radio', { name: say(choice) }).check();
  await sheet.getByRole('button', { name: say(send) }).click();
  await expect(sheet).toBeHidden();
  await isAtHeading(staff, /\S/);
  await staff.isInStep();
};

test('a need is written, returned, mended and published; who answers and who waits hears where it stands', async ({
  phone,
  app
}) => {
  test.slow();
  const [staff, coordinator, student, second, third] = [
    await hearing(phone),
    await hearing(phone),
    await hearing(phone),
    await hearing(phone),
    await hearing(phone)
  ];
  await writes(staff);
  await returns(coordinator);
  await mends(staff);
  await publishes(coordinator);
  for (const [person, name] of [
    [student, 'en'],
    [second, 'to'],
    [third, 'tre']
  ] as const) {
    await comesIn(person, `tre.${name}@stud.ntnu.no`, app);
    await sends(person, `Jeg vil gjerne skrive om nøkkelen, hilsen ${name}.`);
  }

  await test.step('the third withdraws: the sheet gives the focus back, and then to where it stands', async () => {
    const { page, say } = third;
    const open = page.getByRole('button', { name: say('interest_withdraw') });
    await open.click();
    const sheet = page.getByRole('dialog', { name: say('interest_withdraw_title') });
    await expect(sheet).toHaveAccessibleDescription(say('interest_withdraw_text'));
    await expect(sheet.locator(':focus')).toHaveCount(1);
    await page.keyboard.press('Escape');
    await expect(open).toBeFocused();
    await open.click();
    await sheet.getByRole('button', { name: say('interest_withdraw') }).click();
    await isAtHeading(third, say('interest_withdrawn_title'));
    await third.isInStep();
  });

  await test.step('staff ask, decline and accept', async () => {
    await student.opens('/min-side');
    await student.isInStep();
    await staff.opens('/kommune');
    await stands(staff);
    await answers(
      staff,
      'hilsen en.',
      ['answer_ask', 'answer_ask_title', 'answer_ask_send'],
      'answer_ask_supervisor'
    );
    await hears(staff.page, staff.say('municipality_told'));
    await answers(
      staff,
      'hilsen to.',
      ['answer_decline', 'answer_decline_title', 'answer_decline_send'],
      'reason_full'
    );
  });

  await test.step('the first hears that there is something new, once, and goes from the notice to the reply', async () => {
    const { page, say } = student;
    await inStep(student);
    await hears(page, say('notices_unread', { count: 1 }));
    const asked = say('notice_interest_asked', { title: need.title });
    const notice = page.getByRole('heading', { level: 3, name: asked });
    await expect(notice).toBeVisible();
    await stands(student);
    await expect(
      page
        .getByRole('navigation', { name: say('nav_main') })
        .getByRole('link', { name: say('nav_mine') as string })
    ).toHaveAccessibleName(/1/);
    await notice.getByRole('link').click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('thread_title'));
    await student.writes('message-text', 'Ja, instituttet finner en veileder.');
    await student.presses('thread_reply');
    await hears(page, say('thread_said_own'));
    await stands(student);
    await student.isInStep();
    await accepts(staff, 'hilsen en.');
    await student.opens('/min-side/varsler');
    await inStep(student);
    await expect(
      page.getByRole('heading', { name: say('notice_interest_accepted', { title: need.title }) })
    ).toBeVisible();
    await said(page);
    await student.presses('notices_read_all');
    await hears(page, say('notices_none_unread'));
    await isAtHeading(student, say('notices_title'));
    await student.isInStep();
  });

  await test.step('the second hears why, and finds others on the same theme by their own words', async () => {
    const { page, say } = second;
    await inStep(second);
    await expect(page.getByRole('heading', { level: 2, name: say('interest_declined_title') })).toBeVisible();
    await expect(page.getByRole('heading', { level: 3, name: say('interest_alternatives') })).toBeVisible();
    await expect(page.locator('.similar strong').first()).toHaveAttribute('lang', /^(nb|nn|en)$/);
    await stands(second);
  });
});

test('a PhD candidate and a researcher hear English, and each message in its own language', async ({
  phone,
  app
}) => {
  test.slow();
  const [challenge] = await challengesOf(
    app,
    'municipality=gjovik&kind=research_project&theme=health&language=nb'
  );
  for (const [role, as] of [
    ['phd', 'interest_as_phd'],
    ['researcher', 'interest_as_supervisor']
  ] as const) {
    const person = await hearing(phone, 'en');
    const { page, say } = person;
    await person.signsInAs(role);
    await person.opens(`/utfordringer/${challenge?.slug}`);
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await expect(page.getByRole('heading', { level: 1 })).toHaveAttribute('lang', 'nb');
    await person.presses('interest_send');
    const form = page.getByRole('dialog', { name: say('interest_form_title') });
    await expect(form.getByRole('group', { name: say('interest_role') })).toBeVisible();
    await form.getByRole('radio', { name: say(as), exact: true }).check();
    await form
      .getByRole('textbox', { name: say('interest_message') })
      .fill('I would like to know how you work with this.');
    await stands(person);
    await form.getByRole('button', { name: say('interest_send') }).click();
    await expect(form).toBeHidden();
    await expect(focus(person)).toHaveRole('heading');
    await person.isInStep();
  }
  const staff = await hearing(phone);
  await staff.signsInAs('staff_gjovik');
  await staff.opens('/kommune');
  await expect(staff.page.getByText('I would like to know how you work with this.').first()).toHaveAttribute(
    'lang',
    'en'
  );
  await stands(staff);
});

test('a citizen hears what is missing in a suggestion and where, and that it is sent', async ({ phone }) => {
  const citizen = await hearing(phone);
  const { page, say } = citizen;
  await citizen.signsInAs('citizen');
  await citizen.opens('/foresla');
  await citizen.isAwake();
  await expect(page.getByRole('radio').first()).toBeVisible();
  await citizen.presses('suggest_send');
  const summary = page.getByRole('group', { name: say('summary_title') });
  await expect(summary).toBeFocused();
  expect((await said(page)).filter((line) => line.includes(String(say('suggest_need'))))).toEqual([]);
  await stands(citizen);
  for (const [at, name] of [
    [0, 'suggest-need'],
    [1, 'suggest-title'],
    [2, 'suggest-partnership_id']
  ] as const) {
    await summary.getByRole('link').nth(at).click();
    await expect(page.locator(`#${name}`)).toBeFocused();
    await expect(page.locator(`#${name}`)).toHaveAccessibleDescription(
      new RegExp(`${String(say('error_missing'))}$`)
    );
  }
  await citizen.writes('suggest-need', 'Benken ved elva er råtnet, og folk må stå mens de venter på bussen.');
  await citizen.writes('suggest-title', 'En benk ved elva');
  await page.getByRole('radio').first().check();
  await citizen.presses('suggest_send');
  await isAtHeading(citizen, say('suggest_thanks'));
  await hears(page, /En benk ved elva/);
  await stands(citizen);
  await citizen.isInStep();
});

test('a message is reported by its own button, and who reported hears what came of it', async ({ phone }) => {
  const thread = '/min-side/meldinger/5b1f0c7e-2d4a-4c59-9a63-0f6f7d1c2e01';
  const [student, coordinator] = [await hearing(phone), await hearing(phone)];
  await student.signsInAs('student');
  await student.opens(thread);
  const { page, say } = student;
  const report = page
    .getByRole('listitem')
    .getByRole('button', { name: student.named('thread_report') })
    .last();
  await report.click();
  const sheet = page.getByRole('dialog', { name: say('report_title_message') });
  await expect(sheet.getByRole('group', { name: say('report_kind') })).toBeVisible();
  await sheet.getByRole('radio').first().check();
  await student.writes('report-words', 'Dette hører hjemme et annet sted.');
  await stands(student);
  await sheet.getByRole('button', { name: say('report_send') }).click();
  await isAtHeading(student, say('report_thanks'));
  await hears(page, new RegExp(String(say('report_thanks_text'))));
  await page.keyboard.press('Escape');
  await expect(report).toBeFocused();
  await student.isInStep();

  await coordinator.signsInAs('coordinator');
  await coordinator.opens('/koordinator/rapporter');
  const card = coordinator.page.getByRole('article').filter({ hasText: 'Dette hører hjemme et annet sted.' });
  await card.getByRole('button', { name: coordinator.named('report_dismiss') }).click();
  const answer = coordinator.page.getByRole('dialog', { name: coordinator.say('report_dismiss_title') });
  await answer.getByRole('button', { name: coordinator.say('report_text_stays') }).click();
  await answer.getByRole('button', { name: coordinator.say('report_answer_send') }).click();
  await expect(answer).toBeHidden();
  await isAtHeading(coordinator, /\S/);
  await coordinator.isInStep();
  await said(page);
  await inStep(student);
  await hears(page, say('notices_unread'));
  await student.opens('/min-side/innspill');
  await expect(
    page
      .getByRole('article')
      .filter({ hasText: String(say('report_dismissed')) })
      .first()
  ).toBeVisible();
  await stands(student);
});

test('a leader hears who waits and since when, and ends a role where it stands', async ({ phone }) => {
  const leader = await hearing(phone);
  const { page, say } = leader;
  await leader.signsInAs('leader');
  await leader.opens('/kommune/enhet');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('unit_waits'));
  await expect(page.getByRole('region', { name: say('unit_numbers') })).toBeVisible();
  await expect(page.getByRole('region', { name: say('unit_people') })).toBeVisible();
  await leader.presses('unit_invite');
  const sheet = page.getByRole('dialog');
  await sheet.locator('[name="invite-email"]').fill('hjelper@gjovik.kommune.no');
  await sheet.getByRole('button', { name: say('unit_invite_send') }).click();
  await hears(page, /hjelper@gjovik\.kommune\.no/);
  await expect(sheet.locator(':focus')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: say('unit_invite') })).toBeFocused();
  await leader.isInStep();
  const takeBack = page.getByRole('button', { name: /hjelper@gjovik/ });
  await expect(takeBack).toBeVisible();
  await stands(leader);
  await takeBack.click();
  await isAtHeading(leader, say('unit_people'));
  await leader.isInStep();
});

test('a newcomer signs in with a code, says who they are, and takes it all away again', async ({
  phone,
  app
}) => {
  test.slow();
  const email = 'hoerer@stud.ntnu.no';
  const student = await hearing(phone);
  const { page, say } = student;
  const signsIn = async (code: string, app: App): Promise<void> => {
    await page.getByRole('textbox', { name: say('sign_email') }).fill(email);
    await student.presses('sign_send');
    const field = page.getByRole('textbox', { name: say('sign_code') });
    await expect(field).toBeFocused();
    await field.fill(code);
    await student.presses('sign_verify');
    await expect(field).toBeFocused();
    await expect(field).toHaveAccessibleDescription(new RegExp(`${String(say('error_code_digits'))}$`));
    await field.fill(await app.code(email));
    await student.presses('sign_verify');
  };
  await student.opens('/logg-inn');
  await student.isAwake();
  await student.presses('sign_send');
  await expect(page.locator('[name="email"]')).toBeFocused();
  await expect(page.locator('[name="email"]')).toHaveAccessibleDescription(
    new RegExp(`${String(say('error_email'))}$`)
  );
  await signsIn('12', app);

  await test.step('each step begins at its heading', async () => {
    for (const key of ['welcome_who', 'welcome_likes', 'welcome_how']) {
      await isAtHeading(student, say(key));
      await stands(student);
      await student.presses('welcome_skip');
    }
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('home_hello'));
    await student.isInStep();
  });

  await test.step('settings are groups, and a switch says whether it is on', async () => {
    await student.opens('/min-side/innstillinger');
    await expect(page.getByRole('group', { name: say('prefer_mail') })).toBeVisible();
    await expect(page.getByRole('link', { name: say('language_nb') as string })).toHaveAttribute(
      'aria-current',
      'true'
    );
    const yes = page.getByRole('switch', { name: say('consent_follow_up') });
    await expect(yes).toHaveAccessibleDescription(/\S/);
    await yes.check();
    await page.getByLabel(say('mode_label') as string).selectOption('dark');
    await student.isInStep();
  });

  await test.step('who has opened what is read from its heading on', async () => {
    await student.opens('/min-side/mine-data');
    await student.presses('opened_show');
    await isAtHeading(student, say('opened_title'));
    await stands(student);
  });

  await test.step('the account goes after a yes, and the page says where one is', async () => {
    const open = page.getByRole('button', { name: say('rights_delete') });
    await open.click();
    const sheet = page.getByRole('dialog', { name: say('rights_delete_title') });
    await expect(sheet.getByRole('list')).toHaveCount(2);
    await page.keyboard.press('Escape');
    await expect(open).toBeFocused();
    await open.click();
    await said(page);
    await sheet.getByRole('button', { name: say('rights_delete_now') }).click();
    await page.waitForURL((url) => url.pathname === '/');
    await hears(page, /Samskap/);
  });
});

test('a partnership’s agreements are a list within a list, and every bar has its words', async ({
  phone
}) => {
  const reader = await hearing(phone);
  const { page, say } = reader;
  await reader.opens('/partnerskap/gjovik-ntnu');
  const below = page.getByRole('list', { name: say('partner_agreements_below') });
  await expect(below.getByRole('listitem').first()).toBeVisible();
  await expect(page.getByRole('main').getByRole('img')).toHaveCount(0);
  const nodes = await treeOf(page.getByRole('main'));
  expect(headingFaults(nodes)).toEqual([]);
  // A link within the page takes the focus along.
  await page
    .getByRole('navigation', { name: say('partner_contents') })
    .getByRole('link')
    .nth(1)
    .click();
  await page.keyboard.press('Tab');
  const isFurther = await page.locator('#avtaler').evaluate((part) => {
    const place = part.compareDocumentPosition(document.activeElement ?? document.body);
    return (place & (Node.DOCUMENT_POSITION_FOLLOWING | Node.DOCUMENT_POSITION_CONTAINED_BY)) !== 0;
  });
  expect(isFurther).toBe(true);
});
