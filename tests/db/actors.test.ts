import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { states, type ChallengeState } from '../../src/lib/domain/challenges/challenge';
import type { InterestState } from '../../src/lib/domain/interests/interest';
import type { SuggestionState } from '../../src/lib/domain/suggestions/suggestion';
import { reads, steps, writes } from './actor-matrix';
import { goodCommands } from './good';
import { actors, people, persons, places, type Actor } from './people';
import {
  calendarArgs,
  challengeIn,
  challengeRow,
  consentArgs,
  consentIn,
  dismissArgs,
  firstSave,
  interestArgs,
  interestIn,
  messageArgs,
  followArgs,
  savedArgs,
  termArgs
} from './stories';
import {
  declineArgs,
  outcome,
  reportArgs,
  reportIn,
  suggestionArgs,
  suggestionIn,
  takeArgs
} from './stories-voices';
import {
  actionArgs,
  letterArgs,
  link,
  meetingIn,
  meetingStep,
  needArgs,
  registerArgs
} from './meeting-stories';
import { states as meetingStates } from '../../src/lib/domain/meetings/meeting';
import { inviteArgs, partnershipStep, roleIn } from './partnership-stories';
import { op, rawOp, speakAs, World, type Op, type OpResult } from './world';

let world: World;
/** id → what the matrix calls the row. */
const labels = new Map<string, string>();
/** The row is called as another one is. */
const label = (id: string, like: string): void => {
  const name = labels.get(like);
  if (name) labels.set(id, name);
};

beforeAll(async () => {
  world = await World.open();
  for (const state of states) labels.set(await challengeIn(world, state), state);
  const published = [...labels].find(([, state]) => state === 'published')?.[0] ?? '';
  for (const sender of ['student', 'otherStudent'] as const) {
    const args = interestArgs(published);
    await world.apply(sender, op('interests.send', args));
    labels.set(args.id, sender);
    const message = messageArgs(args.id);
    await world.apply('contact', op('conversations.write', message));
    labels.set(message.message_id, sender);
    const kept = savedArgs(published);
    await world.apply(sender, op('saved.add', kept));
    labels.set(kept.id, sender);
    const followed = followArgs(published);
    await world.apply(sender, op('follows.add', followed));
    labels.set(followed.id, sender);
    const away = dismissArgs(published);
    await world.apply(sender, op('dismissals.add', away));
    labels.set(away.id, sender);
    const calendar = calendarArgs();
    await world.apply(sender, op('calendars.make', calendar));
    labels.set(calendar.id, sender);
    labels.set(await consentIn(world, sender), sender);
    await world.apply(sender, op('findability.save', { id: people[sender], parts: ['themes'] }));
  }
  for (const state of meetingStates) labels.set(await meetingIn(world, state, { join_url: link }), state);
  const meeting = [...labels].find(([, state]) => state === 'confirmed')?.[0] ?? '';
  for (const sender of ['student', 'otherStudent'] as const) {
    const args = registerArgs(meeting);
    await world.apply(sender, op('registrations.register', args));
    labels.set(args.id, sender);
  }
  const held = [...labels].find(([, state]) => state === 'held')?.[0] ?? '';
  await world.apply('contact', op('meeting_notes.save', { id: held, notes: 'Vi begynner med natta.' }));
  const action = actionArgs(held);
  await world.apply('contact', op('meeting_actions.save', action));
  labels.set(action.id, 'held');
  for (const sender of ['student', 'otherStudent'] as const) {
    const place = randomUUID();
    await world.sql(
      `insert into public.registrations (id, meeting_id, person_id, number, state, audience, name, registered_at)
       values ($1, $2, $3, $4, 'registered', 'student', 'Student', now())`,
      [place, held, people[sender], sender === 'student' ? 1 : 2]
    );
    await world.apply(sender, op('meeting_feedback.give', { id: place, answer: 'useful' }));
    labels.set(place, sender);
  }
  const letter = letterArgs(meeting);
  await world.apply('contact', op('meeting_messages.send', letter));
  labels.set(letter.id, 'told');
  const caught = await needArgs(world, meeting);
  await world.apply('contact', op('meeting_needs.add', caught));
  labels.set(caught.id, 'draft');
  labels.set(caught.challenge_id, 'draft');
  await world.apply('student', op('notifications.prefer', { id: people.student, mail: 'none' }));
  const elsewhere = randomUUID();
  labels.set(elsewhere, 'elsewhere');
  await world.sql(
    `insert into public.challenges (id, partnership_id, organisation_id, state, slug) values ($1, $2, $3, 'submitted', 'elsewhere')`,
    [elsewhere, places.trondheimPartnership, places.trondheimCare]
  );
  await world.sql('insert into public.challenge_cases (id) values ($1)', [elsewhere]);
  for (const table of ['themes', 'technologies'] as const)
    await world.apply('coordinator', op(`${table}.save`, termArgs()));
  for (const event of await world.sql<{ id: string; challenge_id: string }>(
    'select id, challenge_id from public.challenge_events where not is_public'
  ))
    label(event.id, event.challenge_id);
  for (const event of await world.sql<{ id: string }>(
    'select id from public.challenge_events where is_public'
  ))
    labels.set(event.id, 'public');
  const suggested = suggestionArgs();
  await world.apply('citizen', op('suggestions.send', suggested));
  labels.set(suggested.id, 'citizen');
  const toTrondheim = { ...suggestionArgs(), partnership_id: places.trondheimPartnership };
  await world.apply('phd', op('suggestions.send', toTrondheim));
  labels.set(toTrondheim.id, 'phd');
  const reported = reportArgs(published);
  await world.apply('citizen', op('reports.send', reported));
  labels.set(reported.id, 'citizen');
  const reportedElsewhere = randomUUID();
  await world.sql(
    `insert into public.reports (id, challenge_id, partnership_id, person_id, kind, words, state, sent_at)
     values ($1, $2, $3, $4, 'other', '', 'received', now())`,
    [reportedElsewhere, elsewhere, places.trondheimPartnership, people.phd]
  );
  labels.set(reportedElsewhere, 'phd');
  for (const profile of await world.sql<{ id: string; state: string }>(
    'select id, state from public.partnership_profiles'
  ))
    labels.set(profile.id, profile.state);
  for (const person of persons) labels.set(people[person], person);
  for (const role of ['deputy', 'leader', 'steering'] as const) {
    const offer = inviteArgs(role);
    await world.apply('coordinator', op('invitations.send', offer));
    labels.set(offer.id, role);
  }
  for (const table of ['affiliations', 'unit_roles', 'partnership_roles', 'roles', 'notifications'])
    for (const row of await world.sql<{ id: string; person_id: string }>(
      `select id, person_id from public.${table}`
    ))
      label(row.id, row.person_id);
});
afterAll(() => world.close());

