/** Every command with everything that can be wrong about it. Whatever a browser sends, SQL judges. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { states, type ChallengeState } from '../../src/lib/domain/challenges/challenge';
import type { ErrorCode } from '../../src/lib/domain/errors';
import type { InterestState } from '../../src/lib/domain/interests/interest';
import { commands, type CommandName } from '../../src/lib/domain/registry';
import type { RoleState } from '../../src/lib/domain/roles/role';
import { baseRev, goodCommands, type Args } from './good';
import { deputyIn, registerRow } from './partnership-stories';
import { people, places, type Person } from './people';
import { challengeIn, challengeRow, complete, firstSave, interestArgs, interestIn } from './stories';
import { op, rawOp, World, type OpResult } from './world';

let world: World;
beforeAll(async () => {
  world = await World.open();
  good = goodCommands(world);
});
afterAll(() => world.close());

let good: ReturnType<typeof goodCommands>;
const names = Object.keys(commands) as CommandName[];

const sent = async (name: CommandName, args: unknown, actor: Person = good[name].actor): Promise<string> => {
  const result = await world.send(actor, rawOp(name, args, { base_rev: baseRev(name) }));
  return result.code ? [result.code, result.field].filter(Boolean).join(' ') : result.status;
};

type Rule = {
  type: string;
  required?: boolean;
  nullable?: boolean;
  min?: number;
  max?: number;
  each?: number;
  plain?: boolean;
  of?: unknown[];
};
/** Values of the wrong kind for each kind of argument, and what they are answered with. */
const wrongTypes: Record<string, unknown[]> = {
  id: [7, true, [], {}],
  text: [7, true, [], {}],
  day: [7, true, [], {}],
  whole: ['7', true, [], {}, 1.5],
  choice: [7, true, [], {}],
  list: [7, true, 'master', {}],
  ids: [7, true, 'x', {}],
  flag: [7, 'true', [], {}],
  time: [7, true, [], {}],
  times: [7, true, 'x', {}],
  texts: [7, true, 'x', {}, [7], [null]],
  counts: [7, true, 'x', [], { student: '7' }],
  url: [7, true, [], {}]
};
const malformed: Record<string, unknown[]> = {
  id: ['x', '', 'd1000000-0000-4000-8000-00000000000', "' or true --"],
  text: [],
  day: ['', '2026-02-30', '30.01.2026', '2026-01-01T00:00:00Z'],
  whole: [],
  choice: ['', 'admin', 'NB'],
  list: [['king'], [null], [77], [['master']]],
  ids: [['x'], [null], [7], [[]], ["' or true --"]],
  flag: [],
  time: ['', '1900-01-01T08:00:00Z', '2026-02-30T08:00:00Z', '2026-01-01', '2026-01-01T24:00:00Z', 'nå'],
  times: [['x'], [null], [7], ['1900-01-01T08:00:00Z']],
  texts: [],
  counts: [{ king: 7 }, { student: 0 }, { student: 1.5 }, { student: 10_001 }],
  url: ['x', 'ntnu.no', 'javascript:alert(1)', 'https://ntnu', 'https://a@ntnu.no', 'https://ntnu.no/"']
};

