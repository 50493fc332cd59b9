/**
 * What a letter says, in its reader's language, as text and as HTML. It says what happened and where to go, never the
 * words of anyone: mail is read on shared screens and forwarded. Whatever people wrote (a title) is text, never markup.
 */
import type { Language } from '../../domain/rows';
import { asHtml } from './letter-html.ts';
import { noticeWords, type Notices } from './notices.ts';
import { offerWords, type Offers } from './offers.ts';
import type { OutgoingMail } from './smtp.ts';
import type { Words } from './words.ts';

/** As `private.letters_claim` gives it: about what happened, or of offers to an address. */
export type Letter = Notices &
  Offers & {
    id: string;
    /** Opens the page that stops mail. */
    token: string;
    attempt: number;
    to: string;
    language: Language;
  };

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** A letter as mail. @param origin where the app is found, without a slash at the end */
export const compose = (letter: Letter, origin: string): Required<OutgoingMail> => {
  const { language, offers } = letter;
  const addressOf = (path: string): string => `${origin}${language === 'nb' ? '' : `/${language}`}${path}`;
  const words = offers.length > 0 ? offerWords(letter, addressOf) : noticeWords(letter, addressOf);
  return {
    to: letter.to,
    subject: oneLine(words.subject),
    messageId: `<${letter.id}@${new URL(origin).hostname}>`,
    unsubscribe: `${origin}/api/unsubscribe?t=${letter.token}`,
    text: asText(words),
    html: asHtml(words)
  };
};

const asText = ({ hello, intro, lines, action, notes, why, links }: Words): string => {
  const toDo = action && `${action.text}:\n${action.url}`;
  const alone = lines.length === 1;
  return [
    hello,
    intro,
    ...lines.flatMap(({ heading, text, day, details, url, more }) => [
      heading && `${heading}:`,
      [day ? `${day}: ${text}` : text, ...details, url].filter(Boolean).join('\n'),
      alone && toDo,
      more && [more.title, ...more.links.map((other) => `– ${other.text}\n  ${other.url}`)].join('\n')
    ]),
    !alone && toDo,
    ...notes,
    why,
    ...links.map(({ text, url }) => `${text}:\n${url}`)
  ]
    .filter(Boolean)
    .join('\n\n');
};
