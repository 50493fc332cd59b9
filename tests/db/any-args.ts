/** Arguments of commands, good and bad, for properties: most fields are as they should be, some are anything. */
import fc from 'fast-check';
import { gains, kinds } from '../../src/lib/domain/challenges/challenge';
import {
  asks,
  citizenRoles,
  collaborationLevels,
  disciplines,
  drivers,
  effects,
  goals,
  levels,
  problemTypes
} from '../../src/lib/domain/challenges/choices';
import { dismissalReasons } from '../../src/lib/domain/recommendations/dismissal';
import * as consent from '../../src/lib/domain/consents/consent';
import * as findability from '../../src/lib/domain/findability/findability';
import { followKinds, longestSubject } from '../../src/lib/domain/follows/follow';
import { reasons, roles } from '../../src/lib/domain/interests/interest';
import { opinions } from '../../src/lib/domain/meetings/feedback';
import { messageAudiences } from '../../src/lib/domain/meetings/message';
import * as meeting from '../../src/lib/domain/meetings/meeting';
import { mailChoices, mutableKinds } from '../../src/lib/domain/notifications/notification';
import { figures } from '../../src/lib/domain/organisations/organisation';
import { anchoringKinds, exactness } from '../../src/lib/domain/partnerships/agreement';
import { datings, headings } from '../../src/lib/domain/partnerships/partnership-profile';
import { positions, semesters, studyLevels, welcomeSteps } from '../../src/lib/domain/profiles/profile';
import type { CommandName } from '../../src/lib/domain/registry';
import * as report from '../../src/lib/domain/reports/report';
import { roleNames } from '../../src/lib/domain/roles/role';
import { languages } from '../../src/lib/domain/rows';
import { leads } from '../../src/lib/domain/windows/window-rule';
import * as suggestion from '../../src/lib/domain/suggestions/suggestion';
import { wheelKinds } from '../../src/lib/domain/wheel/item';

const id = fc.uuid({ version: [4, 7] });
/** Text whose length both sides count alike: characters outside the BMP count twice in a browser. */
const words = (max: number) =>
  fc.string({
    unit: fc.constantFrom('a', 'ø', 'é', ' ', '\n', '<b>', '"', '\u202e', 'javascript:', '名'),
    maxLength: max
  });
const long = (max: number) => fc.constantFrom('x'.repeat(max), 'ø'.repeat(max + 1));
const text = (max: number) =>
  fc.oneof({ weight: 6, arbitrary: words(30) }, { weight: 1, arbitrary: long(max) });
/** Text that may name no way to reach a person. */
const roleText = (max: number) =>
  fc.oneof(
    { weight: 3, arbitrary: text(max) },
    {
      weight: 2,
      arbitrary: fc.constantFrom(
        'rådgiver@kommunen',
        'Rådgiver, 61 18 95 00',
        '9\u00a00\t0 1\u202f2 3\n4 5',
        '+4761189500',
        'Rådgiver 2018–2021',
        '1234567',
        '1234 x 5678'
      )
    }
  );
const day = fc.oneof(
  fc.constantFrom(
    '2026-02-28',
    '2026-02-29',
    '2024-02-29',
    '2026-13-01',
    '26-01-01',
    '2026-1-1',
    '',
    'i morgen'
  ),
  fc
    .date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10))
);
const orNull = (arbitrary: fc.Arbitrary<unknown>) =>
  fc.oneof({ weight: 4, arbitrary }, { weight: 1, arbitrary: fc.constant(null) });
const anything = fc.oneof(
  fc.constantFrom<unknown>(null, true, 0, -1, 1.5, 61, 14, '', 'x', [], {}, ['x'], [null], 'nb', '14'),
  fc.jsonValue({ maxDepth: 2, stringUnit: 'grapheme-ascii' })
);

const known = '0e000000-0000-4000-8000-00000000000e';
const some = (values: readonly unknown[]) =>
  fc.array(fc.constantFrom(...values), { maxLength: values.length + 1 });
const ids = (max: number) =>
  fc.array(fc.oneof(id, fc.constantFrom(known, known.toUpperCase())), { maxLength: max + 1 });
const keys = (max: number) =>
  fc.oneof(
    fc.array(
      fc.constantFrom(
        'health',
        'smart',
        'benkedager',
        'helse-og-omsorg_2',
        'Helse',
        'a--b',
        '-a',
        'ø',
        '',
        'x'.repeat(100),
        'x'.repeat(101)
      ),
      { maxLength: 3 }
    ),
    fc.array(
      fc.nat(99).map((n) => `term-${n}`),
      { minLength: max - 1, maxLength: max + 1 }
    )
  );
