/**
 * How wide a text is in one of our fonts and which signs it has, from the font file itself: what is drawn cannot wrap
 * by itself, and a sign that the font lacks would be drawn as an empty box. Kerning is left out; it only makes less.
 */
export type Font = { has: (sign: string) => boolean; width: (text: string, size: number) => number };

const tablesOf = (file: Buffer): Map<string, number> =>
  new Map(
    Array.from({ length: file.readUInt16BE(4) }, (_, n) => 12 + 16 * n).map((at) => [
      file.toString('latin1', at, at + 4),
      file.readUInt32BE(at + 8)
    ])
  );

/** Code point → glyph, from a `cmap` of format 4. */
const glyphsOf = (file: Buffer, cmap: number): Map<number, number> => {
  const records = Array.from({ length: file.readUInt16BE(cmap + 2) }, (_, n) => cmap + 4 + 8 * n);
  const start = records
    .map((at) => cmap + file.readUInt32BE(at + 4))
    .find((at) => file.readUInt16BE(at) === 4);
  const glyphs = new Map<number, number>();
  if (start === undefined) return glyphs;
  const length = file.readUInt16BE(start + 6);
  const [ends, starts] = [start + 14, start + 16 + length];
  const [deltas, offsets] = [starts + length, starts + 2 * length];
  for (let n = 0; n < length; n += 2) {
    const offset = file.readUInt16BE(offsets + n);
    const first = file.readUInt16BE(starts + n);
    for (let code = first; code <= file.readUInt16BE(ends + n) && code < 0xffff; code += 1) {
      const raw = offset === 0 ? code : file.readUInt16BE(offsets + n + offset + 2 * (code - first));
      if (raw !== 0) glyphs.set(code, (raw + file.readInt16BE(deltas + n)) & 0xffff);
    }
  }
  return glyphs;
};

export const readFont = (file: Buffer): Font => {
  const tables = tablesOf(file);
  const at = (name: string): number => {
    const place = tables.get(name);
    if (place === undefined) throw new Error(`the font has no table ${name}`);
    return place;
  };
  const unitsPerEm = file.readUInt16BE(at('head') + 18);
  const widths = file.readUInt16BE(at('hhea') + 34);
  const glyphs = glyphsOf(file, at('cmap'));
  const advance = (sign: string): number => {
    const glyph = Math.min(glyphs.get(sign.codePointAt(0) ?? 0) ?? 0, widths - 1);
    return file.readUInt16BE(at('hmtx') + 4 * glyph);
  };
  return {
    has: (sign) => glyphs.has(sign.codePointAt(0) ?? 0),
    width: (text, size) => (Array.from(text, advance).reduce((sum, one) => sum + one, 0) * size) / unitsPerEm
  };
};
