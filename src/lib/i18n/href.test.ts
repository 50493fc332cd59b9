import { describe, expect, it } from 'vitest';
import { href, withoutLanguage } from './href';

describe('links', () => {
  it('bokmål has no prefix', () => {
    expect(href('/utfordringer', 'nb')).toBe('/utfordringer');
  });

  it.each(['nn', 'en'] as const)('%s has its own', (locale) => {
    expect(href('/', locale)).toBe(`/${locale}`);
    expect(href('/utfordringer?kind=eit', locale)).toBe(`/${locale}/utfordringer?kind=eit`);
  });

  it('the language comes off again, and nothing else', () => {
    expect(withoutLanguage('/nn')).toBe('/');
    expect(withoutLanguage('/en/utfordringer?q=en')).toBe('/utfordringer?q=en');
    expect(withoutLanguage('/en?q=a')).toBe('/?q=a');
    expect(withoutLanguage('/engasjert')).toBe('/engasjert');
    expect(withoutLanguage('/utfordringer/nn')).toBe('/utfordringer/nn');
  });
});
