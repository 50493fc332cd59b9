import fc from 'fast-check';
import { expect, test } from 'vitest';
import { said } from './said';

test('marks whole words, whatever their letters, and keeps what stands between them together', () => {
  expect(said('Trygg skolevei, og en skole til.', ['skolevei', 'trygg'])).toEqual([
    { words: 'Trygg', isFound: true },
    { words: ' ', isFound: false },
    { words: 'skolevei', isFound: true },
    { words: ', og en skole til.', isFound: false }
  ]);
  expect(said('Nattpatruljen', [])).toEqual([{ words: 'Nattpatruljen', isFound: false }]);
  expect(said('', ['a'])).toEqual([]);
});

test('no letter is lost, and no two unmarked pieces stand beside each other', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('øks', 'Å', ' ', ', ', '😀', 'b2')), (pieces) => {
      const text = pieces.join('');
      const parts = said(text, ['øks', 'å']);
      expect(parts.map(({ words }) => words).join('')).toBe(text);
      expect(parts.some(({ isFound }, n) => !isFound && parts[n + 1]?.isFound === false)).toBe(false);
    })
  );
});
