import type { Finding, Locale } from './plain-language';

/** What the rules find and a person has judged to be right as it is, with the reason. Keep it short. */
export const reviewed: readonly {
  rule: Finding['rule'];
  key: string | RegExp;
  locale?: Locale;
  found?: RegExp;
  why: string;
}[] = [
  { rule: 'system', key: /^wcag_/, why: 'the names of the criteria are those of the standard' },
  { rule: 'passive', key: /_(chosen|former)$/, found: /^names$/, why: 'a placeholder, not a word' },
  {
    rule: 'passive',
    key: /./,
    locale: 'nn',
    found: /^(viktigast|kortast|fortast)$/,
    why: 'superlatives, which end as the passive does'
  },
  {
    rule: 'passive',
    key: /./,
    found: /^blir? (det|kontakt)$/,
    why: 'to become something, with no participle'
  }
];
