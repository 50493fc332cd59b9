import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { XMLValidator } from 'fast-xml-parser';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFont } from './font';
import { drawable, isReadable, wrap } from './lines';
import { draw, size, type Picture } from './picture';
import { render } from './render';

const fontOf = (weight: number) =>
  readFont(readFileSync(join(import.meta.dirname, `fonts/schibsted-grotesk-${weight}.ttf`)));
const fonts = { regular: fontOf(400), bold: fontOf(700) };
const picture = (part: Partial<Picture> = {}): Picture => ({
  title: 'Hvordan kan flere eldre bo trygt hjemme?',
  instead: 'Utfordringer fra kommunene',
  theme: 'health',
  themeName: 'Helse og livskvalitet',
  place: 'Gjøvik kommune',
  ...part
});
const words = (svg: string): string[] =>
  [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, word]) => word ?? '');

/** Any sign at all, also halves of pairs and control characters. */
const anySign = fc.integer({ min: 0, max: 0x10ffff }).map((code) => String.fromCodePoint(code));

describe('the font', () => {
  it('has our letters and Sámi ones, and no emoji or other scripts', () => {
    for (const sign of 'æøåÆØÅšŠčđŋŧžáéüß–«»“”…0?')
      expect([sign, fonts.bold.has(sign)]).toEqual([sign, true]);
    for (const sign of ['😀', 'ש', 'ب', '漢', '\u202e']) expect(fonts.bold.has(sign)).toBe(false);
  });

  it('is measured: W is wider than i, twice the text or the size is twice as wide', () => {
    expect(fonts.bold.width('W', 10)).toBeGreaterThan(fonts.bold.width('i', 10));
    expect(fonts.bold.width('WiWi', 10)).toBeCloseTo(2 * fonts.bold.width('Wi', 10));
    expect(fonts.bold.width('Wi', 20)).toBeCloseTo(2 * fonts.bold.width('Wi', 10));
  });
});

describe('a title in lines', () => {
  it('is never wider than the picture and never more lines than there is room for, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 400 }),
        fc.integer({ min: 1, max: 4 }),
        (text, most) => {
          const lines = wrap(drawable(text, fonts.bold), fonts.bold, 54, 900, most);
          expect(lines.length).toBeLessThanOrEqual(most);
          for (const line of lines) expect(fonts.bold.width(line, 54)).toBeLessThanOrEqual(900);
        }
      )
    );
  });

  it('loses no word that there is room for', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-zæøå]{1,12}$/), { minLength: 1, maxLength: 20 }),
        (some) => {
          expect(wrap(some.join(' '), fonts.bold, 54, 900, 99).join(' ')).toBe(some.join(' '));
        }
      )
    );
  });

  it('ends in dots when there is more, and parts a word that is wider than a line', () => {
    const long = wrap('Trygghet hjemme '.repeat(30).trim(), fonts.bold, 54, 900, 3);
    expect([long.length, /(Trygghet|hjemme)…$/.test(long.at(-1) ?? '')]).toEqual([3, true]);
    expect(wrap('a'.repeat(100), fonts.bold, 54, 900, 9).join('')).toBe('a'.repeat(100));
  });

  it('is without what the font lacks, and another one stands where too little is left', () => {
    const title = 'Kaffe ☕️ og \u202eprat 😀 for alle';
    expect(drawable(title, fonts.bold)).toBe('Kaffe og prat for alle');
    for (const unreadable of ['שלום עולם', '😀😀😀', ''])
      expect(words(draw(picture({ title: unreadable }), fonts)).join(' ')).toContain(
        'Utfordringer fra kommunene'
      );
    expect(isReadable('ABC', 'ABC')).toBe(true);
    expect(isReadable('ABC שלום עולם', 'ABC')).toBe(false);
  });
});

describe('the drawing', () => {
  it('is XML whatever people write, and holds none of it as markup', () => {
    fc.assert(
      fc.property(fc.string({ unit: anySign, maxLength: 100 }), (title) => {
        expect(
          XMLValidator.validate(draw(picture({ title, place: title, themeName: title, theme: title }), fonts))
        ).toBe(true);
      }),
      { numRuns: 10 }
    );
    expect(draw(picture({ title: '<script>alert(1)</script> & "x"' }), fonts)).not.toContain('<script');
  });

  it('has the colour and the icon of the theme, and common ones for a theme that is unknown', () => {
    expect(draw(picture(), fonts)).toContain('#bb4b4f');
    expect(draw(picture({ theme: 'ukjent' }), fonts)).toContain('#6b665b');
  });
});

describe('the picture', () => {
  it.each([
    ['usual', picture()],
    ['long', picture({ title: 'Hvordan kan kommunen og frivillige sammen '.repeat(20) })],
    ['one word', picture({ title: 'Menneskerettighetsombudsmannsembetet'.repeat(4) })],
    ['emoji', picture({ title: 'Kaffe ☕️ og prat 😀', theme: 'upbringing', themeName: 'Oppvekst' })],
    ['right to left', picture({ title: 'مرحبا بالعالم', themeName: '', place: '' })],
    [
      'Sámi',
      picture({ title: 'Mot bassat eallit Kárášjogas, šč ŋ', place: 'Kárášjoga gielda – Karasjok kommune' })
    ]
  ])('is a PNG of 1200 × 630: %s', async (_, subject) => {
    const png = Buffer.from(await render(subject));
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([size.width, size.height]);
    expect(png.length).toBeLessThan(120_000);
  });
});
