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

const byId = <Row extends { id: string }>(rows: readonly Row[]): ReadonlyMap<string, Row> =>
  new Map(rows.map((row) => [row.id, row]));

/** The words of what a challenge is filed under, by the rows of the directory as they are now. @param topics none where no list is imported */
export const termsIn = (
  directory: Directory,
  topics: readonly Topic[] = []
): ((challenge: Challenge) => string[]) => {
  const themes = byId(directory.themes);
  const technologies = byId(directory.technologies);
  const organisations = byId(directory.organisations);
  return (challenge) => [
    ...new Set([
      ...namesOf(themes.get(challenge.theme_id ?? '')),
      ...namesOf(themes.get(challenge.second_theme_id ?? '')),
      ...challenge.technology_ids.flatMap((id) => namesOf(technologies.get(id))),
      ...namesOf(organisations.get(challenge.organisation_id)),
      ...challenge.kinds.map((kind) => kindWords[kind]),
      ...topicTerms(challenge.topic_keys ?? [], topics)
    ])
  ];
};
