import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** The colours as they stand in the CSS: the test reads the tokens, never a copy of them. */
const read = (file: string): string => readFileSync(join(import.meta.dirname, file), 'utf8');
const generated = read('designsystemet.css');
const themes = read('themes.css');

const modes = ['light', 'dark'] as const;
type Mode = (typeof modes)[number];

/** `--ds-color-…` of one mode, from the block the design system's CLI wrote for it. */
const tokens = (mode: Mode): Map<string, string> => {
  const start = generated.indexOf(`@layer ds.theme.color-scheme.${mode}`);
  const block = generated.slice(start, generated.indexOf('@media', start));
  return new Map(
    [...block.matchAll(/--ds-color-([\w-]+): (#[0-9a-f]{6});/gi)].map((m) => [m[1] ?? '', m[2] ?? ''])
  );
};

/** Every theme with its three colours in one mode. */
const themeColours = (mode: Mode): { name: string; strip: string; ink: string; tint: string }[] =>
  [...themes.matchAll(/\[data-theme(?:='(\w+)')?\] \{([^}]+)\}/g)].map(([, name, block]) => {
    const colour = (property: string): string => {
      const match = new RegExp(`--${property}: light-dark\\((#\\w{6}), (#\\w{6})\\)`).exec(block ?? '');
      return match?.[mode === 'light' ? 1 : 2] ?? '';
    };
    return {
      name: name ?? 'other',
      strip: colour('theme'),
      ink: colour('theme-ink'),
      tint: colour('theme-tint')
    };
  });

/** Relative luminance, WCAG 2.2. */
const luminance = (hex: string): number => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

const contrast = (a: string, b: string): number => {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
};

/** The backgrounds that words may stand on. */
const grounds = [
  'background-default',
  'background-tinted',
  'surface-default',
  'surface-tinted',
  'surface-hover'
];
const colours = ['neutral', 'accent', 'info', 'success', 'warning', 'danger'];

describe.each(modes)('contrast, %s', (mode) => {
  const all = tokens(mode);
  const token = (name: string): string => {
    const value = all.get(name);
    if (!value) throw new Error(`No token ${name}`);
    return value;
  };

  it('knows black from white', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  });

  it.each(colours)(
    '%s: words reach 4.5:1 on every background of their colour and on paper and card',
    (colour) => {
      for (const ground of grounds)
        for (const text of ['text-default', 'text-subtle']) {
          expect(
            contrast(token(`${colour}-${text}`), token(`${colour}-${ground}`)),
            `${text} on ${ground}`
          ).toBeGreaterThan(4.5);
        }
      for (const paper of ['neutral-background-default', 'neutral-surface-default', 'neutral-surface-tinted'])
        expect(contrast(token(`${colour}-text-subtle`), token(paper)), `on ${paper}`).toBeGreaterThan(4.5);
    }
  );

  it.each(['accent', 'danger'])(
    '%s: a filled button reaches 4.5:1 at rest, under the pointer and pressed',
    (colour) => {
      for (const step of ['default', 'hover', 'active'])
        expect(
          contrast(token(`${colour}-base-contrast-default`), token(`${colour}-base-${step}`))
        ).toBeGreaterThan(4.5);
    }
  );

  it('borders of fields and the focus ring reach 3:1', () => {
    for (const paper of ['neutral-background-default', 'neutral-surface-default']) {
      expect(contrast(token('neutral-border-default'), token(paper))).toBeGreaterThan(3);
      expect(contrast(token('accent-base-default'), token(paper))).toBeGreaterThan(3);
      expect(contrast(token('focus-outer'), token(paper))).toBeGreaterThan(3);
    }
  });

  it('has five themes and one for what comes later', () => {
    expect(themeColours(mode).map((theme) => theme.name)).toHaveLength(6);
  });

  it.each(themeColours(mode))('theme $name: strip 3:1, words 4.5:1', ({ strip, ink, tint }) => {
    for (const paper of [token('neutral-background-default'), token('neutral-surface-default')]) {
      expect(contrast(strip, paper)).toBeGreaterThan(3);
      expect(contrast(ink, paper)).toBeGreaterThan(4.5);
    }
    expect(contrast(strip, tint)).toBeGreaterThan(3);
    expect(contrast(ink, tint)).toBeGreaterThan(4.5);
  });
});
