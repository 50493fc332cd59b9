import { getLocale } from './paraglide/runtime';

type Named = { name_nb: string; name_nn: string | null; name_en: string | null };

/** A row's name in the reader's language. */
export const nameOf = (row: Named): string => row[`name_${getLocale()}`] || row.name_nb;

type Placed = Named & { id: string; parent_id: string | null };

/** A unit with its parents, the nearest first: "Helse og omsorg, Gjøvik kommune". */
export const placeOf = (id: string, organisations: readonly Placed[]): string => {
  const names: string[] = [];
  let next: string | null = id;
  while (next && names.length < 3) {
    const row = organisations.find((candidate) => candidate.id === next);
    if (!row) break;
    names.push(nameOf(row));
    next = row.parent_id;
  }
  return names.join(', ');
};

/** The name of one organisation, or an empty text where it is unknown. */
export const organisationName = (id: string, organisations: readonly Placed[]): string => {
  const row = organisations.find((candidate) => candidate.id === id);
  return row ? nameOf(row) : '';
};
