import type { Challenge } from '$lib/domain/challenges/challenge';
import type { Language } from '$lib/domain/rows';
import { href } from '$lib/i18n/href';
import { m } from '$lib/i18n/paraglide/messages';

const texts = { note: m.similar_point_note, answer: m.similar_point_answer };

/** A kind text that leads to another need, in the language of the one who reads it. */
export const pointTo = (
  what: keyof typeof texts,
  { id, slug, title }: Challenge,
  language: Language
): string => {
  const link = location.origin + href(`/utfordringer/${slug ?? id}`, language);
  return texts[what]({ title, link }, { locale: language });
};
