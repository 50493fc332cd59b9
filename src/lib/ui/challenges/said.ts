/** A text in pieces, those that are to be marked apart: as few as there can be, since each is an element to draw. */
export const said = (text: string, marks: readonly string[]): { words: string; isFound: boolean }[] => {
  const wanted = new Set(marks);
  const parts: { words: string; isFound: boolean }[] = [];
  for (const part of text.split(/([\p{L}\p{N}]+)/u)) {
    const isFound = wanted.has(part.toLowerCase());
    const last = parts.at(-1);
    if (last && !isFound && !last.isFound) last.words += part;
    else if (part) parts.push({ words: part, isFound });
  }
  return parts;
};
