import { describe, expect, it } from 'vitest';
import type { Role } from './role';
import { asked, heldByPlace, substitutable, unitsWithLeader } from './rules';

const role = (id: string, patch: Partial<Role> = {}): Role => ({
  id,
  rev: 1,
  updated_at: '2026-11-01T08:00:00Z',
  person_id: `person-${id}`,
  organisation_id: 'unit',
  root_id: 'root',
  partnership_id: null,
  role: 'leader',
  name: 'Leder (demo)',
  address: '',
  share: null,
  substitute_for: null,
  group_id: null,
  state: 'given',
  reason: '',
  asked_at: '2026-11-01T08:00:00Z',
  decided_at: null,
  ended_at: null,
  ...patch
});

it('roles that wait stand with the oldest first', () => {
  const rows = [
    role('new', { state: 'asked', asked_at: '2026-11-20T08:00:00Z' }),
    role('given'),
    role('old', { state: 'asked' })
  ];
  expect(asked(rows).map(({ id }) => id)).toEqual(['old', 'new']);
});

it('a unit has a leader only while the role is held', () => {
  const rows = [
    role('a'),
    role('b', { organisation_id: 'other', state: 'ended' }),
    role('c', { organisation_id: 'third', role: 'deputy' })
  ];
  expect([...unitsWithLeader(rows)]).toEqual(['unit']);
});

describe('somebody stands in for', () => {
  const seat = { role: 'steering', partnership_id: 'p', organisation_id: 'ntnu', root_id: null } as const;
  const wanted = role('asked', { ...seat, state: 'asked' });

  it('one on the same side in the same role, who stands in for nobody', () => {
    const rows = [
      wanted,
      role('fits', seat),
      role('side', { ...seat, organisation_id: 'gjovik' }),
      role('ended', { ...seat, state: 'ended' }),
      role('deputy', { ...seat, substitute_for: 'fits' }),
      role('coordinator', { ...seat, role: 'coordinator' })
    ];
    expect(substitutable(wanted, rows).map(({ id }) => id)).toEqual(['fits']);
  });

  it('nobody in a unit', () => {
    expect(substitutable(role('asked', { state: 'asked' }), [role('a')])).toEqual([]);
  });
});

it('held roles stand by place, without one’s own and those that are over', () => {
  const rows = [
    role('a'),
    role('b', { role: 'deputy' }),
    role('c', { partnership_id: 'p', role: 'steering' }),
    role('mine', { person_id: 'me' }),
    role('over', { state: 'ended' })
  ];
  expect(
    heldByPlace(rows, 'me').map(({ place, together, roles }) => [place, together, roles.map(({ id }) => id)])
  ).toEqual([
    ['unit', false, ['a', 'b']],
    ['p', true, ['c']]
  ]);
});
