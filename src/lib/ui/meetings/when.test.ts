import { expect, test } from 'vitest';
import { weekdayText, whenText } from './when';

test('a meeting says its weekday first, and no line breaks inside its date', () => {
  // An hour before midnight in London it is Monday in Oslo.
  expect(weekdayText('2031-03-02T23:30:00Z')).toBe('mandag 3.\u00a0mars\u00a02031');
  expect(whenText({ starts_at: '2031-03-09T07:15:00Z', ends_at: '2031-03-09T08:45:00Z' })).toBe(
    'Søndag 9.\u00a0mars\u00a02031 kl.\u00a008:15–\u206009:45'
  );
  expect(whenText({ starts_at: '2031-03-08T07:00:00Z', ends_at: '2031-03-09T15:00:00Z' })).toBe(
    'Lørdag 8.\u00a0mars\u00a02031 kl.\u00a008:00 til søndag 9.\u00a0mars\u00a02031 kl.\u00a0\u206016:00'
  );
  expect(whenText({ starts_at: null, ends_at: null })).toBe('');
});
