import { expect, it } from 'vitest';
import { canBeMet, readFound, type FoundPerson } from './found';

const nobody: FoundPerson = {
  id: 'a',
  invited: false,
  who: 'student',
  organisation_id: 'u',
  theme_keys: [],
  kinds: [],
  research_field_keys: [],
  service_area_keys: [],
  semesters: [],
  languages: [],
  wish: ''
};

it('the answer of the server is read, and whatever else comes is nobody', () => {
  const { id, invited, who, organisation_id } = nobody;
  expect(readFound({ people: [{ id, invited, who, organisation_id }] })).toEqual([nobody]);
  for (const body of ['<html>', null, {}, { people: [{ id }] }, [nobody]])
    expect(readFound(body)).toBeUndefined();
});

it('a level and a time alone are nothing to be found by', () => {
  expect(canBeMet({ ...nobody, level: 'master', semesters: ['spring'], name: 'Kari' })).toBe(false);
  for (const patch of [{ wish: 'Fall' }, { kinds: ['master' as const] }, { discipline: 'health' as const }])
    expect(canBeMet({ ...nobody, ...patch })).toBe(true);
});
