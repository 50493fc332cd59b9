/** After a meeting: what its hosts note and agree, what those who came thought of it, and what became of its needs. */
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fewest, mayAnswer, opinions, type Opinion } from '../../src/lib/domain/meetings/feedback';
import type { RegistrationState } from '../../src/lib/domain/registrations/registration';
import {
  actionArgs,
  heldWith,
  meetingIn,
  meetingRow,
  needArgs,
  registrationIn,
  registrationRow
} from './meeting-stories';
import { people, places, type Person } from './people';
import { op, rawOp, World, type Op } from './world';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

const answer = async (actor: Person, operation: Op): Promise<string> => {
  const { status, code, field } = await world.send(actor, operation);
  return [code ?? status, field].filter(Boolean).join(' ');
};

const sumsOf = async (meeting: string) => {
  const [row] = await world.sql<Record<'answers' | Opinion, number> & { sentences: string[] }>(
    `select answers, useful, so_so, not_useful, sentences from public.meeting_feedback_sums where id = $1`,
    [meeting]
  );
  return row;
};

const audiencesOf = async (id: string): Promise<string[]> => {
  const rows = await world.sql<{ audience: string }>(
    `select audience from private.sync_feed where id = $1 and not gone order by 1`,
    [id]
  );
  return rows.map(({ audience }) => audience);
};

describe('notes and actions', () => {
  it('are written by two hosts at once, and the second is shown both, also the first time', async () => {
    const id = await meetingIn(world, 'held');
    const write = (actor: Person, notes: string, base_rev: number | null) =>
      answer(actor, op('meeting_notes.save', { id, notes }, { base_rev }));
    expect(await write('contact', 'Natta først.', null)).toBe('applied');
    expect(await write('leader', 'Skolen først.', null)).toBe('stale');
    expect(await write('leader', 'Natta først, så skolen.', 1)).toBe('applied');
    expect(await write('contact', 'Bare natta.', 1)).toBe('stale');
  });

  it('go a year after the meeting, from the phones of the hosts too', async () => {
    const id = await meetingIn(world, 'held');
    const action = actionArgs(id);
    await world.apply('contact', op('meeting_notes.save', { id, notes: 'Natta først.' }));
    await world.apply('contact', op('meeting_actions.save', action));
    const kept = () =>
      world.sql<{ notes: number; actions: number }>(
        `select (select count(*)::int from public.meeting_notes where id = $1) as notes,
           (select count(*)::int from public.meeting_actions where meeting_id = $1) as actions`,
        [id]
      );
    const ended = async (days: number) => {
      await world.sql(
        `update public.meetings set starts_at = now() - make_interval(days => $2, hours => 1),
           ends_at = now() - make_interval(days => $2) where id = $1`,
        [id, days]
      );
      await world.sql('select private.job_forget_registrations(now())');
    };
    await ended(364);
    expect(await kept()).toEqual([{ notes: 1, actions: 1 }]);
    expect(await audiencesOf(action.id)).not.toEqual([]);
    await ended(366);
    expect(await kept()).toEqual([{ notes: 0, actions: 0 }]);
    expect(await audiencesOf(action.id)).toEqual([]);
  });

  it('merge where two hosts change different things of one action', async () => {
    const args = actionArgs(await meetingIn(world, 'held'));
    expect(await answer('contact', op('meeting_actions.save', args))).toBe('applied');
    const change = (actor: Person, patch: object) =>
      answer(actor, rawOp('meeting_actions.save', { id: args.id, ...patch }, { base_rev: 1 }));
    expect(await change('contact', { done: true })).toBe('applied');
    expect(await change('leader', { owner_role: 'Rektor' })).toBe('applied');
    expect(await change('deputy', { owner_role: 'Fagutvikler' })).toBe('stale');
    expect(await answer('deputy', op('meeting_actions.remove', { id: args.id }, { base_rev: 1 }))).toBe(
      'stale'
    );
    expect(
      await world.sql('select done, owner_role from public.meeting_actions where id = $1', [args.id])
    ).toEqual([{ done: true, owner_role: 'Rektor' }]);
  });

  it('say what is done by a role, not by a person, and stay in their meeting', async () => {
    const args = actionArgs(await meetingIn(world, 'held'));
    const save = (patch: object) => answer('contact', rawOp('meeting_actions.save', { ...args, ...patch }));
    expect(await save({ owner_role: 'ring 91 23 45 67' })).toBe('contact_details owner_role');
    expect(await save({ what: '' })).toBe('missing what');
    expect(await save({ due_on: '2026-02-30' })).toBe('invalid due_on');
    expect(await save({})).toBe('applied');
    const other = await meetingIn(world, 'held');
    expect(await save({ meeting_id: other })).toBe('invalid meeting_id');
  });

  it('go with the hosts: one who co-hosts reads them, and no longer afterwards', async () => {
    const meeting = await meetingIn(world, 'confirmed');
    const args = actionArgs(meeting);
    await world.apply('contact', op('meeting_actions.save', args));
    await world.apply('contact', op('meeting_notes.save', { id: meeting, notes: 'Bare for oss.' }));
    const hostedBy = (co_host_ids: string[]) =>
      world.apply('contact', op('meetings.save', { id: meeting, co_host_ids }, { base_rev: 99 }));
    const school = `unit:${places.school}:member`;
    const alone = await audiencesOf(args.id);
    await hostedBy([places.school]);
    expect(await audiencesOf(args.id)).toContain(school);
    expect(await audiencesOf(meeting)).toContain(school);
    await hostedBy([]);
    expect(await audiencesOf(args.id)).toEqual(alone);
    for (const actor of ['anon', 'student', 'coordinator', 'staffTrondheim'] as const)
      for (const table of ['meeting_notes', 'meeting_actions', 'meeting_feedback_sums'])
        expect(await world.as(actor, `select id from public.${table}`).catch(() => [])).toEqual([]);
  });

  it('go with a draft that is thrown away', async () => {
    const meeting = await meetingIn(world, 'draft');
    const args = actionArgs(meeting);
    await world.apply('contact', op('meeting_actions.save', args));
    await world.apply('contact', op('meeting_notes.save', { id: meeting, notes: 'Husk kaffe.' }));
    expect(await answer('student', op('meeting_notes.save', { id: meeting, notes: 'Hei' }))).toBe(
      'not_found id'
    );
    await world.apply('contact', op('meetings.remove', { id: meeting }));
    expect(await audiencesOf(args.id)).toEqual([]);
    expect(await world.sql('select id from public.meeting_actions where id = $1', [args.id])).toEqual([]);
  });
});

