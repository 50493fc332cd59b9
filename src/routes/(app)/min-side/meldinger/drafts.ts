/** What is being written in each thread stays while one looks elsewhere; by person, so it is never the next one's. */
const kept = new Map<string, string>();

export const draftOf = (uid: string, threadId: string): string => kept.get(`${uid}:${threadId}`) ?? '';

export const keepDraft = (uid: string, threadId: string, text: string): void => {
  kept.set(`${uid}:${threadId}`, text);
};
