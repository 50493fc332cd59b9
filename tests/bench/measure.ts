import { brotliCompressSync, constants } from 'node:zlib';

/**
 * One line of the bench's table.
 * @property budget what it must reach, in the unit of `value`; null where the line only informs
 * @property against the named alternative of the same run, and its value
 */
export type Line = {
  what: string;
  value: number;
  unit: 'ms' | 'KiB' | 'B' | '×' | 'rows' | 'nodes' | 'tasks' | 'points' | 'shift';
  budget: number | null;
  against?: { what: string; value: number };
  note?: string;
};

export type Times = { p50: number; p95: number };

const percentile = (sorted: number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

/** Runs `work` the given times after a warm-up, one after the other; milliseconds. */
export const time = async (runs: number, work: (run: number) => Promise<unknown>): Promise<Times> => {
  for (let run = 0; run < Math.min(5, runs); run++) await work(-1 - run);
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    await work(run);
    times.push(performance.now() - start);
  }
  return percentiles(times);
};

/**
 * How many times `second` costs what `first` does: both are run in turns, and the median of the ratios of neighbours
 * counts. What slows the machine down for a while slows both, and one slow run moves nothing; the ratio of two
 * medians measured one after the other wanders by a tenth here.
 */
export const compare = async (
  runs: number,
  first: () => Promise<unknown>,
  second: () => Promise<unknown>
): Promise<{ ratio: number; first: number; second: number }> => {
  const times: [number, number][] = [];
  const timed = async (work: () => Promise<unknown>): Promise<number> => {
    const start = performance.now();
    await work();
    return performance.now() - start;
  };
  for (let run = -5; run < runs; run++) {
    const pair: [number, number] = [0, 0];
    for (const turn of run % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const))
      pair[turn] = await timed(turn === 0 ? first : second);
    if (run >= 0) times.push(pair);
  }
  return {
    ratio: percentiles(times.map(([one, other]) => other / one)).p50,
    first: percentiles(times.map(([one]) => one)).p50,
    second: percentiles(times.map(([, other]) => other)).p50
  };
};

export const percentiles = (values: number[]): Times => {
  const sorted = [...values].sort((a, b) => a - b);
  return { p50: percentile(sorted, 0.5), p95: percentile(sorted, 0.95) };
};

/** Bytes on the wire at a brotli quality: 5 is what a server spends on an answer it makes for one reader. */
export const brotli = (text: string, quality = 5): number =>
  brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }).length;

export const kib = (bytes: number): number => bytes / 1_024;

const figure = (value: number): string =>
  Math.abs(value) >= 100 ? value.toFixed(0) : Math.abs(value) >= 10 ? value.toFixed(1) : value.toFixed(2);

export const within = ({ value, budget }: Line): boolean => budget === null || value <= budget;

/** The table as text, with how many times the alternative costs. */
export const table = (lines: Line[]): string => {
  const cells = lines.map((line) => [
    line.what,
    `${figure(line.value)} ${line.unit}`,
    line.budget === null ? '' : `≤ ${line.budget}`,
    within(line) ? '' : 'OVER',
    line.against ? `${figure(line.against.value)} ${line.unit} ${line.against.what}` : '',
    line.against ? `${figure(line.against.value / line.value)} ×` : '',
    line.note ?? ''
  ]);
  const head = ['what', 'value', 'budget', '', 'against', 'ratio', ''];
  const widths = head.map((name, column) =>
    Math.max(name.length, ...cells.map((row) => row[column]?.length ?? 0))
  );
  return [head, ...cells]
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd()
    )
    .join('\n');
};
