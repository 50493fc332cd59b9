import { describe, expectTypeOf, it } from 'vitest';
import type { Entity, OpenRows, Rows } from '../../src/lib/domain/rows';
import type { Database, Json } from '../../src/lib/remote/database.types';

/** A column as SQL has it: the domain may say which texts, numbers, lists and objects it holds. */
type Wide<Value> = Value extends string
  ? string
  : Value extends number
    ? number
    : Value extends boolean
      ? boolean
      : Value extends readonly object[]
        ? NonNullable<Json>
        : Value extends readonly (infer Item)[]
          ? Wide<Item>[]
          : Value extends object
            ? NonNullable<Json>
            : Value;

type Tables = Database['public']['Tables'];
type All = Rows & OpenRows;
type FromDomain = { [E in keyof All]: { [Column in keyof All[E]]: Wide<All[E][Column]> } };
type FromSql = { [E in keyof Tables]: Tables[E]['Row'] };

// Judged by the type checker (`npm run check`): at run time these say nothing.
describe('rows of the domain', () => {
  it('are those of the tables: same tables, same columns, same nulls', () => {
    expectTypeOf<keyof FromSql>().toEqualTypeOf<Entity | keyof OpenRows>();
    expectTypeOf<FromSql['themes']>().toEqualTypeOf<FromDomain['themes']>();
    expectTypeOf<FromSql['technologies']>().toEqualTypeOf<FromDomain['technologies']>();
    expectTypeOf<FromSql['service_areas']>().toEqualTypeOf<FromDomain['service_areas']>();
    expectTypeOf<FromSql['research_fields']>().toEqualTypeOf<FromDomain['research_fields']>();
    expectTypeOf<FromSql['field_links']>().toEqualTypeOf<FromDomain['field_links']>();
    expectTypeOf<FromSql['topics']>().toEqualTypeOf<FromDomain['topics']>();
    expectTypeOf<FromSql['study_programmes']>().toEqualTypeOf<FromDomain['study_programmes']>();
    expectTypeOf<FromSql['organisations']>().toEqualTypeOf<FromDomain['organisations']>();
    expectTypeOf<FromSql['partnerships']>().toEqualTypeOf<FromDomain['partnerships']>();
    expectTypeOf<FromSql['partnership_members']>().toEqualTypeOf<FromDomain['partnership_members']>();
    expectTypeOf<FromSql['partnership_settings']>().toEqualTypeOf<FromDomain['partnership_settings']>();
    expectTypeOf<FromSql['partnership_role_names']>().toEqualTypeOf<FromDomain['partnership_role_names']>();
    expectTypeOf<FromSql['partnership_groups']>().toEqualTypeOf<FromDomain['partnership_groups']>();
    expectTypeOf<FromSql['agreements']>().toEqualTypeOf<FromDomain['agreements']>();
    expectTypeOf<FromSql['anchorings']>().toEqualTypeOf<FromDomain['anchorings']>();
    expectTypeOf<FromSql['window_rules']>().toEqualTypeOf<FromDomain['window_rules']>();
    expectTypeOf<FromSql['organisation_facts']>().toEqualTypeOf<FromDomain['organisation_facts']>();
    expectTypeOf<FromSql['profile_headings']>().toEqualTypeOf<FromDomain['profile_headings']>();
    expectTypeOf<FromSql['partnership_profiles']>().toEqualTypeOf<FromDomain['partnership_profiles']>();
    expectTypeOf<FromSql['resource_persons']>().toEqualTypeOf<FromDomain['resource_persons']>();
    expectTypeOf<FromSql['roles']>().toEqualTypeOf<FromDomain['roles']>();
    expectTypeOf<FromSql['invitations']>().toEqualTypeOf<FromDomain['invitations']>();
    expectTypeOf<FromSql['partnership_roles']>().toEqualTypeOf<FromDomain['partnership_roles']>();
    expectTypeOf<FromSql['challenges']>().toEqualTypeOf<FromDomain['challenges']>();
    expectTypeOf<FromSql['challenge_cases']>().toEqualTypeOf<FromDomain['challenge_cases']>();
    expectTypeOf<FromSql['challenge_events']>().toEqualTypeOf<FromDomain['challenge_events']>();
    expectTypeOf<FromSql['saved']>().toEqualTypeOf<FromDomain['saved']>();
    expectTypeOf<FromSql['follows']>().toEqualTypeOf<FromDomain['follows']>();
    expectTypeOf<FromSql['dismissals']>().toEqualTypeOf<FromDomain['dismissals']>();
    expectTypeOf<FromSql['calendars']>().toEqualTypeOf<FromDomain['calendars']>();
    expectTypeOf<FromSql['consents']>().toEqualTypeOf<FromDomain['consents']>();
    expectTypeOf<FromSql['findability']>().toEqualTypeOf<FromDomain['findability']>();
    expectTypeOf<FromSql['interests']>().toEqualTypeOf<FromDomain['interests']>();
    expectTypeOf<FromSql['conversations']>().toEqualTypeOf<FromDomain['conversations']>();
    expectTypeOf<FromSql['messages']>().toEqualTypeOf<FromDomain['messages']>();
    expectTypeOf<FromSql['notifications']>().toEqualTypeOf<FromDomain['notifications']>();
    expectTypeOf<FromSql['notification_preferences']>().toEqualTypeOf<
      FromDomain['notification_preferences']
    >();
    expectTypeOf<FromSql['profiles']>().toEqualTypeOf<FromDomain['profiles']>();
    expectTypeOf<FromSql['affiliations']>().toEqualTypeOf<FromDomain['affiliations']>();
    expectTypeOf<FromSql['unit_roles']>().toEqualTypeOf<FromDomain['unit_roles']>();
    expectTypeOf<FromSql['suggestions']>().toEqualTypeOf<FromDomain['suggestions']>();
    expectTypeOf<FromSql['meetings']>().toEqualTypeOf<FromDomain['meetings']>();
    expectTypeOf<FromSql['meeting_links']>().toEqualTypeOf<FromDomain['meeting_links']>();
    expectTypeOf<FromSql['meeting_messages']>().toEqualTypeOf<FromDomain['meeting_messages']>();
    expectTypeOf<FromSql['meeting_needs']>().toEqualTypeOf<FromDomain['meeting_needs']>();
    expectTypeOf<FromSql['meeting_notes']>().toEqualTypeOf<FromDomain['meeting_notes']>();
    expectTypeOf<FromSql['meeting_actions']>().toEqualTypeOf<FromDomain['meeting_actions']>();
    expectTypeOf<FromSql['meeting_feedback']>().toEqualTypeOf<FromDomain['meeting_feedback']>();
    expectTypeOf<FromSql['meeting_feedback_sums']>().toEqualTypeOf<FromDomain['meeting_feedback_sums']>();
    expectTypeOf<FromSql['doors']>().toEqualTypeOf<FromDomain['doors']>();
    expectTypeOf<FromSql['registrations']>().toEqualTypeOf<FromDomain['registrations']>();
    expectTypeOf<FromSql['wheel_items']>().toEqualTypeOf<FromDomain['wheel_items']>();
    expectTypeOf<FromSql['reports']>().toEqualTypeOf<FromDomain['reports']>();
  });
});