describe('what they thought of it', () => {
  const three = ['student', 'otherStudent', 'phd'] as const;

  it('is read by its person alone; the hosts have the sums, from three answers on', async () => {
    const { meeting, ids } = await heldWith(world, three);
    const give = (at: 0 | 1 | 2, said: Opinion, sentence = '') =>
      answer(three[at], op('meeting_feedback.give', { id: ids[at] ?? '', answer: said, sentence }));
    expect(await give(0, 'useful', 'Mer om natta.')).toBe('applied');
    expect(await give(1, 'so_so')).toBe('applied');
    expect(await sumsOf(meeting)).toEqual({ answers: 2, useful: 0, so_so: 0, not_useful: 0, sentences: [] });
    expect(await give(2, 'useful', 'Lengre pauser.')).toBe('applied');
    expect(
      await world.as(
        'contact',
        'select answers, useful, so_so, sentences from public.meeting_feedback_sums where id = $1',
        [meeting]
      )
    ).toEqual([{ answers: 3, useful: 2, so_so: 1, sentences: ['Lengre pauser.', 'Mer om natta.'] }]);
    expect(await world.as('contact', 'select id from public.meeting_feedback')).toEqual([]);
    expect(
      await world.as('student', 'select sentence from public.meeting_feedback where meeting_id = $1', [
        meeting
      ])
    ).toEqual([{ sentence: 'Mer om natta.' }]);
    expect(await audiencesOf(ids[0] ?? '')).toContain(`user:${people.student}`);
    // They change their mind, and then there is one answer of each still.
    expect(await give(0, 'not_useful')).toBe('applied');
    expect(await sumsOf(meeting)).toEqual({
      answers: 3,
      useful: 1,
      so_so: 1,
      not_useful: 1,
      sentences: ['Lengre pauser.']
    });
  });

  it('keeps the sentence where only the answer is sent again', async () => {
    const { ids } = await heldWith(world, ['student']);
    const id = ids[0] ?? '';
    await world.apply('student', op('meeting_feedback.give', { id, answer: 'useful', sentence: 'Fint.' }));
    await world.apply('student', op('meeting_feedback.give', { id, answer: 'so_so' }));
    expect(
      await world.sql('select answer, sentence from public.meeting_feedback where id = $1', [id])
    ).toEqual([{ answer: 'so_so', sentence: 'Fint.' }]);
  });

  it.each(['waiting', 'offered', 'registered', 'cancelled'] as const)(
    'is asked of one who is %s as the phone says it',
    async (state: RegistrationState) => {
      const { id, meeting } = await registrationIn(world, state);
      const give = () => answer('student', op('meeting_feedback.give', { id, answer: 'useful' }));
      const may = async () =>
        mayAnswer(await meetingRow(world, meeting), await registrationRow(world, id), new Date());
      expect([await may(), await give()]).toEqual([false, 'wrong_state id']);
      await world.sql(
        `update public.meetings set starts_at = now() - interval '2 hours', ends_at = now() - interval '1 hour' where id = $1`,
        [meeting]
      );
      expect(await may()).toBe(state === 'registered');
      expect(await give()).toBe(state === 'registered' ? 'applied' : 'wrong_state id');
      if (state !== 'waiting') return;
      // Let in from the waiting list.
      await world.sql(
        `update public.registrations set arrived_at = now(), arrived_by = 'name' where id = $1`,
        [id]
      );
      expect([await may(), await give()]).toEqual([true, 'applied']);
    }
  );

  it('goes with the seat it was given from, and is counted no longer', async () => {
    const { meeting, ids } = await heldWith(world, three);
    for (const [at, sender] of three.entries())
      await world.apply(sender, op('meeting_feedback.give', { id: ids[at] ?? '', answer: 'useful' }));
    expect((await sumsOf(meeting))?.useful).toBe(3);
    await world.sql(
      `update public.meetings set starts_at = now() - interval '367 days', ends_at = now() - interval '366 days' where id = $1`,
      [meeting]
    );
    await world.sql('select private.job_forget_registrations(now())');
    expect(await sumsOf(meeting)).toMatchObject({ answers: 0, useful: 0 });
    expect(await audiencesOf(ids[0] ?? '')).toEqual([]);
  });

  it('is counted as it was said last, whatever was said in whatever order', async () => {
    const senders = ['student', 'otherStudent', 'phd', 'researcher', 'citizen'] as const;
    const { meeting, ids } = await heldWith(world, senders);
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            who: fc.nat(senders.length - 1),
            said: fc.constantFrom(...opinions),
            sentence: fc.constantFrom('', 'Å', 'b', 'B')
          }),
          { maxLength: 8 }
        ),
        async (given) => {
          await world.sql('delete from public.meeting_feedback where meeting_id = $1', [meeting]);
          const last = new Map<number, (typeof given)[number]>();
          for (const one of given) {
            last.set(one.who, one);
            const sender = senders[one.who] ?? 'student';
            const args = { id: ids[one.who] ?? '', answer: one.said, sentence: one.sentence };
            await world.apply(sender, op('meeting_feedback.give', args));
          }
          const said = [...last.values()];
          const shown = said.length >= fewest ? said : [];
          const count = (opinion: Opinion) => shown.filter((one) => one.said === opinion).length;
          const sums = await sumsOf(meeting);
          if (given.length > 0)
            expect(sums).toEqual({
              answers: said.length,
              useful: count('useful'),
              so_so: count('so_so'),
              not_useful: count('not_useful'),
              sentences: shown
                .map(({ sentence }) => sentence)
                .filter(Boolean)
                .sort()
            });
        }
      ),
      { numRuns: 25 }
    );
  });
});

