import type { Page } from '@playwright/test';
import type { App } from './support/app.ts';
import { findings } from './support/axe.ts';
import { Person, writesFrame, writesNeed, type Need } from './support/journey.ts';
import { covered, expect, test } from './support/test.ts';

test.use(covered);

const need: Need = {
  title: 'Stillasene som står en måned for lenge',
  today:
    'Stillasene på skolen sto fem uker etter at malerne var ferdige. Ingen visste hvem som skulle ringe, så vi betalte leie for ingenting.',
  whom: 'Vaktmestere, elevene på skolen og de som betaler regningen.',
  better: 'Stillaset skal fjernes i samme uke som malerne er ferdige.'
};
const mended = 'Vaktmesteren ser samme dag at jobben er ferdig, og stillaset er borte uka etter.';
const question = 'Hei! Hvor mye tid har du i uka, og hvem veileder deg?';
const reply = 'En dag i uka, og instituttet finner en veileder til meg.';
const message = 'Jeg går bygg og miljø, og vil følge et stillas fra det reises til det er borte.';

/** Sends the challenge in, from any step of the form. */
const sendsIn = async (staff: Person): Promise<void> => {
  await staff.presses('write_next');
  await staff.presses('write_next');
  await staff.presses('write_submit');
  await staff.page.waitForURL(/\/kommune\?sendt$/);
  await staff.sees('write_submitted');
  await staff.isInStep();
};

const writes = async (staff: Person): Promise<void> => {
  await staff.signsInAs('staff_gjovik');
  await staff.opens('/kommune/ny');
  await writesNeed(staff, need);
  // Somebody who has stopped writing is asked who does it, and may go on all the same.
  await staff.page
    .locator('summary')
    .filter({ hasText: staff.say('plain_count') })
    .click();
  await staff.sees('plain_passive', { quote: 'skal fjernes' });
  await staff.presses('write_next');
  await writesFrame(staff, need);
  await staff.presses('write_next');
  await staff.presses('write_submit');
  await staff.page.waitForURL(/\/kommune\?sendt$/);
  await staff.isInStep();
};

const returns = async (coordinator: Person, note: string): Promise<void> => {
  await coordinator.signsInAs('coordinator');
  await coordinator.opens('/koordinator');
  await coordinator.page.getByRole('link', { name: need.title }).click();
  await coordinator.presses('coordinator_return');
  await coordinator.writes('words-note', note);
  await coordinator.page
    .getByRole('dialog')
    .getByRole('button', { name: coordinator.say('coordinator_return'), exact: true })
    .click();
  await expect(coordinator.page.getByRole('dialog')).toBeHidden();
  await coordinator.isInStep();
};

const mends = async (staff: Person, note: string): Promise<void> => {
  await staff.opens('/kommune');
  const card = staff.page.getByRole('article').filter({ hasText: need.title });
  await expect(card).toContainText(note);
  await expect(card).toContainText(staff.say('next_mend'));
  await card.getByRole('link').click();
  await staff.page.waitForURL(/\/kommune\/[0-9a-f-]{36}$/);
  await staff.writes('better', mended);
  await sendsIn(staff);
};

const publishes = async (coordinator: Person): Promise<void> => {
  await coordinator.opens('/koordinator');
  await coordinator.page.getByRole('link', { name: need.title }).click();
  await expect(coordinator.page.getByText(mended)).toBeVisible();
  await coordinator.presses('coordinator_publish');
  await coordinator.sees('state_published');
  await coordinator.isInStep();
};

/** Only what is for a master's student. */
const filters = async (student: Person): Promise<void> => {
  await student.isAwake();
  await student.presses('list_filter');
  const master = student.page.locator('dialog [name="kind"][value="master"]');
  const group = student.page
    .locator('dialog details')
    .filter({ has: student.page.locator('[name="kind"][value="master"]') });
  if (!(await group.evaluate((element: HTMLDetailsElement) => element.open)))
    await group.locator('summary').click();
  await master.check();
  await student.page.waitForURL(/[?&]kind=master/);
  await student.page
    .getByRole('dialog')
    .getByRole('button', { name: student.say('list_show_count') })
    .click();
};

const sendsInterest = async (student: Person, app: App): Promise<void> => {
  await student.opens('/logg-inn');
  await student.signsInWithCode('bygg.student@stud.ntnu.no', app);
  await student.page.waitForURL((url) => !url.pathname.endsWith('/logg-inn'));
  await student.opens('/utfordringer');
  await filters(student);
  await student.page.getByRole('searchbox').fill(need.title);
  await expect(student.page.getByRole('article')).toHaveCount(1);
  await student.page.getByRole('article').getByRole('link').first().click();
  await student.presses('save_add');
  await student.sees('save_done');
  await student.presses('interest_send');
  await student.writes('interest-name', 'Bygg og miljø, tredje år');
  await student.writes('interest-message', message);
  await student.page
    .getByRole('dialog')
    .getByRole('button', { name: student.say('interest_send'), exact: true })
    .click();
  await student.sees('interest_sent_title');
  await student.isInStep();
};

/** The card of the student's interest, and the sheet that one of its buttons opens. */
const answers = async (staff: Person, key: string): Promise<void> => {
  await staff.page
    .getByRole('article')
    .filter({ hasText: message })
    .getByRole('button', { name: staff.named(key) })
    .click();
  await expect(staff.page.locator('[name="answer-answer"]')).toBeVisible();
};

