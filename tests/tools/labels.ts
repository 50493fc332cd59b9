/**
 * `node tests/tools/labels.ts FILE …`: writes the marks of every label in topic lists (RDF, or the JSON that
 * `bench:search` reads) to tests/architecture/topic-labels.txt. The lists themselves stay out of the repository: no
 * label may stand in what search ranks by, and a test must hold that also where there is no list.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { labelsOf } from '../bench/search-sets.ts';

const target = new URL('../architecture/topic-labels.txt', import.meta.url);

export const markOf = (label: string): string =>
  createHash('sha256').update(label.trim().toLowerCase()).digest('hex').slice(0, 10);

export const marks = (): Set<string> => new Set(readFileSync(target, 'utf8').trim().split('\n'));

const labels = (file: string): string[] =>
  file.endsWith('.json')
    ? [...labelsOf(file)]
    : [...readFileSync(file, 'utf8').matchAll(/<skos:\w*[lL]abel[^>]*>([^<]*)</g)].map(
        ([, label]) => label ?? ''
      );

const [, script = '', ...files] = process.argv;
if (import.meta.url === pathToFileURL(script).href && files.length > 0) {
  const all = new Set(files.flatMap(labels).map(markOf));
  writeFileSync(target, `${[...all].sort().join('\n')}\n`);
  console.log(`${all.size} labels`);
}
