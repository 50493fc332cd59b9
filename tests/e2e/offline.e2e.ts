/** Every screen without a server, visited before or not, and a network that answers for somebody else. */
import type { Page } from '@playwright/test';
import { cacheNames, inCaches, secretsOf } from './support/caches.ts';
import { challengesOf } from './support/answers.ts';
import { Person } from './support/journey.ts';
import { phoneIsFilled } from './support/phone.ts';
import { screens, type DemoRole, type Screen } from './support/routes.ts';
import { expect, test } from './support/test.ts';

/** What the captive portal of `fault-proxy.ts` says. */
const portal = 'Logg på nettet';

/** Each phone takes the screens of those who see much the same. */
const phones: Record<
  'nobody' | 'student' | 'staff_gjovik' | 'coordinator',
  readonly (DemoRole | undefined)[]
> = {
  nobody: [undefined],
  student: ['student', 'phd', 'researcher', 'citizen'],
  staff_gjovik: ['staff_gjovik', 'staff_trondheim', 'leader'],
  coordinator: ['coordinator', 'coordinator_ntnu', 'coordinator_trondheim', 'steering']
};

/** Only the server can say what lies in the demo's mailbox, and that there is no such challenge. */
const needsServer = ['/postkasse', '/utfordringer/finnes-ikke'];

const opens = async (person: Person, path: string): Promise<string> => {
  const { page } = person;
  await person.opens(path);
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading, path).toBeVisible();
  await expect(page.locator('main + [role="status"]'), path).toBeAttached();
  await expect(page.locator('.ds-skeleton'), path).toHaveCount(0);
  return heading.innerText();
};

/** The heading of the server's own page. */
const served = async (origin: string, path: string): Promise<string> => {
  const html = await (await fetch(origin + path)).text();
  const heading = /<h1[^>]*>(.*?)<\/h1>/s.exec(html)?.[1] ?? '';
  return heading
    .replace(/<[^>]+>/g, '')
    .replace(/&amp;/g, '&')
    .trim();
};

for (const [name, roles] of Object.entries(phones)) {
  test(`every screen opens from its address while the server is stopped, ${name}`, async ({ phone, app }) => {
    test.slow();
    const left = screens.filter(({ role }) => !Object.values(phones).flat().includes(role));
    expect(left, 'screens of no phone').toEqual([]);
    const page = await phone();
    const person = new Person(page, 'nb');
    const [card] = await challengesOf(app, '');
    const paths = screens
      // The wheel on somebody else's page is theirs to show: our worker leaves it to the network.
      .filter(({ role, path }) => roles.includes(role) && !path.includes('/innebygd'))
      .map((screen): Screen => ({ ...screen, path: screen.path.replace(':slug', card?.slug ?? '') }));

    // A challenge is opened, and no other page of it all.
    if (name !== 'nobody') await person.signsInAs(name as DemoRole);
    await person.opens(`/utfordringer/${card?.slug}`);
    await phoneIsFilled(page);
    if (name !== 'nobody') await person.isInStep();
    const expected = new Map<string, string>();
    if (name === 'nobody') for (const { path } of paths) expected.set(path, await served(app.origin, path));

    const fault = person.say('fault_title');
    const isOurs = async (path: string): Promise<void> => {
      const heading = await opens(person, path);
      if (needsServer.includes(path)) return expect.soft(heading, path).toBe(fault);
      expect.soft(heading, path).toMatch(/\S/);
      expect.soft(heading, path).not.toBe(fault);
      if (expected.get(path)) expect.soft(heading, path).toBe(expected.get(path));
    };

    await app.end();
    for (const { path } of paths) await isOurs(path);
    await isOurs('/utfordringer/finnes-ikke');
    // The network of a train: it has an answer to everything, and none of it is ours.
    app.net.inject(/.*/, 'captive-portal');
    for (const { path } of paths.filter((_, at) => at % 4 === 0)) await isOurs(path);
    for (const path of needsServer) await isOurs(path);
    expect(await inCaches(page, [portal])).toEqual([]);
    app.net.heal();
    await app.serve();
    if (name === 'nobody') return;

    // A long use with the server: what it says to this person is in no cache.
    await person.opens('/min-side/profil');
    await person.isInStep(30_000);
    const own = await page.locator('[name="profile-name"]').inputValue();
    for (const { path } of paths.filter(({ path }) => !path.startsWith('/utfordringer')))
      await opens(person, path);
    await keepsNothingPrivate(page, own);
  });
}

