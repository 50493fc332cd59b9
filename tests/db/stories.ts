/** Challenges and interests in any state, brought there by the commands that lead there. */
import { createHash, randomUUID } from 'node:crypto';
import { publicStates, type Challenge, type ChallengeState } from '../../src/lib/domain/challenges/challenge';
import { wordings } from '../../src/lib/domain/consents/consent';
import type { SaveFindability } from '../../src/lib/domain/findability/commands';
import type { SaveChallenge } from '../../src/lib/domain/challenges/commands';
import type { InterestState } from '../../src/lib/domain/interests/interest';
import type { CommandName } from '../../src/lib/domain/registry';
import { people, places, type Person } from './people';
import { op, type OpResult, type World } from './world';

/** All that a challenge must say to be submitted. */
export const complete = {
  title: 'Færre fall i hjemmet',
  today: 'Mange eldre faller hjemme, og vi får vite det for sent.',
  whom: 'Eldre som bor alene',
  better: 'At vi kan forebygge før noen faller.',
  contact_role: 'Fagleder i hjemmetjenesten',
  theme_id: places.theme,
  kinds: ['bachelor', 'master']
} satisfies Partial<SaveChallenge>;

/** The first save of a complete challenge of the unit `care`. */
export const firstSave = (id: string, patch: Partial<SaveChallenge> = {}): SaveChallenge => ({
  id,
  partnership_id: places.gjovikPartnership,
  organisation_id: places.care,
  ...complete,
  ...patch
});

/** Lets the last day of one challenge pass, and of no other: a day before all others. */
const expire = async (world: World, id: string): Promise<void> => {
  const { rev } = await challengeRow(world, id);
  await world.apply('contact', op('challenges.save', { id, apply_by: '2001-01-01' }, { base_rev: rev }));
  await world.sql(`select private.job_expire_challenges('2001-01-02T12:00:00Z')`);
};

/**
 * A challenge written by `contact` of the unit `care`, in this state; its id. Last days of one that others see are set
 * once it is published: there they may lie anywhere, whatever day it is when the test runs.
 */
export const challengeIn = async (
  world: World,
  state: ChallengeState,
  patch: Partial<SaveChallenge> = {},
  author: Person = 'contact'
): Promise<string> => {
  const id = randomUUID();
  // The day's limits are another test's.
  await world.sql(`delete from private.limits where kind in ('draft', 'interest')`);
  const isPublic = (publicStates as readonly string[]).includes(state);
  const { apply_by, ends_on, ...early } = patch;
  const late = { ...(apply_by && { apply_by }), ...(ends_on && { ends_on }) };
  await world.apply(author, op('challenges.save', firstSave(id, isPublic ? early : patch)));
  if (state === 'draft') return id;
  await world.apply(author, op('challenges.submit', { id }));
  if (state === 'returned')
    await world.apply('coordinator', op('challenges.return', { id, note: 'Si mer.' }));
  if (state === 'withdrawn') await world.apply(author, op('challenges.withdraw', { id }));
  if (!isPublic) return id;
  await world.apply('coordinator', op('challenges.publish', { id }));
  if (Object.keys(late).length > 0) {
    const { rev } = await challengeRow(world, id);
    await world.apply(author, op('challenges.save', { id, ...late }, { base_rev: rev }));
  }
  if (state === 'paused') await world.apply(author, op('challenges.pause', { id }));
  if (state === 'expired') await expire(world, id);
  const road = ['matched', 'in_progress', 'completed'].indexOf(state);
  for (const step of (['match', 'start', 'complete'] as const).slice(0, road + 1))
    await world.apply(author, op(`challenges.${step}`, { id }));
  return id;
};

/** The arguments of keeping a challenge for later, or of letting it go. */
export const savedArgs = (challenge: string) => ({ id: randomUUID(), challenge_id: challenge });

/** The arguments of following a challenge, or of following it no more. */
export const followArgs = (challenge: string) => ({
  id: randomUUID(),
  kind: 'challenge' as const,
  subject: challenge
});
/** The arguments of putting a challenge away. */
export const dismissArgs = (challenge: string) => ({
  ...savedArgs(challenge),
  reason: 'wrong_place' as const
});

/** The arguments of making an address for one's own calendar. */
export const calendarArgs = () => ({
  id: randomUUID(),
  key_hash: createHash('sha256').update(randomUUID()).digest('hex'),
  language: 'nb' as const
});

