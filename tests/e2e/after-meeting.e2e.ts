import { findings } from './support/axe.ts';
import { Person } from './support/journey.ts';
import { phoneIsFilled } from './support/phone.ts';
import { expect, test } from './support/test.ts';

/** Of the demo world: it was held twelve days ago, and two of the three who came have said what they thought. */
const evening = '/moteplasser/besok-en-kveld-i-hjemmetjenesten-4e0004';
const hosted = '/kommune/moteplasser/4e000400-5a5b-4c1d-8e2f-000000000004';
const title = 'Besøk: En kveld i hjemmetjenesten';
const need = 'Rapporten ved vaktskiftet som når fram';

const isBack = async ({ page }: Person): Promise<void> => {
  await page.context().setOffline(false);
  await page.evaluate(() => dispatchEvent(new Event('online')));
};

test('after a meeting its hosts note and agree, one who came says what they thought, and its needs are known', async ({
  phone
}) => {
  test.slow();
  const host = new Person(await phone(), 'nb');
  const student = new Person(await phone(), 'nn');
  const visitor = new Person(await phone(), 'en');

  // Two of three have answered, so nobody can be told from the answers.
  await host.signsInAs('staff_gjovik');
  await host.opens(hosted);
  await host.sees('sums_few');
  await host.isInStep();
  await phoneIsFilled(host.page);
  await host.page.context().setOffline(true);
  await host.writes('notes', 'Vi begynner med rapporten.');
  const notes = host.page.getByRole('region', { name: host.say('notes_title'), exact: true });
  await expect(notes.getByText(String(host.say('pending_waiting')), { exact: true })).toBeVisible();
  await host.presses('action_add');
  const sheet = host.page.getByRole('dialog');
  const saves = () => sheet.getByRole('button', { name: host.say('common_save') }).click();
  await saves();
  await expect(host.page.locator('#action-what-fault')).toBeVisible();
  await host.writes('action-what', 'Invitere nattevakten');
  await host.writes('action-owner_role', 'ring 91 23 45 67');
  await host.writes('action-due_on', '2040-03-01');
  await saves();
  await expect(host.page.locator('#action-owner_role-fault')).toBeVisible();
  expect(await findings(host.page)).toEqual([]);
  await host.writes('action-owner_role', 'Enhetsleder');
  await saves();
  await expect(sheet).toBeHidden();
  const action = host.page.getByRole('checkbox', { name: /^Invitere nattevakten/ });
  await action.check();
  await expect(action).toBeChecked();
  await isBack(host);
  await host.isInStep();
  expect(await findings(host.page)).toEqual([]);

  // The one who has not answered is asked, and answers without cover in two taps.
  await student.signsInAs('student');
  await student.opens('/min-side/moteplasser');
  await student.sees('mine_meetings_asked');
  expect(await findings(student.page)).toEqual([]);
  await student.isInStep();
  await phoneIsFilled(student.page);
  await student.page.context().setOffline(true);
  await student.page.getByRole('link', { name: student.named('mine_meetings_answer') }).click();
  await student.page.getByRole('radio', { name: student.say('opinion_useful'), exact: true }).check();
  await student.sees('opinion_thanks');
  await student.writes('opinion-sentence', 'Eg vil skrive om rapporten.');
  // Who looks at something else first finds the sentence again.
  await student.page.goBack();
  await student.sees('mine_meetings_past');
  await student.page.goForward();
  await expect(student.page.locator('[name="opinion-sentence"]')).toHaveValue('Eg vil skrive om rapporten.');
  await student.presses('opinion_send');
  await student.sees('opinion_sent');
  expect(await findings(student.page)).toEqual([]);
  await isBack(student);
  await student.isInStep();
  await student.opens('/min-side/moteplasser');
  await expect(
    student.page.getByText(String(student.say('mine_meetings_asked')), { exact: true })
  ).toBeHidden();

  await host.page.evaluate(() => dispatchEvent(new Event('online')));
  const sums = host.page.getByRole('region', { name: host.say('sums_title') });
  await expect(sums.getByText('Eg vil skrive om rapporten.')).toBeVisible();
  await expect(sums.getByText('La oss følge en nattevakt neste gang.')).toBeVisible();
  expect(await findings(host.page)).toEqual([]);

  // Another host wrote meanwhile: both texts are there to choose from.
  const leader = new Person(await phone(), 'nb');
  await leader.signsInAs('leader');
  await leader.opens(hosted);
  await expect(leader.page.locator('[name="notes"]')).toHaveValue('Vi begynner med rapporten.');
  await expect(leader.page.getByRole('checkbox', { name: /^Invitere nattevakten/ })).toBeChecked();
  await leader.isInStep();
  await leader.page.context().setOffline(true);
  await leader.writes('notes', 'Vi begynner med bilene.');
  const theirs = leader.page.getByRole('region', { name: leader.say('notes_title'), exact: true });
  await expect(theirs.getByText(String(leader.say('pending_waiting')), { exact: true })).toBeVisible();
  const sent = host.page.waitForResponse(
    (response) => response.request().postData()?.includes('rapporten og bilene') ?? false
  );
  await host.writes('notes', 'Vi begynner med rapporten og bilene.');
  await sent;
  await isBack(leader);
  await leader.looksAtHelp();
  await leader.sees('conflict_title');
  await expect(leader.page.getByText('Vi begynner med rapporten og bilene.')).toBeVisible();
  await expect(leader.page.getByText('Vi begynner med bilene.')).toBeVisible();

  await visitor.opens(evening);
  await expect(visitor.page.getByRole('heading', { level: 1 })).toHaveText(title);
  await visitor.sees('meeting_needs');
  expect(await findings(visitor.page)).toEqual([]);
  await visitor.page.getByRole('link', { name: need }).click();
  await expect(visitor.page.getByText(visitor.say('challenge_from_meeting'))).toBeVisible();
  await visitor.page.getByRole('link', { name: title }).click();
  await expect(visitor.page.getByRole('heading', { level: 1 })).toHaveText(title);
});
