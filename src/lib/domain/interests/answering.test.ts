import { describe, expect, it } from 'vitest';
import { daysLate, daysWaited, firstToAnswer, medianAnswerDays } from './answering';
import type { Interest } from './interest';

const now = new Date('2027-03-15T10:00:00Z');
const interest = (patch: Partial<Interest>): Interest => ({
  id: 'a',
  rev: 1,
  updated_at: '2027-03-10T10:00:00Z',
  challenge_id: 'c',
  person_id: 'p',
  role: 'student',
  name: 'Student',
  message: '',
  state: 'sent',
  answer: '',
  reason: null,
  answer_by: '2027-03-20',
  sent_at: '2027-03-06T10:00:00Z',
  seen_at: null,
  asked_at: null,
  answered_at: null,
  closed_at: null,
  ...patch
});

describe('who waits', () => {
  it('counts from the day it was sent, in Oslo', () => {
    expect(daysWaited(interest({}), now)).toBe(9);
    // Half past midnight in Oslo.
    expect(daysWaited(interest({ sent_at: '2027-03-14T23:30:00Z' }), now)).toBe(0);
  });

  it('counts anew from the reply to what was asked', () => {
    const replied = interest({
      state: 'seen',
      asked_at: '2027-03-08T10:00:00Z',
      updated_at: '2027-03-13T10:00:00Z'
    });
    expect(daysWaited(replied, now)).toBe(2);
  });

  it('is late from the day after the promised one, and never while the sender has the turn', () => {
    expect(daysLate(interest({ answer_by: '2027-03-15' }), now)).toBe(0);
    expect(daysLate(interest({ answer_by: '2027-03-13' }), now)).toBe(2);
    expect(daysLate(interest({ answer_by: '2027-03-13', state: 'asked' }), now)).toBe(0);
  });

  it('puts the nearest promise first, then the longest wait', () => {
    const rows = [
      interest({ id: '1', answer_by: '2027-03-18', sent_at: '2027-03-01T10:00:00Z' }),
      interest({ id: '2', answer_by: '2027-03-16', sent_at: '2027-03-09T10:00:00Z' }),
      interest({ id: '3', answer_by: '2027-03-16', sent_at: '2027-03-08T10:00:00Z' })
    ];
    expect(rows.sort(firstToAnswer).map(({ id }) => id)).toEqual(['3', '2', '1']);
  });
});

describe('the usual time to an answer', () => {
  const answered = (days: number, patch: Partial<Interest> = {}): Interest =>
    interest({
      state: 'accepted',
      sent_at: '2027-02-01T10:00:00Z',
      answered_at: new Date(Date.parse('2027-02-01T10:00:00Z') + days * 86_400_000).toISOString(),
      ...patch
    });

  it('is the one in the middle', () => {
    expect(medianAnswerDays([answered(2), answered(30), answered(4)], now)).toBe(4);
    expect(medianAnswerDays([answered(2), answered(5)], now)).toBe(3.5);
  });

  it('leaves out what is not answered, what closed by itself, and what is a year old', () => {
    const old = answered(1, { sent_at: '2026-01-01T10:00:00Z', answered_at: '2026-01-02T10:00:00Z' });
    expect(medianAnswerDays([interest({}), answered(9, { state: 'expired' }), old, answered(6)], now)).toBe(
      6
    );
    expect(medianAnswerDays([interest({})], now)).toBeNull();
  });
});