const tables = async (): Promise<string[]> =>
  (
    await world.sql<{ name: string }>(
      `select schemaname || '.' || tablename as name from pg_tables where schemaname in ('public', 'private') order by 1`
    )
  ).map(({ name }) => name);

const namesOf = (answers: Record<string, Actor[]>): string[] => Object.values(answers).flat().sort();

describe('the matrix', () => {
  it('has a row for every table, and each row every actor', async () => {
    expect(Object.keys(reads).sort()).toEqual(await tables());
    expect(Object.keys(writes).sort()).toEqual(await tables());
    for (const [table, row] of Object.entries(reads))
      expect([table, Object.keys(row).sort()]).toEqual([table, [...actors].sort()]);
  });

  it('has a row for every step of every command, and each row every actor once', async () => {
    const known = await world.sql<{ step: string }>(
      `select distinct c.name || ' ' || coalesce(t.from_state, 'new') as step
       from private.commands c left join private.transitions t on t.command = c.name order by 1`
    );
    expect(Object.keys(steps).sort()).toEqual(known.map(({ step }) => step));
    for (const [step, answers] of Object.entries(steps))
      expect([step, namesOf(answers)]).toEqual([step, [...actors].sort()]);
  });
});

describe.each(actors)('%s', (actor) => {
  it('reads what the matrix says', async () => {
    const found: Record<string, string> = {};
    for (const table of Object.keys(reads)) {
      const total = (await world.sql(`select 1 from ${table}`)).length;
      found[table] = await world
        .as<{ row: { id: string } }>(actor, `select to_jsonb(t) as row from ${table} t`)
        .then((rows) => {
          const known = rows.map(({ row }) => labels.get(row.id));
          return known.every((label) => label === undefined) && rows.length === total && total > 0
            ? 'all'
            : [...new Set(known.map((label) => label ?? `unlabelled ${table}`))].sort().join(' ');
        })
        .catch((error: unknown) =>
          error instanceof Error && 'code' in error && error.code === '42501' ? 'refused' : String(error)
        );
    }
    expect(found).toEqual(
      Object.fromEntries(Object.entries(reads).map(([table, row]) => [table, row[actor]]))
    );
  });

  it('writes to no table but where the matrix says', async () => {
    const verbs = {
      insert: (table: string) => `insert into ${table} default values`,
      update: (table: string, column: string) => `update ${table} set ${column} = ${column}`,
      delete: (table: string) => `delete from ${table}`,
      truncate: (table: string) => `truncate ${table} cascade`
    };
    for (const [table, allowed] of Object.entries(writes)) {
      const [first] = await world.sql<{ name: string }>(
        'select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 order by attnum desc limit 1',
        [table]
      );
      for (const verb of ['insert', 'update', 'delete', 'truncate'] as const) {
        const refusal = await world.refusal(actor, verbs[verb](table, first?.name ?? ''));
        expect([table, verb, refusal?.code === '42501']).toEqual([
          table,
          verb,
          !allowed[verb].includes(actor)
        ]);
      }
    }
  });

  it('cannot read accounts', async () => {
    expect(await world.refusal(actor, 'select * from auth.users')).toMatchObject({ code: '42501' });
  });
});

