/** Min side: what one is told, what one writes to each other, and what one keeps, also without a network. */
import type { Locator, Page } from '@playwright/test';
import type { App } from './support/app.ts';
import { findings } from './support/axe.ts';
import { Person } from './support/journey.ts';
import { phoneIsFilled } from './support/phone.ts';
import { covered, expect, test } from './support/test.ts';

/** *Helse og omsorg* in the demo world, which the demo staff answers for. */
const unit = '0a000000-0000-4000-8000-000000000011';

type Card = { id: string; slug: string; title: string; organisation_id: string };

const challengeOf = async (app: App, n: number, ofUnit: boolean): Promise<Card> => {
  const answer = await fetch(`${app.origin}/api/open/v1/cards?theme=health`);
  const { cards } = (await answer.json()) as { cards: Card[] };
  const card = cards.filter((candidate) => (candidate.organisation_id === unit) === ofUnit)[n];
  if (!card) throw new Error('the demo world has too few challenges');
  return card;
};

const signsIn = async (student: Person, email: string, app: App): Promise<void> => {
  await student.opens('/logg-inn');
  await student.signsInWithCode(email, app);
  await student.page.waitForURL((url) => !url.pathname.endsWith('/logg-inn'));
};

const sendsInterest = async (student: Person, card: Card, message: string): Promise<void> => {
  await student.opens(`/utfordringer/${card.slug}`);
  await student.presses('interest_send');
  await student.writes('interest-name', 'Student i vernepleie');
  await student.writes('interest-message', message);
  await student.page
    .getByRole('dialog')
    .getByRole('button', { name: student.say('interest_send'), exact: true })
    .click();
  await expect(student.page.getByRole('dialog')).toBeHidden();
  await student.isInStep();
};

const comesBack = async (person: Person, app: App): Promise<void> => {
  app.net.heal();
  await person.page.evaluate(() => dispatchEvent(new Event('online')));
  await person.isInStep();
};

/** The number on Min side in the bar below, as it is read out. */
const badge = (person: Person, count: number): Locator =>
  person.page
    .getByRole('navigation', { name: person.say('nav_main') })
    .getByText(person.say('nav_unread', { count }));

const line = (page: Page, text: string): Locator =>
  page.getByRole('region').getByRole('listitem').filter({ hasText: text });

test('notices are counted, read without cover and are read on the next phone too', async ({ phone, app }) => {
  const student = new Person(await phone(), 'nb');
  await student.signsInAs('student');
  await student.opens('/min-side/varsler');
  await student.isInStep();
  await phoneIsFilled(student.page);
  const fresh = student.page.getByText(student.say('notices_new'), { exact: true });
  const count = await fresh.count();
  expect(count).toBeGreaterThan(1);
  await expect(badge(student, count)).toBeVisible();
  await expect(student.page).toHaveTitle(`${String(student.say('notices_title'))} · Samskap`);

  app.net.cut();
  await student.page.getByRole('article').filter({ has: fresh }).first().getByRole('link').click();
  await expect(student.page).not.toHaveURL(/varsler/);
  await expect(badge(student, count - 1)).toBeVisible();
  await student.opens('/min-side/varsler');
  await expect(fresh).toHaveCount(count - 1);
  await expect(badge(student, count - 1)).toBeVisible();
  await student.presses('notices_read_all');
  await student.sees('notices_none_unread');
  await expect(badge(student, 1)).toBeHidden();
  expect(await findings(student.page)).toEqual([]);
  await comesBack(student, app);

  const other = new Person(await phone(covered), 'nb');
  await other.signsInAs('student');
  await other.opens('/min-side/varsler');
  await other.sees('notices_none_unread');
});

