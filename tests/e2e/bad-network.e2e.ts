/** A network that lies, repeats itself, changes the order or takes its time. */
import { comesIn, openChallenges, saves, writesInterest, type Card } from './support/answers.ts';
import type { App } from './support/app.ts';
import { portal } from './support/fault-proxy.ts';
import { Person } from './support/journey.ts';
import { phoneIsFilled } from './support/phone.ts';
import {
  asksToLeave,
  comesBack,
  hasLeft,
  knocks,
  knowsItIsCut,
  listsUnsent,
  mustProve,
  isReady
} from './support/sync.ts';
import { appliedOnce, rowsOf, theRow, tokenOf, uidOf, unsent } from './support/stored.ts';
import { expect, test } from './support/test.ts';

const ready = async (person: Person, email: string, app: App): Promise<void> => {
  await comesIn(person, email, app);
  await isReady(person);
};

/** Addresses whose stored answer is the portal's page. */
const keptOfPortal = ({ page }: Person): Promise<string[]> =>
  page.evaluate(async (words) => {
    const found: string[] = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys())
        if ((await (await cache.match(request))?.text())?.includes(words)) found.push(request.url);
    }
    return found;
  }, portal);

test('a portal answers everything with its own page: nothing is lost, and nothing of it is kept as ours', async ({
  app,
  phone
}) => {
  const [wanted, other] = (await openChallenges(app)) as [Card, Card];
  const message = 'Skrevet på hotellets nett, før noen hadde logget på det.';
  const guest = new Person(await phone({ expects: /MIME type|bad HTTP response|ServiceWorker/ }), 'nb');
  await ready(guest, 'hotellets.gjest@stud.ntnu.no', app);
  app.net.inject(/.*/, 'captive-portal');
  for (const path of ['/min-side', '/utfordringer', '/om', `/utfordringer/${other.slug}`]) {
    await guest.opens(path);
    await expect(guest.page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(guest.page.getByText(portal)).toBeHidden();
  }
  await guest.page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration?.update().catch(() => undefined);
    await fetch('/api/open/v1/partnerships').catch(() => undefined);
  });
  await guest.opens(`/utfordringer/${wanted.slug}`);
  await writesInterest(guest, message);
  await guest.sees('pending_waiting');
  await knocks(guest);
  await expect(await listsUnsent(guest)).toHaveCount(1);
  await knowsItIsCut(guest);
  expect(app.net.struck.some((line) => line.endsWith('/_app/env.js'))).toBe(true);
  await guest.opens('/min-side');
  await expect(guest.page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(await keptOfPortal(guest)).toEqual([]);

  const ops = await unsent(guest.page);
  await comesBack(guest, app);
  appliedOnce(app.net.judged, ops);
  await theRow(app, guest, 'interests', { message });
});

