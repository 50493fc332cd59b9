import type { Agreement } from './agreement';

export type AgreementNode<Row extends Agreement = Agreement> = {
  agreement: Row;
  below: AgreementNode<Row>[];
};

/** `unknown`: no day says whether it holds today. */
export type AgreementState = 'coming' | 'current' | 'ending' | 'ended' | 'unknown';

/** Six months before the last day, when the coordinators are told for the second time. */
const soon = 183;
const day = 86_400_000;

/** @param today a day in Norway, `yyyy-mm-dd` */
export const agreementState = (
  { signed_on, valid_from, valid_to }: Pick<Agreement, 'signed_on' | 'valid_from' | 'valid_to'>,
  today: string
): AgreementState => {
  const first = valid_from ?? signed_on;
  if (valid_to !== null && valid_to < today) return 'ended';
  if (first !== null && first > today) return 'coming';
  if (valid_to !== null && Date.parse(valid_to) - Date.parse(today) <= soon * day) return 'ending';
  return valid_to !== null || first !== null ? 'current' : 'unknown';
};

/** How far into its period an agreement is, 0–1; null where the period has no known first or last day. */
export const agreementShare = (
  { signed_on, valid_from, valid_to }: Pick<Agreement, 'signed_on' | 'valid_from' | 'valid_to'>,
  today: string
): number | null => {
  const first = valid_from ?? signed_on;
  if (first === null || valid_to === null || first >= valid_to) return null;
  const share = (Date.parse(today) - Date.parse(first)) / (Date.parse(valid_to) - Date.parse(first));
  return Math.min(1, Math.max(0, share));
};

/** The newest last day first, then those without one, by name: what holds is read before what was. */
const newestFirst = (a: Agreement, b: Agreement): number => {
  const [from, to] = [a.valid_to ?? a.signed_on ?? '', b.valid_to ?? b.signed_on ?? ''];
  if (from !== to) return from < to ? 1 : -1;
  return a.name_nb < b.name_nb ? -1 : 1;
};

/**
 * Main agreements with those below them (R50). One whose parent is not among the rows, or that stands below itself by
 * way of others, is shown as a main one: nothing is lost from sight.
 */
export const agreementTree = <Row extends Agreement>(rows: readonly Row[]): AgreementNode<Row>[] => {
  const known = new Map(rows.map((row) => [row.id, row]));
  const isBelowItself = (row: Row): boolean => {
    const seen = new Set<string>();
    let next: Row | undefined = row;
    while (next?.parent_id && !seen.has(next.id)) {
      seen.add(next.id);
      next = known.get(next.parent_id);
    }
    return next?.id === row.id && seen.size > 0;
  };
  const isMain = (row: Row): boolean =>
    row.parent_id === null || !known.has(row.parent_id) || isBelowItself(row);
  const main = new Set(rows.filter(isMain));
  const below = (parent: string): AgreementNode<Row>[] =>
    rows
      .filter((row) => row.parent_id === parent && !main.has(row))
      .sort(newestFirst)
      .map((agreement) => ({ agreement, below: below(agreement.id) }));
  return [...main].sort(newestFirst).map((agreement) => ({ agreement, below: below(agreement.id) }));
};
