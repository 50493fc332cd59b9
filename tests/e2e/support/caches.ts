/** What lies in the phone's caches, read as anyone could who opens them. */
import type { Page } from '@playwright/test';

export const cacheNames = (page: Page): Promise<string[]> => page.evaluate(() => caches.keys());

/** Where any of `words` stands, in an address or in what was answered: `word in cache: address`. */
export const inCaches = (page: Page, words: readonly string[]): Promise<string[]> =>
  page.evaluate(async (sought) => {
    const hits: string[] = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        const said = `${decodeURIComponent(request.url)}\n${(await (await cache.match(request))?.text()) ?? ''}`;
        for (const word of sought) if (said.includes(word)) hits.push(`${word} in ${name}: ${request.url}`);
      }
    }
    return hits;
  }, words);

/** All that this phone knows of its person and must not be in a cache: address, name and every part of the sign-in. */
export const secretsOf = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const person = JSON.parse(localStorage.getItem('samskap-person') ?? '{}') as {
      uid: string;
      email: string;
    };
    const { access_token, refresh_token } = JSON.parse(localStorage.getItem('samskap-auth') ?? '{}') as {
      access_token: string;
      refresh_token: string;
    };
    return [person.email, person.uid, access_token, refresh_token, 'eyJhbGciOi'];
  });