describe('the step', () => {
  /** An operation of this step, with what it needs made first. */
  const prepare = async (step: string): Promise<Op> => {
    const [name = '', state = ''] = step.split(' ');
    const extra: Record<string, object> = {
      'challenges.return': { note: 'Si mer.' },
      'interests.ask': { message_id: randomUUID(), text: 'Når kan du begynne?' },
      'interests.reply': { message_id: randomUUID(), text: 'I januar.' },
      'interests.accept': { answer: 'Ja, kom.' },
      'interests.decline': { reason: 'full', answer: '' }
    };
    const ofPartnerships = await partnershipStep(world, step);
    if (ofPartnerships) return ofPartnerships;
    const ofMeetings = await meetingStep(world, step);
    if (ofMeetings) return ofMeetings;
    if (step === 'challenges.save new') return op('challenges.save', firstSave(randomUUID()));
    if (name.startsWith('saved.')) return rawOp(name, savedArgs(await challengeIn(world, 'published')));
    if (step === 'follows.pause new') {
      const followed = followArgs(await challengeIn(world, 'published'));
      await world.apply('student', op('follows.add', followed));
      return op('follows.pause', { ...followed, paused: true });
    }
    if (name.startsWith('follows.')) return rawOp(name, followArgs(await challengeIn(world, 'published')));
    if (step === 'dismissals.add new')
      return op('dismissals.add', dismissArgs(await challengeIn(world, 'published')));
    if (step === 'dismissals.remove new')
      return op('dismissals.remove', savedArgs(await challengeIn(world, 'published')));
    if (step === 'calendars.make new') return op('calendars.make', calendarArgs());
    if (step === 'calendars.revoke new') return op('calendars.revoke', { id: randomUUID() });
    if (step === 'profiles.recommend new')
      return op('profiles.recommend', { id: people.student, recommendations_on: false });
    if (step === 'consents.give new') return op('consents.give', consentArgs());
    if (step === 'consents.withdraw given')
      return op('consents.withdraw', { id: await consentIn(world, 'student'), purpose: 'findable' });
    if (['themes', 'technologies', 'service_areas', 'research_fields'].includes(name.split('.')[0] ?? ''))
      return rawOp(name, termArgs());
    if (step === 'interests.send new')
      return op('interests.send', interestArgs(await challengeIn(world, 'published')));
    if (step === 'findability.save new')
      return op('findability.save', { id: people.student, wish: 'Noe nytt' });
    if (step === 'findability.invite new')
      return rawOp('findability.invite', await goodCommands(world)['findability.invite'].args());
    if (step === 'profiles.save new')
      return op('profiles.save', { id: people.student, name: 'Ny' }, { base_rev: 99 });
    if (step === 'notifications.prefer new')
      return op('notifications.prefer', { id: people.student, mail: 'each' });
    if (step === 'notifications.read new') {
      await interestIn(world, 'accepted');
      const [told] = await world.sql<{ id: string }>(
        `select id from public.notifications where person_id = $1 and channel = 'app' and read_at is null`,
        [people.student]
      );
      return op('notifications.read', { id: told?.id ?? '' });
    }
    if (name.startsWith('conversations.')) {
      const message = messageArgs((await interestIn(world, 'asked')).id);
      if (step === 'conversations.write new') return op('conversations.write', message);
      return op('conversations.read', { id: message.id, number: 1 });
    }
    if (step === 'suggestions.send new') return op('suggestions.send', suggestionArgs());
    if (step === 'reports.send new')
      return op('reports.send', reportArgs(await challengeIn(world, 'published')));
    if (name.startsWith('suggestions.')) {
      const id = await suggestionIn(world, state as SuggestionState);
      const args = { 'suggestions.take': takeArgs(id), 'suggestions.decline': declineArgs(id) }[name];
      return rawOp(name, args ?? { id });
    }
    if (name.startsWith('reports.')) return rawOp(name, outcome(await reportIn(world, 'received')));
    if (name.startsWith('interests.'))
      return rawOp(name, { id: (await interestIn(world, state as InterestState)).id, ...extra[name] });
    const id = await challengeIn(world, state as ChallengeState);
    const { rev } = await challengeRow(world, id);
    if (name === 'challenges.hand_over')
      extra[name] = { role_id: await roleIn(world, 'given', 'deputy', 'deputy') };
    const patch = name === 'challenges.save' ? { place: 'Raufoss' } : extra[name];
    return rawOp(name, { id, ...patch }, { base_rev: rev });
  };

  /** What an actor is answered; nothing stays. */
  const attempt = async (actor: Actor, operation: Op): Promise<string> => {
    const answered = new Error('answered');
    let answer = '';
    await world.database
      .transaction(async (inside) => {
        await speakAs(inside, actor);
        const [row] = await inside.query<{ answer: { results: OpResult[] } }>(
          'select public.sync_push($1::jsonb) as answer',
          [JSON.stringify([operation])]
        );
        const result = row?.answer.results[0];
        answer = result?.code ?? result?.status ?? '';
        throw answered;
      })
      .catch((error: unknown) => {
        if (error === answered) return;
        if (error instanceof Error && 'code' in error && error.code === '42501') answer = 'refused';
        else throw error;
      });
    return answer;
  };

  it.each(Object.keys(steps))('%s is answered as the matrix says', async (step) => {
    const operation = await prepare(step);
    const found: Record<string, Actor[]> = {};
    for (const actor of actors) {
      const answer = await attempt(actor, operation);
      found[answer] = [...(found[answer] ?? []), actor];
    }
    const sorted = (answers: Record<string, Actor[]>) =>
      Object.fromEntries(Object.entries(answers).map(([code, list]) => [code, [...list].sort()]));
    expect(sorted(found)).toEqual(sorted(steps[step] ?? {}));
  });
});

