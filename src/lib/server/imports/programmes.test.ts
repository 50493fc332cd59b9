import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ImportError } from './faults';
import { programmesIn } from './programmes';

const file = readFileSync(join(import.meta.dirname, '../../../../tests/server/lists/programmer.csv'), 'utf8');

const blank = { organisation: null, code: null, name_nn: null, name_en: null, nus_code: null, level: null };

const refusal = (text: string): string[] => {
  try {
    programmesIn(text, null);
  } catch (error) {
    if (error instanceof ImportError) return error.message.split('\n');
    throw error;
  }
  return [];
};

describe('a list of study programmes', () => {
  it('is read as a spreadsheet writes it, and the level from the NUS code where it is not said', () => {
    expect(programmesIn(file, 'ntnu')).toEqual([
      {
        ...blank,
        organisation: 'ntnu',
        name_nb: 'Eksempelstudium i samskaping; "før og etter"',
        name_en: 'Example programme in co-creation',
        nus_code: '699999',
        level: 'bachelor',
        place: 'Gjøvik'
      },
      {
        ...blank,
        organisation: 'ntnu',
        name_nb: 'Eksempelmaster i benker',
        nus_code: '799999',
        level: 'master',
        place: 'Trondheim'
      },
      { ...blank, organisation: 'ntnu', name_nb: 'Eksempelkurs uten grad', place: '' }
    ]);
  });

  it('is read with commas and tabs too, and a column decides over the command', () => {
    expect(programmesIn('name,organisation\nA,NTNU\n', 'ua')).toMatchObject([{ organisation: 'ntnu' }]);
    expect(programmesIn('name\tcode\nA\tMAA\n', null)).toMatchObject([{ name_nb: 'A', code: 'MAA' }]);
  });
});

describe('a bad table is refused by line', () => {
  it('that has no names, or nothing in it', () => {
    expect(refusal('')).toEqual(['There is no study programme in the file.']);
    expect(refusal('name,place\n')).toEqual(['There is no study programme in the file.']);
    expect(refusal('program,sted\nA,B\n')[0]).toMatch(/^Line 1: no column is called name\./);
    expect(refusal('name,navn\nA,B\n')).toEqual(['Line 1: the column name stands twice.']);
    expect(refusal('name,place\n"A,B\n')).toEqual(['Line 2: a quote begins here and is never closed.']);
  });

  it('in which cells are wrong or a programme stands twice', () => {
    expect(
      refusal(
        [
          'name,nus_code,level,place',
          'A,12345,bachelor,Gjøvik',
          ',123456,master,Gjøvik',
          '"B',
          'og C",,doktor,',
          'D,,,,,',
          'a,,BACHELOR,gjøvik',
          `E,,,${'e'.repeat(201)}`
        ].join('\n')
      )
    ).toEqual([
      'Line 2: 12345 is no NUS code: it has six digits.',
      'Line 3: no name.',
      'Line 4: doktor is no level: bachelor, master, phd, or empty.',
      'Line 6: 6 cells under 4 columns.',
      'Line 7: the same programme stands on line 2.',
      'Line 8: a text of more than 200 signs.'
    ]);
  });

  it('but one name at two places is two programmes, and so are two codes', () => {
    expect(refusal('name,place\nA,Gjøvik\nA,Ålesund\n')).toEqual([]);
    expect(refusal('name,code\nA,1\nA,2\n')).toEqual([]);
    expect(refusal('name,code\nA,1\nB,1\n')).toEqual(['Line 3: the same programme stands on line 2.']);
  });
});
