import { describe, expect, it } from 'vitest';
import { takeIn } from './take-in';

const stored = { title: 'Frokost', seats: '10', opens: { day: '', time: '' } };

describe('what a form takes in of its row', () => {
  it('is what others changed, where the writer has not', () => {
    const form = { ...stored, title: 'Frokost for alle' };
    const row = { ...stored, title: 'Lunsj', opens: { day: '2027-03-01', time: '08:00' } };
    expect(takeIn(form, stored, row)).toEqual({ taken: { opens: row.opens }, isSeen: false });
  });

  it('counts the row as seen while nobody else has touched what is being written', () => {
    const form = { ...stored, seats: 'mange' };
    expect(takeIn(form, stored, { ...stored, title: 'Lunsj' })).toEqual({
      taken: { title: 'Lunsj' },
      isSeen: true
    });
  });

  it('leaves the space at the end of what is written alone', () => {
    const form = { ...stored, title: 'Frokost ' };
    expect(takeIn(form, form, stored)).toEqual({ taken: {}, isSeen: true });
  });
});
