import { m } from '$lib/i18n/paraglide/messages';
import { asText } from '$lib/ui/sync/as-text';
import { download } from '$lib/ui/sync/download';
import type { UnsentOp } from '$lib/ui/sync/unsent-op';
import { namedRows, whatOf } from './unsent';

/** Gives the person what is unsent as a text file, to keep whatever happens. */
export const saveUnsent = (ops: readonly UnsentOp[]): void => {
  const now = new Date().toISOString();
  const text = asText(ops, whatOf, namedRows(), now);
  download(`samskap-${m.unsent_file()}-${now.slice(0, 10)}.txt`, text, 'text/plain;charset=utf-8');
};
