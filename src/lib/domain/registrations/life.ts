import type { Transition } from '../state-machine';
import type { RegistrationState } from './registration';

/** `line`: no person takes the step, the line gives out its seats. `clock`: an offer runs out. */
export type RegistrationActor = 'self' | 'host' | 'line' | 'clock';
type Step = Transition<RegistrationState, RegistrationActor>;

const live = ['waiting', 'offered', 'registered'] as const;

/** The life of a registration. Equal to the `registrations` rows of `private.transitions`. */
export const registrationLife: readonly Step[] = [
  { command: 'registrations.register', from: null, to: 'waiting', actors: ['self'] },
  { command: 'registrations.seat', from: 'waiting', to: 'registered', actors: ['line'] },
  { command: 'registrations.offer', from: 'waiting', to: 'offered', actors: ['line'] },
  { command: 'registrations.accept', from: 'offered', to: 'registered', actors: ['self'] },
  { command: 'registrations.lapse', from: 'offered', to: 'cancelled', actors: ['clock'] },
  ...live.flatMap((from): Step[] => [
    { command: 'registrations.change', from, to: from, actors: ['self'] },
    { command: 'registrations.cancel', from, to: 'cancelled', actors: ['self', 'host'] },
    { command: 'registrations.attend', from, to: from, actors: ['host'] },
    { command: 'registrations.unattend', from, to: from, actors: ['host'] }
  ]),
  { command: 'registrations.arrive', from: 'registered', to: 'registered', actors: ['self'] }
];
