import type { Fault } from '../domain/errors';
import type { ArgsOf } from '../domain/registry';
import { issue } from './live.svelte';

export type SaveTheme = ArgsOf<'themes.save'>;

/** Themes are read in the directory; here a coordinator writes those of a partnership. */
class Themes {
  /** @param seenRev the rev of the theme that the form was filled from; none for a new one */
  save(args: SaveTheme, seenRev?: number): Promise<Fault[]> {
    return issue('themes.save', args, seenRev);
  }
}

export const themes = new Themes();
