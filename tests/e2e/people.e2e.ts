/** Home for everyone, the first profile in three steps, and a researcher's own page of needs. */
import { Person } from './support/journey.ts';
import { phoneIsFilled } from './support/phone.ts';
import { covered, expect, test } from './support/test.ts';

const heading = ({ page }: Person) => page.getByRole('heading', { level: 1 });

test('home reads without JavaScript, and each door leads on', async ({ browser, app }) => {
  const context = await browser.newContext({ baseURL: app.origin, javaScriptEnabled: false });
  const reader = new Person(await context.newPage(), 'nn');
  const { page, say } = reader;
  await reader.opens('/');
  await expect(heading(reader)).toHaveText(say('home_title'));
  await expect(page.getByRole('article')).toHaveCount(3);
  await reader.sees('home_what');
  await reader.sees('home_road_5');
  await page.getByRole('link', { name: /Gjøvik–NTNU/ }).click();
  await expect(page).toHaveURL(/\/nn\/partnerskap\/gjovik-ntnu$/);

  for (const [door, title, next] of [
    ['door_research', 'for_researchers_title', 'kind_public_phd'],
    ['door_study', 'for_students_title', 'kind_master'],
    ['door_municipality', 'for_municipality_title', 'home_all']
  ] as const) {
    await reader.opens('/');
    await page.getByRole('link', { name: String(say(door)) }).click();
    await expect(heading(reader)).toHaveText(say(title));
    await page
      .getByRole('link', { name: String(say(next)) })
      .first()
      .click();
    await expect(page).toHaveURL(/\/nn\/utfordringer(\?kind=\w+)?$/);
    await expect(page.getByRole('article').first()).toBeVisible();
  }
  await context.close();
});

/** Why, away, undone, away for good, and off: all of it on the phone alone. @returns what stays put away */
const suggestionsWithoutCover = async (student: Person): Promise<string> => {
  const { page, say } = student;
  const dialog = page.getByRole('dialog');
  const button = (key: string, values: Record<string, string> = {}) =>
    page.getByRole('button', { name: say(key, values) }).first();

  const title = await page.getByRole('heading', { level: 3 }).first().innerText();
  await button('fit_why_what', { title }).click();
  await expect(dialog.getByText(say('fit_for'))).toBeVisible();
  await expect(dialog.getByText('Du liker temaet Helse og velferd')).toBeVisible();
  await page.keyboard.press('Escape');

  // The challenge itself answers the same question, and says who it needs.
  await page.getByRole('link', { name: title }).click();
  await expect(page.getByRole('heading', { level: 2, name: say('fit_title') })).toBeVisible();
  await expect(page.getByText('Du liker temaet Helse og velferd')).toBeVisible();
  await student.sees('needs_title');
  await student.sees('part_open');
  await page.goBack();

  const undo = button('fit_undo_what', { title });
  await button('fit_dismiss_what', { title }).click();
  await dialog.getByRole('button', { name: say('dismiss_wrong_place') }).click();
  await expect(undo).toBeVisible();
  await student.sees('pending_waiting');
  await undo.click();
  await expect(page.getByRole('link', { name: title })).toBeFocused();
  await expect(undo).toHaveCount(0);

  await button('fit_dismiss_what', { title }).click();
  await dialog.getByRole('button', { name: say('dismiss_already_known') }).click();
  await expect(undo).toBeVisible();
  await page.reload();
  await student.sees('home_fits');
  await expect(button('fit_why_what')).toBeVisible();
  await expect(page.getByRole('heading', { level: 3, name: title })).toHaveCount(0);

  await button('fit_why_what').click();
  await student.presses('fit_turn_off');
  await student.sees('fit_off_title');
  await expect(button('fit_why_what')).toHaveCount(0);
  return title;
};