test('a portal that comes while the app is being put on the phone leaves nothing behind', async ({
  app,
  phone
}) => {
  const visitor = new Person(await phone({ expects: /MIME type|bad-precaching|ServiceWorker/ }), 'nb');
  app.net.inject(/service-worker\.js/, 'cut', 1);
  await visitor.opens('/utfordringer');
  await visitor.isAwake();
  await expect.poll(() => app.net.struck.some((line) => line.endsWith('/service-worker.js'))).toBe(true);
  app.net.heal();
  app.net.inject(/service-worker\.js/, 'pass');
  app.net.inject(/.*/, 'captive-portal');
  await visitor.page.evaluate(async () => {
    const registration = await navigator.serviceWorker.register('/service-worker.js');
    const worker = registration.installing;
    // None: it has given up already.
    await new Promise<void>((done) => {
      const look = () => {
        if (!worker || worker.state === 'redundant' || worker.state === 'activated') done();
      };
      worker?.addEventListener('statechange', look);
      look();
    });
  });
  expect(await keptOfPortal(visitor)).toEqual([]);
  app.net.heal();
  await visitor.page.reload();
  await phoneIsFilled(visitor.page);
  app.net.cut();
  await visitor.opens('/om');
  await expect(visitor.page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('signed out by the server in mid-queue: the same person sends the rest once, and nobody else does', async ({
  app,
  phone
}) => {
  test.slow();
  const [a, b, c, d] = (await openChallenges(app)) as [Card, Card, Card, Card];
  const message = 'Bare den som skrev dette, skal få sende det.';
  const email = 'den.forste@stud.ntnu.no';
  const first = new Person(await phone({ expects: /status of 40\d/ }), 'nb');
  await ready(first, email, app);
  const uid = await uidOf(first.page);

  /** The session is ended at the server, and the hour of its token is over. */
  const isEnded = async (): Promise<void> => {
    await fetch(`${app.direct}/auth/v1/logout?scope=local`, {
      method: 'POST',
      headers: { apikey: await app.key(), authorization: `Bearer ${await tokenOf(first.page)}` }
    });
    app.net.expireTokens();
  };
  const proves = async (who: Person, address: string): Promise<void> => {
    await who.opens('/logg-inn');
    await who.signsInWithCode(address, app);
    await who.page.waitForURL((url) => !url.pathname.endsWith('/logg-inn'));
  };

  await saves(first, a);
  await first.isInStep();
  const sent = app.net.judged.filter(({ by }) => by === uid).length;
  expect(sent).toBe(1);
  app.net.cut();
  await saves(first, b);
  await saves(first, c);
  const rest = await unsent(first.page);
  await isEnded();
  app.net.heal();
  await first.opens('/min-side');
  await knocks(first);
  await mustProve(first);
  expect(app.net.judged.filter(({ by }) => by === uid)).toHaveLength(sent);
  await proves(first, email);
  await comesBack(first, app);
  appliedOnce(app.net.judged, rest);
  for (const { id } of [a, b, c]) await theRow(app, first, 'saved', { challenge_id: id });

  app.net.cut();
  await first.opens(`/utfordringer/${d.slug}`);
  await writesInterest(first, message);
  const held = await unsent(first.page);
  expect(held.map(({ kind }) => kind)).toEqual(['interests.send']);
  await isEnded();
  app.net.heal();
  await first.opens('/min-side');
  await knocks(first);
  await mustProve(first);

  const second = new Person(first.page, 'nb');
  await proves(second, 'den.andre@stud.ntnu.no');
  await second.opens('/min-side');
  await second.isInStep();
  const other = await uidOf(second.page);
  expect(other).not.toBe(uid);
  for (const path of ['/min-side', '/min-side/usendt', '/min-side/interesser', '/min-side/lagret']) {
    await second.opens(path);
    await second.isInStep();
    const shown = await second.page.locator('body').innerText();
    for (const words of [message, email, a.title, d.title]) expect(shown).not.toContain(words);
  }
  await knocks(second);
  await second.isInStep();
  const ids = held.map(({ op_id }) => op_id);
  expect(app.net.judged.filter(({ op_id }) => ids.includes(op_id))).toEqual([]);
  // How often it was tried in vain may have been noted meanwhile.
  const what = (ops: typeof held) => ops.map(({ op_id, kind, args }) => ({ op_id, kind, args }));
  expect(what(await unsent(first.page))).toEqual(what(held));
  await asksToLeave(second);
  await hasLeft(second, other);

  await proves(first, email);
  await comesBack(first, app);
  appliedOnce(app.net.judged, held);
  expect(app.net.judged.filter(({ op_id }) => ids.includes(op_id)).every(({ by }) => by === uid)).toBe(true);
  await theRow(app, first, 'interests', { message });
});

test('a push that comes twice, and one that is overtaken by the next, change nothing but once', async ({
  app,
  phone
}) => {
  const [wanted] = (await openChallenges(app)) as [Card];
  const message = 'Dette kom fram to ganger og gjaldt én.';
  const student = new Person(await phone(), 'nb');
  await ready(student, 'to.ganger@stud.ntnu.no', app);
  app.net.inject(/sync_push/, 'twice', 1);
  await student.opens(`/utfordringer/${wanted.slug}`);
  await writesInterest(student, message);
  await student.isInStep();
  await student.sees('interest_sent_title');
  const own = await uidOf(student.page);
  const judged = () => app.net.judged.filter(({ by }) => by === own);
  expect(judged().map(({ kind, replayed }) => [kind, replayed])).toEqual([
    ['interests.send', false],
    ['interests.send', true]
  ]);
  await theRow(app, student, 'interests', { message });

  const names = async (name: string): Promise<void> => {
    await student.writes('profile-name', name);
    await student.presses('common_save');
  };
  await student.opens('/min-side/profil');
  await expect(student.page.locator('[name="profile-name"]')).toBeVisible();
  const before = judged().length;
  app.net.inject(/sync_push/, 'overtaken', 1);
  await names('Skrevet først');
  await expect.poll(() => app.net.struck.some((line) => line.endsWith('sync_push'))).toBe(true);
  await names('Skrevet sist');
  // In step may be said before the second is written.
  await expect.poll(() => judged().length - before).toBe(2);
  await student.isInStep();
  await app.net.arrives();
  expect(
    judged()
      .slice(before)
      .map(({ replayed }) => replayed)
  ).toEqual([false, false, true]);
  await theRow(app, student, 'profiles', { name: 'Skrevet sist' });
  await knocks(student);
  await student.isInStep();
  await student.opens('/min-side');
  await expect(student.page.getByText('Skrevet sist')).toBeVisible();
});

test('the slowest network, one way and then the other: it shows at once and is sent once', async ({
  app,
  phone
}) => {
  const [first, second] = (await openChallenges(app)) as [Card, Card];
  const student = new Person(await phone(), 'nb');
  await ready(student, 'langt.unna@stud.ntnu.no', app);
  const passes = async (wanted: Card, message: string): Promise<void> => {
    await student.opens(`/utfordringer/${wanted.slug}`);
    await writesInterest(student, message);
    // Long before an answer can have come.
    await expect(student.page.getByText(student.say('pending_waiting'))).toBeVisible({ timeout: 1_500 });
    const ops = await unsent(student.page);
    await student.sees('interest_sent_title');
    await student.isInStep(30_000);
    appliedOnce(app.net.judged, ops);
    await theRow(app, student, 'interests', { message });
  };
  app.net.slow({ up: 3_000 });
  await passes(first, 'Oppover var det tregt.');
  app.net.slow({ down: 3_000, rate: 5_000 });
  await passes(second, 'Nedover var det tregt.');
  expect(await rowsOf(app, student, 'interests', {})).toHaveLength(2);
});
