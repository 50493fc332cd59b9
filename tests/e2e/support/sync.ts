/** The words and doors of sync, in one place: what is pending, what was lost, and how one leaves. */
import { expect, type Locator } from '@playwright/test';
import type { App } from './app.ts';
import type { Person } from './journey.ts';
import { phoneIsFilled } from './phone.ts';

/** All of the person's rows are here, and the phone can open without a network. */
export const isReady = async (person: Person): Promise<void> => {
  await person.opens('/min-side');
  await person.isInStep();
  await phoneIsFilled(person.page);
};

/** The network works again, and the phone has heard of it. */
export const comesBack = async (person: Person, app: App, timeout = 20_000): Promise<void> => {
  app.net.heal();
  await knocks(person);
  await person.isInStep(timeout);
};

/** The phone is told that there may be a network; whether there is one, it finds out. */
export const knocks = async ({ page }: Person): Promise<void> => {
  await page.evaluate(() => void dispatchEvent(new Event('online')));
};

/** It says in words that it has no network. */
export const knowsItIsCut = async ({ page, say }: Person): Promise<void> => {
  await expect(page.getByRole('link', { name: say('sync_offline') })).toBeVisible();
};

/** The list of what waits on this phone. */
export const listsUnsent = async (person: Person): Promise<Locator> => {
  await person.opens('/min-side/usendt');
  await expect(
    person.page.getByRole('heading', { level: 1, name: person.say('unsent_title') })
  ).toBeVisible();
  return person.page.getByRole('article');
};

/** What this phone lost before it was sent is said in words, until the person has read it. */
export const isToldOfLoss = async (person: Person, count: number): Promise<void> => {
  await person.opens('/min-side/usendt');
  await person.sees('unsent_lost', { count: String(count) });
  await person.presses('unsent_lost_seen');
  await expect(person.page.getByText(person.say('unsent_lost'))).toBeHidden();
};

/** Signs out and sends what waits; the phone stays the person's when that cannot be done. */
export const asksToLeave = async (person: Person): Promise<void> => {
  await person.opens('/min-side');
  await person.presses('mine_sign_out');
  const sheet = person.page.getByRole('dialog');
  await sheet
    .getByRole('button', { name: person.say('signout_send'), exact: true })
    .or(sheet.getByRole('button', { name: person.say('signout_now'), exact: true }))
    .click();
};

/** Nobody is signed in, and nothing is left of this one. */
export const hasLeft = async (person: Person, uid: string): Promise<void> => {
  await expect.poll(() => person.page.evaluate(() => localStorage.getItem('samskap-person'))).toBeNull();
  await expect.poll(async () => (await databases(person)).filter((name) => name.includes(uid))).toEqual([]);
};

export const databases = ({ page }: Person): Promise<string[]> =>
  page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? ''));

/** The server takes this person's keys no more, and the phone finds that out. */
export const endsSession = async (person: Person): Promise<void> => {
  await person.page.evaluate(() => {
    const keys = JSON.parse(localStorage.getItem('samskap-auth') ?? '{}') as object;
    const ended = { access_token: 'ended', refresh_token: 'ended' };
    localStorage.setItem('samskap-auth', JSON.stringify({ ...keys, ...ended }));
  });
  await knocks(person);
};

/** The server does not know this person any more: who they are must be proven again. */
export const mustProve = async (person: Person): Promise<void> => {
  await expect(person.page.getByRole('link', { name: person.say('sign_locked_title') })).toBeVisible();
};
