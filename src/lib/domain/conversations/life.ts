import { command } from '../state-machine';

const sides = ['sender', 'contact', 'leader', 'deputy'] as const;

/**
 * Who writes and reads in a thread: never a coordinator. Equal to the `conversations` rows of `private.transitions`; how
 * long one may write is told by the interest (`isLive`).
 */
export const conversationLife = [
  command('conversations.write', ...sides),
  command('conversations.read', ...sides)
];
