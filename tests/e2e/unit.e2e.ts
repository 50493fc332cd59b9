import { findings } from './support/axe.ts';
import { Person, writesNeed } from './support/journey.ts';
import { phoneIsFilled } from './support/phone.ts';
import { covered, expect, test } from './support/test.ts';

test('a leader sees what waits in the unit, and gives a deputy the right, without a network', async ({
  phone,
  app
}) => {
  const leader = new Person(await phone(), 'nb');
  await leader.signsInAs('leader');
  await leader.opens('/kommune');
  await leader.page.getByRole('link', { name: leader.say('municipality_unit') }).click();

  const heading = leader.page.getByRole('heading', { level: 1 });
  await expect(heading).toHaveText(leader.say('unit_waits', { unit: 'Helse og omsorg' }));
  const waiting = leader.page
    .getByRole('listitem')
    .filter({ hasText: 'Den første uka hjemme etter sykehuset' });
  await expect(waiting).toContainText('14 dager');
  await expect(waiting).toContainText('Hos Ansatt i Gjøvik (demo)');
  await expect(waiting).toContainText(/Svar innen \d+\. \p{L}+/u);
  await leader.sees('stage_open');
  expect(await findings(leader.page)).toEqual([]);

  await phoneIsFilled(leader.page);
  await leader.isInStep();
  app.net.cut();
  await leader.presses('unit_invite');
  await leader.writes('invite-email', 'vikar@gjovik.kommune.no');
  await leader.presses('unit_invite_send');
  await leader.sees('unit_invite_sent');
  await leader.page.getByRole('dialog').getByRole('button').last().click();
  const invited = leader.page.getByRole('listitem').filter({ hasText: 'vikar@gjovik.kommune.no' });
  await expect(invited).toContainText(leader.say('pending_waiting'));
  app.net.heal();
  await leader.page.evaluate(() => dispatchEvent(new Event('online')));
  await leader.isInStep();
  await expect(invited).toContainText(leader.say('unit_invited') as string);
  await expect(invited).not.toContainText(leader.say('pending_waiting'));

  const deputy = new Person(await phone(covered), 'nn');
  await deputy.opens('/logg-inn');
  await deputy.signsInWithCode('vikar@gjovik.kommune.no', app);
  await deputy.page.waitForURL((url) => !url.pathname.endsWith('/logg-inn'));
  await deputy.opens('/kommune/enhet');
  await expect(deputy.page.getByRole('heading', { level: 1 })).toHaveText(
    deputy.say('unit_waits', { unit: 'Helse og omsorg' })
  );

  await leader.opens('/kommune/enhet');
  const held = leader.page.getByRole('listitem').filter({ hasText: leader.say('unit_role_deputy') });
  await held.getByRole('button', { name: leader.named('unit_end') }).click();
  await leader.page
    .getByRole('dialog')
    .getByRole('button', { name: leader.say('unit_end'), exact: true })
    .click();
  await expect(held).toHaveCount(0);
  await leader.isInStep();
});

test('one without a role asks for it with one tap, and the leader gives it', async ({ phone, app }) => {
  const staff = new Person(await phone(covered), 'nb');
  await staff.opens('/logg-inn');
  await staff.signsInWithCode('ny.ansatt@gjovik.kommune.no', app);
  await staff.page.waitForURL((url) => !url.pathname.endsWith('/logg-inn'));
  // Another role is asked for on one's own page, and taken back.
  await staff.opens('/min-side/roller');
  await staff.presses('roles_ask');
  await staff.page
    .getByRole('radio', { name: new RegExp(`^${String(staff.say('unit_role_deputy'))}`) })
    .check();
  await staff.page.locator('[name="ask-place"]').selectOption({ label: 'Helse og omsorg, Gjøvik kommune' });
  await staff.writes('ask-name', 'Ny ansatt (demo)');
  expect(await findings(staff.page)).toEqual([]);
  await staff.presses('roles_ask_send');
  await staff.sees('roles_asked_text');
  await staff.isInStep();
  await staff.presses('unit_ask_withdraw');
  await staff.sees('my_data_state_withdrawn');
  await staff.isInStep();

  await staff.opens('/kommune');
  await staff.page.locator('[name="role-unit"]').selectOption({ label: 'Helse og omsorg' });
  await staff.presses('unit_ask', { unit: 'Helse og omsorg' });
  await expect(staff.page.getByText(staff.say('unit_asked_text') as string)).toBeVisible();
  await staff.isInStep();

  const leader = new Person(await phone(covered), 'nb');
  await leader.signsInAs('leader');
  await leader.opens('/kommune/enhet');
  await leader.presses('unit_give');
  await expect(leader.page.getByRole('button', { name: leader.named('unit_give') })).toHaveCount(0);
  const given = leader.page.getByRole('listitem').filter({ hasText: 'ny.ansatt' });
  await given.getByRole('button', { name: leader.named('role_ends_set') }).click();
  await leader.writes('role-ends_on', '2031-02-03');
  await leader.presses('role_ends_save');
  await expect(given).toContainText('3. februar 2031');
  await leader.isInStep();

  await staff.opens('/min-side/roller');
  await staff.sees('my_data_state_given');
  await expect(staff.page.getByText(/3\. februar 2031/)).toBeVisible();
  await staff.opens('/kommune/enhet');
  await staff.sees('unit_people');
  await expect(staff.page.getByRole('button', { name: staff.named('unit_leave') })).toBeVisible();
});

test('a need begins with an example, and with an earlier one', async ({ phone }) => {
  const staff = new Person(await phone({ ...covered, viewport: { width: 1280, height: 800 } }), 'nb');
  await staff.signsInAs('staff_trondheim');
  await staff.opens('/kommune/ny');
  await staff.presses('write_see_examples');
  await staff.page
    .getByRole('complementary')
    .getByRole('button', { name: staff.named('write_example_take') })
    .first()
    .click();
  await expect(staff.page.locator('[name="today"]')).toHaveValue(
    staff.say('write_example_1_today') as string
  );
  await staff.page.waitForURL(/\/kommune\/[0-9a-f-]{36}$/);

  await staff.opens('/kommune/ny');
  await writesNeed(staff, { title: '', today: '', whom: '', better: '' });
  await staff.presses('write_copy');
  const earlier = staff.page.getByRole('dialog').getByRole('link').first();
  const title = (await earlier.textContent()) ?? '';
  await earlier.click();
  await expect(staff.page.getByText(staff.say('write_copied', { title }))).toBeVisible();
  await staff.page.waitForURL(/\/kommune\/[0-9a-f-]{36}$/);
  await staff.presses('write_next');
  await expect(staff.page.locator('[name="title"]')).toHaveValue(title);
  await expect(staff.page.locator('[name="starts_on"]')).toHaveValue('');
  await staff.isInStep();
});

for (const path of ['/kommune', '/kommune/ny', '/kommune/enhet']) {
  test(`a student who comes to ${path} is told why it is closed, and where to go`, async ({ phone }) => {
    const student = new Person(await phone(covered), 'nb');
    await student.signsInAs('student');
    await student.opens(path);
    await student.sees(path === '/kommune/enhet' ? 'unit_other_text' : 'municipality_other_text');
    await student.page.getByRole('link', { name: student.say('fault_list') }).click();
    await student.page.waitForURL(/\/utfordringer$/);
  });
}
