/** A student lets themselves be found, staff see why they fit and invite, and the student decides the rest. */
import { findings } from './support/axe.ts';
import { Person } from './support/journey.ts';
import { covered, expect, test } from './support/test.ts';

test.use(covered);

/** Of the demo world: for a master's thesis, and for nobody who can be found there already. */
const need = {
  id: 'ea74eef3-8d1b-4e00-a6e7-d714b5cbf4cb',
  title: 'Hundre tusen murstein til noen som vil ha dem'
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
      list.getByText(
        staff.say('fits_kind', { what: [staff.say('kind_master'), staff.say('kind_placement')].join(', ') })
      )
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
    const other = new Person(await phone(), 'nb');
    const there = other.page.getByRole('switch', { name: other.say('consent_findable') });
    await other.signsInAs('student');
    await other.opens('/min-side/profil');
    await expect(there).toBeChecked();
    // Without cover it is said that it does not hold yet; with cover, that it does.
    app.net.cut();
    await shown.uncheck();
    await student.sees('findable_off_waiting');
    app.net.heal();
    await student.isInStep();
    await student.sees('findable_off_since');
    await expect(student.page.getByText(student.say('findable_off_waiting'))).toBeHidden();
    // Their other phone hears of it at its next pull.
    await other.page.reload();
    await expect(there).not.toBeChecked();
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
    await form.locator('[name="interest-message"]').fill('Jeg vil gjerne skrive master om mursteinene.');
    await form.getByRole('button', { name: student.say('interest_send'), exact: true }).click();
    await student.isInStep();
    await staff.opens('/kommune');
    await expect(staff.page.getByText('Jeg vil gjerne skrive master om mursteinene.')).toBeVisible();
  });
});