describe.each(names)('%s', (name) => {
  let base: Args;
  let rules: [string, Rule][];
  beforeAll(async () => {
    base = await good[name].args();
    const [row] = await world.sql<{ arguments: Record<string, Rule> }>(
      'select arguments from private.commands where name = $1',
      [name]
    );
    rules = Object.entries(row?.arguments ?? {});
  });

  it('refuses arguments that are no object', async () => {
    for (const args of [null, 7, 'x', [], [base], true]) expect(await sent(name, args)).toBe('wrong_type');
  });

  it('refuses each argument of the wrong type', async () => {
    for (const [field, { type, nullable }] of rules)
      for (const value of [...(wrongTypes[type] ?? []), ...(nullable ? [] : [null])])
        expect([value, await sent(name, { ...base, [field]: value })]).toEqual([
          value,
          `wrong_type ${field}`
        ]);
  });

  it('refuses each argument of the wrong form', async () => {
    for (const [field, { type }] of rules)
      for (const value of malformed[type] ?? [])
        expect([value, await sent(name, { ...base, [field]: value })]).toEqual([value, `invalid ${field}`]);
  });

  it('refuses each required argument that is missing or empty', async () => {
    for (const [field, { required, type, min }] of rules) {
      if (!required) continue;
      const without = Object.fromEntries(Object.entries(base).filter(([key]) => key !== field));
      expect(await sent(name, without)).toBe(`missing ${field}`);
      if (type === 'text' && min)
        expect(await sent(name, { ...base, [field]: ' \n ' })).toBe(`missing ${field}`);
    }
  });

  it('refuses each argument that is too short, too long, too small or too big', async () => {
    for (const [field, { type, min = 0, max = 0, each = 0 }] of rules) {
      // Made only for its own type: a figure may be ten million.
      const makers: Record<string, (size: number) => unknown> = {
        text: (size) => 'ø'.repeat(Math.max(0, size)),
        url: (size) => `https://ntnu.no/${'x'.repeat(Math.max(0, size - 16))}`,
        list: (size) => Array.from({ length: Math.max(0, size) }, () => 'master'),
        ids: (size) => Array.from({ length: Math.max(0, size) }, () => randomUUID()),
        whole: (size) => size,
        times: (size) =>
          Array.from({ length: Math.max(0, size) }, (_, n) => new Date(2e12 + n * 864e5).toISOString()),
        texts: (size) => Array.from({ length: Math.max(0, size) }, () => 'Hva?')
      };
      const sized = makers[type];
      if (!sized) continue;
      expect(await sent(name, { ...base, [field]: sized(max + 1) })).toBe(`too_long ${field}`);
      if (type === 'texts')
        expect(await sent(name, { ...base, [field]: ['ø'.repeat(each + 1)] })).toBe(`too_long ${field}`);
      if (min > 1 || type === 'whole')
        expect(await sent(name, { ...base, [field]: sized(min - 1) })).toBe(`too_short ${field}`);
    }
  });

  it('refuses a role that names an e-mail address or a telephone number', async () => {
    for (const [field, { plain }] of rules)
      for (const value of plain
        ? ['post@gjovik.kommune.no', 'Ring 61 18 95 00', '+47\u00a06118\u00a09500']
        : [])
        expect(await sent(name, { ...base, [field]: value })).toBe(`contact_details ${field}`);
  });

  it('refuses a list that says something twice', async () => {
    for (const [field, { type, of = [], max = 0 }] of rules) {
      const twice = { list: [of[0], of[0]], ids: [places.school, places.school.toUpperCase()] }[type];
      if (twice && max > 1) expect(await sent(name, { ...base, [field]: twice })).toBe(`invalid ${field}`);
    }
  });

  it('refuses an argument it does not know, also one that is a column', async () => {
    for (const field of ['state', 'author_id', 'rev', 'is_example', '__proto__', 'role_'])
      expect(await sent(name, JSON.parse(JSON.stringify(base).replace(/}$/, `,"${field}":"x"}`)))).toBe(
        `invalid ${field}`
      );
  });

  it('is applied as it should be, after all that', async () => {
    expect(await sent(name, base)).toBe('applied');
  });
});

