import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { markOf, marks } from '../tools/labels';

/**
 * Search is measured by the labels of the public sector's topic list, so none of them, in any language, may stand in
 * what it ranks by. The list is not in the repository, but a mark of each of its labels is (tests/tools/labels.ts).
 */
const root = join(import.meta.dirname, '../..');
const known = marks();
const longest = 4;

/** Words of code that are labels by chance; in what is long enough to be a list of words they are not excused. */
const names = new Set(['theme', 'words']);
const list = 40;

/** What stands in quotes, but for comments and the names of files. */
const literals = (source: string): string[] => {
  const texts: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isTypeNode(node) || ts.isExportDeclaration(node)) return;
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node))
      texts.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('ranker.ts', source, ts.ScriptTarget.Latest));
  return texts;
};

/** Every word of a text and every run of words that stand beside each other in a line. */
const runs = (text: string): string[] =>
  text.split('\n').flatMap((line) => {
    const words = line.toLowerCase().match(/[\p{L}\p{N}.-]+/gu) ?? [];
    return words.flatMap((_, from) =>
      Array.from({ length: longest }, (__, more) => words.slice(from, from + more + 1).join(' '))
    );
  });

const labelsIn = (source: string): string[] => [
  ...new Set(
    literals(source).flatMap((text) =>
      runs(text).filter((run) => known.has(markOf(run)) && (text.length >= list || !names.has(run)))
    )
  )
];

describe('labels of the topic list', () => {
  it('are known here, and found where they stand', () => {
    expect(known.size).toBeGreaterThan(1_600);
    expect(labelsIn(`const some = ['Barnehage'];`)).toEqual(['barnehage']);
    expect(labelsIn('const list = `\nskule barnehage kindergarten\n`;')).toContain('barnehage');
    expect(labelsIn(`const said = 'om familie og barn her';`)).toContain('familie og barn');
  });

  it('stand in nothing that search and suggestions rank by', () => {
    const files = globSync('src/lib/domain/matching/**/*.ts', { cwd: root }).filter(
      (file) => !file.endsWith('.test.ts')
    );
    expect(files.length).toBeGreaterThan(25);
    const found = files.flatMap((file) => {
      const labels = labelsIn(readFileSync(join(root, file), 'utf8'));
      return labels.length > 0 ? [{ file, labels }] : [];
    });
    expect(found).toEqual([]);
  });
});
