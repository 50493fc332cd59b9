import type { Kind } from '../../challenges/challenge';
import type { Interest, InterestRole } from '../../interests/interest';

/** Who a challenge needs besides the municipality's own contact: the three-sided match. */
export const parts = ['student', 'supervisor', 'researcher'] as const;
export type Part = (typeof parts)[number];

/** Found: said yes to. Offered: somebody has asked and waits for an answer. */
export type PartState = 'found' | 'offered' | 'missing';

/** What each kind needs. A student's thesis or placement is supervised by the university. */
const needs: Record<Kind, readonly Part[]> = {
  bachelor: ['student', 'supervisor'],
  master: ['student', 'supervisor'],
  eit: ['student'],
  placement: ['student', 'supervisor'],
  phd: ['researcher', 'supervisor'],
  public_phd: ['researcher', 'supervisor'],
  research_project: ['researcher'],
  continuing_education: ['researcher'],
  guest_lecture: ['researcher'],
  shared_position: ['researcher'],
  project_position: ['student']
};

const fills: Record<InterestRole, Part> = {
  student: 'student',
  team: 'student',
  supervisor: 'supervisor',
  phd: 'researcher',
  researcher: 'researcher'
};

/**
 * What would complete a challenge, in the order one looks for them. @param interests those that the reader may see:
 * one who sees none learns what it needs, not what it has
 */
export const missing = (
  { id, kinds }: { id: string; kinds: readonly Kind[] },
  interests: readonly Pick<Interest, 'challenge_id' | 'role' | 'state'>[]
): { part: Part; state: PartState }[] => {
  const needed = new Set(kinds.flatMap((kind) => needs[kind]));
  const states = (part: Part) =>
    interests
      .filter(({ challenge_id, role }) => challenge_id === id && fills[role] === part)
      .map(({ state }) => state);
  return parts
    .filter((part) => needed.has(part))
    .map((part) => {
      const has = states(part);
      if (has.includes('accepted')) return { part, state: 'found' };
      const waits = has.some((state) => state === 'sent' || state === 'seen' || state === 'asked');
      return { part, state: waits ? 'offered' : 'missing' };
    });
};
