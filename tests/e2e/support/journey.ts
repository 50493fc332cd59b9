/** The steps people take, by the words they see. A journey strings them together. */
import { expect, type Page } from '@playwright/test';
import type { App } from './app.ts';
import { localized, type DemoRole } from './routes.ts';
import { begins, words, type Language } from './words.ts';

export class Person {
  readonly page: Page;
  readonly language: Language;
  readonly say: ReturnType<typeof words>;

  constructor(page: Page, language: Language) {
    this.page = page;
    this.language = language;
    this.say = words(language);
  }

  at(path: string): string {
    return localized(path, this.language);
  }

  async opens(path: string): Promise<void> {
    await this.page.goto(this.at(path));
  }

  /** The name of a button by its words; where several have the same, each says to the ear of what, after a colon. */
  named(key: string, values: Record<string, string> = {}): RegExp {
    return begins(this.say(key, values));
  }

  async presses(key: string, values: Record<string, string> = {}): Promise<void> {
    await this.isAwake();
    await this.page.getByRole('button', { name: this.named(key, values) }).click();
  }

  async sees(key: string, values: Record<string, string> = {}): Promise<void> {
    await expect(
      this.page.getByText(this.say(key, values), { exact: true }).filter({ visible: true }).first()
    ).toBeVisible();
  }

  async writes(name: string, text: string): Promise<void> {
    await this.page.locator(`[name="${name}"]`).fill(text);
  }

  /** One tap on the demo page. */
  async signsInAs(role: DemoRole): Promise<void> {
    await this.opens('/demo');
    await this.isAwake();
    await this.page.locator(`button[value="${role}"]`).click();
    await this.page.waitForURL((url) => !url.pathname.endsWith('/demo'));
  }

  /** With an address and the code from the mailbox, as everyone does outside the demo. */
  async signsInWithCode(email: string, app: App): Promise<void> {
    await this.isAwake();
    await this.page.getByLabel(this.say('sign_email'), { exact: true }).fill(email);
    await this.presses('sign_send');
    await this.page.getByLabel(this.say('sign_code'), { exact: true }).waitFor();
    await this.page.getByLabel(this.say('sign_code'), { exact: true }).fill(await app.code(email));
    await this.presses('sign_verify');
  }

  /** The page's own script has come: a tap before it would tell nobody anything. */
  async isAwake(): Promise<void> {
    await this.page.locator('main + [role="status"]').waitFor({ state: 'attached' });
  }

  /** From the sync state to the first thing that needs help. */
  async looksAtHelp(): Promise<void> {
    await this.page.getByRole('link', { name: this.say('sync_help') }).click();
    await this.page
      .getByRole('dialog')
      .getByRole('link', { name: this.say('unsent_look_label') })
      .first()
      .click();
  }

  /** Everything on this phone has reached the server. */
  async isInStep(timeout = 10_000): Promise<void> {
    await expect(this.page.getByRole('link', { name: this.say('sync_fresh') })).toBeVisible({ timeout });
  }
}

export type Need = { title: string; today: string; whom: string; better: string };

/** Fills the three questions of *Ny utfordring*. */
export const writesNeed = async (staff: Person, need: Need): Promise<void> => {
  await staff.writes('today', need.today);
  await staff.writes('whom', need.whom);
  await staff.writes('better', need.better);
};

/** Fills the frame: title, theme, kind and who answers. */
export const writesFrame = async (staff: Person, need: Need): Promise<void> => {
  await staff.writes('title', need.title);
  await staff.page.locator('[name="theme_id"]').selectOption({ index: 1 });
  await staff.page.getByRole('checkbox', { name: staff.say('kind_master'), exact: true }).check();
  await staff.writes('contact_role', 'Fagleder i hjemmetjenesten');
};
