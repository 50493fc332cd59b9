/** A student lets themselves be found, staff see why they fit and invite, and the student decides the rest. */
import { findings } from './support/axe.ts';
import { Person } from './support/journey.ts';
import { covered, expect, test } from './support/test.ts';

test.use(covered);

/** Of the demo world: about health and smart technology, for a master's thesis. */
const need = {
  id: '04632389-be98-4238-bc25-aa15782e4d02',
  title: 'Når trygghetsalarmen går og ingen har falt'
};

test('found by choice, invited by a human being, and hidden again at once', async ({ phone, app }) => {
  const student = new Person(await phone(), 'nb');
  const staff = new Person(await phone({ viewport: { width: 1280, height: 800 } }), 'nb');
  const shown = student.page.getByRole('switch', { name: student.say('consent_findable') });
  const list = staff.page.getByRole('article');

  await test.step('the student chooses where, and what is shown', async () => {
    await student.signsInAs('student');
    await student.opens('/min-side/profil');
    await expect(shown).not.toBeChecked();
    await shown.check();
    await student.sees('findable_needs_place');
    await student.page.getByRole('checkbox', { name: /Universitetskommunen Gjøvik/ }).check();
    await student.sees('findable_needs_part');
    await student.presses('findable_parts_all');
    await expect(student.page.getByRole('article')).toContainText(student.say('findable_who_master'));
    await expect(student.page.getByText(student.say('findable_not_yet'))).toBeHidden();
    await student.isInStep();
    expect(await findings(student.page)).toEqual([]);
  });

  await test.step('staff see who and why, with cover only, and invite', async () => {
    await staff.signsInAs('staff_gjovik');
    await staff.opens(`/kommune/${need.id}?hvem`);
    await staff.isInStep();
    app.net.cut();
    await staff.presses('found_show');
    await staff.sees('found_offline');
    app.net.heal();
    await staff.presses('found_show');
    await expect(list).toHaveCount(1);
    await expect(
      list.getByText(staff.say('fits_kind', { what: staff.say('kind_master') as string }))
    ).toBeVisible();
    // No name was chosen.
    await expect(list).not.toContainText('demo');
    await staff.presses('invite_open');
    await expect(staff.page.getByRole('dialog').getByRole('button').nth(1)).toBeVisible();
    expect(await findings(staff.page)).toEqual([]);
    await staff.presses('invite_send');
    await expect(list.getByText(staff.say('invite_done'))).toBeVisible();
    await staff.isInStep();
  });

  await test.step('the student turns it off, and it holds at once', async () => {
    await student.presses('looked_show');
    // Seen by the one who asked, and invited.
    await expect(student.page.getByRole('listitem').filter({ hasText: need.title })).toHaveCount(2);
    await shown.uncheck();
    await student.isInStep();
    await staff.presses('found_again');
    await staff.sees('found_none');
    expect(await findings(staff.page)).toEqual([]);
  });

  await test.step('the invitation stands, and is answered as any need is', async () => {
    await student.opens('/min-side/varsler');
    await student.page
      .getByRole('link', { name: student.say('notice_challenge_invited', { title: need.title }) })
      .click();
    await student.presses('interest_send');
    const form = student.page.getByRole('dialog');
    await form.locator('[name="interest-message"]').fill('Jeg vil gjerne skrive master om alarmene.');
    await form.getByRole('button', { name: student.say('interest_send'), exact: true }).click();
    await student.isInStep();
    await staff.opens('/kommune');
    await expect(staff.page.getByText('Jeg vil gjerne skrive master om alarmene.')).toBeVisible();
  });
});