/** Each argument of each command with a foreign id: foreign-ids.test.ts. */
describe('an id that is not there, or not mine to see', () => {
  it('is not found by a save that says it has seen the row', async () => {
    const save = rawOp('challenges.save', { id: randomUUID(), title: 'x' }, { base_rev: 3 });
    expect(await world.send('contact', save)).toMatchObject({ code: 'not_found', field: 'id' });
    const draft = await challengeIn(world, 'draft', {}, 'staff');
    expect(await sent('challenges.save', { id: draft, title: 'Min nå' })).toBe('not_found id');
  });

  it('is no reference', async () => {
    const save = (patch: Args) => sent('challenges.save', { ...firstSave(randomUUID()), ...patch });
    expect(await save({ partnership_id: randomUUID() })).toBe('unknown_reference partnership_id');
    expect(await save({ organisation_id: randomUUID() })).toBe('unknown_reference organisation_id');
    expect(await save({ theme_id: randomUUID() })).toBe('unknown_reference theme_id');
    expect(await save({ second_theme_id: places.care })).toBe('unknown_reference second_theme_id');
    const send = (challenge: string) => sent('interests.send', interestArgs(challenge));
    expect(await send(randomUUID())).toBe('unknown_reference challenge_id');
    expect(await send(await challengeIn(world, 'submitted'))).toBe('unknown_reference challenge_id');
    expect(await send(await challengeIn(world, 'withdrawn'))).toBe('unknown_reference challenge_id');
    // One that was public is no secret when it is withdrawn.
    const known = await challengeIn(world, 'published');
    await world.apply('contact', op('challenges.withdraw', { id: known }));
    expect(await send(known)).toBe('wrong_state challenge_id');
  });
});

describe('a new challenge', () => {
  const save = (actor: Person, patch: Args = {}) =>
    sent('challenges.save', { ...firstSave(randomUUID()), ...patch }, actor);
  const without = (field: string) => {
    const args: Args = firstSave(randomUUID());
    return Object.fromEntries(Object.entries(args).filter(([key]) => key !== field));
  };

  it('needs its unit and partnership', async () => {
    expect(await sent('challenges.save', without('organisation_id'))).toBe('missing organisation_id');
    expect(await sent('challenges.save', without('partnership_id'))).toBe('missing partnership_id');
  });

  it('may be written by staff of the municipality, and by no other', async () => {
    expect(await save('staff')).toBe('applied');
    expect(await save('otherLeader')).toBe('applied');
    for (const actor of ['stranger', 'student', 'phd', 'staffTrondheim', 'coordinatorTrondheim'] as const)
      expect([actor, await save(actor)]).toEqual([actor, 'not_allowed']);
  });

  it('belongs to a municipality of the partnership', async () => {
    expect(await save('contact', { partnership_id: places.trondheimPartnership })).toBe(
      'invalid organisation_id'
    );
    expect(await save('phd', { organisation_id: places.faculty })).toBe('not_allowed');
    await world.sql(
      `insert into public.unit_roles (person_id, organisation_id, role) values ($1, $2, 'leader')`,
      [people.phd, places.faculty]
    );
    expect(await save('phd', { organisation_id: places.faculty })).toBe('invalid organisation_id');
    await world.sql(`delete from public.unit_roles where person_id = $1`, [people.phd]);
  });

  it('keeps its unit and partnership', async () => {
    const id = await challengeIn(world, 'draft');
    const move = (patch: Args) => sent('challenges.save', { id, ...patch });
    expect(await move({ organisation_id: places.school })).toBe('invalid organisation_id');
    expect(await move({ partnership_id: places.trondheimPartnership })).toBe('invalid partnership_id');
    expect(await move({ organisation_id: places.care, partnership_id: places.gjovikPartnership })).toBe(
      'applied'
    );
  });

  it('never takes the id of one that was thrown away', async () => {
    const id = await challengeIn(world, 'draft');
    const { rev } = await challengeRow(world, id);
    await world.apply('contact', op('challenges.remove', { id }, { base_rev: rev }));
    expect(await sent('challenges.save', firstSave(id))).toBe('already_exists id');
  });

  it('may be all but empty as a draft', async () => {
    const args = { id: randomUUID(), partnership_id: places.gjovikPartnership, organisation_id: places.care };
    expect(await sent('challenges.save', args)).toBe('applied');
  });
});

