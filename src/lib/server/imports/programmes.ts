import { csvRows, type CsvRow } from './csv-rows.ts';
import { ImportError } from './faults.ts';

/** A study programme as a file gives it; the university by its slug, where the file or the command says one. */
export type GivenProgramme = {
  organisation: string | null;
  code: string | null;
  name_nb: string;
  name_nn: string | null;
  name_en: string | null;
  nus_code: string | null;
  level: 'bachelor' | 'master' | 'phd' | null;
  place: string;
};

const columns = ['name', 'name_nn', 'name_en', 'nus_code', 'level', 'place', 'organisation', 'code'] as const;
type Column = (typeof columns)[number];

/** What people call the columns in their own files. */
const otherNames: Record<string, Column> = {
  navn: 'name',
  name_nb: 'name',
  navn_nn: 'name_nn',
  navn_en: 'name_en',
  nus: 'nus_code',
  nuskode: 'nus_code',
  nivå: 'level',
  niva: 'level',
  sted: 'place',
  studiested: 'place',
  institusjon: 'organisation',
  kode: 'code',
  studieprogramkode: 'code'
};

const levels: Record<string, GivenProgramme['level']> = {
  bachelor: 'bachelor',
  master: 'master',
  phd: 'phd',
  'ph.d.': 'phd',
  'ph.d': 'phd',
  doktorgrad: 'phd',
  '': null,
  other: null,
  annet: null
};

/** NUS2000, first digit: lower degree, higher degree, researcher education. */
const byNus: Record<string, GivenProgramme['level']> = { 6: 'bachelor', 7: 'master', 8: 'phd' };

const headOf = (row: CsvRow): (Column | null)[] => {
  const head = row.cells.map((cell): Column | null => {
    const name = cell.toLowerCase().replaceAll(' ', '_');
    return columns.find((column) => column === name) ?? otherNames[name] ?? null;
  });
  if (!head.includes('name'))
    throw new ImportError([
      `Line ${row.line}: no column is called name. The first line names the columns: ${columns.join(', ')}.`
    ]);
  const twice = columns.find((column) => head.filter((name) => name === column).length > 1);
  if (twice) throw new ImportError([`Line ${row.line}: the column ${twice} stands twice.`]);
  return head;
};

const longest = 200;

const readRow = (head: readonly (Column | null)[], row: CsvRow, organisation: string | null) => {
  const cell = (column: Column): string => row.cells[head.indexOf(column)]?.replace(/\s+/g, ' ') ?? '';
  const faults: string[] = [];
  const say = (fault: string): void => void faults.push(`Line ${row.line}: ${fault}`);
  const nus = cell('nus_code');
  const level = levels[cell('level').toLowerCase()];
  if (row.cells.length > head.length) say(`${row.cells.length} cells under ${head.length} columns.`);
  if (!cell('name')) say('no name.');
  if ([cell('name'), cell('name_nn'), cell('name_en'), cell('place')].some((text) => text.length > longest))
    say(`a text of more than ${longest} signs.`);
  if (nus && !/^\d{6}$/.test(nus)) say(`${nus} is no NUS code: it has six digits.`);
  if (level === undefined) say(`${cell('level')} is no level: bachelor, master, phd, or empty.`);
  const programme: GivenProgramme = {
    organisation: cell('organisation').toLowerCase() || organisation,
    code: cell('code') || null,
    name_nb: cell('name'),
    name_nn: cell('name_nn') || null,
    name_en: cell('name_en') || null,
    nus_code: nus || null,
    level: level ?? byNus[nus.charAt(0)] ?? null,
    place: cell('place')
  };
  return { programme, faults, line: row.line };
};

/** Two rows of one meaning would be one programme: its own code says which it is, else name, level and place. */
const identityOf = ({ organisation, code, name_nb, level, place }: GivenProgramme): string =>
  [organisation ?? '', ...(code === null ? [name_nb, level ?? '', place] : [code])]
    .join('-')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-');

/**
 * The study programmes of a table. @param organisation slug of the university whose list it is, where no column says it
 * @throws ImportError with every fault of the file, by line
 */
export const programmesIn = (text: string, organisation: string | null): GivenProgramme[] => {
  const [top, ...rows] = csvRows(text);
  if (!top || rows.length === 0) throw new ImportError(['There is no study programme in the file.']);
  const head = headOf(top);
  const read = rows.map((row) => readRow(head, row, organisation));
  const firstLine = new Map<string, number>();
  const faults = read.flatMap(({ programme, faults: own, line }) => {
    const before = firstLine.get(identityOf(programme));
    firstLine.set(identityOf(programme), before ?? line);
    return before === undefined
      ? own
      : [...own, `Line ${line}: the same programme stands on line ${before}.`];
  });
  if (faults.length > 0) throw new ImportError(faults);
  return read.map(({ programme }) => programme);
};
