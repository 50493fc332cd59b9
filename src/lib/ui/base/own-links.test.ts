import { describe, expect, it } from 'vitest';
import { ownLinks } from './own-links';

const origin = 'https://samskap.example';
const links = (text: string): string[] =>
  ownLinks(text, origin).flatMap(({ text, link }) => (link ? [text] : []));

describe('links in what somebody wrote', () => {
  it('lead to pages of ours, without the full stop after them', () => {
    expect(links(`Les mer her: ${origin}/utfordringer/varm-mat. Takk!`)).toEqual([
      `${origin}/utfordringer/varm-mat`
    ]);
    expect(links(`(${origin}/nn/utfordringer/a)\n${origin}`)).toEqual([
      `${origin}/nn/utfordringer/a`,
      origin
    ]);
  });

  it('never lead elsewhere', () => {
    for (const text of [
      'https://example.org/utfordringer/a',
      'https://samskap.example.evil.example/a',
      'javascript:alert(1)',
      'http://samskap.example/a',
      'https://samskap.example@evil.example/'
    ])
      expect(links(text)).toEqual([]);
  });

  it('leave every word as it was', () => {
    const text = `Hei!\n\nSe ${origin}/a, og https://example.org/b.`;
    expect(
      ownLinks(text, origin)
        .map((piece) => piece.text)
        .join('')
    ).toBe(text);
  });
});