describe('a challenge that says too little', () => {
  const faults: [patch: Args, code: ErrorCode, field: string][] = [
    [{ title: '' }, 'missing', 'title'],
    [{ title: 'Fall' }, 'too_short', 'title'],
    [{ today: '' }, 'missing', 'today'],
    [{ today: 'Mange faller.' }, 'too_short', 'today'],
    [{ whom: '' }, 'missing', 'whom'],
    [{ whom: 'Vi' }, 'too_short', 'whom'],
    [{ better: 'Bedre' }, 'too_short', 'better'],
    [{ contact_role: '' }, 'missing', 'contact_role'],
    [{ contact_role: 'Hm' }, 'too_short', 'contact_role'],
    [{ theme_id: null }, 'missing', 'theme_id'],
    [{ second_theme_id: complete.theme_id }, 'invalid', 'second_theme_id'],
    [{ kinds: [] }, 'missing', 'kinds'],
    [{ apply_by: '2026-01-01' }, 'closed', 'apply_by'],
    [{ ends_on: '2026-01-01' }, 'closed', 'ends_on'],
    [{ starts_on: '2027-02-01', ends_on: '2027-01-31' }, 'invalid', 'ends_on']
  ];

  it.each(faults)('%j is not submitted', async (patch, code, field) => {
    const id = await challengeIn(world, 'draft', patch);
    expect(await sent('challenges.submit', { id })).toBe(`${code} ${field}`);
  });

  it.each(['submitted', 'published'] as const)('is not saved once it is %s', async (state) => {
    const id = await challengeIn(world, state);
    const { rev } = await challengeRow(world, id);
    const result = await world.send('contact', op('challenges.save', { id, today: '' }, { base_rev: rev }));
    expect(result).toMatchObject({ code: 'missing', field: 'today' });
    expect((await challengeRow(world, id)).today).toBe(complete.today);
  });

  it('may be saved while it is returned', async () => {
    const id = await challengeIn(world, 'returned');
    const { rev } = await challengeRow(world, id);
    await world.apply('contact', op('challenges.save', { id, today: '' }, { base_rev: rev }));
  });
});

