import { globSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { screens } from '../e2e/support/routes.ts';
import { states } from '../e2e/support/states.ts';

/** The address of a page's folder: groups such as `(public)` are not part of it. */
const addressOf = (folder: string): string =>
  `/${folder
    .split(sep)
    .filter((part) => part !== '.' && !part.startsWith('('))
    .join('/')}`;

const routes = globSync('**/+page.svelte', { cwd: join(import.meta.dirname, '../../src/routes') }).map(
  (file) => addressOf(dirname(file))
);

/** A literal folder wins over `[slug]`, as in the router. */
const routeOf = (path: string): string | undefined => {
  const pathname = path.split('?')[0] ?? '';
  const fits = (route: string) => new RegExp(`^${route.replace(/\[\w+\]/g, '[^/]+')}$`).test(pathname);
  return routes.find((route) => route === pathname) ?? routes.find(fits);
};

describe('the list of screens', () => {
  it.each(routes)('%s stands in it, so axe and `npm run screens` go there', (route) => {
    expect(screens.filter(({ path }) => routeOf(path) === route)).not.toEqual([]);
  });

  it('names no screen that has no route, but the one that is not there', () => {
    expect(screens.filter(({ path }) => !routeOf(path)).map(({ name }) => name)).toEqual(['not-found']);
  });

  it('has each name once, and every state belongs to one of them', () => {
    const names = screens.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(states.filter(({ screen }) => !names.includes(screen))).toEqual([]);
  });
});
