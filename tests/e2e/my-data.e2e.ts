/** What a person says yes to, everything we have about them, and an account that is gone: from the phone. */
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { findings } from './support/axe.ts';
import { Person } from './support/journey.ts';
import { phoneIsFilled } from './support/phone.ts';
import { expect, test } from './support/test.ts';

const message = 'Jeg vil gjerne skrive om dette, og dette er ord jeg kjenner igjen.';

/** Everything that lies on the phone about somebody: databases of a person, keys and notes. */
const onThePhone = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const databases = (await indexedDB.databases()).map(({ name }) => name ?? '');
    return [
      ...databases.filter((name) => name.startsWith('samskap-u-')),
      ...Object.keys(localStorage).filter((key) => /^samskap-(auth|person|unsent|wipe)/.test(key))
    ];
  });

const switchOf = (person: Person) =>
  person.page.getByRole('switch', { name: person.say('consent_follow_up') });

const comesBack = async (person: Person): Promise<void> => {
  await person.page.evaluate(() => dispatchEvent(new Event('online')));
  await person.isInStep();
};

const downloads = async (person: Person, key: string): Promise<string> => {
  const waiting = person.page.waitForEvent('download');
  await person.presses(key);
  return readFile(await (await waiting).path(), 'utf8');
};

const sendsInterest = async (student: Person): Promise<void> => {
  await student.opens('/utfordringer');
  await student.page.getByRole('article').first().getByRole('link').first().click();
  await student.presses('interest_send');
  const form = student.page.getByRole('dialog');
  await form.locator('[name="interest-name"]').fill('Masterstudent i sykepleie');
  await form.locator('[name="interest-message"]').fill(message);
  await form.getByRole('button', { name: student.say('interest_send'), exact: true }).click();
  await expect(form).toBeHidden();
  await student.isInStep();
};

test('a yes, everything about me, and a new beginning', async ({ phone, app }) => {
  const email = 'mine.data@stud.ntnu.no';
  const student = new Person(await phone(), 'nb');
  const signsIn = async (): Promise<void> => {
    await student.opens('/logg-inn');
    await student.signsInWithCode(email, app);
    await student.page.waitForURL((url) => !url.pathname.endsWith('/logg-inn'));
    await student.opens('/min-side');
  };
  await signsIn();
  await sendsInterest(student);
  await phoneIsFilled(student.page);
  await student.opens('/min-side/innstillinger');

  await test.step('says yes and takes it back without cover', async () => {
    app.net.cut();
    await switchOf(student).check();
    await student.sees('pending_waiting');
    expect(await findings(student.page)).toEqual([]);
    await student.page.reload();
    await expect(switchOf(student)).toBeChecked();
    app.net.heal();
    await comesBack(student);
    app.net.cut();
    await switchOf(student).uncheck();
    await student.sees('consent_withdrawn');
    app.net.heal();
    await comesBack(student);
    await expect(switchOf(student)).not.toBeChecked();
  });

  await test.step('downloads everything', async () => {
    await student.opens('/min-side/mine-data');
    app.net.cut();
    await student.presses('rights_json');
    await student.sees('rights_offline');
    app.net.heal();
    const data = JSON.parse(await downloads(student, 'rights_json')) as {
      tables: { name: string; rows: Record<string, unknown>[] }[];
    };
    const rows = (name: string) => data.tables.find((table) => table.name === name)?.rows;
    expect(rows('interests')).toMatchObject([{ message }]);
    expect(rows('consents')).toMatchObject([{ purpose: 'follow_up', state: 'withdrawn' }]);
    const page = await downloads(student, 'rights_page');
    expect(page).toContain('<html lang="nb">');
    expect(page).toContain(message);
  });

  await test.step('sees who has opened what they sent', async () => {
    await student.presses('opened_show');
    await student.sees('my_data_access_none');
    await student.sees('opened_letters_none');
  });

  await test.step('deletes the account, online only', async () => {
    app.net.cut();
    await student.presses('rights_delete');
    await student.presses('rights_delete_now');
    await student.sees('rights_delete_offline');
    app.net.heal();
    expect(await findings(student.page)).toEqual([]);
    expect(await onThePhone(student.page)).not.toEqual([]);
    // Done, but the answer is lost on the way: asked again, the phone hears that there is no such account.
    app.net.inject(/\/api\/my-data/, 'break-reply', 1);
    await student.presses('rights_delete_now');
    await expect.poll(() => app.net.passed.filter((line) => line.startsWith('DELETE '))).toHaveLength(1);
    await student.sees('rights_delete_offline');
    await student.presses('rights_delete_now');
    await student.page.waitForURL((url) => url.pathname === '/');
    expect(await onThePhone(student.page)).toEqual([]);
  });

  await test.step('the same address begins afresh', async () => {
    await signsIn();
    await student.sees('mine_interests_empty');
    await student.isInStep();
    await student.opens('/min-side/mine-data');
    const data = JSON.parse(await downloads(student, 'rights_json')) as {
      tables: { name: string; rows: unknown[] }[];
    };
    for (const name of ['interests', 'consents'])
      expect([name, data.tables.find((table) => table.name === name)?.rows]).toEqual([name, []]);
  });
});
