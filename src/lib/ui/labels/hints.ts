import type { Hint } from '$lib/domain/plain-language';
import { m } from '$lib/i18n/paraglide/messages';

/** A piece of advice as a sentence to the writer. */
export const hintText = (hint: Hint): string => {
  switch (hint.kind) {
    case 'long_sentence':
      return m.plain_long_sentence({ quote: hint.quote, words: hint.words });
    case 'word':
      return m.plain_word({ quote: hint.quote, instead: hint.instead });
    case 'passive':
      return m.plain_passive({ quote: hint.quote });
    case 'more':
      return m.plain_more();
    case 'who':
      return m.plain_who();
    case 'whom':
      return m.plain_whom();
    case 'why':
      return m.plain_why();
    case 'long_text':
      return m.plain_long_text();
  }
};
