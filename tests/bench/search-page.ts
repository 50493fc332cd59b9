/** Runs in the browser, as the page and as its worker: the list of a search, from a letter to the cards. */
import type { Challenge } from '../../src/lib/domain/challenges/challenge.ts';
import { listChallenges, type ChallengeList } from '../../src/lib/domain/challenges/listing.ts';
import { everything } from '../../src/lib/domain/challenges/query.ts';
import { challengeDocument } from '../../src/lib/domain/matching/challenge-document.ts';
import { SearchIndex } from '../../src/lib/domain/matching/search/index.ts';
import { challenges } from './generate.ts';
import { leastOf } from './least.ts';
import { ground, typed } from './search-typed.ts';

const directory = { themes: [], technologies: [], organisations: [] };
let rows: Challenge[] = [];
let index = new SearchIndex();

const fill = (count: number): void => {
  rows = challenges(count, ground);
  index = new SearchIndex();
  for (const row of rows) index.put(challengeDocument(row, ['Byutvikling', ...row.kinds]));
};

const answer = (text: string): ChallengeList =>
  listChallenges(rows, { ...everything, text }, directory, index.find(text));

/** The page is slowed down by the browser, a worker is not: it waits as much longer as the page is slower. */
const slowly = (text: string, rate: number): ChallengeList => {
  const start = performance.now();
  const list = answer(text);
  const until = start + (performance.now() - start) * rate;
  while (performance.now() < until);
  return list;
};

const inWorker = (worker: Worker, message: unknown): Promise<unknown> =>
  new Promise((resolve) => {
    worker.onmessage = ({ data }: MessageEvent<unknown>) => resolve(data);
    worker.postMessage(message);
  });

/** Milliseconds a letter, on the page's own thread and by a worker of the same code. */
const measure = async (source: string, rate: number) => {
  const worker = new Worker(URL.createObjectURL(new Blob([source])));
  await inWorker(worker, { count: rows.length });
  const asked = (text: string) => inWorker(worker, { text, rate });
  const times = { page: await leastOf(typed, answer), worker: await leastOf(typed, asked) };
  worker.terminate();
  return times;
};

type Message = { count: number } | { text: string; rate: number };

export type SearchPage = { fill: typeof fill; measure: typeof measure };

if (typeof document === 'undefined')
  addEventListener('message', ({ data }: MessageEvent<Message>) =>
    postMessage('count' in data ? fill(data.count) : slowly(data.text, data.rate))
  );
else Object.assign(globalThis, { searchPage: { fill, measure } satisfies SearchPage });