/** @param own the person's name */
const keepsNothingPrivate = async (page: Page, own: string): Promise<void> => {
  const secrets = [own, ...(await secretsOf(page))];
  expect(secrets.filter((secret) => secret.length < 5)).toEqual([]);
  expect(await inCaches(page, secrets)).toEqual([]);
  // The same search finds what is there.
  expect(await inCaches(page, ['data-shell'])).not.toEqual([]);
  expect((await cacheNames(page)).map((name) => name.replace(/-v2-.*/, '')).sort()).toEqual(
    expect.arrayContaining(['samskap-marks', 'samskap-settings', 'workbox-precache'])
  );
  const addresses = await page.evaluate(async () => {
    const all: string[] = [];
    for (const name of await caches.keys())
      for (const { url } of await (await caches.open(name)).keys()) all.push(new URL(url).pathname);
    return all;
  });
  const allowed =
    /^\/(_app|icons|fonts|api\/open)\/|^\/((nn|en)\/)?manifest\.webmanifest$|^\/(shell|color-scheme\.js|replica-filled|earlier-files)$/;
  expect(addresses.filter((address) => !allowed.test(address))).toEqual([]);
};

/** @returns how the installation of the worker ended */
const installs = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.register('/service-worker.js', {
      updateViaCache: 'none'
    });
    const worker = registration.installing ?? registration.waiting ?? registration.active;
    return new Promise<string>((resolve) => {
      const look = (): void => {
        if (worker?.state === 'redundant' || worker?.state === 'activated') resolve(worker.state);
      };
      worker?.addEventListener('statechange', look);
      look();
    });
  });

test('what a captive portal says becomes no file of ours, and the next good network mends it', async ({
  phone,
  app
}) => {
  // A browser that looks ahead says of the portal's words that they are no script.
  const page = await phone({
    expects: /status of 404|Failed to load module script|preloaded using link preload/
  });
  // An answer of ours without the app, so that the installation is the test's.
  await page.goto('/api/health');
  // The worker itself has come; then the train leaves the station.
  for (const struck of [/^\/(_app|icons|fonts|shell|manifest)/, /^\/shell/, /^\/_app\/env\.js/]) {
    await page.evaluate(() => caches.delete('samskap-settings'));
    app.net.inject(struck, 'captive-portal');
    expect(await installs(page), String(struck)).toBe('redundant');
    expect(await inCaches(page, [portal]), String(struck)).toEqual([]);
    app.net.heal();
  }
  expect(await installs(page)).toBe('activated');
  expect(await inCaches(page, [portal])).toEqual([]);
  expect(await inCaches(page, ['data-shell'])).not.toEqual([]);
});

test('open data is kept as a fallback: a few answers, of ours alone, never one asked for as somebody', async ({
  phone,
  app
}) => {
  const page = await phone();
  await page.goto('/utfordringer');
  await phoneIsFilled(page);
  const asks = (path: string, headers: Record<string, string> = {}): Promise<string> =>
    page.evaluate(
      ([address, sent]) =>
        fetch(address, { headers: sent }).then(
          async (answer) => (await answer.text()).slice(0, 12),
          () => 'no answer'
        ),
      [path, headers] as const
    );
  const kept = async (): Promise<number> =>
    page.evaluate(async () => (await (await caches.open('samskap-open')).keys()).length);

  const path = '/api/open/v1/challenges?limit=1';
  const answer = await asks(path);
  expect(answer).toMatch(/^[{[]/);
  await expect.poll(kept).toBeGreaterThan(0);
  const before = await kept();
  await asks('/api/open/v1/challenges?limit=2', { authorization: 'Bearer x' });
  for (const fault of ['captive-portal', 503, 'cut'] as const) {
    app.net.inject(/.*/, fault);
    if (fault !== 503) expect(await asks(path), String(fault)).toBe(answer);
    expect(await asks('/api/open/v1/challenges?limit=2')).not.toMatch(/^[{[]/);
    app.net.heal();
  }
  expect(await kept()).toBe(before);

  // The oldest go as new ones come, whatever they vary by.
  await page.evaluate(async () => {
    for (let at = 1; at <= 70; at += 1) await fetch(`/api/open/v1/cards?page=${at}`);
  });
  await expect.poll(kept).toBe(60);
});
