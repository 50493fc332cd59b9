import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { reviewed } from './plain-reviewed';
import { findings, mostWords, type Finding, type Locale } from './plain-language';

type Message = string | { match: Record<string, string> }[];

const read = (locale: Locale): [key: string, text: string][] => {
  const file = readFileSync(join(import.meta.dirname, `../../src/lib/i18n/messages/${locale}.json`), 'utf8');
  return Object.entries(JSON.parse(file) as Record<string, Message>)
    .filter(([key]) => key !== '$schema')
    .flatMap(([key, message]) =>
      (typeof message === 'string' ? [message] : message.flatMap(({ match }) => Object.values(match))).map(
        (text): [string, string] => [key, text]
      )
    );
};

const isReviewed = (locale: Locale, key: string, { rule, found }: Finding): boolean =>
  reviewed.some(
    (entry) =>
      entry.rule === rule &&
      (entry.locale === undefined || entry.locale === locale) &&
      (typeof entry.key === 'string' ? entry.key === key : entry.key.test(key)) &&
      (entry.found === undefined || entry.found.test(found))
  );

describe.each(['nb', 'nn', 'en'] as const)('every sentence in %s', (locale) => {
  it('is short, active and free of system words, or stands in the list of those that were looked at', () => {
    const toRewrite = read(locale).flatMap(([key, text]) =>
      findings(locale, text)
        .filter((finding) => !isReviewed(locale, key, finding))
        .map(({ rule, found }) => `${key}, ${rule}: ${found}`)
    );
    expect(toRewrite).toEqual([]);
  });
});

it('the list of what was looked at has nothing that is no longer there', () => {
  const all = (['nb', 'nn', 'en'] as const).flatMap((locale) =>
    read(locale).flatMap(([key, text]) => findings(locale, text).map((finding) => ({ locale, key, finding })))
  );
  const idle = reviewed.filter(
    (entry) =>
      !all.some(
        ({ locale, key, finding }) =>
          entry.rule === finding.rule &&
          (entry.locale === undefined || entry.locale === locale) &&
          (typeof entry.key === 'string' ? entry.key === key : entry.key.test(key)) &&
          (entry.found === undefined || entry.found.test(finding.found))
      )
  );
  expect(idle).toEqual([]);
});

describe('what the rules find', () => {
  it.each([
    ['nb', 'Interessen sendes når nettet er tilbake.', 'passive: sendes'],
    ['nb', 'Utkastet blir ikke lagret her.', 'passive: blir ikke lagret'],
    ['nb', 'Vennligst vent.', 'system: Vennligst (be direkte)'],
    ['nn', 'Dette kan ikkje endrast.', 'passive: endrast'],
    ['nn', 'Utkastet blir lagra på telefonen.', 'passive: blir lagra'],
    ['nn', 'Meldinga vart send i går.', 'passive: vart send'],
    ['en', 'The draft is saved on your phone.', 'passive: is saved'],
    ['en', 'Your message was not sent.', 'passive: was not sent'],
    ['en', 'Submit the form.', 'system: Submit (send)']
  ] as const)('%s: %s', (locale, text, found) => {
    expect(findings(locale, text).map((finding) => `${finding.rule}: ${finding.found}`)).toEqual([found]);
  });

  it.each([
    ['nb', 'Dette finnes allerede. Skriv ca. 3 linjer til dem som svarer deres side.'],
    ['nn', 'Dette finst. Skriv det nyaste først, og ver fast.'],
    ['en', 'You are signed in. Two more answers are needed.']
  ] as const)('nothing in %s: %s', (locale, text) => {
    expect(findings(locale, text)).toEqual([]);
  });

  it('counts words, not numbers of full stops', () => {
    const words = (count: number) => `${Array.from({ length: count }, () => 'ord').join(' ')}.`;
    expect(findings('nb', words(mostWords))).toEqual([]);
    expect(findings('nb', `${words(mostWords)} ${words(mostWords + 1)}`)).toHaveLength(1);
  });
});
