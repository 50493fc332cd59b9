/** One browser, more than one tab: what one of them does, loses or removes, the other knows. */
import { comesIn, openChallenges, saves, writesInterest, type Card } from './support/answers.ts';
import type { App } from './support/app.ts';
import { Person } from './support/journey.ts';
import { asksToLeave, comesBack, databases, hasLeft, isToldOfLoss, knocks, isReady } from './support/sync.ts';
import { appliedOnce, rowsOf, theRow, uidOf, unsent } from './support/stored.ts';
import { expect, test } from './support/test.ts';

const ready = async (person: Person, email: string, app: App): Promise<void> => {
  await comesIn(person, email, app);
  await isReady(person);
};

/** Another tab of the same browser. */
const tabOf = async (person: Person): Promise<Person> =>
  new Person(await person.page.context().newPage(), person.language);

test('two tabs write at once and the one that sends dies: the other sends the rest, and nothing twice', async ({
  app,
  phone
}) => {
  const [kept, wanted] = (await openChallenges(app)) as [Card, Card];
  const message = 'Fanen som skulle sende dette, rakk ikke å få svar.';
  const sender = new Person(await phone(), 'nb');
  await ready(sender, 'to.faner@stud.ntnu.no', app);
  const other = await tabOf(sender);
  await other.opens(`/utfordringer/${kept.slug}`);
  await other.isInStep();

  app.net.inject(/sync_push/, 'half-open', 1);
  const stored = app.net.committed(/sync_push/);
  await sender.opens(`/utfordringer/${wanted.slug}`);
  await writesInterest(sender, message);
  await stored;
  await other.presses('save_add');
  await other.sees('save_done');
  const ops = await unsent(other.page);
  expect(ops.map(({ kind }) => kind)).toEqual(['interests.send', 'saved.add']);
  // The tab's process ends; what it had asked never gets its answer.
  await sender.page.goto('chrome://crash').catch(() => undefined);

  await other.isInStep(20_000);
  appliedOnce(app.net.judged, ops);
  await theRow(app, other, 'interests', { message });
  await theRow(app, other, 'saved', { challenge_id: kept.id });
  await other.opens('/min-side/interesser');
  await expect(other.page.getByText(wanted.title, { exact: true })).toBeVisible();
});

test('signing out in one tab with unsent work in another: stay, or send and leave nothing behind', async ({
  app,
  phone
}) => {
  const [kept, wanted] = (await openChallenges(app)) as [Card, Card];
  const message = 'Skrevet i den ene fanen, mens den andre var på vei ut.';
  const leaver = new Person(await phone(), 'nb');
  await ready(leaver, 'paa.vei.ut@stud.ntnu.no', app);
  const uid = await uidOf(leaver.page);
  const writer = await tabOf(leaver);
  app.net.cut();
  await writer.opens(`/utfordringer/${wanted.slug}`);
  await writesInterest(writer, message);
  await writer.sees('pending_waiting');
  await saves(writer, kept);
  const ops = await unsent(writer.page);

  await asksToLeave(leaver);
  await leaver.sees('signout_failed');
  expect((await unsent(writer.page)).map(({ op_id }) => op_id)).toEqual(ops.map(({ op_id }) => op_id));
  app.net.heal();
  await asksToLeave(leaver);
  await hasLeft(leaver, uid);
  appliedOnce(app.net.judged, ops);

  for (const { page } of [leaver, writer]) {
    await expect(page.getByText(message)).toBeHidden();
    await expect(page.getByText('paa.vei.ut@stud.ntnu.no')).toBeHidden();
  }
  await writer.opens('/min-side');
  await writer.sees('sign_needed_title');
  await knocks(writer);
  expect((await databases(writer)).filter((name) => name.includes(uid))).toEqual([]);

  await ready(writer, 'paa.vei.ut@stud.ntnu.no', app);
  await theRow(app, writer, 'interests', { message });
  await theRow(app, writer, 'saved', { challenge_id: kept.id });
});

