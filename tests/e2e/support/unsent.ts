/** What has not been sent, in each of its states; reached by the network, another phone and the server, never by words. */
import { expect, type Page } from '@playwright/test';
import { challengesOf, comesIn, sendsInterest } from './answers.ts';
import type { App } from './app.ts';
import type { Person } from './journey.ts';
import { phoneIsFilled } from './phone.ts';

/** Two phones of one person, with the same on both. */
export type Pair = { here: Person; there: Person; slug: string };

export const twoPhones = async (here: Person, there: Person, email: string, app: App): Promise<Pair> => {
  const [card] = await challengesOf(app, 'kind=bachelor');
  for (const person of [here, there]) {
    await comesIn(person, email, app);
    await person.opens('/min-side/profil');
    await person.isInStep();
  }
  await phoneIsFilled(here.page);
  return { here, there, slug: card?.slug ?? '' };
};

const writesName = async (person: Person, name: string): Promise<void> => {
  await person.opens('/min-side/profil');
  await expect(person.page.locator('[name="profile-language"]')).toBeVisible();
  await person.writes('profile-name', name);
  const form = person.page.locator('main form');
  await form.locator('button[type="submit"]').click();
  // Who leaves before it is stored on the phone has not saved it.
  const stored = form.getByText(person.say('pending_waiting')).or(form.getByText(person.say('common_saved')));
  await expect(stored.first()).toBeVisible();
};

/** How many commands on this phone are in that state. */
const count = (page: Page, state: 'waiting' | 'parked'): Promise<number> =>
  page.evaluate(async (asked) => {
    const known = (await indexedDB.databases()).map(({ name }) => name ?? '');
    const name = known.find((each) => each.startsWith('samskap-u-')) ?? '';
    return new Promise<number>((done, fail) => {
      const opening = indexedDB.open(name);
      opening.onerror = () => fail(new Error(name));
      opening.onsuccess = () => {
        const ops = opening.result.transaction('outbox').objectStore('outbox').getAll();
        ops.onsuccess = () => {
          opening.result.close();
          done((ops.result as { state: string }[]).filter(({ state }) => state === asked).length);
        };
      };
    });
  }, state);

/** Without a network: an interest and a change of the profile wait on this phone. */
export const writesOffline = async ({ here, slug }: Pair): Promise<void> => {
  await here.page.context().setOffline(true);
  await writesName(here, 'Skrevet uten nett');
  await here.opens(`/utfordringer/${slug}`);
  await here.presses('interest_send');
  const form = here.page.getByRole('dialog');
  await form.locator('[name="interest-message"]').fill('Skrevet uten nett, på den ene telefonen.');
  await form.locator('button[type="submit"]').click();
  await expect(form).toBeHidden();
  await expect.poll(() => count(here.page, 'waiting')).toBe(2);
};

/** The other phone was first: of the profile there are two versions, and the interest is refused. */
export const comesTooLate = async ({ here, there, slug }: Pair): Promise<void> => {
  await writesName(there, 'Skrevet på den andre telefonen');
  await there.opens(`/utfordringer/${slug}`);
  await sendsInterest(there, 'Sendt fra den andre telefonen.');
  await here.page.context().setOffline(false);
  await here.page.evaluate(() => dispatchEvent(new Event('online')));
  await expect.poll(() => count(here.page, 'parked')).toBe(2);
};
