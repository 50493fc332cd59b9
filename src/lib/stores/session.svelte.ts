import type { ErrorCode } from '../domain/errors';

export type Person = { uid: string; email: string };
export type SessionState = 'starting' | 'out' | 'in' | 'locked';
export type DemoRole =
  | 'student'
  | 'phd'
  | 'researcher'
  | 'staff_gjovik'
  | 'staff_trondheim'
  | 'leader'
  | 'coordinator';
export type Outcome = { ok: true } | { ok: false; code: ErrorCode | 'offline' | 'wrong_code' };

class Session {
  /** `locked`: the server no longer takes this person's session; what is unsent stays until the same person returns. */
  get state(): SessionState {
    return 'starting';
  }

  get person(): Person | null {
    return null;
  }

  /** Sends a code to an e-mail address. */
  async requestCode(_email: string): Promise<Outcome> {
    return { ok: false, code: 'offline' };
  }

  async verifyCode(_email: string, _code: string): Promise<Outcome> {
    return { ok: false, code: 'offline' };
  }

  /** One-tap sign-in of the demo installation. */
  async demo(_role: DemoRole): Promise<Outcome> {
    return { ok: false, code: 'offline' };
  }

  /** How many of this person's commands have not reached the server. */
  async unsent(): Promise<number> {
    return 0;
  }

  /**
   * `send` first sends what is unsent and answers `offline` or `stale` (something is parked) when that cannot be
   * done, still signed in; `delete` removes it with everything else.
   */
  async signOut(_how: 'send' | 'delete'): Promise<Outcome> {
    return { ok: false, code: 'offline' };
  }
}

export const session = new Session();
