/** What waits for somebody, in the order it should be taken: what others wait for first, then good news, then the rest. */
import type { Challenge, ChallengeCase } from '$lib/domain/challenges/challenge';
import type { DeskCounts } from '$lib/domain/challenges/desk';
import type { Interest } from '$lib/domain/interests/interest';

export type Waiting =
  | { kind: 'answer'; count: number; by: string; late: boolean }
  | { kind: 'desk'; part: keyof DeskCounts; count: number }
  | { kind: 'returned' | 'draft'; challenge: Challenge }
  | { kind: 'reply' | 'yes' | 'no' | 'expected'; interest: Interest };

type Rows = {
  uid: string;
  interests: readonly Interest[];
  challenges: readonly Challenge[];
  caseOf: (id: string) => ChallengeCase | undefined;
  /** What waits on the desk of one who coordinates; null for all others. */
  desk: DeskCounts | null;
};

const dayLength = 86_400_000;
/** How long an answer is news. */
const newsDays = 14;

/** @param today the day in Oslo, and `now` its moment */
export const waitingFor = (rows: Rows, today: string, now: Date): Waiting[] => {
  const { uid, interests, challenges, caseOf, desk } = rows;
  const isNews = ({ answered_at }: Interest): boolean =>
    answered_at !== null && now.getTime() - Date.parse(answered_at) < newsDays * dayLength;
  const soonest = (a: Interest, b: Interest): number => a.answer_by.localeCompare(b.answer_by);
  const mine = interests.filter(({ person_id }) => person_id === uid).sort(soonest);
  const ofMine = (
    kind: 'reply' | 'yes' | 'no' | 'expected',
    fits: (interest: Interest) => boolean
  ): Waiting[] => mine.filter(fits).map((interest) => ({ kind, interest }));
  // Whoever answers has others' interest on the phone; one who was asked for more is theirs to wait for.
  const [first, ...more] = interests
    .filter(({ person_id, state }) => person_id !== uid && (state === 'sent' || state === 'seen'))
    .sort(soonest);
  const onDesk = (['challenges', 'suggestions', 'reports', 'roles'] as const).flatMap((part): Waiting[] => {
    const count = desk?.[part] ?? 0;
    return count > 0 ? [{ kind: 'desk', part, count }] : [];
  });
  const written = (state: Challenge['state'], kind: 'returned' | 'draft'): Waiting[] =>
    challenges
      .filter((challenge) => challenge.state === state && caseOf(challenge.id)?.author_id === uid)
      .map((challenge) => ({ kind, challenge }));
  return [
    ...(first
      ? [
          {
            kind: 'answer',
            count: more.length + 1,
            by: first.answer_by,
            late: first.answer_by < today
          } as const
        ]
      : []),
    ...ofMine('reply', ({ state }) => state === 'asked'),
    ...onDesk,
    ...written('returned', 'returned'),
    ...ofMine('yes', (interest) => interest.state === 'accepted' && isNews(interest)),
    ...ofMine('no', (interest) => interest.state === 'declined' && isNews(interest)),
    ...written('draft', 'draft'),
    ...ofMine('expected', ({ state }) => state === 'sent' || state === 'seen')
  ];
};
