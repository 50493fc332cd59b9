import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { accepts, challengesOf, comesIn, declines, incoming, sendsInterest } from './support/answers.ts';
import { findings } from './support/axe.ts';
import { Person } from './support/journey.ts';
import { covered, expect, test } from './support/test.ts';

test.use(covered);

test('one student is accepted, a second is declined kindly and finds another need, a third withdraws', async ({
  phone,
  app
}) => {
  test.slow();
  const [need] = await challengesOf(app, 'theme=health&municipality=gjovik&kind=bachelor');
  const path = `/utfordringer/${need?.slug}`;
  const onTheme = (await challengesOf(app, 'theme=health')).map(({ title }) => title);
  const staff = new Person(await phone({ viewport: { width: 1280, height: 800 } }), 'nb');
  await staff.signsInAs('staff_gjovik');
  const [first, second, third] = await Promise.all(
    ['en', 'to', 'tre'].map(async (name) => {
      const person = new Person(await phone(), 'nb');
      await comesIn(person, `svar.${name}@stud.ntnu.no`, app);
      await person.opens(path);
      await sendsInterest(person, `Jeg vil skrive bacheloroppgave om dette, hilsen student ${name}.`);
      return person;
    })
  );
  if (!first || !second || !third) throw new Error('three students');

  await third.presses('interest_withdraw');
  await third.page
    .getByRole('dialog')
    .getByRole('button', { name: third.say('interest_withdraw'), exact: true })
    .click();
  await third.sees('interest_withdrawn_title');
  await third.isInStep();

  await accepts(staff, 'hilsen student en.');
  await declines(staff, 'hilsen student to.', 'reason_full');
  await staff.page.getByText(staff.say('municipality_answered'), { exact: true }).click();
  await expect(incoming(staff, 'hilsen student tre.')).toContainText(
    String(staff.say('interest_state_withdrawn'))
  );

  await first.opens(path);
  await first.sees('interest_accepted_title');

  await second.opens(path);
  await second.sees('interest_declined_title');
  await expect(second.page.getByText(`${String(second.say('reason_full'))}.`)).toBeVisible();
  await second.sees('interest_alternatives');
  // The same ones are not offered once more at the end of the page.
  await expect(second.page.getByText(second.say('challenge_similar'))).toHaveCount(0);
  expect(await findings(second.page)).toEqual([]);
  const other = second.page.locator('.similar a').first();
  const title = (await other.locator('strong').innerText()).trim();
  expect(onTheme).toContain(title);
  expect(title).not.toBe(need?.title);
  await other.click();
  await expect(second.page.getByRole('heading', { level: 1 })).toHaveText(title);
  await expect(
    second.page.getByRole('button', { name: second.say('interest_send'), exact: true })
  ).toBeVisible();
});

/** Messages in bokmål that read otherwise in English, and are long enough to be no name or number. */
const norwegian = (): string[] => {
  const read = (language: string): Record<string, unknown> =>
    JSON.parse(
      readFileSync(join(import.meta.dirname, `../../src/lib/i18n/messages/${language}.json`), 'utf8')
    ) as Record<string, unknown>;
  const en = read('en');
  return Object.entries(read('nb'))
    .filter(([key, text]) => typeof text === 'string' && text.length > 5 && text !== en[key])
    .map(([, text]) => String(text));
};

/** The lines on the screen that are ours and not English; what people wrote is theirs. */
const notEnglish = async (page: Page): Promise<string[]> => {
  const lines = await page.evaluate(() => {
    const copy = document.body.cloneNode(true) as HTMLElement;
    for (const theirs of copy.querySelectorAll(
      '[lang]:not([lang="en"]), [hreflang], blockquote, script, noscript'
    ))
      theirs.remove();
    return [...copy.querySelectorAll('*')].flatMap((element) =>
      [...element.childNodes].flatMap((node) =>
        node.nodeType === Node.TEXT_NODE ? (node.textContent ?? '').trim() : []
      )
    );
  });
  const nb = new Set(norwegian());
  return lines.filter((line) => nb.has(line));
};

test('a PhD candidate as co-researcher and a researcher as supervisor, in English, both answered', async ({
  phone,
  app
}) => {
  test.slow();
  const [need] = await challengesOf(app, 'municipality=gjovik&kind=public_phd&language=en');
  const path = `/utfordringer/${need?.slug}`;
  const send = async (role: 'phd' | 'researcher', as: string, message: string): Promise<Person> => {
    const person = new Person(await phone({ viewport: { width: 1280, height: 800 } }), 'en');
    await person.signsInAs(role);
    await person.opens(path);
    await person.sees('public_phd_title');
    await expect(person.page.locator('html')).toHaveAttribute('lang', 'en');
    await person.presses('interest_send');
    const form = person.page.getByRole('dialog');
    // Neither is asked whether they are a student.
    await expect(form.getByRole('radio')).toHaveCount(3);
    await expect(form.getByRole('radio', { checked: true })).toHaveAccessibleName(
      String(person.say(`interest_as_${role}`))
    );
    await form.getByRole('radio', { name: person.say(as), exact: true }).check();
    expect(await notEnglish(person.page)).toEqual([]);
    await form.getByRole('button', { name: person.say('common_cancel'), exact: true }).click();
    await sendsInterest(person, message, as);
    expect(await notEnglish(person.page)).toEqual([]);
    return person;
  };
  const candidate = await send(
    'phd',
    'interest_as_phd',
    'I study how records are read, and would do the research with you.'
  );
  const researcher = await send(
    'researcher',
    'interest_as_supervisor',
    'I supervise in information security, and have room for one candidate.'
  );

  const staff = new Person(await phone({ viewport: { width: 1280, height: 800 } }), 'nb');
  await staff.signsInAs('staff_gjovik');
  await staff.opens('/kommune');
  await expect(incoming(staff, 'I study how records')).toContainText(String(staff.say('role_phd')));
  await expect(incoming(staff, 'I supervise in information')).toContainText(
    String(staff.say('role_supervisor'))
  );
  await accepts(staff, 'I study how records');
  await declines(staff, 'I supervise in information', 'reason_timing');

  await candidate.opens(path);
  await candidate.sees('interest_accepted_title');
  await researcher.opens(path);
  await researcher.sees('interest_declined_title');
  await expect(researcher.page.getByText(`${String(researcher.say('reason_timing'))}.`)).toBeVisible();
  expect(await notEnglish(researcher.page)).toEqual([]);
});
