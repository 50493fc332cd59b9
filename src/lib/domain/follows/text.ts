import type { Challenge } from '../challenges/challenge';
import { saying, type Directory } from '../challenges/matching';

/** Words → whether a challenge is found by them. */
export type Says = (text: string) => (challenge: Challenge) => boolean;

/**
 * How the words of a followed search are looked for among these challenges: as the list does it, on the phone and on the
 * server alike.
 */
export const textSearch: (challenges: readonly Challenge[], directory: Directory) => Says = () => saying;