const time = fc.oneof(
  fc.constantFrom(
    '2027-03-28T01:30:00Z',
    '2027-02-29T08:00:00.000Z',
    '1900-01-01T08:00:00Z',
    '2100-01-01T08:00:00Z',
    '2027-01-01T24:00:00Z',
    '2027-01-01T08:60:00Z',
    '2027-01-01T08:00:00+01:00',
    '2027-01-01',
    'i morgen',
    ''
  ),
  fc
    .date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString())
);
const several = (one: fc.Arbitrary<unknown>, max: number) => fc.array(one, { maxLength: max + 1 });
const counts = fc.oneof(
  fc.dictionary(fc.constantFrom(...meeting.audiences, 'king'), fc.integer({ min: -1, max: 10_002 }), {
    maxKeys: 3
  }),
  fc.constantFrom<unknown>({ student: 1.5 }, { student: '2' }, [], null)
);
const registered = {
  name: text(80),
  size: fc.integer({ min: -1, max: 22 }),
  answers: several(text(1_000), 5),
  needs: text(500)
};
const followed = { id, kind: fc.constantFrom(...followKinds), subject: text(longestSubject) };
const links = fc.constantFrom(
  'https://www.ntnu.no/bridge/oppgave?id=7#om',
  'HTTP://ntnu.no:8080',
  'https://ntnu.no/åpen/ø',
  'ntnu.no',
  'ftp://ntnu.no',
  'https://ntnu',
  'https://bruker:ord@ntnu.no',
  'https://ntnu.no/et mellomrom',
  'https://ntnu.no/"><script>',
  'javascript:alert(1)',
  '',
  ` https://ntnu.no/${'x'.repeat(480)} `,
  `https://ntnu.no/${'x'.repeat(500)}`
);
const term = {
  partnership_id: id,
  same_as_id: id,
  name_nb: text(80),
  name_nn: text(80),
  name_en: text(80),
  position: fc.integer({ min: -1, max: 1_002 }),
  valid_from: day,
  valid_to: orNull(day),
  successor_id: orNull(id)
};
const whole = (least: number, most: number) => fc.integer({ min: least - 2, max: most + 2 });

const fields = {
  challenge: {
    partnership_id: id,
    organisation_id: id,
    title: text(120),
    today: text(10_000),
    whom: text(10_000),
    better: text(10_000),
    theme_id: orNull(id),
    second_theme_id: orNull(id),
    kinds: fc.array(fc.constantFrom(...kinds), { maxLength: kinds.length + 1 }),
    gains: fc.array(fc.constantFrom(...gains), { maxLength: gains.length + 1 }),
    requires: text(2_000),
    contact_role: roleText(120),
    place: text(120),
    starts_on: orNull(day),
    ends_on: orNull(day),
    apply_by: orNull(day),
    answer_days: fc.integer({ min: -1, max: 62 }),
    language: fc.constantFrom(...languages),
    asks_for: some(asks),
    other_unit_ids: ids(10),
    disciplines: some(disciplines),
    levels: some(levels),
    problem_type: orNull(fc.constantFrom(...problemTypes)),
    citizen_role: orNull(fc.constantFrom(...citizenRoles)),
    accountable_role: roleText(120),
    collaboration_level: orNull(fc.constantFrom(...collaborationLevels)),
    drivers: some(drivers),
    policy_reference: text(500),
    expected_effects: some(effects),
    expected_effect: text(2_000),
    seen_effects: some(effects),
    seen_effect: text(2_000),
    goals: some([...goals, 18]),
    technology_ids: ids(10),
    topic_keys: keys(10),
    data_field: text(500),
    service_area_id: orNull(id),
    research_field_id: orNull(id),
    importance: orNull(fc.integer({ min: -1, max: 7 })),
    municipality_commits: text(2_000),
    university_commits: text(2_000),
    source_url: orNull(links)
  }
} as const;

/** What each command takes; required fields and optional ones. */
const shapes: Record<
  CommandName,
  [required: Record<string, fc.Arbitrary<unknown>>, optional: Record<string, fc.Arbitrary<unknown>>]
