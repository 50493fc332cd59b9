/**
 * Tells when this phone cannot store (a full disk, storage blocked, another tab that holds a database, a newer build of
 * the app), and when it can again. By part, so that what works in one does not hide what fails in the other. What can be
 * mended is, and done once more.
 */
import { Wiped } from '../local/database';
import type { Activity } from '../local/driver';

export type Part = 'public' | 'own';

/** @param mend whether it is worth trying again after this error */
export const watchStorage = (
  report: (activity: Partial<Activity>) => void,
  mend: (error: unknown) => Promise<boolean>
) => {
  const stuck = new Set<Part>();
  return async <T>(part: Part, work: () => Promise<T>): Promise<T> => {
    try {
      const result = await work().catch(async (error: unknown) => {
        if (await mend(error).catch(() => false)) return work();
        throw error;
      });
      stuck.delete(part);
      return result;
    } catch (error) {
      // Its person has left.
      if (!(error instanceof Wiped)) stuck.add(part);
      throw error;
    } finally {
      report({ stuck: stuck.size > 0 });
    }
  };
};
