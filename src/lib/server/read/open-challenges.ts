import type { Challenge } from '$lib/domain/challenges/challenge';
import { newestFirst } from '$lib/domain/challenges/listing';
import { having, missing, type Directory } from '$lib/domain/challenges/matching';
import type { ListQuery } from '$lib/domain/challenges/query';
import type { Organisation } from '$lib/domain/organisations/organisation';
import type { OpenChallenge } from '../open/schemas.ts';
import { href, type Path } from '$lib/i18n/href';
import type { Locale } from '$lib/i18n/paraglide/runtime';
import { rowsOf, type PublicClient } from '../supabase.ts';
import { asked, searchAll } from './challenges.ts';
import { filterable, partnerships, type Directory as Everything } from './directory.ts';
import { readCursor, writeCursor, type Place } from './open-cursor.ts';
import type { OpenQuery } from './open-query.ts';

/** The rows whose names stand in open data. */
type Names = Pick<Everything, 'organisations' | 'partnerships' | 'themes' | 'technologies'>;

export type OpenPage = { challenges: OpenChallenge[]; next: string | null; directory: Names };

type Named = { name_nb: string; name_nn: string; name_en: string };

const byId = <Row extends { id: string }>(rows: readonly Row[]): Map<string, Row> =>
  new Map(rows.map((row) => [row.id, row]));

/**
 * Makes rows into open data: flat and with the names they refer to, so that they are read without our tables. `themes`
 * and `technologies` are keys, which stay when names change.
 */
export const opener = (directory: Names, origin: string, locale: Locale) => {
  const organisations = byId(directory.organisations);
  const partnerships = byId(directory.partnerships);
  const themes = byId(directory.themes);
  const technologies = byId(directory.technologies);

  const topOf = (unit: Organisation | undefined): Organisation | undefined => {
    const parent = unit?.parent_id ? organisations.get(unit.parent_id) : undefined;
    return parent ? topOf(parent) : unit;
  };

  const nameOf = (row: Named | undefined): string | null => row?.[`name_${locale}`] ?? null;

  return (row: Challenge): OpenChallenge => {
    const unit = organisations.get(row.organisation_id);
    const top = topOf(unit);
    const own = [row.theme_id, row.second_theme_id].flatMap((id) => themes.get(id ?? '') ?? []);
    return {
      id: row.id,
      url: origin + href(`/utfordringer/${row.slug ?? row.id}` as Path, locale),
      title: row.title,
      language: row.language,
      published_at: row.published_at ?? row.updated_at,
      updated_at: row.updated_at,
      partnership: partnerships.get(row.partnership_id)?.slug ?? null,
      municipality: top?.slug ?? null,
      municipality_name: nameOf(top),
      municipality_number: top?.municipality_number ?? null,
      unit: unit?.slug ?? null,
      unit_name: nameOf(unit),
      themes: own.map(({ key }) => key),
      theme_names: own.flatMap((theme) => nameOf(theme) ?? []),
      kinds: row.kinds,
      levels: row.levels,
      technologies: row.technology_ids.flatMap((id) => technologies.get(id)?.key ?? []),
      disciplines: row.disciplines,
      goals: row.goals,
      today: row.today,
      whom: row.whom,
      better: row.better,
      requires: row.requires,
      gains: row.gains,
      contact_role: row.contact_role,
      place: row.place,
      starts_on: row.starts_on,
      ends_on: row.ends_on,
      apply_by: row.apply_by,
      answer_days: row.answer_days,
      is_example: row.is_example,
      topics: row.topic_keys
    };
  };
};

/** What comes after a place. The first condition says nothing new, but lets Postgres begin in the index right there. */
const beyond = ({ publishedAt, id }: Place): string[] => [
  `published_at.lte.${publishedAt}`,
  `or(published_at.lt.${publishedAt},and(published_at.eq.${publishedAt},id.gt.${id}))`
];

const rowsFrom = async (
  client: PublicClient,
  filters: ListQuery,
  directory: Directory,
  place: Place | undefined,
  most: number
): Promise<Challenge[]> => {
  const rows = asked(client, filters, directory, { also: place ? beyond(place) : [] });
  return rows ? rowsOf(await rows.limit(most).overrideTypes<Challenge[], { merge: false }>()) : [];
};

/** Those from a place on that the words of a search find, as the list does it; what only comes near is none of them. */
const searchedFrom = async (
  client: PublicClient,
  filters: ListQuery,
  directory: Directory,
  place: Place | undefined
): Promise<Challenge[]> => {
  const { rows, found } = await searchAll(client, filters.text, directory);
  if (found.near) return [];
  const lacks = missing({ ...filters, text: '' }, having(directory));
  // A time as the database writes it may have more digits than one of JavaScript's, and is compared as it stands.
  const isBeyond = ({ published_at, id }: Challenge): boolean =>
    !place ||
    (published_at ?? '') < place.publishedAt ||
    (published_at === place.publishedAt && id > place.id);
  return rows
    .filter((row) => found.score(row.id) > 0 && lacks(row)?.length === 0 && isBeyond(row))
    .sort(newestFirst);
};

/**
 * One page of the published challenges that fit every filter, newest first, after a cursor. What is published meanwhile
 * stands before the first page, so pages that are read one after the other neither repeat nor skip one.
 * @returns null when the cursor is not one of ours
 */
export const page = async (
  client: PublicClient,
  { filters, after, limit }: OpenQuery,
  origin: string,
  locale: Locale
): Promise<OpenPage | null> => {
  const place = after === null ? undefined : readCursor(after);
  if (place === null) return null;
  const [terms, partnershipRows] = await Promise.all([filterable(client), partnerships(client)]);
  const directory = { ...terms, partnerships: partnershipRows };
  const rows = filters.text.trim()
    ? await searchedFrom(client, filters, directory, place)
    : await rowsFrom(client, filters, directory, place, limit + 1);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    challenges: shown.map(opener(directory, origin, locale)),
    next:
      rows.length > limit && last ? writeCursor({ publishedAt: last.published_at ?? '', id: last.id }) : null,
    directory
  };
};
