/** The life of a challenge and its timeline, what it may refer to, and when it expires. The clock is the test's own. */
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  publicStates,
  states,
  type Challenge,
  type ChallengeEvent
} from '../../src/lib/domain/challenges/challenge';
import type { SaveChallenge } from '../../src/lib/domain/challenges/commands';
import { showsEffect, submitFaults } from '../../src/lib/domain/challenges/rules';
import { people, places, type Actor } from './people';
import { publicReplica, Replica } from './replica';
import { actAt, challengeIn, challengeRow, firstSave, interestArgs, termArgs } from './stories';
import { newPerson, op, rawOp, World, type OpResult } from './world';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

const code = ({ status, code, field }: OpResult): string =>
  code ? [code, field].filter(Boolean).join(' ') : status;

/** A change of a challenge by its contact, who has seen it as it is. */
const change = async (id: string, patch: Partial<SaveChallenge>): Promise<string> => {
  const { rev } = await challengeRow(world, id);
  return code(await world.send('contact', op('challenges.save', { id, ...patch }, { base_rev: rev })));
};

const timeline = (actor: Actor, challenge: string): Promise<ChallengeEvent[]> =>
  world.as<ChallengeEvent>(
    actor,
    'select * from public.challenge_events where challenge_id = $1 order by step',
    [challenge]
  );
const told = async (actor: Actor, challenge: string): Promise<string[]> =>
  (await timeline(actor, challenge)).map(({ actor, to_state, reason }) =>
    `${actor} ${to_state} ${reason}`.trim()
  );

