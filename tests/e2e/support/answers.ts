/** The steps around an interest, by the words people see. */
import { expect, type Locator } from '@playwright/test';
import type { App } from './app.ts';
import type { Person } from './journey.ts';

export type Card = {
  id: string;
  slug: string;
  title: string;
  organisation_id: string;
  apply_by: string | null;
};

/** Published challenges of the demo world, the newest first. @param search as in the address of the list */
export const challengesOf = async (app: App, search: string): Promise<Card[]> => {
  const answer = await fetch(`${app.origin}/api/open/v1/cards?${search}`);
  return ((await answer.json()) as { cards: Card[] }).cards;
};

/** Those that still take interest, of both municipalities or one. Journeys that share a demo world each take their own. */
export const openChallenges = async (app: App, municipality?: 'gjovik' | 'trondheim'): Promise<Card[]> => {
  const today = new Date().toISOString().slice(0, 10);
  const cards = await challengesOf(app, municipality ? `municipality=${municipality}` : '');
  return cards.filter(({ apply_by }) => (apply_by ?? today) >= today);
};

/** Signs in with an address and the code that was mailed to it. */
export const comesIn = async (person: Person, email: string, app: App): Promise<void> => {
  await person.opens('/logg-inn');
  await person.signsInWithCode(email, app);
  await person.page.waitForURL((url) => !url.pathname.endsWith('/logg-inn'));
};

/** Fills and sends the form of the challenge that is open; whether it reaches anyone is another matter. */
export const writesInterest = async (person: Person, message: string, role?: string): Promise<void> => {
  await person.presses('interest_send');
  const form = person.page.getByRole('dialog');
  if (role) await form.getByRole('radio', { name: person.say(role), exact: true }).check();
  await form.locator('[name="interest-name"]').fill('Den som skriver dette');
  await form.locator('[name="interest-message"]').fill(message);
  await form.getByRole('button', { name: person.say('interest_send'), exact: true }).click();
  await expect(form).toBeHidden();
};

/** @param role the message key of the role, where the form's own choice is not the one */
export const sendsInterest = async (person: Person, message: string, role?: string): Promise<void> => {
  await writesInterest(person, message, role);
  await person.isInStep();
};

/** Keeps a challenge for later. */
export const saves = async (person: Person, { slug }: Pick<Card, 'slug'>): Promise<void> => {
  await person.opens(`/utfordringer/${slug}`);
  await person.presses('save_add');
  await person.sees('save_done');
};

/** What the unit sees of an interest. */
export const incoming = (staff: Person, message: string): Locator =>
  staff.page.getByRole('article').filter({ hasText: message });

export const accepts = async (staff: Person, message: string): Promise<void> => {
  await staff.opens('/kommune');
  await incoming(staff, message)
    .getByRole('button', { name: staff.named('answer_accept') })
    .click();
  await staff.presses('answer_accept_send');
  await expect(staff.page.getByRole('dialog')).toBeHidden();
  await staff.isInStep();
};

/** @param reason the message key of the reason */
export const declines = async (staff: Person, message: string, reason: string): Promise<void> => {
  await staff.opens('/kommune');
  await incoming(staff, message)
    .getByRole('button', { name: staff.named('answer_decline') })
    .click();
  const form = staff.page.getByRole('dialog');
  await form.getByRole('radio', { name: staff.say(reason), exact: true }).check();
  await staff.presses('answer_decline_send');
  await expect(form).toBeHidden();
  await staff.isInStep();
};
