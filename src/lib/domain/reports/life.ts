import type { Transition } from '../state-machine';
import type { ReportState } from './report';

export type ReportActor = 'sender' | 'coordinator';

/** The life of a report. Equal to the `reports` rows of `private.transitions`. */
export const reportLife: readonly Transition<ReportState, ReportActor>[] = [
  { command: 'reports.send', from: null, to: 'received', actors: ['sender'] },
  { command: 'reports.uphold', from: 'received', to: 'upheld', actors: ['coordinator'] },
  { command: 'reports.dismiss', from: 'received', to: 'dismissed', actors: ['coordinator'] }
];
