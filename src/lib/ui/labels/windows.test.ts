import { describe, expect, it } from 'vitest';
import { answersFor } from '$lib/domain/windows/answers';
import type { WindowRule } from '$lib/domain/windows/window-rule';
import { previewOf, ruleName, tell, windowLine } from './windows';

const rule: WindowRule = {
  id: 'eit',
  rev: 1,
  updated_at: '',
  organisation_id: null,
  key: 'eit',
  name_nb: 'EiT',
  name_nn: 'EiT',
  name_en: 'EiT',
  kinds: ['eit'],
  opens: '10-01',
  closes: '11-01',
  leads_to: 'next_spring',
  lead_days: 14,
  prepare_nb: 'Si hvem gruppa kan snakke med.',
  prepare_nn: '',
  prepare_en: '',
  valid_from: '2024-01-01',
  valid_to: null
};
const sikt: WindowRule = { ...rule, id: 'sikt', key: 'sikt', opens: null, closes: null, leads_to: null };

const answers = (today: string, startsOn: string | null = null, rules = [rule]) =>
  answersFor({ rules, universities: [], kinds: ['eit'], startsOn, today });
const told = (...given: Parameters<typeof answers>) => {
  const [answer] = answers(...given);
  return answer && tell(answer, given[0]);
};

describe('what is said', () => {
  it('asks for the semester, and answers with the last day and how long that is', () => {
    expect(told('2030-10-20')).toMatchObject({
      question: 'Rekker dere EiT våren 2031?',
      answer: 'Ja, siste dag er 1. november 2030, om 12 dager.',
      best: 'Beste tid: nå. Legg ut behovet i dag.',
      prepare: 'Si hvem gruppa kan snakke med.',
      applyBy: '2030-11-01',
      good: true
    });
    expect(told('2030-10-31')?.answer).toBe('Ja, siste dag er 1. november 2030, i morgen.');
    expect(told('2030-11-01')?.answer).toBe('Ja, siste dag er 1. november 2030, i dag.');
  });

  it('says no where it has closed, when the next one opens, and offers no deadline a year ahead', () => {
    expect(told('2030-11-02')).toMatchObject({
      question: 'Rekker dere EiT våren 2031?',
      answer: 'Nei, det stengte 1. november 2030. Det åpner igjen 1. oktober 2031.',
      best: 'Beste tid: legg ut behovet senest 17. oktober 2031.',
      applyBy: null,
      good: false
    });
    expect(told('2030-11-02', null, [{ ...rule, valid_to: '2030-12-31' }])?.answer).toBe(
      'Nei, det stengte 1. november 2030. Neste gang er ikke bestemt.'
    );
  });

  it('counts back from the start', () => {
    expect(told('2030-10-01', '2030-11-20', [sikt])).toMatchObject({
      question: 'Frist for EiT',
      answer: 'Send det senest 6. november 2030, om 36 dager.'
    });
    expect(told('2030-11-10', '2030-11-20', [sikt])).toMatchObject({ good: false });
    expect(told('2030-11-10', null, [sikt])?.answer).toContain('minst 14 dager');
  });

  it('on the page of a challenge is one line, of what a reader can catch', () => {
    expect(windowLine(answers('2030-10-20'), '2030-10-20')).toBe(
      'EiT våren 2031: åpent til 1. november 2030'
    );
    expect(windowLine(answers('2030-09-20'), '2030-09-20')).toBe('EiT våren 2031: åpner 1. oktober 2030');
    expect(windowLine(answers('2030-11-20'), '2030-11-20')).toBe('');
  });

  it('to who writes a rule is next time’s days', () => {
    expect(previewOf(rule, '2026-11-26')).toBe('I 2027: 1. oktober–1. november, for våren 2028');
    expect(previewOf({ ...rule, opens: 'W38-3', closes: 'W39-7', leads_to: null }, '2027-01-01')).toBe(
      'I 2027: 22. september–3. oktober'
    );
    expect(previewOf(sikt, '2027-01-01')).toBe('Minst 14 dager før arbeidet starter');
    expect(ruleName(rule)).toBe('EiT, vår');
  });
});
