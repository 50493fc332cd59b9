/**
 * What a letter says, in its reader's language, as text and as HTML. It says what happened and where to go, never the
 * words of anyone: mail is read on shared screens and forwarded. Whatever people wrote (a title) is text, never markup.
 */
import { leadsTo, type NotificationKind } from '../../domain/notifications/notification';
import type { Language } from '../../domain/rows';
import { m } from '../../i18n/paraglide/messages';
import { noticeTexts } from '../../i18n/notices';
import { escapeHtml } from '../http/html.ts';
import type { OutgoingMail } from './smtp.ts';

type Ref = { id: string; slug: string | null; title: string };

export type LetterItem = {
  kind: NotificationKind;
  challenge: Ref | null;
  interest_id: string | null;
  told_at: string;
  /** Open challenges on the same theme, for one who got no answer. */
  alternatives: Ref[];
};

/** As `private.letters_claim` gives it. */
export type Letter = {
  id: string;
  /** Opens the page that stops mail. */
  token: string;
  attempt: number;
  to: string;
  language: Language;
  items: LetterItem[];
};

type Line = { text: string; url: string; action: string; more: { title: string; url: string }[] };

const challengePath = ({ slug, id }: Ref): string => `/utfordringer/${slug ?? id}`;

const pathOf = (kind: NotificationKind, challenge: Ref | null): string => {
  const place = leadsTo({ kind, challenge: challenge !== null });
  if (place === 'challenge' && challenge) return challengePath(challenge);
  return place === 'unit' ? '/kommune' : '/min-side';
};

/** A letter as mail. @param origin where the app is found, without a slash at the end */
export const compose = (letter: Letter, origin: string): Required<OutgoingMail> => {
  const say = { locale: letter.language };
  const address = (path: string): string =>
    `${origin}${letter.language === 'nb' ? '' : `/${letter.language}`}${path}`;
  const lines = letter.items.map(({ kind, challenge, alternatives }): Line => ({
    text: noticeTexts[kind]({ title: challenge?.title ?? m.app_name({}, say) }, say),
    url: address(pathOf(kind, challenge)),
    action: m.letter_open({}, say),
    more: alternatives.map((other) => ({ title: other.title, url: address(challengePath(other)) }))
  }));
  const stop = address(`/avmeld?t=${letter.token}`);
  const [only] = lines;
  const subject = lines.length === 1 && only ? only.text : m.letter_subject({ count: lines.length }, say);

  return {
    to: letter.to,
    subject: subject.replace(/\s+/g, ' '),
    messageId: `<${letter.id}@${new URL(origin).hostname}>`,
    unsubscribe: `${origin}/api/unsubscribe?t=${letter.token}`,
    text: asText(lines, stop, say),
    html: asHtml(lines, stop, letter.language)
  };
};

const asText = (lines: Line[], stop: string, say: { locale: Language }): string =>
  [
    m.letter_hello({}, say),
    ...lines.map(({ text, url, more }) =>
      [
        text,
        url,
        ...(more.length > 0 ? [m.letter_more({}, say)] : []),
        ...more.map((o) => `– ${o.title}\n  ${o.url}`)
      ].join('\n')
    ),
    m.letter_why({}, say),
    `${m.letter_stop({}, say)}\n${stop}`
  ].join('\n\n');

/** Plain tables and inline styles: mail readers know little else. Its colours stand on white in every reader. */
const asHtml = (lines: Line[], stop: string, language: Language): string => {
  const say = { locale: language };
  const part = ({ text, url, action, more }: Line): string =>
    `<tr><td style="padding:0 0 24px"><p style="margin:0 0 12px">${escapeHtml(text)}</p>` +
    `<p style="margin:0"><a href="${escapeHtml(url)}" style="display:inline-block;padding:12px 20px;border-radius:8px;background:#0b5563;color:#ffffff;text-decoration:none;font-weight:600">${escapeHtml(action)}</a></p>` +
    (more.length > 0
      ? `<p style="margin:16px 0 4px">${escapeHtml(m.letter_more({}, say))}</p><ul style="margin:0;padding-left:20px">${more
          .map(
            ({ title, url: to }) =>
              `<li><a href="${escapeHtml(to)}" style="color:#0b5563">${escapeHtml(title)}</a></li>`
          )
          .join('')}</ul>`
      : '') +
    `</td></tr>`;
  return (
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(m.app_name({}, say))}</title></head>` +
    `<body style="margin:0;background:#faf7f1;color:#1d2426;font:17px/1.5 'Helvetica Neue',Arial,sans-serif">` +
    `<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td style="padding:24px 16px">` +
    `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px;margin:0 auto;background:#ffffff;border-radius:12px"><tr><td style="padding:28px 24px 8px">` +
    `<p style="margin:0 0 20px;font-weight:700;color:#0b5563">${escapeHtml(m.app_name({}, say))}</p>` +
    `<p style="margin:0 0 20px">${escapeHtml(m.letter_hello({}, say))}</p>` +
    `<table role="presentation" width="100%" cellpadding="0" cellspacing="0">${lines.map(part).join('')}</table>` +
    `</td></tr></table>` +
    `<p style="max-width:560px;margin:16px auto 0;font-size:14px;color:#4c5658">${escapeHtml(m.letter_why({}, say))} ` +
    `<a href="${escapeHtml(stop)}" style="color:#0b5563">${escapeHtml(m.letter_stop({}, say))}</a></p>` +
    `</td></tr></table></body></html>`
  );
};
