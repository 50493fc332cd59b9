import type { Fault } from '../domain/errors';
import type { SendInterest } from '../domain/interests/commands';
import type { DeclineReason, Interest } from '../domain/interests/interest';
import type { Shown } from '../local/shown';

class Interests {
  get ready(): boolean {
    return false;
  }

  get all(): Shown<Interest>[] {
    return [];
  }

  /** Everyone's interest in one challenge, for those who answer it; oldest first. */
  of(_challengeId: string): Shown<Interest>[] {
    return [];
  }

  /** The signed-in person's own interest in a challenge: the live one, else the newest. */
  mineFor(_challengeId: string): Shown<Interest> | undefined {
    return undefined;
  }

  async send(_args: SendInterest): Promise<Fault[]> {
    return [];
  }

  async withdraw(_id: string): Promise<Fault[]> {
    return [];
  }

  async accept(_id: string, _answer: string): Promise<Fault[]> {
    return [];
  }

  async decline(_id: string, _reason: DeclineReason, _answer: string): Promise<Fault[]> {
    return [];
  }
}

export const interests = new Interests();