const asksForMore = async (staff: Person): Promise<void> => {
  await staff.opens('/kommune');
  await answers(staff, 'answer_ask');
  await staff.writes('answer-answer', question);
  // Another suggestion never takes the place of one's own words.
  await staff.page.getByRole('radio', { name: staff.say('answer_ask_supervisor') as string }).check();
  await expect(staff.page.locator('[name="answer-answer"]')).toHaveValue(question);
  expect(await findings(staff.page)).toEqual([]);
  await staff.presses('answer_ask_send');
  await staff.sees('municipality_asked');
  await expect(staff.page.getByRole('article').filter({ hasText: question })).toBeVisible();
  await staff.isInStep();
};

/** From the saved things, through the interest, to the conversation. */
const replies = async (student: Person): Promise<void> => {
  await student.opens('/min-side/lagret');
  await expect(student.page.getByText(need.title, { exact: true })).toBeVisible();
  await student.opens('/min-side/interesser');
  await student.sees('interest_asked_title', { unit: 'Helse og omsorg' });
  await student.opens('/min-side/meldinger');
  await student.page.getByRole('link').filter({ hasText: need.title }).first().click();
  const thread = student.page.getByRole('region', { name: student.say('thread_messages') });
  await expect(thread.getByText(question, { exact: true })).toBeVisible();
  await student.writes('message-text', reply);
  await student.presses('thread_reply');
  await student.isInStep();
};

const accepts = async (staff: Person): Promise<void> => {
  await staff.opens('/kommune');
  await expect(staff.page.getByRole('article').filter({ hasText: message })).toContainText(reply);
  await answers(staff, 'answer_accept');
  await expect(staff.page.locator('[name="answer-answer"]')).toHaveValue(new RegExp(need.title));
  await staff.presses('answer_accept_send');
  await expect(staff.page.getByRole('dialog')).toBeHidden();
  await staff.isInStep();
};

const asked = 'Benken der folk blir sitjande';
const again = 'Benker ved busstoppet på Biri';

/** Writes what Trondheim has asked already, in other words, and begins with theirs instead. */
const writesAgain = async (staff: Person): Promise<void> => {
  await staff.opens('/kommune/ny');
  await staff.writes(
    'today',
    'De som venter på bussen, sitter på murer og trapper. Det er ikke en benk langs fortauet.'
  );
  const panel = staff.page.getByRole('region', { name: staff.say('similar_title') });
  await expect(panel.getByRole('link', { name: new RegExp(`^${asked}`) })).toBeVisible();
  await expect(panel).toContainText('Trondheim kommune');
  await expect(panel).toContainText('fortauet');
  expect(await findings(staff.page)).toEqual([]);
  await panel.getByRole('button', { name: staff.named('similar_template') }).click();
  await staff.page
    .getByRole('dialog')
    .getByRole('button', { name: staff.say('write_example_replace') })
    .click();
  await expect(staff.page.locator('[name="today"]')).toHaveValue(/langs fortauet, sit folk på murar/);
  await staff.sees('write_copied', { title: asked });
  await expect(panel).toBeHidden();
  await staff.presses('write_next');
  await expect(staff.page.locator('[name="title"]')).toHaveValue(asked);
  // The theme that means the same here, and nobody of theirs to answer.
  await expect(staff.page.locator('[name="theme_id"] option:checked')).toHaveText('Byutvikling');
  await expect(staff.page.locator('[name="contact_role"]')).toHaveValue('');
  await staff.writes('title', again);
  await staff.writes('contact_role', 'Leder for park og byrom');
  await staff.presses('write_next');
  await staff.presses('write_submit');
  await staff.page.waitForURL(/\/kommune\?sendt$/);
  await staff.isInStep();
};

/** Holds the two beside each other, and leads the writer to the first, in the language of the draft. */
const pointsToFirst = async (coordinator: Person): Promise<void> => {
  await coordinator.opens('/koordinator');
  await coordinator.page.getByRole('link', { name: again }).click();
  const twice = coordinator.page.getByRole('region', { name: coordinator.say('similar_twice') });
  // A citizen's suggestion that waits as well resembles it, too.
  const first = twice.getByRole('listitem').filter({ hasText: asked });
  await first.locator('summary').click();
  await expect(twice.getByRole('group', { name: asked })).toContainText('sit folk på murar og trapper');
  expect(await findings(coordinator.page)).toEqual([]);
  await first.getByRole('button', { name: coordinator.named('similar_point') }).click();
  const note = coordinator.page.locator('[name="words-note"]');
  await expect(note).toHaveValue(/^Takk for eit viktig behov!.*\/nn\/utfordringer\//);
  await coordinator.page
    .getByRole('dialog')
    .getByRole('button', { name: coordinator.say('coordinator_return'), exact: true })
    .click();
  await coordinator.sees('state_returned');
  await coordinator.isInStep();
};

const followsTheLink = async (staff: Person): Promise<void> => {
  await staff.opens('/kommune');
  await staff.page.getByRole('article').filter({ hasText: again }).getByRole('link').click();
  await staff.page.getByRole('link', { name: '/nn/utfordringer/' }).click();
  await expect(staff.page.getByRole('heading', { level: 1 })).toHaveText(asked);
};

const on = async (phone: () => Promise<Page>): Promise<Person> => new Person(await phone(), 'nb');

test('a need is written, returned, mended and published; a student is asked for more, and accepted; the next need has been asked before', async ({
  phone,
  app
}) => {
  test.slow();
  const [staff, coordinator, student] = [await on(phone), await on(phone), await on(phone)];
  const note = 'Fint og konkret. Skriv også hva vaktmesteren merker når det er løst.';
  await writes(staff);
  await returns(coordinator, note);
  await mends(staff, note);
  await publishes(coordinator);
  await sendsInterest(student, app);
  await asksForMore(staff);
  await replies(student);
  await accepts(staff);
  await student.opens('/min-side/interesser');
  await student.sees('interest_accepted_title');

  await writesAgain(staff);
  await pointsToFirst(coordinator);
  await followsTheLink(staff);
});
