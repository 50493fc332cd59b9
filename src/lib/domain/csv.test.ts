import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csv } from './csv';

const one = (value: Parameters<typeof csv<'a'>>[1][number]['a']): string => csv(['a'], [{ a: value }]);

/** RFC 4180 as a spreadsheet reads it. */
const read = (text: string): string[][] => {
  const rows: string[][] = [];
  let [row, cell, quoted]: [string[], string, boolean] = [[], '', false];
  for (let i = 1; i < text.length; i += 1) {
    const sign = text[i] ?? '';
    if (quoted && sign === '"' && text[i + 1] === '"') [cell, i] = [`${cell}"`, i + 1];
    else if (sign === '"') quoted = !quoted;
    else if (!quoted && sign === ',') [row, cell] = [[...row, cell], ''];
    else if (!quoted && text.startsWith('\r\n', i)) {
      rows.push([...row, cell]);
      [row, cell, i] = [[], '', i + 1];
    } else cell += sign;
  }
  return rows;
};

/** Any sign at all, also halves of pairs and control characters. */
const anySign = fc.integer({ min: 0, max: 0x10ffff }).map((code) => String.fromCodePoint(code));

describe('CSV', () => {
  it('begins with the mark of UTF-8 and the names of the columns, and ends every line with CRLF', () => {
    expect(csv(['a', 'b'], [{ a: 'æ', b: 1 }])).toBe('\ufeffa,b\r\næ,1\r\n');
    expect(csv(['a', 'b'], [])).toBe('\ufeffa,b\r\n');
  });

  it('writes nothing, numbers, yes and no, and several values', () => {
    expect(csv(['a', 'b', 'c', 'd'], [{ a: null, b: -1, c: true, d: ['x', 'y', 3] }])).toBe(
      '\ufeffa,b,c,d\r\n,-1,true,x|y|3\r\n'
    );
  });

  it.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    ' =1',
    '\u200b=1',
    '\u202e=1',
    '\ufeff=1',
    '＝1+1',
    '＋1',
    '－1',
    '＠x',
    '=HYPERLINK("http://x","y")',
    "=cmd|' /C calc'!A0",
    '\0=1',
    '\u0001=1'
  ])('a text is no formula: %j', (text) => {
    const [[cell = ''] = []] = read(one(text)).slice(1);
    expect(cell.startsWith("'")).toBe(true);
  });

  it('neither is the first of several values', () => {
    expect(read(one(['=1', 'x']))[1]).toEqual(["'=1|x"]);
  });

  it('every text comes back as it was, apart from the apostrophe and signs that mean nothing', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(fc.string({ unit: anySign, maxLength: 30 }), fc.string({ unit: anySign, maxLength: 30 }))
        ),
        (rows) => {
          const seen = read(
            csv(
              ['a', 'b'],
              rows.map(([a, b]) => ({ a, b }))
            )
          );
          expect(seen).toHaveLength(rows.length + 1);
          rows.forEach(([a, b], n) => {
            const kept = (text: string) => text.replace(/(?![\t\n\r])[\p{Cc}\p{Cs}]/gu, '');
            const plain = seen[n + 1]?.map((cell, i) =>
              cell.startsWith("'") && ![a, b][i]?.startsWith("'") ? cell.slice(1) : cell
            );
            expect(plain).toEqual([kept(a), kept(b)]);
          });
        }
      ),
      { numRuns: 30 }
    );
  });
});
