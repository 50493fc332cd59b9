import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

/**
 * Which room may import which: left may import right. The one place where the direction of the arrows stands as
 * code; the table in the design is the same. Packages are named where only some rooms may use them.
 */
const allowed: Record<string, readonly string[]> = {
  'lib/domain': ['lib/domain', 'zod'],
  'lib/domain/windows/weeks': ['date-fns'],
  // A date is put in words as the day it is in Oslo.
  'lib/i18n': ['lib/i18n', 'lib/domain/oslo-day', '$app'],
  // What a calendar says is the same from the server and from the phone.
  'lib/i18n/calendar': ['lib/i18n', 'lib/domain/meetings', 'ical-generator'],
  'lib/i18n/compile': ['@inlang/paraglide-js', 'node'],
  'lib/local': ['lib/local', 'lib/domain', 'idb'],
  'lib/remote': [
    'lib/remote',
    'lib/local/ledger',
    '@supabase/supabase-js',
    '@supabase/auth-js',
    '$env/dynamic/public',
    '$app'
  ],
  // Of the domain only what belongs to no room.
  'lib/sync': [
    'lib/sync',
    'lib/local',
    'lib/remote',
    'lib/domain/columns',
    'lib/domain/errors',
    'lib/domain/new-id',
    'zod',
    '$app'
  ],
  'lib/stores': ['lib/stores', 'lib/domain', 'lib/local', '$app', '$env/dynamic/public'],
  'lib/stores/signing': ['lib/remote'],
  'lib/stores/rights': ['lib/remote'],
  'lib/stores/found': ['lib/remote'],
  'lib/ui': ['lib/ui', 'lib/domain', 'lib/i18n', '$app', 'svelte'],
  'lib/ui/registrations/camera': ['qr'],
  'lib/ui/registrations/qr-code': ['qr'],
  'lib/server': [
    'lib/server',
    'lib/domain',
    'lib/i18n',
    'lib/remote/database.types',
    '$app',
    '$env',
    'npm',
    'node'
  ],
  // What feeds and shared pictures say and look like is what the screens do.
  'lib/server/feeds/challenges': ['lib/ui/labels/kinds'],
  'lib/server/pictures/picture': ['lib/ui/base/icons.svg?raw', 'lib/ui/theme/themes.css?raw'],
  'routes/api': ['lib/server', 'lib/domain', '$app', '@sveltejs/kit'],
  'routes/sitemap.xml': ['lib/server', '$app', '@sveltejs/kit'],
  'routes/robots.txt': ['lib/server', '$app', '@sveltejs/kit'],
  routes: [
    'routes',
    'lib/stores',
    'lib/ui',
    'lib/i18n',
    'lib/domain',
    'lib/sync/start',
    '$app',
    '$env/dynamic/public',
    'svelte',
    '@sveltejs/kit'
  ],
  'service-worker': ['service-worker', '$service-worker', 'workbox-'],
  'hooks.server': ['lib/server', '$app', '@sveltejs/kit'],
  'hooks.client': ['lib/stores/phone', '@sveltejs/kit'],
  hooks: ['lib/i18n', '@sveltejs/kit'],
  server: ['lib/server', 'npm', 'node']
};

const src = join(import.meta.dirname, '../../src');
const importPattern =
  /(?:^|\n)\s*(?:import|export)\s[^;'"]*?from\s*['"]([^'"]+)['"]|(?:^|\n)\s*import\s*['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g;

const files = globSync('**/*.{ts,svelte}', { cwd: src }).filter(
  (file) => !file.startsWith('lib/i18n/paraglide') && !/\.test\.ts$/.test(file) && !file.endsWith('.d.ts')
);

const importsOf = (file: string): string[] =>
  [...readFileSync(join(src, file), 'utf8').matchAll(importPattern)].map((m) => m[1] ?? m[2] ?? m[3] ?? '');

/** The room of a source file: the longest key of the table that its path starts with. */
const roomsOf = (file: string): string[] =>
  Object.keys(allowed)
    .filter((room) => file === room || file.startsWith(`${room}/`) || file.startsWith(`${room}.`))
    .sort((a, b) => b.length - a.length);

const target = (file: string, specifier: string): string => {
  if (specifier.startsWith('$lib/')) return `lib/${specifier.slice(5)}`;
  if (specifier.startsWith('.')) return relative(src, join(src, dirname(file), specifier));
  return specifier;
};

const fits = (to: string, rule: string): boolean =>
  to === rule ||
  to.startsWith(`${rule}/`) ||
  to.startsWith(`${rule}.`) ||
  (rule.endsWith('-') && to.startsWith(rule)) ||
  (rule === 'npm' && !to.startsWith('lib/') && !to.startsWith('$') && !to.startsWith('node:')) ||
  (rule === 'node' && to.startsWith('node:'));

/** Imports of `file` that its room does not allow; generated route types (`./$types`) belong to Kit. */
export const violations = (file: string, specifiers: string[]): string[] => {
  const rooms = roomsOf(file);
  const rules = rooms.some((room) => /^lib\/(stores|server)/.test(room))
    ? rooms.flatMap((room) => allowed[room] ?? [])
    : (allowed[rooms[0] ?? ''] ?? []);
  return specifiers
    .filter((specifier) => !specifier.startsWith('./$types'))
    .filter((specifier) => !rules.some((rule) => fits(target(file, specifier), rule)))
    .map((specifier) => `${file} → ${specifier}`);
};

describe('imports go one way', () => {
  it('finds an import against the arrows', () => {
    expect(violations('lib/domain/x.ts', ['$lib/local/db'])).toHaveLength(1);
    expect(violations('lib/local/x.ts', ['../stores/session.svelte'])).toHaveLength(1);
    expect(violations('lib/ui/base/x.svelte', ['$lib/stores/session.svelte'])).toHaveLength(1);
    expect(violations('lib/stores/profiles.svelte.ts', ['$lib/remote/auth'])).toHaveLength(1);
    expect(violations('lib/stores/signing.ts', ['$lib/remote/auth'])).toHaveLength(0);
  });

  it('every source file has a room', () => {
    expect(files.filter((file) => roomsOf(file).length === 0)).toEqual([]);
  });

  it('no file imports against the arrows', () => {
    expect(files.flatMap((file) => violations(file, importsOf(file)))).toEqual([]);
  });
});
