import { m } from '$lib/i18n/paraglide/messages';

/** A statement (“Du liker temaet Helse”) as the cause of something (“Fordi du liker temaet Helse”). */
export const because = (statement: string): string =>
  m.because({ what: statement.charAt(0).toLocaleLowerCase() + statement.slice(1) });
