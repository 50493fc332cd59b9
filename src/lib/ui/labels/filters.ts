import type { Named, Offers } from '$lib/domain/challenges/counts';
import type { Facet } from '$lib/domain/challenges/query';
import { openPeriod } from '$lib/domain/challenges/semesters';
import { nameOf } from '$lib/i18n/names';
import { m } from '$lib/i18n/paraglide/messages';
import { kindLabels } from './kinds';

export const facetLabels: Record<Facet, () => string> = {
  theme: m.list_theme,
  kind: m.list_kind,
  level: m.list_level,
  municipality: m.list_municipality,
  period: m.list_period,
  language: m.list_language,
  technology: m.list_technology,
  topic: m.topics_one
};

const levelLabels: Record<string, () => string> = {
  bachelor: m.kind_bachelor,
  master: m.kind_master,
  phd: m.kind_phd,
  research: m.level_research
};

const languageLabels: Record<string, () => string> = {
  nb: m.language_nb,
  nn: m.language_nn,
  en: m.language_en
};

const ofPeriod = (value: string): string => {
  const [year = '', half] = value.split('-');
  if (value === openPeriod) return m.period_open();
  return half === 'spring' ? m.semester_spring_of({ year }) : m.semester_autumn_of({ year });
};

const called = (terms: readonly Named[], key: string): string => {
  const term = terms.find((candidate) => candidate.key === key);
  return term ? nameOf(term) : key.replaceAll('-', ' ');
};

/** What a value of a filter is called; one that nobody knows is called what stands in the address. */
export const valueLabel = (facet: Facet, value: string, offers: Offers): string => {
  if (facet === 'kind') return kindLabels[value as keyof typeof kindLabels]?.() ?? value;
  if (facet === 'level') return levelLabels[value]?.() ?? value;
  if (facet === 'language') return languageLabels[value]?.() ?? value;
  return facet === 'period' ? ofPeriod(value) : called(offers[facet], value);
};
