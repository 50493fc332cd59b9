import fc from 'fast-check';
import { expect, it } from 'vitest';
import { scan } from './scan';

const row = (id: string, title: string, better = '') => ({ id, title, better });
const rows = [
  row('road', 'Tryggere skolevei', 'Flere barn går til skolen.'),
  row('food', 'Mindre matsvinn', 'Skolens kjøkken kaster mindre.'),
  row('snow', 'Brøyting om natta')
];
const found = (text: string): [string, number][] => {
  const answer = scan(rows, text);
  return answer
    ? rows.map(({ id }): [string, number] => [id, answer.score(id)]).filter(([, n]) => n > 0)
    : [];
};

it('finds what has the letters, a title above a text', () => {
  expect(found('skole')).toEqual([
    ['road', 10],
    ['food', 1]
  ]);
  expect(found('skole kjøkken')).toEqual([['food', 2]]);
  expect(found('SKOLEVEI')).toEqual([['road', 10]]);
});

it('holds to phrases and to words that must not be there', () => {
  expect(found('"kaster mindre"').map(([id]) => id)).toEqual(['food']);
  expect(found('skole -kjøkken').map(([id]) => id)).toEqual(['road']);
});

it('says which words they are', () => {
  expect(scan(rows, 'skole')?.matches('road')).toEqual([
    { field: 'title', word: 'skolevei' },
    { field: 'summary', word: 'skolen' }
  ]);
});

it('says nothing where nothing has them all, since the index may know better', () => {
  expect(scan(rows, 'helikopter')).toBeUndefined();
  expect(scan(rows, 'skole helikopter')).toBeUndefined();
  expect(scan(rows, '')).toBeUndefined();
  expect(scan(rows, '-skole')).toBeUndefined();
});

it('takes any text, and scores what it counts', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 40 }), (text) => {
      const answer = scan(rows, text);
      if (!answer) return;
      expect(Array.from(answer.scores(rows)).filter((n) => n > 0)).toHaveLength(answer.size);
    })
  );
});
