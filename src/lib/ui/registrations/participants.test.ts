import { describe, expect, it } from 'vitest';
import type { Registration } from '$lib/domain/registrations/registration';
import { m } from '$lib/i18n/paraglide/messages';
import { byName, participants, participantsCsv } from './participants';

const row = (number: number, patch: Partial<Registration>): Registration => ({
  id: `r${number}`,
  rev: 1,
  updated_at: '',
  meeting_id: 'm',
  person_id: `p${number}`,
  number,
  state: 'registered',
  size: 1,
  audience: 'student',
  name: `Student ${number}`,
  answers: [],
  needs: '',
  registered_at: '',
  offered_until: null,
  ended_by: null,
  ticket: '',
  arrived_at: null,
  arrived_by: null,
  ...patch
});
const rows = [
  row(1, { state: 'waiting', name: 'Gruppe fra bachelor' }),
  row(2, {
    needs: 'Uten nøtter',
    answers: ['Data, og "tid"'],
    arrived_at: '2040-03-01T07:55:00Z',
    arrived_by: 'qr'
  }),
  row(3, { state: 'cancelled' }),
  row(4, { name: '=HYPERLINK("https://example.no")', size: 3 })
];

describe('those who come to a meeting', () => {
  it('are found by any part of their names, those with a seat first, none that left', () => {
    expect(participants(rows, '').map(({ number }) => number)).toEqual([2, 4, 1]);
    expect(participants(rows, 'bach gruppe').map(({ number }) => number)).toEqual([1]);
    expect(participants(rows, 'ingen slik')).toEqual([]);
  });

  it('stand at the door by name, where they stay when they come', () => {
    expect(byName(rows, '').map(({ number }) => number)).toEqual([4, 1, 2]);
  });

  it('are a table with what they answered, in which nothing is a formula', () => {
    const [head, first, second, third, end] = participantsCsv(rows, { questions: ['Hva har du?'] }).split(
      '\r\n'
    );
    expect(head?.endsWith('1. Hva har du?')).toBe(true);
    expect(first).toBe(
      [
        'Student 2',
        m.register_as_student(),
        1,
        m.host_state_registered(),
        m.host_yes(),
        'Uten nøtter',
        '"Data, og ""tid"""'
      ].join(',')
    );
    expect(second?.startsWith(`"'=HYPERLINK`)).toBe(true);
    expect(third).toContain(`${m.host_state_waiting()},,`);
    expect(end).toBe('');
  });
});