test('staff ask for more and the student answers, both with the network cut', async ({ phone, app }) => {
  test.slow();
  const card = await challengeOf(app, 3, true);
  const [staff, student] = [new Person(await phone(), 'nb'), new Person(await phone(), 'nn')];
  await signsIn(student, 'samtale@stud.ntnu.no', app);
  await sendsInterest(student, card, 'Eg vil gjerne skrive om dette, og kan byrje i januar.');
  await staff.signsInAs('staff_gjovik');
  await staff.opens('/kommune');
  await staff.isInStep();
  await phoneIsFilled(staff.page);
  const id = await staff.page.evaluate(
    async (message) =>
      new Promise<string>((done, fail) => {
        void indexedDB.databases().then((all) => {
          const name = all.find((database) => database.name?.startsWith('samskap-u-'))?.name ?? '';
          const opening = indexedDB.open(name);
          opening.onsuccess = () => {
            const rows = opening.result.transaction('rows').objectStore('rows').getAll();
            rows.onsuccess = () => {
              opening.result.close();
              const found = (rows.result as { entity: string; id: string; row: { message?: string } }[]).find(
                ({ entity, row }) => entity === 'interests' && row.message === message
              );
              if (found) done(found.id);
              else fail(new Error('the interest is not on this phone'));
            };
          };
        });
      }),
    'Eg vil gjerne skrive om dette, og kan byrje i januar.'
  );

  await test.step('the unit asks without cover, and the words are kept and marked', async () => {
    await staff.opens(`/min-side/meldinger/${id}`);
    app.net.cut();
    await staff.writes('message-text', 'Hvilken rettleier har du?');
    await staff.presses('thread_send');
    await expect(line(staff.page, 'Hvilken rettleier har du?')).toContainText(
      String(staff.say('thread_waiting'))
    );
    await expect(staff.page.locator('[name="message-text"]')).toHaveValue('');
    expect(await findings(staff.page)).toEqual([]);
    await comesBack(staff, app);
    await expect(line(staff.page, 'Hvilken rettleier har du?')).toContainText(
      String(staff.say('thread_sent'))
    );
  });

  await test.step('the student is told, and goes from the notice to the question', async () => {
    await student.opens('/min-side');
    await student.isInStep();
    await expect(badge(student, 1)).toBeVisible();
    await student.page
      .getByRole('link', { name: student.say('notice_interest_asked', { title: card.title }) })
      .click();
    await expect(student.page).toHaveURL(new RegExp(`/nn/min-side/meldinger/${id}$`));
    await student.sees('thread_new');
    await phoneIsFilled(student.page);
    await student.isInStep();
    await expect(badge(student, 1)).toBeHidden();
  });

  await test.step('a reply that says nothing is not sent', async () => {
    await student.writes('message-text', '   ');
    await student.presses('thread_reply');
    await expect(student.page.locator('[name="message-text"]')).toHaveAttribute('aria-invalid', 'true');
  });

  await test.step('the reply is written without cover and arrives; a word without end does not widen the page', async () => {
    app.net.cut();
    const endless = `Ho heiter Kari, og ${'a'.repeat(300)}.`;
    await student.writes('message-text', endless);
    await student.presses('thread_reply');
    await expect(line(student.page, 'Ho heiter Kari')).toContainText(String(student.say('thread_waiting')));
    const wide = await student.page.evaluate(
      () => document.documentElement.scrollWidth > document.documentElement.clientWidth
    );
    expect(wide).toBe(false);
    await student.page.reload();
    await expect(line(student.page, 'Ho heiter Kari')).toBeVisible();
    await comesBack(student, app);
    await expect(line(student.page, 'Ho heiter Kari')).toContainText(String(student.say('thread_sent')));
  });

  await test.step('the unit hears of it while it looks, and the student sees that it is read', async () => {
    await staff.page.evaluate(() => dispatchEvent(new Event('online')));
    await expect(line(staff.page, 'Ho heiter Kari')).toBeVisible();
    await expect(
      staff.page.locator('main').getByRole('status').filter({ hasText: 'Ny melding fra' })
    ).toBeAttached();
    await staff.isInStep();
    // Whenever the staff's mark of reading has arrived, the next look shows it.
    await expect(async () => {
      await student.page.evaluate(() => dispatchEvent(new Event('online')));
      await expect(line(student.page, 'Ho heiter Kari')).toContainText(String(student.say('thread_read')), {
        timeout: 1_000
      });
    }).toPass();
  });
});