describe('a right that is given or taken away', () => {
  const roleOfStaff = (work: 'insert' | 'delete') =>
    work === 'insert'
      ? world.sql(
          `insert into public.unit_roles (person_id, organisation_id, role) values ($1, $2, 'contact')`,
          [people.staff, places.care]
        )
      : world.sql('delete from public.unit_roles where person_id = $1', [people.staff]);
  const code = async (actor: Actor, operation: Op) => {
    const { status, code } = await world.send(actor, operation);
    return code ?? status;
  };

  it('lets staff write a draft, but send it in only with a role in the unit', async () => {
    const id = await challengeIn(world, 'draft', {}, 'staff');
    expect(await code('staff', op('challenges.submit', { id }))).toBe('not_allowed');
    await roleOfStaff('insert');
    expect(await code('staff', op('challenges.submit', { id }))).toBe('applied');
    await roleOfStaff('delete');
  });

  it('ends at once what an author and contact may do and see of others', async () => {
    await roleOfStaff('insert');
    const id = await challengeIn(world, 'published', {}, 'staff');
    const args = interestArgs(id);
    await world.apply('phd', op('interests.send', args));
    const interests = () => world.as('staff', 'select id from public.interests');
    expect(await interests()).toEqual([{ id: args.id }]);
    const cases = () => world.as('staff', 'select id from public.challenge_cases where id = $1', [id]);
    expect(await cases()).toEqual([{ id }]);
    await roleOfStaff('delete');
    expect(await interests()).toEqual([]);
    // Not even what they wrote themselves, once it is the unit's.
    expect(await cases()).toEqual([]);
    expect(await code('staff', op('interests.accept', { id: args.id, answer: 'Ja, kom.' }))).toBe(
      'not_found'
    );
    const { rev } = await challengeRow(world, id);
    expect(await code('staff', op('challenges.save', { id, place: 'Her' }, { base_rev: rev }))).toBe(
      'not_allowed'
    );
    expect(await code('staff', op('challenges.withdraw', { id }))).toBe('not_allowed');
  });

  it('of a contact in the same unit does not reach the challenges of another contact', async () => {
    await roleOfStaff('insert');
    const { id, challenge } = await interestIn(world, 'sent');
    expect(await code('staff', op('interests.accept', { id, answer: 'Ja, kom.' }))).toBe('not_found');
    expect(
      await world.as('staff', 'select 1 from public.challenge_cases where id = $1', [challenge])
    ).toEqual([]);
    await roleOfStaff('delete');
  });

  it('of a person who leaves stays with nobody', async () => {
    const { id, challenge } = await interestIn(world, 'sent', 'researcher');
    // By hand, as an operator might.
    await world.sql('delete from auth.users where id = $1', [people.researcher]);
    expect(
      await world.sql('select person_id, state, name, message from public.interests where id = $1', [id])
    ).toEqual([{ person_id: null, state: 'withdrawn', name: '', message: '' }]);
    expect((await challengeRow(world, challenge)).state).toBe('published');
  });
});