test('the browser clears the databases of a closed app: the loss is told, and what was sent comes back', async ({
  app,
  phone
}) => {
  const [kept, wanted, lost] = (await openChallenges(app)) as [Card, Card, Card];
  const message = 'Dette var sendt før nettleseren ryddet.';
  const student = new Person(await phone(), 'nb');
  await ready(student, 'ryddet.bort@stud.ntnu.no', app);
  await student.opens(`/utfordringer/${wanted.slug}`);
  await writesInterest(student, message);
  await saves(student, kept);
  await student.isInStep();
  app.net.cut();
  await saves(student, lost);
  await student.page.goto('about:blank');
  const cdp = await student.page.context().newCDPSession(student.page);
  await cdp.send('Storage.clearDataForOrigin', { origin: app.origin, storageTypes: 'indexeddb' });

  // Without a network it says what happened; with one it is whole again.
  await isToldOfLoss(student, 1);
  await comesBack(student, app);
  await student.opens('/min-side/interesser');
  await expect(student.page.getByText(wanted.title, { exact: true })).toBeVisible();
  await student.opens('/min-side/lagret');
  await expect(student.page.getByText(kept.title, { exact: true })).toBeVisible();
  await expect(student.page.getByText(lost.title, { exact: true })).toBeHidden();
  await student.opens('/utfordringer');
  await expect(student.page.getByRole('article').first()).toBeVisible();
  await theRow(app, student, 'interests', { message });
  expect(await rowsOf(app, student, 'saved', { challenge_id: lost.id })).toEqual([]);
});

/** From the next page on the browser cannot open any database of ours, until it has been deleted. */
const spoilsDatabases = async ({ page }: Person): Promise<void> => {
  await page.addInitScript(() => {
    const { open, deleteDatabase } = IDBFactory.prototype;
    const note = (name: string): string => `deleted ${name}`;
    IDBFactory.prototype.open = function (name, ...rest) {
      if (name.startsWith('samskap-') && !localStorage.getItem(note(name)))
        throw new DOMException('Internal error opening backing store', 'UnknownError');
      return open.call(this, name, ...rest);
    };
    IDBFactory.prototype.deleteDatabase = function (name) {
      localStorage.setItem(note(name), '1');
      return deleteDatabase.call(this, name);
    };
  });
};

test('records that have become junk are fetched again, and so is all of it where nothing can be opened', async ({
  app,
  phone
}) => {
  const [kept, later, lost] = (await openChallenges(app)) as [Card, Card, Card];
  const student = new Person(await phone(), 'nb');
  await ready(student, 'odelagte.rader@stud.ntnu.no', app);
  await saves(student, kept);
  await student.isInStep();
  await student.page.evaluate(async () => {
    for (const { name } of await indexedDB.databases()) {
      if (!name?.startsWith('samskap-')) continue;
      await new Promise<void>((done, fail) => {
        const opening = indexedDB.open(name);
        opening.onerror = () => fail(new Error(`${name} does not open`));
        opening.onsuccess = () => {
          const tx = opening.result.transaction('rows', 'readwrite');
          const rows = tx.objectStore('rows');
          const asked = rows.getAll();
          asked.onsuccess = () => {
            for (const { entity, id } of (asked.result as { entity: string; id: string }[]).filter(
              ({ entity }) => entity === 'saved' || entity === 'themes' || entity === 'profiles'
            ))
              rows.put({ entity, id, row: null });
          };
          tx.oncomplete = () => {
            opening.result.close();
            done();
          };
        };
      });
    }
  });
  await saves(student, later);
  await student.isInStep(20_000);
  await student.opens('/min-side/lagret');
  await expect(student.page.getByText(kept.title, { exact: true })).toBeVisible();
  await expect(student.page.getByText(later.title, { exact: true })).toBeVisible();
  await theRow(app, student, 'saved', { challenge_id: later.id });

  // Worse: nothing can be opened. A first page says so and gives up nothing that was written.
  app.net.cut();
  await saves(student, lost);
  await spoilsDatabases(student);
  app.net.heal();
  await student.opens('/min-side');
  await expect(student.page.getByRole('link', { name: student.say('sync_full') })).toBeVisible();
  await isToldOfLoss(student, 1);
  await student.isInStep(20_000);
  await student.opens('/min-side/lagret');
  await expect(student.page.getByText(kept.title, { exact: true })).toBeVisible();
  await expect(student.page.getByText(later.title, { exact: true })).toBeVisible();
  await expect(student.page.getByText(lost.title, { exact: true })).toBeHidden();
});