describe('the wrong state', () => {
  /** Where each command starts; from every other state it is refused. */
  const starts: [CommandName, ChallengeState[]][] = [
    ['challenges.save', states.filter((state) => state !== 'withdrawn')],
    ['challenges.submit', ['draft', 'returned']],
    ['challenges.publish', ['submitted']],
    ['challenges.return', ['submitted']],
    ['challenges.withdraw', states.filter((state) => !['draft', 'withdrawn', 'completed'].includes(state))],
    ['challenges.pause', ['published']],
    ['challenges.resume', ['paused', 'expired', 'matched']],
    ['challenges.match', ['published', 'paused', 'expired']],
    ['challenges.start', ['matched']],
    ['challenges.complete', ['in_progress']],
    ['challenges.hand_over', states.filter((state) => !['draft', 'withdrawn'].includes(state))],
    ['challenges.remove', ['draft']]
  ];
  const extra: Partial<Record<CommandName, Args>> = {
    'challenges.return': { note: 'Si mer.' },
    'challenges.hand_over': { role_id: randomUUID() }
  };
  const byCoordinators: CommandName[] = ['challenges.publish', 'challenges.return'];
  /** A coordinator does not see a draft. */
  const cases = starts.map(([name, from]): [CommandName, ChallengeState[]] => [
    name,
    states.filter((state) => !from.includes(state) && !(state === 'draft' && byCoordinators.includes(name)))
  ]);
  it.each(cases)('of a challenge stops %s', async (name, states) => {
    for (const state of states) {
      const id = await challengeIn(world, state);
      expect([state, await sent(name, { id, ...extra[name] })]).toEqual([state, 'wrong_state']);
    }
  });

  const message = { message_id: randomUUID(), text: 'Når passer det?' };
  const answers: [CommandName, InterestState[], Args][] = [
    ['interests.withdraw', ['declined', 'withdrawn', 'expired'], {}],
    ['interests.ask', ['asked', 'accepted', 'declined', 'withdrawn', 'expired'], message],
    ['interests.reply', ['sent', 'seen', 'accepted', 'declined', 'withdrawn', 'expired'], message],
    ['interests.accept', ['accepted', 'declined', 'withdrawn', 'expired'], { answer: 'Ja, kom.' }],
    ['interests.decline', ['accepted', 'declined', 'withdrawn', 'expired'], { reason: 'full', answer: '' }],
    ['conversations.write', ['declined', 'withdrawn', 'expired'], message]
  ];
  it.each(answers)('of an interest stops %s', async (name, states, args) => {
    for (const state of states) {
      const { id } = await interestIn(world, state);
      expect([state, await sent(name, { ...args, id })]).toEqual([state, 'wrong_state']);
    }
  });

  const ofRoles: [CommandName, RoleState[], Args][] = [
    ['roles.withdraw', ['given', 'declined', 'withdrawn', 'ended'], {}],
    ['roles.give', ['given', 'declined', 'withdrawn', 'ended'], {}],
    ['roles.decline', ['given', 'declined', 'withdrawn', 'ended'], { reason: 'Ikke nå.' }],
    ['roles.end', ['asked', 'declined', 'withdrawn', 'ended'], {}]
  ];
  it.each(ofRoles)('of a role stops %s', async (name, states, args) => {
    for (const state of states) {
      const id = await deputyIn(world, state);
      expect([state, await sent(name, { ...args, id })]).toEqual([state, 'wrong_state']);
    }
  });

  it.each(['save', 'publish', 'remove'] as const)('published stops partnership_profiles.%s', async (verb) => {
    const id = await registerRow(world, 'partnership_profiles');
    expect(await sent('partnership_profiles.publish', { id })).toBe('applied');
    const patch = verb === 'save' ? { results: 'Noe nytt' } : {};
    const again = rawOp(`partnership_profiles.${verb}`, { id, ...patch }, { base_rev: 2 });
    expect(await world.send('coordinator', again)).toMatchObject({ code: 'wrong_state' });
  });
});

describe('an interest', () => {
  const sendOn = (challenge: string, at: string, person: Person): Promise<string> =>
    world.database.transaction(async ({ query }) => {
      await query(`select set_config('request.jwt.claim.sub', $1, true)`, [people[person]]);
      const result = await query<{ answer: OpResult }>(
        'select private.interests_send($1, null, $2) as answer',
        [JSON.stringify(interestArgs(challenge)), at]
      );
      const row = result[0]?.answer.rows?.[0]?.row;
      return row && 'answer_by' in row ? row.answer_by : '';
    });

  it('can be sent on the last day in Norway, and not after', async () => {
    const id = await challengeIn(world, 'published', { apply_by: '2027-01-15', answer_days: 14 });
    expect(await sendOn(id, '2027-01-15T22:59:59Z', 'student')).toBe('2027-01-29');
    await expect(sendOn(id, '2027-01-15T23:00:00Z', 'phd')).rejects.toMatchObject({ message: 'closed' });
    const summer = await challengeIn(world, 'published', { apply_by: '2027-07-15', answer_days: 14 });
    await expect(sendOn(summer, '2027-07-15T22:00:00Z', 'phd')).rejects.toMatchObject({ message: 'closed' });
    expect(await sendOn(summer, '2027-07-15T21:59:59Z', 'phd')).toBe('2027-07-29');
  });

  it('is judged by the server’s clock', async () => {
    const id = await challengeIn(world, 'published', { apply_by: '2026-01-01' });
    expect(await sent('interests.send', interestArgs(id))).toBe('closed');
  });

  it('is answered within the days that the challenge promises', async () => {
    const id = await challengeIn(world, 'published', { answer_days: 3 });
    expect(await sendOn(id, '2027-02-26T12:00:00Z', 'student')).toBe('2027-03-01');
  });

  it('is one at a time for each person and challenge', async () => {
    const id = await challengeIn(world, 'published');
    const first = interestArgs(id);
    expect(await sent('interests.send', first)).toBe('applied');
    expect(await sent('interests.send', interestArgs(id))).toBe('already_exists');
    expect(await sent('interests.send', interestArgs(id), 'otherStudent')).toBe('applied');
    expect(await sent('interests.withdraw', { id: first.id })).toBe('applied');
    expect(await sent('interests.send', interestArgs(id))).toBe('applied');
  });

  it('never takes the id of another', async () => {
    const { id } = await interestIn(world, 'sent');
    const args = interestArgs(await challengeIn(world, 'published'), id);
    expect(await sent('interests.send', args, 'otherStudent')).toBe('already_exists');
  });

  it('is not for citizens, nor for a challenge that is no longer offered', async () => {
    const id = await challengeIn(world, 'published');
    expect(await sent('interests.send', interestArgs(id), 'stranger')).toBe('not_allowed');
    const own = await challengeIn(world, 'submitted');
    expect(await sent('interests.send', interestArgs(own), 'leader')).toBe('wrong_state challenge_id');
  });
});

