import fc from 'fast-check';
import { leads } from '../../src/lib/domain/windows/window-rule';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as challenge from '../../src/lib/domain/challenges/challenge';
import * as choices from '../../src/lib/domain/challenges/choices';
import { dismissalReasons } from '../../src/lib/domain/recommendations/dismissal';
import * as consent from '../../src/lib/domain/consents/consent';
import * as conversation from '../../src/lib/domain/conversations/conversation';
import { errorCodes } from '../../src/lib/domain/errors';
import * as findability from '../../src/lib/domain/findability/findability';
import { followKinds } from '../../src/lib/domain/follows/follow';
import * as interest from '../../src/lib/domain/interests/interest';
import { opinions } from '../../src/lib/domain/meetings/feedback';
import { messageAudiences } from '../../src/lib/domain/meetings/message';
import * as meeting from '../../src/lib/domain/meetings/meeting';
import * as notification from '../../src/lib/domain/notifications/notification';
import { invitationMails } from '../../src/lib/domain/invitations/invitation';
import { figures, organisationKinds } from '../../src/lib/domain/organisations/organisation';
import { anchoringKinds, exactness } from '../../src/lib/domain/partnerships/agreement';
import { partnershipRoles } from '../../src/lib/domain/partnerships/partnership';
import { datings, profileStates } from '../../src/lib/domain/partnerships/partnership-profile';
import * as profile from '../../src/lib/domain/profiles/profile';
import { commands, isCommandName } from '../../src/lib/domain/registry';
import * as arrival from '../../src/lib/domain/registrations/arrival';
import * as registration from '../../src/lib/domain/registrations/registration';
import * as report from '../../src/lib/domain/reports/report';
import { roleNames, roleStates } from '../../src/lib/domain/roles/role';
import { programmeLevels } from '../../src/lib/domain/topics/study-programme';
import { entities, languages, openEntities } from '../../src/lib/domain/rows';
import * as suggestion from '../../src/lib/domain/suggestions/suggestion';
import { wheelKinds } from '../../src/lib/domain/wheel/item';
import { oldOps } from '../sync/old-ops';
import { anyArgs } from './any-args';
import { World } from './world';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

