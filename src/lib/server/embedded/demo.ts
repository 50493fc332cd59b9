import { randomInt, timingSafeEqual } from 'node:crypto';
import { codeMinutes } from './database.ts';
import type { Clock } from './limits.ts';

/** The roles of the demo world and the address each signs in with; seeded by supabase/seed.sql. */
const demoPeople = {
  student: 'demo.student@stud.ntnu.no',
  phd: 'demo.stipendiat@ntnu.no',
  researcher: 'demo.forsker@ntnu.no',
  staff_gjovik: 'demo.ansatt@gjovik.kommune.no',
  staff_trondheim: 'demo.ansatt@trondheim.kommune.no',
  leader: 'demo.leder@gjovik.kommune.no',
  coordinator: 'demo.koordinator@gjovik.kommune.no',
  coordinator_ntnu: 'demo.koordinator@ntnu.no',
  coordinator_trondheim: 'demo.koordinator@trondheim.kommune.no',
  steering: 'demo.styring@gjovik.kommune.no',
  citizen: 'demo.innbygger@example.org'
} as const;

/** Codes given by the demo page. Several may be open for one address: two visitors may try the same role at once. */
export type DemoCodes = {
  /** Null for a role that the demo world does not have. */
  issue: (role: string) => { email: string; code: string } | null;
  /** True once for each code that was given. */
  redeem: (email: string, code: string) => boolean;
};

const most = 1_000;

export const createDemoCodes = (now: Clock): DemoCodes => {
  let open: { email: string; code: string; until: number }[] = [];
  return {
    /** Null for a role that the demo world does not have. */
    issue: (role) => {
      const email = new Map<string, string>(Object.entries(demoPeople)).get(role);
      if (!email) return null;
      const code = String(randomInt(100_000, 1_000_000));
      open = [...open.slice(1 - most), { email, code, until: now() + codeMinutes * 60_000 }];
      return { email, code };
    },
    redeem: (email, code) => {
      const given = Buffer.from(code);
      const found = open.find(
        (entry) =>
          entry.email === email &&
          entry.until > now() &&
          given.length === entry.code.length &&
          timingSafeEqual(given, Buffer.from(entry.code))
      );
      open = open.filter((entry) => entry !== found && entry.until > now());
      return found !== undefined;
    }
  };
};