describe('harmless text', () => {
  const texts = [
    'javascript:alert(1)',
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '[lenke](javascript:alert(1))',
    '👩‍⚕️🧑🏽‍🎓 emoji og 𝒻𝒶𝓃𝒸𝓎',
    '\u202eomvendt\u202c og \u200frtl\u200e',
    "Robert'); drop table challenges;--",
    '${7*7} {{7*7}} %s %I',
    'linje en\nlinje to\tog tab',
    'å i to tegn: a\u030a',
    'null',
    '\ufeffmed merke'
  ];

  it.each(texts)('%j is kept as it is', async (text) => {
    const id = await challengeIn(world, 'published', {
      title: text.padEnd(5, '.'),
      better: `${text} og mer enn ti tegn`
    });
    expect(await challengeRow(world, id)).toMatchObject({
      title: text.padEnd(5, '.'),
      better: `${text} og mer enn ti tegn`
    });
    expect((await challengeRow(world, id)).slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  });

  it('of 10,000 characters in one word is kept', async () => {
    const word = 'ø'.repeat(10_000);
    const id = await challengeIn(world, 'published', { today: word });
    expect((await challengeRow(world, id)).today).toBe(word);
  });

  it('loses control characters, and space around it', async () => {
    const id = await challengeIn(world, 'draft', {
      title: ' \u0007Tittel\u001b[31m\u0085 \n',
      today: 'en\r\nto\rtre\u0000'.replace('\u0000', '')
    });
    expect(await challengeRow(world, id)).toMatchObject({ title: 'Tittel[31m', today: 'en\nto\ntre' });
  });

  it('with a NUL never reaches a column', async () => {
    const operation = rawOp('challenges.save', { ...firstSave(randomUUID()), title: 'a\u0000b' });
    expect(
      await world.refusal('contact', 'select public.sync_push($1::jsonb)', [JSON.stringify([operation])])
    ).toMatchObject({
      code: '22P05'
    });
  });

  it('gives a readable name in the URL', async () => {
    const id = await challengeIn(world, 'submitted', { title: '  Ærlig Øl på ÅS – «café» & 100 %!  ' });
    expect((await challengeRow(world, id)).slug).toBe(`aerlig-ol-pa-as-cafe-100-${id.slice(0, 6)}`);
  });

  it('keeps the name in the URL when the title changes', async () => {
    const id = await challengeIn(world, 'published');
    const { slug, rev } = await challengeRow(world, id);
    await world.apply(
      'contact',
      op('challenges.save', { id, title: 'En helt ny tittel' }, { base_rev: rev })
    );
    expect((await challengeRow(world, id)).slug).toBe(slug);
  });
});