> = {
  'challenges.save': [{ id }, fields.challenge],
  'challenges.submit': [{ id }, {}],
  'challenges.publish': [{ id }, {}],
  'challenges.return': [{ id, note: text(2_000) }, {}],
  'challenges.withdraw': [{ id }, { reason: text(2_000) }],
  'challenges.pause': [{ id }, { reason: text(2_000) }],
  'challenges.resume': [{ id }, { reason: text(2_000) }],
  'challenges.match': [{ id }, { reason: text(2_000) }],
  'challenges.start': [{ id }, { reason: text(2_000) }],
  'challenges.complete': [{ id }, { reason: text(2_000) }],
  'challenges.hand_over': [{ id, role_id: id }, {}],
  'challenges.remove': [{ id }, {}],
  'interests.send': [
    { id, challenge_id: id, role: fc.constantFrom(...roles), name: text(80), message: text(4_000) },
    {}
  ],
  'interests.withdraw': [{ id }, {}],
  'interests.accept': [{ id, answer: text(4_000) }, {}],
  'interests.decline': [{ id, reason: fc.constantFrom(...reasons), answer: text(4_000) }, {}],
  'interests.see': [{ id }, {}],
  'interests.ask': [{ id, message_id: id, text: text(4_000) }, {}],
  'interests.reply': [{ id, message_id: id, text: text(4_000) }, {}],
  'conversations.write': [{ id, message_id: id, text: text(4_000) }, {}],
  'conversations.read': [{ id, number: fc.integer({ min: -1, max: 100_001 }) }, {}],
  'notifications.read': [{ id }, {}],
  'notifications.prefer': [
    { id },
    {
      mail: fc.constantFrom(...mailChoices),
      muted: fc.array(fc.constantFrom(...mutableKinds), { maxLength: mutableKinds.length + 1 })
    }
  ],
  'saved.add': [{ id, challenge_id: id }, {}],
  'saved.remove': [{ id, challenge_id: id }, {}],
  'follows.add': [followed, {}],
  'follows.pause': [{ ...followed, paused: fc.boolean() }, {}],
  'follows.remove': [followed, {}],
  'dismissals.add': [{ id, challenge_id: id, reason: fc.constantFrom(...dismissalReasons) }, {}],
  'dismissals.remove': [{ id, challenge_id: id }, {}],
  'calendars.make': [
    {
      id,
      key_hash: fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 63, maxLength: 65 }),
      language: fc.constantFrom(...languages)
    },
    {}
  ],
  'calendars.revoke': [{ id }, {}],
  'consents.give': [{ id, purpose: fc.constantFrom(...consent.purposes), wording: whole(1, 1_000) }, {}],
  'consents.withdraw': [{ id, purpose: fc.constantFrom(...consent.purposes) }, {}],
  'findability.save': [
    { id },
    {
      partnership_ids: ids(20),
      name_shown: fc.constantFrom(...findability.nameShown),
      parts: some(findability.shownParts),
      wish: roleText(findability.wishLength),
      languages: some(findability.workLanguages),
      capacity: orNull(fc.constantFrom(...findability.capacities)),
      ends_on: day
    }
  ],
  'findability.invite': [{ id, challenge_id: id }, {}],
  'technologies.save': [{ id }, term],
  'service_areas.save': [{ id }, term],
  'research_fields.save': [{ id }, term],
  'field_links.save': [{ id }, { partnership_id: id, service_area_id: id, research_field_id: id }],
  'field_links.remove': [{ id }, {}],
  'themes.save': [{ id }, { ...term, about_nb: text(1_000), about_nn: text(1_000), about_en: text(1_000) }],
  'partnership_settings.save': [
    { id },
    {
      answer_days: whole(1, 60),
      hide_after_months: whole(1, 120),
      delete_after_months: whole(1, 120),
      digest_hour: whole(0, 23)
    }
  ],
  'partnership_role_names.save': [
    { id },
    {
      partnership_id: id,
      role: fc.constantFrom(...roleNames),
      name_nb: text(60),
      name_nn: text(60),
      name_en: text(60)
    }
  ],
  'partnership_role_names.remove': [{ id }, {}],
  'window_rules.save': [
    { id },
    {
      organisation_id: id,
      replaces_id: id,
      name_nb: text(80),
      name_nn: text(80),
      name_en: text(80),
      kinds: fc.subarray([...kinds]),
      opens: orNull(fc.constantFrom('10-01', '02-29', 'W38-3')),
      closes: orNull(fc.constantFrom('11-01', '12-31', 'W53-7')),
      leads_to: orNull(fc.constantFrom(...leads)),
      lead_days: whole(0, 365),
      prepare_nb: text(300),
      prepare_nn: text(300),
      prepare_en: text(300),
      valid_from: day,
      valid_to: orNull(day)
    }
  ],
  'window_rules.remove': [{ id }, {}],
  'partnership_groups.save': [
    { id },
    {
      partnership_id: id,
      parent_id: orNull(id),
      name_nb: text(120),
      name_nn: text(120),
      name_en: text(120)
    }
  ],
  'partnership_groups.remove': [{ id }, {}],
  'agreements.save': [
    { id },
    {
      partnership_id: id,
      parent_id: orNull(id),
      name_nb: text(200),
      name_nn: text(200),
      name_en: text(200),
      signed_on: orNull(day),
      valid_from: orNull(day),
      valid_to: orNull(day)
    }
  ],
  'agreements.remove': [{ id }, {}],
  'anchorings.save': [
    { id },
    {
      partnership_id: id,
      organisation_id: id,
      agreement_id: orNull(id),
      kind: fc.constantFrom(...anchoringKinds),
      body_nb: roleText(120),
      body_nn: roleText(120),
      body_en: roleText(120),
      happened_on: orNull(day),
      known_to: fc.constantFrom(...exactness)
    }
  ],
  'anchorings.remove': [{ id }, {}],
  'wheel_items.save': [
    { id },
    {
      partnership_id: id,
      organisation_id: orNull(id),
      kind: fc.constantFrom(...wheelKinds),
      language: fc.constantFrom(...languages),
      title: roleText(120),
      starts_on: day,
      ends_on: orNull(day),
      tentative: fc.boolean(),
      audiences: some(meeting.audiences),
      theme_ids: ids(5),
      link: orNull(links)
    }
  ],
  'wheel_items.remove': [{ id }, {}],
  'organisation_facts.save': [
    { id },
    {
      organisation_id: id,
      year: orNull(whole(1950, 2200)),
      approximate: fc.subarray([...figures]),
      permanent_only: fc.boolean(),
      residents: orNull(whole(0, 10_000_000)),
      area_km2: orNull(whole(0, 1_000_000)),
      employees: orNull(whole(0, 1_000_000)),
      workplaces: orNull(whole(0, 10_000_000)),
      students: orNull(whole(0, 1_000_000))
    }
  ],
  'organisation_facts.remove': [{ id }, {}],
  'resource_persons.save': [{ id }, { organisation_id: id, theme_id: id, title: roleText(120) }],
  'resource_persons.remove': [{ id }, {}],
  'organisations.save': [
    { id },
    {
      parent_id: id,
      name_nb: text(120),
      name_nn: text(120),
      name_en: text(120),
      leader_nb: roleText(120),
      leader_nn: roleText(120),
      leader_en: roleText(120)
    }
  ],
  'partnership_members.add': [{ id, partnership_id: id, organisation_id: id }, {}],
  'partnership_members.remove': [{ id }, {}],
  'partnership_profiles.save': [
    { id },
    {
      partnership_id: id,
      dated: day,
      known_to: fc.constantFrom(...datings),
      language: fc.constantFrom(...languages),
      ...Object.fromEntries(headings.map((heading) => [heading, text(5_000)]))
    }
  ],
  'partnership_profiles.publish': [{ id }, {}],
  'partnership_profiles.remove': [{ id }, {}],
  'roles.ask': [
    { id, organisation_id: id, role: fc.constantFrom(...roleNames), name: text(80) },
    { partnership_id: orNull(id) }
  ],
  'roles.withdraw': [{ id }, {}],
  'roles.give': [{ id }, { share: orNull(whole(0, 100)), substitute_for: orNull(id), ends_on: orNull(day) }],
  'roles.save': [
    { id },
    {
      share: orNull(whole(0, 100)),
      substitute_for: orNull(id),
      group_id: orNull(id),
      ends_on: orNull(day)
    }
  ],
  'roles.decline': [{ id, reason: text(2_000) }, {}],
  'roles.end': [{ id }, {}],
  'invitations.send': [
    { id, email: text(254), role: fc.constantFrom(...roleNames), organisation_id: id },
    {
      partnership_id: orNull(id),
      share: orNull(whole(0, 100)),
      language: orNull(fc.constantFrom(...languages)),
      role_ends_on: orNull(day)
    }
  ],
  'invitations.withdraw': [{ id }, {}],
  'profiles.recommend': [{ id }, { recommendations_on: fc.boolean(), place_keys: keys(40) }],
  'profiles.save': [
    { id },
    {
      name: text(80),
      position: orNull(fc.constantFrom(...positions)),
      language: fc.constantFrom(...languages),
      level: orNull(fc.constantFrom(...studyLevels)),
      discipline: orNull(fc.constantFrom(...disciplines)),
      theme_keys: keys(40),
      kinds: some(kinds),
      research_field_keys: keys(40),
      service_area_keys: keys(40),
      semesters: some(semesters),
      topic_keys: keys(20),
      study_programme_key: orNull(text(100)),
      welcomed: some(welcomeSteps)
    }
  ],
  'suggestions.send': [
    { id, partnership_id: id, title: text(120), need: text(4_000), language: fc.constantFrom(...languages) },
    {}
  ],
  'suggestions.withdraw': [{ id }, {}],
  'suggestions.decline': [{ id, reason: fc.constantFrom(...suggestion.reasons), answer: text(2_000) }, {}],
  'suggestions.take': [{ id, organisation_id: id, challenge_id: id, answer: text(2_000) }, {}],
  'reports.send': [
    { id, challenge_id: id, kind: fc.constantFrom(...report.kinds), words: text(2_000) },
    { message_id: id }
  ],
  'reports.uphold': [{ id, answer: text(2_000) }, {}],
  'meetings.save': [
    { id },
    {
      partnership_id: id,
      organisation_id: id,
      co_host_ids: ids(10),
      partners: roleText(500),
      language: fc.constantFrom(...languages),
      kind: orNull(fc.constantFrom(...meeting.kinds)),
      reach: fc.constantFrom(...meeting.reaches),
      audiences: some(meeting.audiences),
      title: text(120),
      about: text(10_000),
      agenda: text(5_000),
      speakers: roleText(1_000),
      mode: fc.constantFrom(...meeting.modes),
      address: text(200),
      room: text(200),
      step_free: orNull(fc.boolean()),
      hearing_loop: orNull(fc.boolean()),
      access_notes: text(1_000),
      reminders: some(meeting.reminders),
      join_url: orNull(links),
      challenge_ids: ids(10),
      theme_ids: ids(5),
      starts_at: orNull(time),
      ends_at: orNull(time),
      registers: fc.boolean(),
      opens_at: orNull(time),
      closes_at: orNull(time),
      capacity: orNull(whole(1, 10_000)),
      capacities: counts,
      questions: several(text(200), 5)
    }
  ],
  'meetings.plan': [{ id }, {}],
  'meetings.publish': [{ id }, {}],
  'meetings.move': [{ id, starts_at: time, ends_at: time }, { reason: text(500) }],
  'meetings.cancel': [{ id, reason: text(500) }, {}],
  'meetings.summarise': [{ id, summary: text(5000) }, {}],
  'meetings.remove': [{ id }, {}],
  'meetings.repeat': [{ id, rule: text(200), ids: ids(59), times: several(time, 4) }, {}],
  'registrations.register': [
    { id, meeting_id: id, audience: fc.constantFrom(...meeting.audiences), name: registered.name },
    { size: registered.size, answers: registered.answers, needs: registered.needs }
  ],
  'registrations.change': [{ id }, registered],
  'registrations.cancel': [{ id }, {}],
  'registrations.accept': [{ id }, {}],
  'registrations.attend': [{ id, by: fc.constantFrom('qr', 'name'), at: time }, {}],
  'registrations.unattend': [{ id }, {}],
  'registrations.arrive': [{ id, code: text(100), at: time }, {}],
  'doors.see': [{ id }, {}],
  'doors.count': [{ id, by: whole(-1_000, 1_000) }, {}],
  'meeting_messages.send': [
    { id, meeting_id: id, audience: fc.constantFrom(...messageAudiences), words: text(1_000) },
    {}
  ],
  'meeting_needs.add': [{ id, meeting_id: id, challenge_id: id }, {}],
  'meeting_notes.save': [{ id, notes: text(10_000) }, {}],
  'meeting_actions.save': [
    { id },
    {
      meeting_id: id,
      what: text(300),
      owner_role: roleText(120),
      due_on: orNull(day),
      done: fc.boolean()
    }
  ],
  'meeting_actions.remove': [{ id }, {}],
  'meeting_feedback.give': [{ id, answer: fc.constantFrom(...opinions) }, { sentence: text(300) }],
  'reports.dismiss': [{ id, answer: text(2_000) }, {}]
};

/** Arguments of a command: as they should be, or with one field missing, unknown, or anything. */
export const anyArgs = (name: CommandName): fc.Arbitrary<unknown> => {
  const [required, optional] = shapes[name];
  const good = fc.record({ ...required, ...optional }, { requiredKeys: Object.keys(required) });
  const names = [...Object.keys(required), ...Object.keys(optional)];
  return fc.oneof(
    { weight: 5, arbitrary: good },
    {
      weight: 2,
      arbitrary: fc
        .tuple(good, fc.constantFrom(...names), anything)
        .map(([args, field, value]) => ({ ...args, [field]: value }))
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(good, fc.constantFrom(...names))
        .map(([args, field]) => Object.fromEntries(Object.entries(args).filter(([key]) => key !== field)))
    },
    { weight: 1, arbitrary: good.map((args) => ({ ...args, state: 'published' })) },
    { weight: 1, arbitrary: anything }
  );
};
