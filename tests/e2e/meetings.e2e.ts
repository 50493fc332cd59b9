import { findings } from './support/axe.ts';
import { Person } from './support/journey.ts';
import { expect, test } from './support/test.ts';

/** Of the demo world: three seats, two of them taken. */
const breakfast = '/moteplasser/frokost-ny-i-gjovik-4e0001';

test('the last seat of a breakfast is taken, waited for, given back and offered to the first in line', async ({
  phone
}) => {
  test.slow();
  const student = new Person(await phone(), 'nb');
  const guest = new Person(await phone(), 'en');

  await student.opens('/moteplasser');
  await student.page.getByRole('link', { name: 'Frokost: Ny i Gjøvik' }).click();
  await expect(student.page.getByRole('heading', { level: 1 })).toHaveText('Frokost: Ny i Gjøvik');
  expect(await findings(student.page)).toEqual([]);
  await student.signsInAs('student');
  await student.opens(breakfast);
  await student.presses('register_open');
  await student.writes('register-size', '2');
  await student.presses('register_send');
  // Two seats are not there: the phone says what it knows, and the server decides.
  await student.sees('place_waiting');
  await student.presses('place_cancel');
  await student.page
    .getByRole('dialog')
    .getByRole('button', { name: student.say('place_cancel') })
    .click();
  await student.sees('place_cancelled');
  await student.isInStep();
  await student.presses('register_open');
  await student.presses('register_send');
  await student.sees('place_registered');
  await student.isInStep();

  await guest.signsInAs('citizen');
  await guest.opens(breakfast);
  await guest.presses('register_wait');
  await guest.writes('register-name', 'Guest');
  await guest.page
    .getByRole('dialog')
    .getByRole('button', { name: guest.say('register_wait') })
    .click();
  await guest.sees('place_waiting');
  await guest.isInStep();

  await student.presses('place_cancel');
  await student.page
    .getByRole('dialog')
    .getByRole('button', { name: student.say('place_cancel') })
    .click();
  await student.sees('place_cancelled');
  await student.isInStep();

  await guest.opens('/min-side/varsler');
  await guest.page
    .getByRole('link', { name: guest.say('notice_seat_offered', { title: 'Frokost: Ny i Gjøvik' }) })
    .click();
  await guest.sees('place_offered');
  await guest.presses('place_accept');
  await guest.sees('place_registered');
  expect(await findings(guest.page)).toEqual([]);
});
