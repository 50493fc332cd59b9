import type { Challenge, Kind } from '../challenges/challenge';
import type { Directory } from '../challenges/matching';
import type { Topic } from '../topics/topic';
import { topicTerms } from './topic-terms';

type Named = { name_nb: string; name_nn: string; name_en: string; former_names?: { name: string }[] };

/** What people call the kinds of collaboration when they look for one, in three languages. */
const kindWords = {
  bachelor: 'bacheloroppgave bacheloroppgåve bachelor thesis',
  master: 'masteroppgave masteroppgåve master thesis',
  eit: 'eksperter i team ekspertar i team experts in teamwork EiT',
  placement: 'praksis praksisplass placement internship',
  phd: 'ph.d. phd doktorgrad stipendiat doctoral',
  public_phd: 'offentlig sektor-ph.d. offentleg sektor-ph.d. public sector phd',
  research_project: 'forskningsprosjekt forskingsprosjekt research project',
  continuing_education: 'etterutdanning videreutdanning vidareutdanning continuing education',
  guest_lecture: 'gjesteforelesning gjesteførelesing guest lecture',
  shared_position: 'delt stilling shared position',
  project_position: 'prosjektstilling project position'
} as const satisfies Record<Kind, string>;

const namesOf = (row: Named | undefined): string[] =>
  row ? [row.name_nb, row.name_nn, row.name_en, ...(row.former_names ?? []).map(({ name }) => name)] : [];

/**
 * What everything that challenges are filed under is called, by its id or key.
 * @param topics none where no list is imported
 */
export const labelsIn = (
  { themes, technologies, organisations }: Directory,
  topics: readonly Topic[] = []
): ReadonlyMap<string, readonly string[]> =>
  new Map<string, readonly string[]>([
    ...topics.map((topic) => [topic.key, topicTerms([topic.key], [topic])] as const),
    ...Object.entries(kindWords).map(([kind, words]) => [kind, [words]] as const),
    ...[themes, technologies, organisations].flat().map((row) => [row.id, namesOf(row)] as const)
  ]);

/** The words of what a challenge is filed under, by the rows of the directory as they are now. @param topics none where no list is imported */
export const termsIn = (
  directory: Directory,
  topics: readonly Topic[] = []
): ((challenge: Challenge) => string[]) => {
  const labels = labelsIn(directory, topics);
  return (challenge) => [
    ...new Set(
      [
        challenge.theme_id ?? '',
        challenge.second_theme_id ?? '',
        ...challenge.technology_ids,
        challenge.organisation_id,
        ...challenge.kinds,
        // A row of an earlier version of the app has no such column.
        ...(challenge.topic_keys ?? [])
      ].flatMap((under) => labels.get(under) ?? [])
    )
  ];
};