describe('the closed lists', () => {
  it('of commands and their versions are the same in TypeScript and SQL', async () => {
    const rows = await world.sql<{ name: string; version: number }>(
      'select name, version from private.commands'
    );
    const known = Object.entries(commands).map(([name, { version }]) => `${name} ${version}`);
    expect(rows.map(({ name, version }) => `${name} ${version}`).sort()).toEqual(known.sort());
  });

  it.each(oldOps)('P11: still know $kind, version $v, in the form in which a build wrote it', async (op) => {
    const [row] = await world.sql<{ rules: unknown }>(
      'select arguments as rules from private.commands where name = $1 and version = $2',
      [op.kind, op.v]
    );
    const [kept] = await world.sql('select private.check_args($1::jsonb, $2::jsonb) as args', [
      JSON.stringify(op.args),
      JSON.stringify(row?.rules ?? null)
    ]);
    expect(kept?.args).toMatchObject({ id: op.args.id });
  });

  it('of error codes are the same in TypeScript and SQL', async () => {
    const rows = await world.sql<{ code: string }>('select code from private.error_codes');
    expect(rows.map(({ code }) => code).sort()).toEqual([...errorCodes].sort());
  });

  it('of entities and of open lists are the exposed tables', async () => {
    const rows = await world.sql<{ table_name: string }>(
      `select table_name from information_schema.tables where table_schema = 'public'`
    );
    expect(rows.map(({ table_name }) => table_name).sort()).toEqual([...entities, ...openEntities].sort());
  });

  it('name a function for every command, and every command of TypeScript a lane in its own room', async () => {
    const rows = await world.sql<{ name: string; found: boolean }>(
      `select name, to_regprocedure(format('private.%I(jsonb, int, timestamptz)', replace(name, '.', '_'))) is not null as found
       from private.commands`
    );
    expect(rows.filter(({ found }) => !found)).toEqual([]);
    for (const [name, { lane }] of Object.entries(commands))
      expect((lane as (args: unknown) => string)({ id: 'x' })).toBe(`${name.split('.')[0]}:x`);
  });

  const columns: [column: string, values: readonly string[]][] = [
    ['challenges.state', challenge.states],
    ['challenges.kinds', challenge.kinds],
    ['challenges.gains', challenge.gains],
    ['challenges.language', languages],
    ['challenges.asks_for', choices.asks],
    ['study_programmes.level', programmeLevels],
    ['challenges.disciplines', choices.disciplines],
    ['challenges.levels', choices.levels],
    ['challenges.problem_type', choices.problemTypes],
    ['challenges.citizen_role', choices.citizenRoles],
    ['challenges.collaboration_level', choices.collaborationLevels],
    ['challenges.drivers', choices.drivers],
    ['challenges.expected_effects', choices.effects],
    ['challenges.seen_effects', choices.effects],
    ['challenge_events.actor', challenge.eventActors],
    ['consents.purpose', consent.purposes],
    ['consents.state', consent.states],
    ['findability.name_shown', findability.nameShown],
    ['findability.parts', findability.shownParts],
    ['findability.languages', findability.workLanguages],
    ['findability.capacity', findability.capacities],
    ['calendars.language', languages],
    ['follows.kind', followKinds],
    ['dismissals.reason', dismissalReasons],
    ['interests.state', interest.states],
    ['interests.role', interest.roles],
    ['interests.reason', interest.reasons],
    ['meetings.state', meeting.states],
    ['meetings.language', languages],
    ['meetings.kind', meeting.kinds],
    ['meetings.reach', meeting.reaches],
    ['meetings.audiences', meeting.audiences],
    ['meetings.mode', meeting.modes],
    ['meeting_feedback.answer', opinions],
    ['meetings.reminders', meeting.reminders],
    ['meeting_messages.audience', messageAudiences],
    ['registrations.state', registration.states],
    ['registrations.audience', meeting.audiences],
    ['registrations.ended_by', registration.endings],
    ['registrations.arrived_by', arrival.ways],
    ['messages.side', conversation.sides],
    ['notifications.kind', notification.notificationKinds],
    ['notifications.channel', notification.channels],
    ['notifications.state', notification.deliveryStates],
    ['notification_preferences.mail', notification.mailChoices],
    ['notification_preferences.muted', notification.mutableKinds],
    ['organisations.kind', organisationKinds],
    ['partnership_roles.role', partnershipRoles],
    ['partnership_role_names.role', roleNames],
    ['window_rules.kinds', challenge.kinds],
    ['window_rules.leads_to', leads],
    ['wheel_items.kind', wheelKinds],
    ['wheel_items.language', languages],
    ['wheel_items.audiences', meeting.audiences],
    ['anchorings.kind', anchoringKinds],
    ['anchorings.known_to', exactness],
    ['organisation_facts.approximate', figures],
    ['partnership_profiles.known_to', datings],
    ['partnership_profiles.language', languages],
    ['partnership_profiles.state', profileStates],
    ['roles.role', roleNames],
    ['invitations.role', roleNames],
    ['invitations.language', languages],
    ['invitations.mail', invitationMails],
    ['roles.state', roleStates],
    ['affiliations.role', profile.affiliationRoles],
    ['unit_roles.role', profile.unitRoles],
    ['profiles.position', profile.positions],
    ['profiles.level', profile.studyLevels],
    ['profiles.discipline', choices.disciplines],
    ['profiles.kinds', challenge.kinds],
    ['profiles.semesters', profile.semesters],
    ['profiles.welcomed', profile.welcomeSteps],
    ['profiles.language', languages],
    ['suggestions.state', suggestion.states],
    ['suggestions.reason', suggestion.reasons],
    ['suggestions.language', languages],
    ['reports.state', report.states],
    ['reports.kind', report.kinds]
  ];

  it.each(columns)('of %s are those of its constraint', async (column, values) => {
    const [table, name] = column.split('.');
    const [row] = await world.sql<{ definition: string }>(
      'select pg_get_constraintdef(oid) as definition from pg_constraint where conname = $1',
      [`${table}_${name}_check`]
    );
    const found = [...(row?.definition ?? '').matchAll(/'([^']+)'::text/g)].map(([, value]) => value);
    expect(found).toEqual([...values]);
  });

  it('name every column that has a closed list', async () => {
    const rows = await world.sql<{ column: string }>(
      `select c.relname || '.' || a.attname as column
       from pg_constraint k
       join pg_class c on c.oid = k.conrelid
       join pg_attribute a on a.attrelid = c.oid and k.conkey = array[a.attnum]
       where k.contype = 'c' and c.relnamespace = 'public'::regnamespace and pg_get_constraintdef(k.oid) like '%ARRAY[%'
         or k.contype = 'c' and c.relnamespace = 'public'::regnamespace and pg_get_constraintdef(k.oid) ~ '= ''[a-z_]+''::text\\)\\)$'`
    );
    expect(rows.map(({ column }) => column).sort()).toEqual(columns.map(([column]) => column).sort());
  });
});

describe('the rules of arguments', () => {
  /** The verdicts of SQL on many arguments at once: null or a code each. */
  const verdicts = async (name: string, many: unknown[]): Promise<(string | null)[]> =>
    world.database.transaction(async ({ exec, query }) => {
      await exec(`
        create function pg_temp.verdict(args jsonb, rules jsonb) returns text language plpgsql as $$
        begin
          perform private.check_args(args, rules);
          return null;
        exception when sqlstate 'SK001' then
          return sqlerrm;
        end $$`);
      const rows = await query<{ verdict: string | null }>(
        `select pg_temp.verdict(a.value, c.arguments) as verdict
         from private.commands c, jsonb_array_elements($2::jsonb) with ordinality a (value, n)
         where c.name = $1 order by a.n`,
        [name, JSON.stringify(many)]
      );
      await exec('drop function pg_temp.verdict(jsonb, jsonb)');
      return rows.map(({ verdict }) => verdict);
    });

  it.each(Object.keys(commands))('%s: SQL and TypeScript refuse the same', async (name) => {
    if (!isCommandName(name)) throw new Error(name);
    await fc.assert(
      fc.asyncProperty(fc.array(anyArgs(name), { minLength: 40, maxLength: 60 }), async (many) => {
        const here = many.map((args) => commands[name].check(args).map(({ code }) => code));
        const there = await verdicts(name, many);
        const differ = many
          .map((args, i) => ({ args, here: here[i] ?? [], there: there[i] ?? null }))
          .filter(({ here, there }) => (there === null ? here.length > 0 : here.length === 0));
        expect(differ).toEqual([]);
      }),
      { numRuns: 15 }
    );
  });
});
