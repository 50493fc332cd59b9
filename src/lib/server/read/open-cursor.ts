/** A place in the list, newest first: after the challenge that was published then and has this id. */
export type Place = { publishedAt: string; id: string };

const shape =
  /^(\d{4}-\d\d-\d\dT[\d:.]{8,15}(?:Z|[+-]\d\d:\d\d))~([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** A place as readers hand it back: opaque, so that what is in it can change. */
export const writeCursor = ({ publishedAt, id }: Place): string =>
  Buffer.from(`${publishedAt}~${id}`).toString('base64url');

/** @returns null when it is not one of ours */
export const readCursor = (cursor: string): Place | null => {
  if (!/^[\w-]{1,200}$/.test(cursor)) return null;
  const [, publishedAt, id] = shape.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  return publishedAt && id && !Number.isNaN(Date.parse(publishedAt)) ? { publishedAt, id } : null;
};