describe('the timeline', () => {
  it('tells each step with a role, a time and a reason, and keeps what came before the publishing inside', async () => {
    const id = await challengeIn(world, 'returned');
    await world.apply('leader', op('challenges.submit', { id }));
    await world.apply('coordinatorNtnu', op('challenges.publish', { id }));
    await world.apply('deputy', op('challenges.pause', { id, reason: 'Vi flytter.' }));
    await world.apply('contact', op('challenges.resume', { id }));
    await world.apply('coordinator', op('challenges.match', { id, reason: 'To studenter.' }));
    await world.apply('contact', op('challenges.start', { id }));
    await world.apply('leader', op('challenges.complete', { id }));
    const seenByAll = [
      'deputy paused Vi flytter.',
      'author published',
      'coordinator matched To studenter.',
      'author in_progress',
      'leader completed'
    ];
    const inside = [
      'author submitted',
      'coordinator returned Si mer.',
      'leader submitted',
      'coordinator published'
    ];
    expect(await told('anon', id)).toEqual(seenByAll);
    expect(await told('student', id)).toEqual(seenByAll);
    expect(await told('coordinatorTrondheim', id)).toEqual(seenByAll);
    for (const actor of ['contact', 'leader', 'coordinator', 'coordinatorNtnu'] as const)
      expect(await told(actor, id)).toEqual([...inside, ...seenByAll]);
    const steps = await timeline('leader', id);
    expect(steps.map(({ step }) => step)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(steps.map(({ from_state }) => from_state)).toEqual([
      'draft',
      ...steps.map(({ to_state }) => to_state).slice(0, -1)
    ]);
  });

  it('closes for all others when the challenge is withdrawn', async () => {
    const id = await challengeIn(world, 'matched');
    expect(await told('anon', id)).toEqual(['author matched']);
    await world.apply('contact', op('challenges.withdraw', { id, reason: 'Ingen hadde tid.' }));
    expect(await told('anon', id)).toEqual([]);
    expect(await told('phd', id)).toEqual([]);
    expect((await told('coordinator', id)).at(-1)).toBe('author withdrawn Ingen hadde tid.');
    const held = [...(await publicReplica(world)).rows.values()];
    expect(JSON.stringify(held)).not.toContain(id);
  });

  it('says nothing about a step that was refused', async () => {
    const id = await challengeIn(world, 'published');
    expect(code(await world.send('phd', op('challenges.pause', { id, reason: 'x' })))).toBe('not_allowed');
    expect(code(await world.send('contact', op('challenges.start', { id })))).toBe('wrong_state');
    expect(await told('contact', id)).toHaveLength(2);
  });

  it('and the case are the author’s to read as a draft, then theirs who answer and coordinate', async () => {
    const author = await newPerson(world, 'annen@gjovik.kommune.no');
    const holds = async (audience: string, id: string) =>
      (
        await world.sql<{ entity: string }>(
          `select f.entity from private.sync_feed f left join public.challenge_events e on e.id = f.id
           where (f.id = $1 or e.challenge_id = $1) and f.audience = $2 and not f.gone order by 1`,
          [id, audience]
        )
      ).map(({ entity }) => entity);
    const id = await challengeIn(world, 'draft', {}, 'contact');
    expect(await holds(`user:${people.contact}`, id)).toEqual(['challenge_cases', 'challenges']);
    await world.apply('contact', op('challenges.submit', { id }));
    expect(await holds(`user:${people.contact}`, id)).toEqual([]);
    const all = ['challenge_cases', 'challenge_events', 'challenges'];
    expect(await holds(`challenge:${id}`, id)).toEqual(all);
    expect(await holds(`partnership:${places.gjovikPartnership}:coordinator`, id)).toEqual(all);
    // A draft that somebody else goes on with leaves the phone of whoever began it.
    const other = await challengeIn(world, 'draft', {}, 'contact');
    await world.sql('update public.challenge_cases set author_id = $2 where id = $1', [other, author]);
    expect(await holds(`user:${people.contact}`, other)).toEqual([]);
    expect(await holds(`user:${author}`, other)).toEqual(['challenge_cases', 'challenges']);
  });

  it('is written for challenges older than itself, from what their rows tell', async () => {
    const ids = await Promise.all(
      states.filter((state) => state !== 'draft').map((state) => challengeIn(world, state))
    );
    const roads = async () =>
      Promise.all(ids.map(async (id) => (await timeline('leader', id)).map(({ to_state }) => to_state)));
    const lived = await roads();
    const open = () => Promise.all(ids.map(async (id) => (await timeline('anon', id)).length));
    const seen = await open();
    await world.sql('delete from public.challenge_events where challenge_id = any ($1)', [ids]);
    await world.sql('select private.note_past_steps()');
    expect(await roads()).toEqual(lived);
    expect(await open()).toEqual(seen);
    for (const id of ids) {
      const times = (await timeline('leader', id)).map(({ at }) => new Date(at).getTime());
      expect(times).toEqual([...times].sort((a, b) => a - b));
    }
    await world.sql('select private.note_past_steps()');
    expect(await roads()).toEqual(lived);
  });
});

describe('a challenge that is public', () => {
  it.each(states)('%s: a visitor finds it only between publishing and withdrawal', async (state) => {
    const id = await challengeIn(world, state);
    const found = await world.as('anon', 'select 1 from public.challenges where id = $1', [id]);
    const open = (publicStates as readonly string[]).includes(state);
    expect(found.length).toBe(open ? 1 : 0);
    const [row] = await world.sql<{ open: boolean }>('select private.is_public($1) as open', [state]);
    expect(row?.open).toBe(open);
  });

  it('takes new interest only while it is published', async () => {
    for (const state of publicStates) {
      const result = await world.send(
        'phd',
        op('interests.send', interestArgs(await challengeIn(world, state)))
      );
      expect([state, code(result)]).toEqual([
        state,
        state === 'published' ? 'applied' : 'wrong_state challenge_id'
      ]);
    }
  });
});

describe('the last day', () => {
  const expire = async (at: string): Promise<void> => {
    await world.sql('select private.job_expire_challenges($1)', [at]);
  };
  const stateOf = async (id: string) => (await challengeRow(world, id)).state;

  it('passes in Norway, and then it expires once', async () => {
    const id = await challengeIn(world, 'published', { apply_by: '2002-06-15' });
    await expire('2002-06-15T21:59:59Z');
    expect(await stateOf(id)).toBe('published');
    await expire('2002-06-15T22:00:00Z');
    expect(await stateOf(id)).toBe('expired');
    const { rev } = await challengeRow(world, id);
    await expire('2002-06-17T00:00:00Z');
    expect((await challengeRow(world, id)).rev).toBe(rev);
    expect((await timeline('anon', id)).at(-1)).toMatchObject({
      actor: 'clock',
      from_state: 'published',
      to_state: 'expired',
      at: '2002-06-15T22:00:00+00:00'
    });
  });

  it('is that of the work where none is given for interest, and none where there is neither', async () => {
    const worked = await challengeIn(world, 'published', { starts_on: '2002-01-01', ends_on: '2002-03-01' });
    const open = await challengeIn(world, 'published');
    const later = await challengeIn(world, 'published', { apply_by: '2002-05-01', ends_on: '2002-03-01' });
    await expire('2002-03-02T12:00:00Z');
    expect([await stateOf(worked), await stateOf(open), await stateOf(later)]).toEqual([
      'expired',
      'published',
      'published'
    ]);
  });

  it('leaves what is paused or matched alone', async () => {
    const paused = await challengeIn(world, 'paused', { apply_by: '2002-01-01' });
    const matched = await challengeIn(world, 'matched', { apply_by: '2002-01-01' });
    await expire('2003-01-01T00:00:00Z');
    expect([await stateOf(paused), await stateOf(matched)]).toEqual(['paused', 'matched']);
  });

  it('must be moved before it is offered again', async () => {
    const id = await challengeIn(world, 'expired');
    expect(code(await world.send('contact', op('challenges.resume', { id })))).toBe('closed apply_by');
    expect(await change(id, { apply_by: '2999-01-01' })).toBe('applied');
    const { published_at } = await challengeRow(world, id);
    expect(code(await world.send('contact', op('challenges.resume', { id })))).toBe('applied');
    expect(await challengeRow(world, id)).toMatchObject({ state: 'published', published_at });
  });

  it('is looked for every hour', async () => {
    const [job] = await world.sql(
      `select every::text as every from private.jobs where name = 'expire_challenges'`
    );
    expect(job).toEqual({ every: '01:00:00' });
  });
});

describe('a link to where it is posted already', () => {
  const link = () => `https://bridge.example.org/${randomUUID()}`;

  it('stands on one challenge at a time, drafts and withdrawn ones aside', async () => {
    const source_url = link();
    const first = await challengeIn(world, 'submitted', { source_url });
    const second = await challengeIn(world, 'draft', { source_url });
    expect(code(await world.send('contact', op('challenges.submit', { id: second })))).toBe(
      'already_exists source_url'
    );
    const third = await challengeIn(world, 'published');
    expect(await change(third, { source_url })).toBe('already_exists source_url');
    await world.apply('contact', op('challenges.withdraw', { id: first }));
    expect(code(await world.send('contact', op('challenges.submit', { id: second })))).toBe('applied');
    expect(await change(second, { source_url, place: 'Biri' })).toBe('applied');
  });

  it('is held to one also by the table itself', async () => {
    const source_url = link();
    await challengeIn(world, 'published', { source_url });
    const other = await challengeIn(world, 'published');
    await expect(
      world.sql('update public.challenges set source_url = $2 where id = $1', [other, source_url])
    ).rejects.toMatchObject({ code: '23505' });
  });
});

describe('one link, however it is written', () => {
  const same = async (urls: string[]): Promise<string[]> =>
    (
      await world.sql<{ same: string }>(
        'select private.same_link(u) as same from unnest($1::text[]) with ordinality t (u, n) order by n',
        [urls]
      )
    ).map((row) => row.same);
  const word = fc.stringMatching(/^[a-zA-Z0-9_-]{1,8}$/);
  const parts = fc.record({
    host: fc.stringMatching(/^[a-z0-9]{1,6}\.[a-z]{2,4}$/),
    path: fc.array(word, { maxLength: 3 }),
    query: fc.array(
      fc.tuple(word, word).filter(([name]) => !/^utm_/i.test(name)),
      { maxLength: 3 }
    ),
    end: fc.option(word, { nil: null })
  });
  type Parts = { host: string; path: string[]; query: [string, string][]; end: string | null };
  type Spelling = { scheme: string; upper: boolean; port: boolean; slash: boolean; utm: number[] };
  const spelling: fc.Arbitrary<Spelling> = fc.record({
    scheme: fc.constantFrom('http', 'https', 'HTTPS'),
    upper: fc.boolean(),
    port: fc.boolean(),
    slash: fc.boolean(),
    utm: fc.array(fc.nat(3), { maxLength: 2 })
  });
  const written = ({ host, path, query, end }: Parts, how: Spelling): string => {
    const params = query.map(([name, value]) => `${name}=${value}`);
    for (const at of how.utm) params.splice(at, 0, `${at % 2 ? 'utm_source' : 'UTM_medium'}=x${at}`);
    return [
      `${how.scheme}://${how.upper ? host.toUpperCase() : host}`,
      how.port ? (how.scheme === 'http' ? ':80' : ':443') : '',
      path.map((part) => `/${part}`).join(''),
      how.slash ? '/' : '',
      params.length > 0 ? `?${params.join('&')}` : '',
      end === null ? '' : `#${end}`
    ].join('');
  };
  const plain: Spelling = { scheme: 'https', upper: false, port: false, slash: false, utm: [] };

  it('is the same for every spelling, and its own spelling is one of them', async () => {
    await fc.assert(
      fc.asyncProperty(parts, spelling, spelling, async (link, one, other) => {
        const [a, b, again] = await same([
          written(link, one),
          written(link, other),
          `https://${(await same([written(link, one)]))[0] ?? ''}`
        ]);
        expect(a).toBe(b);
        expect(again).toBe(a);
      }),
      { numRuns: 60 }
    );
  });

  it('is another when host, path, question or place differ', async () => {
    await fc.assert(
      fc.asyncProperty(parts, parts, spelling, async (one, other, how) => {
        const [a, b] = await same([written(one, how), written(other, how)]);
        expect(a === b).toBe(written(one, plain) === written(other, plain));
      }),
      { numRuns: 60 }
    );
  });

  it.each([
    'HTTPS://Bridge.Example.org:443/X',
    'http://bridge.example.org/X/',
    'https://bridge.example.org/X?utm_source=a'
  ])('%s is posted once, by the command and by the table', async (spelled) => {
    const name = randomUUID();
    await challengeIn(world, 'published', { source_url: `https://bridge.example.org/${name}` });
    const source_url = spelled.replace('X', name);
    const other = await challengeIn(world, 'published');
    expect(await change(other, { source_url })).toBe('already_exists source_url');
    await expect(
      world.sql('update public.challenges set source_url = $2 where id = $1', [other, source_url])
    ).rejects.toMatchObject({ code: '23505' });
  });
});

describe('what a challenge refers to', () => {
  const save = async (patch: Partial<SaveChallenge>) =>
    code(await world.send('contact', op('challenges.save', firstSave(randomUUID(), patch))));

  it('units: of a member of the partnership, also the university’s, but not its own nor another municipality’s', async () => {
    expect(await save({ other_unit_ids: [places.school, places.faculty] })).toBe('applied');
    expect(await save({ other_unit_ids: [places.care] })).toBe('invalid other_unit_ids');
    expect(await save({ other_unit_ids: [places.school, places.trondheimCare] })).toBe(
      'invalid other_unit_ids'
    );
    expect(await save({ other_unit_ids: [randomUUID()] })).toBe('unknown_reference other_unit_ids');
  });

  it('units: of the second municipality once it has joined', async () => {
    await world.sql(
      'insert into public.partnership_members (partnership_id, organisation_id) values ($1, $2)',
      [places.gjovikPartnership, places.trondheim]
    );
    expect(await save({ other_unit_ids: [places.trondheimCare] })).toBe('applied');
    const args = firstSave(randomUUID(), { organisation_id: places.trondheimCare });
    expect(code(await world.send('staffTrondheim', op('challenges.save', args)))).toBe('applied');
    await world.sql(
      'delete from public.partnership_members where partnership_id = $1 and organisation_id = $2',
      [places.gjovikPartnership, places.trondheim]
    );
  });

  it('themes, technologies, service areas and fields: that can be chosen that day, in this partnership', async () => {
    for (const [room, patch] of [
      ['themes', (id: string) => ({ second_theme_id: id })],
      ['technologies', (id: string) => ({ technology_ids: [id] })],
      ['service_areas', (id: string) => ({ service_area_id: id })],
      ['research_fields', (id: string) => ({ research_field_id: id })]
    ] as const) {
      const field = Object.keys(patch(''))[0];
      const term = async (rest: object) => {
        const args = { ...termArgs(), ...rest };
        await world.apply('coordinator', op(`${room}.save`, args));
        return args.id;
      };
      const open = await term({});
      expect(await save(patch(open))).toBe('applied');
      expect(await save(patch(await term({ valid_from: '2999-01-01' })))).toBe(`invalid ${field}`);
      expect(await save(patch(await term({ valid_from: '2020-01-01', valid_to: '2020-12-31' })))).toBe(
        `invalid ${field}`
      );
      expect(await save(patch(randomUUID()))).toBe(`unknown_reference ${field}`);
      const elsewhere = { ...termArgs(), partnership_id: places.trondheimPartnership };
      await world.apply('coordinatorTrondheim', op(`${room}.save`, elsewhere));
      expect(await save(patch(elsewhere.id))).toBe(`invalid ${field}`);
    }
  });

  it('stays when a theme closes later', async () => {
    const theme = termArgs();
    await world.apply('coordinator', op('themes.save', theme));
    const id = await challengeIn(world, 'published', { theme_id: theme.id });
    await world.apply(
      'coordinator',
      op('themes.save', { id: theme.id, valid_to: '2026-01-02' }, { base_rev: 1 })
    );
    expect(await change(id, { theme_id: theme.id, place: 'Snertingdal' })).toBe('applied');
    expect(await change(id, { second_theme_id: theme.id })).toBe('invalid second_theme_id');
  });
});

describe('a rule that the phone knows too', () => {
  it('an effect is seen once the work has begun, never before', async () => {
    for (const state of states) {
      if (state === 'withdrawn') continue;
      const id = await challengeIn(world, state);
      const begun = showsEffect({ state });
      expect([state, await change(id, { seen_effect: 'Færre falt.' })]).toEqual([
        state,
        begun ? 'applied' : 'wrong_state seen_effect'
      ]);
      expect([state, await change(id, { seen_effects: ['efficiency'] })]).toEqual([
        state,
        begun ? 'applied' : 'wrong_state seen_effects'
      ]);
    }
  });

  it('what submitFaults finds first is what SQL answers', async () => {
    const day = fc.constantFrom(null, '2001-01-01', '2026-11-25', '2026-11-26', '2999-01-01');
    const patch = fc.record({
      title: fc.constantFrom('', 'Fall', 'Færre fall'),
      theme_id: fc.constantFrom(null, places.theme, places.otherTheme),
      second_theme_id: fc.constantFrom(null, places.theme, places.otherTheme),
      kinds: fc.constantFrom<Challenge['kinds'][]>([], ['bachelor']),
      starts_on: day,
      ends_on: day,
      apply_by: day
    });
    const id = await challengeIn(world, 'draft');
    const draft = await challengeRow(world, id);
    const now = '2026-11-25T23:30:00Z';
    await fc.assert(
      fc.asyncProperty(patch, async (part) => {
        const [first] = submitFaults({ ...draft, ...part }, new Date(now));
        const answer = await world
          .sql(
            `select private.challenge_ready(c), private.challenge_ahead(c, $2)
             from jsonb_populate_record(null::public.challenges, $1) c`,
            [JSON.stringify({ ...draft, ...part }), now]
          )
          .then(
            () => null,
            (error: unknown) => {
              const { message, detail } = error as { message: string; detail: string };
              return { code: message, field: detail };
            }
          );
        expect(answer).toEqual(first ?? null);
      }),
      { numRuns: 100 }
    );
  });

  it('what has passed is neither handed in nor published, by the server’s clock', async () => {
    const draft = await challengeIn(world, 'draft', { apply_by: '2027-01-15' });
    const at = (
      command: 'challenges.submit' | 'challenges.publish',
      who: 'contact' | 'coordinator',
      now: string
    ) =>
      actAt(world, who, command, { id: draft }, now).then(
        ({ status }) => status,
        (error: unknown) => `${(error as Error).message} ${(error as { detail: string }).detail}`
      );
    expect(await at('challenges.submit', 'contact', '2027-01-15T23:00:00Z')).toBe('closed apply_by');
    expect(await at('challenges.submit', 'contact', '2027-01-15T22:59:59Z')).toBe('applied');
    expect(await at('challenges.publish', 'coordinator', '2027-01-15T23:00:00Z')).toBe('closed apply_by');
    expect(await at('challenges.publish', 'coordinator', '2027-01-15T22:59:59Z')).toBe('applied');
  });

  it('a new draft promises what its partnership has decided, unless it says otherwise', async () => {
    await world.sql('update public.partnership_settings set answer_days = 9 where id = $1', [
      places.gjovikPartnership
    ]);
    const promised = async (patch: Partial<SaveChallenge>) =>
      (await challengeRow(world, await challengeIn(world, 'draft', patch))).answer_days;
    expect([await promised({}), await promised({ answer_days: 21 })]).toEqual([9, 21]);
    await world.sql('update public.partnership_settings set answer_days = 14 where id = $1', [
      places.gjovikPartnership
    ]);
    expect(await promised({})).toBe(14);
  });

  it('an operation of an older app that names an area or a field in words is refused by that field', async () => {
    for (const field of ['service_area', 'research_field']) {
      const args = { ...firstSave(randomUUID()), [field]: 'Hjemmetjenester' };
      expect(code(await world.send('contact', rawOp('challenges.save', args)))).toBe(`invalid ${field}`);
    }
  });
});

describe('every field', () => {
  it('is kept as it was given, and read by visitors once it is published', async () => {
    const technology = termArgs();
    await world.apply('coordinator', op('technologies.save', technology));
    const area = termArgs();
    await world.apply('coordinator', op('service_areas.save', area));
    const fields = {
      asks_for: ['knowledge', 'technology'],
      other_unit_ids: [places.school],
      disciplines: ['health', 'science_technology'],
      levels: ['master', 'phd'],
      problem_type: 'sociotechnical',
      citizen_role: 'co_researchers',
      accountable_role: 'Kommunalsjef',
      collaboration_level: 'region',
      drivers: ['demography'],
      policy_reference: 'Kommuneplanen',
      expected_effects: ['efficiency'],
      expected_effect: 'Færre fall.',
      goals: [3, 11],
      technology_ids: [technology.id],
      data_field: 'Fallmeldinger',
      service_area_id: area.id,
      research_field_id: places.researchField,
      importance: 4,
      municipality_commits: 'En kontakt i ti timer.',
      university_commits: 'En veileder.',
      source_url: `https://bridge.example.org/${randomUUID()}`
    } satisfies Partial<SaveChallenge>;
    const id = await challengeIn(world, 'completed', fields);
    expect(await change(id, { seen_effects: ['legitimacy'], seen_effect: 'Det gjorde de.' })).toBe('applied');
    const [row] = await world.as('anon', 'select * from public.challenges where id = $1', [id]);
    expect(row).toMatchObject({ ...fields, seen_effects: ['legitimacy'], seen_effect: 'Det gjorde de.' });
    expect((await publicReplica(world)).rows.get(`challenges:${id}`)).toMatchObject(fields);
  });

  it('merges: two who change different ones without cover lose nothing', async () => {
    const id = await challengeIn(world, 'published');
    const { rev } = await challengeRow(world, id);
    await world.apply('leader', op('challenges.save', { id, goals: [4] }, { base_rev: rev }));
    await world.apply('contact', op('challenges.save', { id, importance: 2 }, { base_rev: rev }));
    expect(await challengeRow(world, id)).toMatchObject({ goals: [4], importance: 2 });
    const late = await world.send('deputy', op('challenges.save', { id, goals: [5] }, { base_rev: rev }));
    expect(late).toMatchObject({ status: 'conflict', fields: ['goals'] });
  });
});

describe('saved', () => {
  const rowsOf = (actor: Actor) =>
    world.as<{ id: string; challenge_id: string }>(actor, 'select id, challenge_id from public.saved');

  it('is for its person alone, once for each challenge, whichever phone it was saved on', async () => {
    const challenge_id = await challengeIn(world, 'published');
    const [here, there] = [randomUUID(), randomUUID()];
    await world.apply('phd', op('saved.add', { id: here, challenge_id }));
    const again = await world.apply('phd', op('saved.add', { id: there, challenge_id }));
    expect(again.rows?.map(({ row }) => row.id)).toEqual([here]);
    expect(again.gone).toEqual([{ entity: 'saved', id: there }]);
    expect(await rowsOf('phd')).toEqual([{ id: here, challenge_id }]);
    for (const actor of ['contact', 'coordinator', 'student'] as const)
      expect(await rowsOf(actor)).toEqual([]);
    const replica = new Replica(world, 'phd');
    await replica.pull();
    expect(replica.held().has(`saved:${here}`)).toBe(true);

    await world.apply('student', op('saved.remove', { id: here, challenge_id }));
    expect(await rowsOf('phd')).toHaveLength(1);
    const gone = await world.apply('phd', op('saved.remove', { id: there, challenge_id }));
    expect(gone.gone?.map(({ id }) => id).sort()).toEqual([here, there].sort());
    expect(await rowsOf('phd')).toEqual([]);
    await replica.pull();
    expect(replica.held().has(`saved:${here}`)).toBe(false);
  });

  it('never takes the id of one that was let go', async () => {
    const kept = { id: randomUUID(), challenge_id: await challengeIn(world, 'published') };
    const add = (patch: Partial<typeof kept>) =>
      world.send('student', op('saved.add', { ...kept, ...patch }));
    await world.apply('student', op('saved.add', kept));
    expect(code(await add({}))).toBe('applied');
    await world.apply('student', op('saved.remove', kept));
    expect(code(await add({}))).toBe('already_exists id');
    expect(code(await add({ challenge_id: await challengeIn(world, 'published') }))).toBe(
      'already_exists id'
    );
    expect(code(await add({ id: randomUUID() }))).toBe('applied');
  });

  it('cannot be what the person may not read, nor take the id of another’s', async () => {
    const add = async (challenge_id: string, id: string = randomUUID()) =>
      code(await world.send('student', op('saved.add', { id, challenge_id })));
    expect(await add(randomUUID())).toBe('unknown_reference challenge_id');
    expect(await add(await challengeIn(world, 'submitted'))).toBe('unknown_reference challenge_id');
    const kept = { id: randomUUID(), challenge_id: await challengeIn(world, 'published') };
    await world.apply('phd', op('saved.add', kept));
    expect(await add(kept.challenge_id, kept.id)).toBe('already_exists');
  });
});