describe('a need that came up in a meeting', () => {
  it('is known to anyone as soon as its challenge is public, and no longer when it is withdrawn', async () => {
    const meeting = await meetingIn(world, 'confirmed');
    const args = await needArgs(world, meeting);
    await world.apply('contact', op('meeting_needs.add', args));
    const seen = () =>
      world.as('anon', 'select challenge_id from public.meeting_needs where id = $1', [args.id]);
    expect(await seen()).toEqual([]);
    expect(await audiencesOf(args.id)).not.toContain('pub');
    const state = (to: string) =>
      world.sql(
        `update public.challenges set state = $2, slug = coalesce(slug, 'fra-motet-' || left(id::text, 6)),
          published_at = coalesce(published_at, now()) where id = $1`,
        [args.challenge_id, to]
      );
    await state('published');
    expect(await seen()).toEqual([{ challenge_id: args.challenge_id }]);
    expect(await audiencesOf(args.id)).toContain('pub');
    await state('withdrawn');
    expect(await seen()).toEqual([]);
    expect(await audiencesOf(args.id)).not.toContain('pub');
  });

  it('is counted for anyone: persons who showed interest, from three on, in steps, where all of it is public', async () => {
    const meeting = await meetingIn(world, 'confirmed');
    const needs = [await needArgs(world, meeting), await needArgs(world, meeting)];
    for (const args of needs) {
      await world.apply('contact', op('meeting_needs.add', args));
      await world.sql(
        `update public.challenges set state = 'published', slug = $2, published_at = now() where id = $1`,
        [args.challenge_id, `telt-${randomUUID().slice(0, 8)}`]
      );
    }
    const counted = async () => {
      await world.sql('select private.job_meeting_interest(now())');
      return (await meetingRow(world, meeting)).interested;
    };
    const show = (actor: Person, n: 0 | 1, state = 'sent') =>
      world.sql(
        `insert into public.interests (id, challenge_id, person_id, role, name, message, state, answer_by, sent_at)
         values (gen_random_uuid(), $1, $2, 'student', 'Kari', 'Vi vil være med på dette.', $3, current_date, now())`,
        [needs[n]?.challenge_id, people[actor], state]
      );
    expect(await counted()).toBe(0);
    // Two persons, though four interests.
    for (const actor of ['student', 'phd'] as const) for (const n of [0, 1] as const) await show(actor, n);
    await show('researcher', 0, 'withdrawn');
    expect(await counted()).toBe(0);
    await show('otherStudent', 1);
    expect(await counted()).toBe(3);
    expect((await world.changes('0')).rows.meetings).toContainEqual(
      expect.objectContaining({ id: meeting, interested: 3 })
    );
    // Four are told as three: who watches does not see one more come.
    await show('citizen', 0);
    expect(await counted()).toBe(3);
    await show('staff', 0);
    expect(await counted()).toBe(5);
    await world.sql(`update public.meetings set reach = 'internal' where id = $1`, [meeting]);
    expect(await counted()).toBe(0);
    await world.sql(`update public.meetings set reach = 'external' where id = $1`, [meeting]);
    expect(await counted()).toBe(5);
    await world.sql(`update public.challenges set state = 'withdrawn' where id = $1`, [
      needs[0]?.challenge_id
    ]);
    expect(await counted()).toBe(3);
  });

  it('of a draft of a meeting is nobody else’s to know', async () => {
    const args = await needArgs(world, await meetingIn(world, 'draft'));
    await world.apply('contact', op('meeting_needs.add', args));
    await world.sql(
      `update public.challenges set state = 'published', slug = $2, published_at = now() where id = $1`,
      [args.challenge_id, `fra-utkast-${randomUUID().slice(0, 6)}`]
    );
    const seen = () => world.as('anon', 'select id from public.meeting_needs where id = $1', [args.id]);
    expect(await seen()).toEqual([]);
    expect(await audiencesOf(args.id)).not.toContain('pub');
    await world.apply('contact', op('meetings.publish', { id: args.meeting_id }));
    expect(await seen()).toEqual([{ id: args.id }]);
    expect(await audiencesOf(args.id)).toContain('pub');
  });
});