/** The arguments of a yes to being found by the municipality. */
export const consentArgs = (id: string = randomUUID()) => ({ id, purpose: 'findable' as const, wording: 1 });

/** A yes of this person that holds, the only one; its id. */
export const consentIn = async (world: World, person: Person): Promise<string> => {
  await world.sql('delete from public.consents where person_id = $1', [people[person]]);
  const args = consentArgs();
  await world.apply(person, op('consents.give', args));
  return args.id;
};

/** Makes somebody findable in Gjøvik's partnership, as they would do it themselves. */
export const isFindable = async (
  world: World,
  person: Person,
  patch: Omit<SaveFindability, 'id'> = {},
  partnerships: string[] = [places.gjovikPartnership]
): Promise<void> => {
  await world.apply(
    person,
    op('findability.save', { id: people[person], partnership_ids: partnerships, ...patch })
  );
  await world.apply(
    person,
    op('consents.give', { id: randomUUID(), purpose: 'findable', wording: wordings.findable })
  );
};

/** What a person is called in the list of one challenge. */
export const handleOf = async (world: World, challenge: string, person: Person): Promise<string> => {
  const [row] = await world.sql<{ id: string }>('select private.handle($1, $2) as id', [
    challenge,
    people[person]
  ]);
  return row?.id ?? '';
};

/** The first save of a theme or technology of Gjøvik's partnership. */
export const termArgs = (id: string = randomUUID()) => ({
  id,
  partnership_id: places.gjovikPartnership,
  name_nb: 'Folkehelse',
  name_nn: 'Folkehelse',
  name_en: 'Public health',
  position: 7,
  valid_from: '2026-01-01'
});

/** The arguments of an interest in a challenge. */
export const interestArgs = (challenge: string, id: string = randomUUID()) => ({
  id,
  challenge_id: challenge,
  role: 'student' as const,
  name: 'Student',
  message: 'Jeg vil gjerne skrive om dette.'
});

/** The arguments of a message in the thread of an interest. */
export const messageArgs = (id: string) => ({
  id,
  message_id: randomUUID(),
  text: 'Når passer det å møtes?'
});

/** An interest of `student` in this state; its id and its challenge's. */
export const interestIn = async (
  world: World,
  state: InterestState,
  sender: Person = 'student'
): Promise<{ id: string; challenge: string }> => {
  const challenge = await challengeIn(world, 'published');
  const args = interestArgs(challenge);
  await world.apply(sender, op('interests.send', args));
  const { id } = args;
  if (state === 'seen') await world.apply('contact', op('interests.see', { id }));
  if (state === 'asked')
    await world.apply('contact', op('interests.ask', { ...messageArgs(id), text: 'Når kan du begynne?' }));
  if (state === 'accepted') await world.apply('contact', op('interests.accept', { id, answer: 'Ja, kom.' }));
  if (state === 'declined')
    await world.apply('contact', op('interests.decline', { id, reason: 'full', answer: '' }));
  if (state === 'withdrawn') await world.apply(sender, op('interests.withdraw', { id }));
  if (state === 'expired') {
    await world.sql('update public.interests set answer_by = current_date - 30 where id = $1', [id]);
    await world.sql('select private.job_answer_guarantee(now())');
  }
  return { id, challenge };
};

/** Runs a command as this person at a time of the test's choosing: what the server would answer then. */
export const actAt = async (
  world: World,
  person: Person | string,
  kind: CommandName,
  args: object,
  at: string
): Promise<OpResult> => {
  const uid = person in people ? people[person as Person] : person;
  return world.database.transaction(async ({ query }) => {
    await query(`select set_config('request.jwt.claim.sub', $1, true)`, [uid]);
    const [row] = await query<{ answer: OpResult }>(
      'select private.run_command($1, 1, $2, null, $3) as answer',
      [kind, JSON.stringify(args), at]
    );
    if (!row) throw new Error('no answer');
    return row.answer;
  });
};

/** The challenge as its owner in the database sees it. */
export const challengeRow = async (world: World, id: string): Promise<Challenge> => {
  const [row] = await world.sql<{ row: Challenge }>(
    'select to_jsonb(c) as row from public.challenges c where c.id = $1',
    [id]
  );
  if (!row) throw new Error('no such challenge');
  return row.row;
};
