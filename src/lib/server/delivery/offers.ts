/**
 * The words of a letter to somebody who may have no account: which roles are offered to them, how they get them, and
 * that nothing happens if they do nothing.
 */
import type { RoleName } from '../../domain/roles/role';
import type { Language } from '../../domain/rows';
import { m } from '../../i18n/paraglide/messages';
import { roleNameTexts } from '../../i18n/roles';
import { dayIn } from './day.ts';
import type { Words } from './words.ts';

/** A role, its place in three languages, when the offer ends, and the day the role does. */
type Offer = { name: RoleName; ends_at: string; role_ends_on: string | null } & Record<Language, string>;

export type Offers = { offers: Offer[] };

const does = {
  contact: m.letter_offer_contact,
  deputy: m.letter_offer_deputy,
  leader: m.letter_offer_leader,
  coordinator: m.letter_offer_coordinator,
  steering: m.letter_offer_steering
} satisfies Record<RoleName, typeof m.letter_offer_contact>;

/** @param addressOf the address of a page of ours, in the reader's language */
export const offerWords = (
  { offers, language, token, to }: Offers & { language: Language; token: string; to: string },
  addressOf: (path: string) => string
): Words => {
  const say = { locale: language };
  const nameOf = ({ name }: Offer): string => roleNameTexts[name]({}, say);
  const [first, ...others] = offers;
  // The last day that is a whole one, and of several the one that comes first.
  const ends = offers.map(({ ends_at }) => ends_at).sort()[0] ?? '';
  return {
    language,
    subject:
      first && others.length === 0
        ? m.letter_offer_subject({ role: nameOf(first), place: first[language] }, say)
        : m.letter_offers_subject({ count: offers.length }, say),
    hello: m.letter_hello({}, say),
    intro: m.letter_offer_intro({}, say),
    lines: offers.map((offer) => ({
      heading: '',
      text: nameOf(offer),
      day: '',
      details: [
        offer[language],
        does[offer.name]({}, say),
        offer.role_ends_on
          ? m.letter_offer_lasts({ date: dayIn(language, offer.role_ends_on, true) }, say)
          : ''
      ].filter(Boolean),
      url: null,
      more: null
    })),
    action: { text: m.letter_offer_open({}, say), url: addressOf('/logg-inn') },
    notes: [
      m.letter_offer_how({ address: to }, say),
      m.letter_offer_ends({ date: dayIn(language, ends) }, say)
    ],
    why: m.letter_offer_why({}, say),
    links: [
      { text: m.letter_offer_privacy({}, say), url: addressOf('/personvern') },
      { text: m.letter_offer_no({}, say), url: addressOf(`/avmeld?t=${token}&om=tilbud`) }
    ]
  };
};
