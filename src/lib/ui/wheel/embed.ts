import { href, type Path } from '$lib/i18n/href';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Where others show the wheel of a partnership on their pages, in the language of this page. */
export const embedPath = (partnership: string): string =>
  href(`/arshjul/innebygd?${new URLSearchParams({ partnerskap: partnership })}` as Path);

/** What a municipality pastes into its own site. @param title what a screen reader calls it */
export const embedCode = (address: string, title: string): string =>
  `<iframe src="${escaped(address)}" title="${escaped(title)}" width="100%" height="900" loading="lazy" style="border: 0"></iframe>`;
