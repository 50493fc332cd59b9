import { isSame } from '$lib/domain/same';

/** The server takes away the space around a text, which the writer may be about to write after. */
const same = (one: unknown, other: unknown): boolean =>
  typeof one === 'string' && typeof other === 'string' ? one.trim() === other.trim() : isSame(one, other);

/**
 * What a form that somebody writes in takes in of its row as it now stands: all that others changed where the writer
 * has not. The row counts as seen, own sent changes included, when nobody else has touched what is being written: else
 * the next save must be shown to its writer beside their words.
 * @param stored what the form had when it was last stored
 */
export const takeIn = <Form extends object>(
  form: Form,
  stored: Form,
  row: Form
): { taken: Partial<Form>; isSeen: boolean } => {
  const names = Object.keys(form) as (keyof Form)[];
  const mine = names.filter((name) => !same(form[name], stored[name]));
  const news = names.filter((name) => !mine.includes(name) && !same(row[name], form[name]));
  return {
    taken: Object.fromEntries(news.map((name) => [name, row[name]])) as Partial<Form>,
    isSeen: mine.every((name) => same(row[name], stored[name]))
  };
};
