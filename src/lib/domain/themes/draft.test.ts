import { expect, it } from 'vitest';
import { changesIn, draftOf } from './draft';

it('a draft of a new theme begins today, with nothing said', () => {
  const draft = draftOf(undefined, '2026-11-26');
  expect(draft).toMatchObject({ name_nb: '', valid_from: '2026-11-26', valid_to: '' });
  expect(changesIn(draft, { ...draft, name_nb: 'Hav' })).toEqual({ name_nb: 'Hav' });
});

it('sends only what is new, and takes a last day away again', () => {
  const before = { ...draftOf(undefined, '2026-11-26'), name_nb: 'Hav', valid_to: '2027-01-01' };
  expect(changesIn(before, { ...before, name_nb: ' Hav ' })).toEqual({});
  expect(changesIn(before, { ...before, name_nn: 'Hav og kyst', valid_to: '' })).toEqual({
    name_nn: 'Hav og kyst',
    valid_to: null
  });
});
