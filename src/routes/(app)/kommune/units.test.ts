import { describe, expect, it } from 'vitest';
import type { Organisation } from '$lib/domain/organisations/organisation';
import type { UnitRole } from '$lib/domain/profiles/profile';
import { below, heldUnits } from './units';

const unit = (id: string, parent_id: string | null): Organisation => ({
  id,
  parent_id,
  kind: parent_id ? 'unit' : 'municipality',
  slug: id,
  name_nb: id,
  name_nn: id,
  name_en: id,
  number: null,
  municipality_number: null,
  leader_nb: '',
  leader_nn: '',
  leader_en: '',
  rev: 1,
  updated_at: ''
});
const tree = [unit('town', null), unit('care', 'town'), unit('home', 'care'), unit('school', 'town')];
const role = (organisation_id: string, role: UnitRole['role']): UnitRole => ({
  id: organisation_id + role,
  person_id: 'me',
  organisation_id,
  role,
  rev: 1,
  updated_at: ''
});

describe('the units of a person', () => {
  it('are those they hold a role in, led ones first, each once', () => {
    const held = heldUnits([role('care', 'contact'), role('school', 'leader'), role('care', 'deputy')], tree);
    expect(held.map(({ id }) => id)).toEqual(['school', 'care']);
  });

  it('have all below them below, and themselves not', () => {
    expect([...below('town', tree)]).toEqual(['care', 'school', 'home']);
    expect([...below('home', tree)]).toEqual([]);
  });

  it('end where a tree bites its tail', () => {
    expect([...below('a', [unit('a', 'b'), unit('b', 'a')])].sort()).toEqual(['a', 'b']);
  });
});
