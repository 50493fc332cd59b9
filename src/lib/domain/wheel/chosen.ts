import { onePerKey } from '../themes/rules';
import type { Theme } from '../themes/theme';
import { sides, type Entry, type Side } from './entries';
import { wheelKinds, type WheelKind } from './item';

/** What is chosen to be seen; an empty list is all of them. Themes by key. */
export type Chosen = { sides: readonly Side[]; kinds: readonly WheelKind[]; themes: readonly string[] };

export const everything: Chosen = { sides: [], kinds: [], themes: [] };

/** What they are called in the address. */
const names = { sides: 'ring', kinds: 'slag', themes: 'tema' } as const;

const isKey = (value: string): boolean => /^[a-z0-9]+([_-][a-z0-9]+)*$/.test(value) && value.length <= 100;

/** What an address asks for (`?ring=university&tema=health`); what is none of ours is left out. */
export const chosenIn = (query: URLSearchParams): Chosen => ({
  sides: sides.filter((side) => query.getAll(names.sides).includes(side)),
  kinds: wheelKinds.filter((kind) => query.getAll(names.kinds).includes(kind)),
  themes: [...new Set(query.getAll(names.themes))].filter(isKey).slice(0, 20)
});

/** Writes it into an address, in the place of what was chosen there. */
export const writeChosen = (query: URLSearchParams, chosen: Chosen): void => {
  for (const each of ['sides', 'kinds', 'themes'] as const) {
    query.delete(names[each]);
    for (const value of chosen[each]) query.append(names[each], value);
  }
};

export const isNarrowed = ({ sides, kinds, themes }: Chosen): boolean =>
  sides.length + kinds.length + themes.length > 0;

export const narrowed = (entries: readonly Entry[], { kinds, sides, themes }: Chosen): Entry[] =>
  entries.filter(
    (entry) =>
      (kinds.length === 0 || kinds.includes(entry.kind)) &&
      (sides.length === 0 || sides.includes(entry.side)) &&
      (themes.length === 0 || themes.some((key) => entry.themes.includes(key)))
  );

/** What can be chosen: only what is there, and what is chosen already. */
export const choosableIn = (
  entries: readonly Entry[],
  themes: readonly Theme[],
  chosen: Chosen
): { kinds: WheelKind[]; themes: Theme[] } => ({
  kinds: wheelKinds.filter(
    (kind) => chosen.kinds.includes(kind) || entries.some((entry) => entry.kind === kind)
  ),
  themes: onePerKey(themes).filter(
    ({ key }) => chosen.themes.includes(key) || entries.some((entry) => entry.themes.includes(key))
  )
});
