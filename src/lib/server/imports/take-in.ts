/** Lists from files into the database: a whole list at once, in one statement, or nothing of it. */
import * as z from 'zod';
import type { Query } from '../operator.ts';
import { ImportError } from './faults.ts';
import { programmesIn } from './programmes.ts';
import { topicsIn } from './skos.ts';

export type Job = {
  what: 'topics' | 'programmes';
  file: string;
  /** Slug of the university whose programmes they are. */
  organisation: string | null;
  /** The list is meant to be so much shorter than before. */
  many: boolean;
};

const usage = {
  topics: `Use: npm run import:topics -- FILE [--retire-many]
  FILE           the whole list as SKOS in RDF/XML, as LOS is published
  --retire-many  also where the file lacks more than a third of what stands`,
  programmes: `Use: npm run import:programmes -- FILE [--organisation=SLUG] [--retire-many]
  FILE           a table (CSV): name, nus_code, level, place; name_nn, name_en, code and organisation where you have them
  SLUG           the university, where the table has no column for it
  --retire-many  also where the file lacks more than a third of what stands`
} as const;

/** Reads the command line. @throws ImportError with how to use it */
export const readJob = ([what, ...words]: readonly string[]): Job => {
  if (what !== 'topics' && what !== 'programmes') throw new ImportError(Object.values(usage));
  const options = words.filter((word) => word.startsWith('--'));
  const [file, ...rest] = words.filter((word) => !word.startsWith('--'));
  const organisation = options.find((option) => option.startsWith('--organisation='))?.split('=')[1] ?? null;
  const known = options.every(
    (option) => option === '--retire-many' || (what === 'programmes' && /^--organisation=./.test(option))
  );
  if (!file || rest.length > 0 || !known) throw new ImportError([usage[what]]);
  return { what, file, organisation, many: options.includes('--retire-many') };
};

const answers = z.union([
  z.object({ made: z.int(), changed: z.int(), retired: z.int() }),
  z.object({ refused: z.object({ gone: z.int(), standing: z.int() }) })
]);

/** The ids of the universities that the programmes name. @throws ImportError where there is no such one */
const withOrganisations = async (query: Query, text: string, job: Job) => {
  const given = programmesIn(text, job.organisation);
  const rows = await query(
    `select id, slug from public.organisations where kind = 'university' order by slug`,
    []
  );
  const ids = new Map(rows.map((row) => [String(row.slug), String(row.id)]));
  const unknown = [...new Set(given.flatMap(({ organisation }) => organisation ?? []))].filter(
    (slug) => !ids.has(slug)
  );
  if (unknown.length > 0)
    throw new ImportError([
      `There is no university ${unknown.join(', ')}. There are:`,
      ...[...ids.keys()].map((slug) => `  ${slug}`)
    ]);
  return given.map(({ organisation, ...programme }) => ({
    ...programme,
    organisation_id: organisation === null ? null : ids.get(organisation)
  }));
};

/** @returns a sentence about what was done. @throws ImportError when nothing was */
export const takeIn = async (query: Query, job: Job, text: string, now: Date): Promise<string> => {
  if (text.includes('\ufffd')) throw new ImportError(['The file is not in UTF-8: save it as that first.']);
  const list = job.what === 'topics' ? topicsIn(text) : await withOrganisations(query, text, job);
  const [row] = await query(`select private.import_${job.what}($1::jsonb, $2, $3) as answer`, [
    JSON.stringify(list),
    job.many,
    now.toISOString()
  ]);
  const answer = answers.parse(row?.answer);
  if ('refused' in answer)
    throw new ImportError([
      `The file lacks ${answer.refused.gone} of the ${answer.refused.standing} that stand, so it is perhaps only a part of the list.`,
      'Nothing was changed. Is this the whole list? Then run it again with --retire-many.'
    ]);
  const same = list.length - answer.made - answer.changed;
  return `${list.length} ${job.what === 'topics' ? 'topics' : 'study programmes'} in the file: ${answer.made} new, ${answer.changed} changed, ${same} as before. ${answer.retired} retired.`;
};
