import { languages } from '$lib/domain/rows';
import type { StudyProgramme } from '$lib/domain/topics/study-programme';
import type { Topic } from '$lib/domain/topics/topic';
import { nameOf } from '$lib/i18n/names';
import { m } from '$lib/i18n/paraglide/messages';
import type { Findable } from './finding';

const alphabet = new Intl.Collator('nb');
const byLabel = (a: Findable, b: Findable): number =>
  alphabet.compare(a.label, b.label) || alphabet.compare(a.note ?? '', b.note ?? '');

/** Topics to choose among, by the alphabet; found by synonyms and by their names in the other languages, too. */
export const topicItems = (topics: readonly Topic[]): Findable[] =>
  topics
    .map((topic) => ({
      value: topic.key,
      label: nameOf(topic),
      words: languages.flatMap((language) => [
        topic[`name_${language}`] ?? '',
        ...topic[`synonyms_${language}`]
      ])
    }))
    .sort(byLabel);

const levels = { bachelor: m.level_bachelor, master: m.level_master, phd: m.kind_phd };

/** What tells a study programme from others of the same name. */
const noteOf = ({ level, place }: StudyProgramme): string =>
  [level === null ? '' : levels[level](), place].filter(Boolean).join(', ');

export const programmeItem = (programme: StudyProgramme): Findable => ({
  value: programme.key,
  label: nameOf(programme),
  note: noteOf(programme),
  words: [programme.name_nb, programme.name_nn ?? '', programme.name_en ?? '', programme.code ?? '']
});

export const programmeItems = (programmes: readonly StudyProgramme[]): Findable[] =>
  programmes.map(programmeItem).sort(byLabel);
