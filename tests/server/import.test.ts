import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readFile } from 'node:fs/promises';
import { start, type Embedded } from '../../src/lib/server/embedded/start';
import { ImportError } from '../../src/lib/server/imports/faults';
import { readJob, takeIn } from '../../src/lib/server/imports/take-in';
import { run } from '../db/embedded/support/process';
import { afterwards, config, dataDir } from '../db/embedded/support/world';

const lists = join(import.meta.dirname, 'lists');
const topicsFile = join(lists, 'emner.rdf');
const programmesFile = join(lists, 'programmer.csv');
const script = '../../../../src/lib/server/import.ts';

let data: string;
let embedded: Embedded;

beforeAll(async () => {
  data = await dataDir();
  embedded = await start(config(data));
  afterwards(() => embedded.close());
});

const take = async (...words: string[]): Promise<string> => {
  const job = readJob(words);
  return takeIn(embedded.sql, job, await readFile(job.file, 'utf8'), new Date('2026-11-26T10:00:00Z'));
};

describe('an import', () => {
  it('says what it did, and that there was nothing to do', async () => {
    expect(await take('topics', topicsFile)).toBe(
      '3 topics in the file: 3 new, 0 changed, 0 as before. 0 retired.'
    );
    expect(await take('topics', topicsFile)).toBe(
      '3 topics in the file: 0 new, 0 changed, 3 as before. 0 retired.'
    );
    expect(await embedded.sql('select key, name_nn, broader_keys from public.topics order by key')).toEqual([
      { key: 'benkedager', name_nn: null, broader_keys: ['eksempler-pa-emner'] },
      { key: 'eksempler-pa-emner', name_nn: 'Døme på emne', broader_keys: [] },
      { key: 'fortelle-en-gang', name_nn: 'Fortelje éin gong', broader_keys: ['eksempler-pa-emner'] }
    ]);
    expect(await take('programmes', programmesFile, '--organisation=ntnu')).toBe(
      '3 study programmes in the file: 3 new, 0 changed, 0 as before. 0 retired.'
    );
  });

  it('of a university that there is none of is answered with those there are', async () => {
    await expect(take('programmes', programmesFile, '--organisation=uio')).rejects.toThrow(
      /There is no university uio\. There are:\n {2}ntnu/
    );
  });

  it.each([
    [['topics'], 'Use: npm run import:topics'],
    [['topics', 'a', 'b'], 'Use: npm run import:topics'],
    [['topics', 'a', '--organisation=ntnu'], 'Use: npm run import:topics'],
    [['programmes', 'a', '--whole'], 'Use: npm run import:programmes'],
    [['themes', 'a'], 'Use: npm run import:topics']
  ])('%j is answered with how to use it', (words, message) => {
    expect(() => readJob(words)).toThrow(message);
  });

  it('of a file in another encoding is refused', async () => {
    const job = readJob(['programmes', 'x']);
    await expect(takeIn(embedded.sql, job, 'name\nN\ufffdring\n', new Date())).rejects.toThrow(ImportError);
  });

  it('as a command: refuses a data folder in use, and works on a stopped installation', async () => {
    const busy = run(script, ['topics', topicsFile], { DATA_DIR: data });
    expect(await busy.exit).toMatchObject({ code: 1 });
    expect(busy.output().join('\n')).toMatch(
      /^The data folder .* is in use by process \d+\. Stop that process/
    );
    await embedded.close();
    const command = run(script, ['topics', topicsFile], { DATA_DIR: data });
    expect(await command.exit).toMatchObject({ code: 0 });
    expect(command.output()).toEqual(['3 topics in the file: 0 new, 0 changed, 3 as before. 0 retired.']);
  });
});
