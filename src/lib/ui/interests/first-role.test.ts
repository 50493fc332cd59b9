import { describe, expect, it } from 'vitest';
import type { Affiliation } from '$lib/domain/profiles/profile';
import { roles } from '$lib/domain/interests/interest';
import { firstRole, rolesOffered } from './first-role';

const as = (...given: Affiliation['role'][]): Affiliation[] =>
  given.map((role) => ({ id: role, rev: 1, updated_at: '', person_id: 'me', organisation_id: 'o', role }));

describe('as what a person may show interest', () => {
  it('a student alone or with a team, not as a supervisor', () => {
    expect(rolesOffered(as('student'))).toEqual(['student', 'team']);
    expect(firstRole(as('student'), null)).toBe('student');
  });

  it('a researcher and a PhD candidate to do research or to supervise', () => {
    expect(rolesOffered(as('employee'))).toEqual(['phd', 'researcher', 'supervisor']);
    expect(firstRole(as('employee'), 'phd')).toBe('phd');
    expect(firstRole(as('employee'), 'researcher')).toBe('researcher');
    expect(firstRole(as('employee'), null)).toBe('researcher');
  });

  it('who is both, as either; and who is neither, as anything', () => {
    expect(rolesOffered(as('employee', 'student'))).toHaveLength(5);
    expect(rolesOffered(as('staff'))).toEqual(roles);
  });

  it('always begins with a role that is offered', () => {
    for (const given of [as('student'), as('employee'), as('staff'), as('student', 'employee')])
      for (const position of ['phd', 'researcher', 'other', null] as const)
        if (position !== 'phd' || given.some(({ role }) => role === 'employee'))
          expect(rolesOffered(given)).toContain(firstRole(given, position));
  });
});