test('the first profile: one step offline, one skipped, and home greets; no step comes twice', async ({
  phone,
  app
}) => {
  const email = 'ny.masterstudent@stud.ntnu.no';
  const student = new Person(await phone(), 'nb');
  const { page, say } = student;
  await student.opens('/logg-inn');
  await student.signsInWithCode(email, app);
  await page.waitForURL(/\/velkommen/);

  await expect(heading(student)).toHaveText(say('welcome_who'));
  await student.sees('welcome_progress', { at: '1', of: '3' });
  await student.writes('profile-name', 'Masterstudent i sykepleie');
  await page.getByRole('radio', { name: say('level_master') }).check();
  await student.presses('welcome_save');
  await expect(heading(student)).toHaveText(say('welcome_likes'));
  await expect(heading(student)).toBeFocused();
  await phoneIsFilled(page);
  await student.isInStep();

  app.net.cut();
  await page.getByRole('checkbox', { name: 'Helse og velferd' }).check();
  await page.getByRole('checkbox', { name: say('kind_master') }).check();
  await student.presses('welcome_save');
  await expect(heading(student)).toHaveText(say('welcome_how'));
  await page.reload();
  await expect(heading(student)).toHaveText(say('welcome_how'));
  await student.presses('welcome_skip');

  await expect(heading(student)).toHaveText(say('mine_hello', { name: 'Masterstudent i sykepleie' }));
  await student.sees('home_waits_none');
  await student.sees('home_fits');
  await expect(page.getByText('Fordi du liker temaet Helse og velferd').first()).toBeVisible();
  await expect(page.getByText(say('home_about_you'))).toHaveCount(0);
  const title = await suggestionsWithoutCover(student);
  await student.opens('/min-side/profil');
  await expect(page.getByText('Helse og velferd, Master')).toBeVisible();
  await expect(page.getByRole('switch', { name: say('fit_switch') })).not.toBeChecked();
  app.net.heal();
  // It has waited long enough to wait longer between its tries; a browser says when there is cover again.
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await student.isInStep(30_000);

  // It has reached the server: another phone knows it, and asks nothing.
  const other = new Person(await phone(covered), 'nb');
  await other.opens('/logg-inn');
  await other.signsInWithCode(email, app);
  await expect(heading(other)).toHaveText(say('mine_hello', { name: 'Masterstudent i sykepleie' }));
  await expect(other.page).toHaveURL(/\/$/);
  await other.sees('fit_off_title');
  await other.presses('fit_turn_on');
  await expect(other.page.getByRole('button', { name: say('fit_undo_what', { title }) })).toHaveCount(0);
  await other.page.getByRole('link', { name: say('fit_see_all') }).click();
  await other.sees('fit_away');
  await other.page.getByRole('button', { name: say('fit_undo_what', { title }) }).click();
  await expect(other.page.getByText(say('fit_away'))).toHaveCount(0);
  await other.opens('/velkommen');
  await expect(heading(other)).toHaveText(say('mine_hello', { name: 'Masterstudent i sykepleie' }));

  // A step can be taken up again, by itself.
  await other.opens('/min-side/profil');
  await other.page.getByRole('link', { name: new RegExp(`^${String(say('welcome_step_how'))}`) }).click();
  await expect(heading(other)).toHaveText(say('welcome_how'));
  await expect(other.page.getByText(say('welcome_skip'))).toHaveCount(0);
  await other.page.getByRole('checkbox', { name: say('semester_spring') }).check();
  await other.page.getByRole('radio', { name: say('prefer_none') }).check();
  await other.presses('common_save');
  await other.page.waitForURL(/\/min-side\/profil$/);
  await expect(other.page.getByText(new RegExp(`${String(say('semester_spring'))}$`))).toBeVisible();
});

test('whoever signs in to do something goes straight on to it', async ({ phone, app }) => {
  const staff = new Person(await phone(covered), 'nb');
  await staff.opens('/kommune/ny');
  await staff.page
    .getByRole('main')
    .getByRole('link', { name: staff.say('nav_sign_in') })
    .click();
  await staff.signsInWithCode('ny.ansatt@gjovik.kommune.no', app);
  await staff.page.waitForURL(/\/kommune\/ny$/);
  await staff.opens('/');
  await staff.sees('home_about_you');
});

test('a researcher finds the needs in their field, in English', async ({ phone, app }) => {
  const researcher = new Person(await phone(covered), 'en');
  const { page, say } = researcher;
  await researcher.opens('/logg-inn');
  await researcher.signsInWithCode('new.candidate@ntnu.no', app);
  await page.waitForURL(/\/en\/velkommen/);
  await page.getByRole('radio', { name: say('position_phd') }).check();
  await researcher.presses('welcome_save');
  await page.getByRole('checkbox', { name: 'Health sciences' }).check();
  await researcher.presses('welcome_save');
  await expect(page.locator('[name="language"]')).toHaveValue('en');
  await researcher.presses('welcome_last');
  await expect(page).toHaveURL(/\/en$/);

  await page.getByRole('link', { name: say('home_field') }).click();
  await expect(heading(researcher)).toHaveText(say('field_title'));
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  const group = page
    .getByRole('region')
    .or(page.locator('section'))
    .filter({
      has: page.getByRole('heading', { name: say('because', { what: 'you do research on Health sciences' }) })
    });
  await expect(group.getByText(/In the municipality: Health and care services/)).toBeVisible();
  // What asks for research stands first, and the kind of its own is explained where it is asked for.
  await expect(group.getByRole('article').first().getByText(say('kind_phd'), { exact: true })).toBeVisible();
  await researcher.sees('public_phd_title');
  const all = await group.getByRole('article').count();
  await page.locator('[name="kind"]').selectOption('public_phd');
  await expect(group.getByRole('article')).not.toHaveCount(all);
  await expect(group.getByRole('article').getByText(say('kind_public_phd'), { exact: true })).toHaveCount(
    await group.getByRole('article').count()
  );
});