test('a message that is refused stays with its words, and leads to where it is mended', async ({
  phone,
  app
}) => {
  const card = await challengeOf(app, 0, false);
  const words = 'Jeg kan begynne allerede på mandag.';
  const [first, second] = [new Person(await phone(), 'nb'), new Person(await phone(covered), 'nb')];
  await signsIn(first, 'to.telefoner@stud.ntnu.no', app);
  await sendsInterest(first, card, 'Jeg sendte dette fra den ene telefonen min.');
  await signsIn(second, 'to.telefoner@stud.ntnu.no', app);
  await first.opens('/min-side/interesser');
  await first.page
    .getByRole('article')
    .getByRole('link', { name: first.named('thread_open') })
    .click();
  await expect(line(first.page, 'Jeg sendte dette fra den ene telefonen min.')).toBeVisible();
  await phoneIsFilled(first.page);
  await first.page.context().setOffline(true);
  await first.writes('message-text', words);
  await first.presses('thread_send');
  await expect(first.page.getByRole('listitem').filter({ hasText: words })).toContainText(
    String(first.say('thread_waiting'))
  );

  await second.opens(`/utfordringer/${card.slug}`);
  await second.presses('interest_withdraw');
  await second.page
    .getByRole('dialog')
    .getByRole('button', { name: second.say('interest_withdraw'), exact: true })
    .click();
  await second.sees('interest_withdrawn_title');
  await second.isInStep();

  await first.page.context().setOffline(false);
  await first.page.evaluate(() => dispatchEvent(new Event('online')));
  const refused = line(first.page, words);
  await expect(refused).toContainText(String(first.say('thread_refused')));
  await first.sees('thread_closed');
  expect(await findings(first.page)).toEqual([]);
  await refused.getByRole('link', { name: first.say('thread_refused_link') }).click();
  await expect(first.page.getByRole('textbox', { name: first.say('message_text') })).toHaveValue(words);
});

test('how one is told is chosen without cover, and stays', async ({ phone, app }) => {
  const student = new Person(await phone(), 'nb');
  await student.signsInAs('phd');
  await student.opens('/min-side/innstillinger');
  await student.isInStep();
  await phoneIsFilled(student.page);
  const accepted = student.page.getByRole('switch', { name: student.say('kind_of_interest_accepted') });
  app.net.cut();
  await student.page.getByText(student.say('prefer_group_sent'), { exact: true }).click();
  await accepted.uncheck();
  await student.sees('pending_waiting');
  await student.sees('prefer_group_count', { on: '6', all: '7' });
  await student.page.getByRole('radio', { name: student.say('prefer_each') }).check();
  await comesBack(student, app);
  await student.page.reload();
  await expect(student.page.getByRole('radio', { name: student.say('prefer_each') })).toBeChecked();
  await student.page.getByText(student.say('prefer_group_sent'), { exact: true }).click();
  await expect(accepted).not.toBeChecked();
  await student.page.getByRole('radio', { name: student.say('prefer_none') }).check();
  await student.sees('prefer_none_hint');
  await student.isInStep();
});

test('what became of what one asked for and sent in stands there', async ({ phone }) => {
  const [phd, citizen] = [new Person(await phone(covered), 'en'), new Person(await phone(covered), 'nb')];
  await phd.signsInAs('phd');
  await phd.opens('/min-side/roller');
  await phd.sees('my_data_state_declined');
  await expect(phd.page.getByText('Denne rollen er for dem som er fast ansatt.')).toBeVisible();
  await citizen.signsInAs('citizen');
  await citizen.opens('/min-side/innspill');
  await expect(citizen.page.getByRole('article').nth(3)).toBeVisible();
  await citizen.page
    .getByRole('article')
    .filter({ hasText: 'La noen få bruke de tomme vinduene' })
    .getByRole('link', { name: citizen.named('suggestion_challenge') })
    .click();
  await expect(citizen.page.getByRole('heading', { level: 1 })).toContainText('tomt butikkvindu');
});
