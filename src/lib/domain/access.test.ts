import { describe, expect, it } from 'vitest';
import { readAccess } from './access';

const data = {
  account: { email: 'a@example.org' },
  access: [
    {
      at: '2026-11-25T10:00:00Z',
      role: 'leader',
      purpose: 'answer',
      entity: 'interests',
      organisation: { nb: 'Helse', nn: 'Helse', en: 'Health' }
    }
  ],
  letters: [{ made_at: '2026-11-25T10:00:00Z', sent_at: null, state: 'waiting' }],
  no_mail_since: null
};

describe('who has opened what I sent', () => {
  it('is read from the file of everything', () => {
    const read = readAccess(JSON.stringify(data));
    expect(read?.opened).toMatchObject([{ role: 'leader', purpose: 'answer' }]);
    expect(read?.letters).toEqual(data.letters);
  });

  it.each(['<h1>Logg på nettet</h1>', '{}', JSON.stringify({ ...data, letters: [{ state: 'lost' }] })])(
    'is nothing in %s',
    (text) => {
      expect(readAccess(text)).toBeUndefined();
    }
  );
});
