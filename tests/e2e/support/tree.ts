/** The page as the browser gives it to a screen reader: what stands there by role and name, and what is wrong with it. */
import type { Locator, Page } from '@playwright/test';

export type Node = { role: string; name: string; level: number; url: string };

/** One line of Playwright's picture of the tree: `- button "Name" [pressed]:`, in quotes where YAML needs them. */
const line = /^\s*- '?([a-z]+)(?: "((?:[^"\\]|\\.)*)")?/;
const address = /^\s*- \/url: "?(.*?)"?$/;

/** All that has a role within `scope`, in the order it is read. */
export const treeOf = async (scope: Locator): Promise<Node[]> => {
  const nodes: Node[] = [];
  for (const text of (await scope.ariaSnapshot()).split('\n')) {
    const url = address.exec(text)?.[1];
    const last = nodes.at(-1);
    if (url !== undefined && last) last.url = url;
    const [, role, name = ''] = line.exec(text) ?? [];
    if (!role || role === 'text') continue;
    const level = Number(/ \[level=(\d)\]'?:?/.exec(text)?.[1] ?? 0);
    nodes.push({ role, name: name.replaceAll("''", "'"), level, url: '' });
  }
  return nodes;
};

/** The wheel on somebody else’s page, which has a head and a foot of its own. */
const isFramed = (page: Page): boolean => new URL(page.url()).pathname.endsWith('/innebygd');

const landmarks = [
  'banner',
  'main',
  'contentinfo',
  'navigation',
  'complementary',
  'region',
  'form',
  'search'
];
const fields = ['textbox', 'searchbox', 'combobox', 'spinbutton', 'switch'];
const controls = ['button', 'link', 'checkbox', 'radio', ...fields];

/** What stands more than once, told apart by `keyOf`. */
const twice = (nodes: readonly Node[], keyOf: (node: Node) => string): string[] => {
  const keys = nodes.map(keyOf);
  return [...new Set(keys.filter((key, at) => keys.indexOf(key) < at))];
};

/** Levels that are skipped, and headings that say nothing. @param first the level that the scope begins with */
export const headingFaults = (nodes: readonly Node[], first = 1): string[] => {
  const headings = nodes.filter(({ role }) => role === 'heading');
  return headings.flatMap(({ name, level }, at) => {
    const above = headings[at - 1]?.level ?? first - 1;
    return [
      ...(level > above + 1 ? [`heading level ${level} after ${above}: ${name}`] : []),
      ...(at === 0 && level !== first ? [`begins with level ${level}: ${name}`] : []),
      ...(name.trim() === '' ? [`heading without words, level ${level}`] : [])
    ];
  });
};

/** Links, each name and page once. */
const leadingElsewhere = (nodes: readonly Node[]): Node[] => {
  const links = nodes.filter(({ role }) => role === 'link');
  return [...new Map(links.map((link) => [`${link.name} ${link.url.split(/[?#]/)[0]}`, link])).values()];
};

/** Controls without a name, and those that have the same name and do something else. */
export const nameFaults = (nodes: readonly Node[]): string[] => [
  ...nodes
    .filter(({ role, name }) => controls.includes(role) && name.trim() === '')
    .map(({ role, url }) => `${role} without a name ${url}`),
  ...twice(
    nodes.filter(({ role }) => role === 'button' || fields.includes(role)),
    ({ role, name }) => `two of ${role}: ${name}`
  ),
  ...twice(leadingElsewhere(nodes), ({ name }) => `two links: ${name}`)
];

/** All that somebody who hears the page would stumble on. */
export const treeFaults = async (page: Page): Promise<string[]> => {
  const sheet = page.locator('dialog[open]');
  if ((await sheet.count()) > 0) {
    const nodes = await treeOf(sheet);
    return [...headingFaults(nodes, 2), ...nameFaults(nodes)];
  }
  const [all, inMain] = [await treeOf(page.locator('body')), await treeOf(page.getByRole('main'))];
  const places = all.filter(({ role }) => landmarks.includes(role));
  const count = (role: string): number => places.filter((place) => place.role === role).length;
  return [
    ...(isFramed(page) ? ['main'] : ['banner', 'main', 'contentinfo'])
      .filter((role) => count(role) !== 1)
      .map((role) => `${count(role)} ${role}`),
    ...twice(places, ({ role, name }) => `two of ${role}: ${name}`),
    ...(all.filter(({ role, level }) => role === 'heading' && level === 1).length === 1
      ? []
      : ['not one level 1']),
    ...headingFaults(inMain),
    ...nameFaults(all)
  ];
};
