import { describe, expect, it } from 'vitest';
import type { Role } from './role';
import type { Organisation } from '../organisations/organisation';
import type { PartnershipMember } from '../partnerships/partnership';
import { asked, heldByPlace, isAhead, placesToAsk, substitutable, unitsWithLeader } from './rules';

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
  ends_on: null,
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

it('a role ends on a day ahead, or on none', () => {
  expect(isAhead(null, '2026-11-26')).toBe(true);
  expect(isAhead('2026-11-27', '2026-11-26')).toBe(true);
  expect(isAhead('2026-11-26', '2026-11-26')).toBe(false);
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

describe('a role is asked for', () => {
  const organisation = (id: string, kind: Organisation['kind'], parent_id: string | null): Organisation => ({
    id,
    kind,
    parent_id,
    rev: 1,
    updated_at: '',
    slug: id,
    name_nb: id,
    name_nn: id,
    name_en: id,
    number: null,
    municipality_number: null,
    leader_nb: '',
    leader_nn: '',
    leader_en: ''
  });
  const member = (partnership_id: string, organisation_id: string): PartnershipMember => ({
    id: `${partnership_id}-${organisation_id}`,
    rev: 1,
    updated_at: '',
    partnership_id,
    organisation_id
  });
  const organisations = [
    organisation('gjovik', 'municipality', null),
    organisation('care', 'unit', 'gjovik'),
    organisation('school', 'unit', 'gjovik'),
    organisation('ntnu', 'university', null),
    organisation('faculty', 'unit', 'ntnu')
  ];
  const around = {
    organisations,
    members: [member('p', 'gjovik'), member('p', 'ntnu'), member('q', 'ntnu')],
    mine: [],
    rootOf: (id: string) => organisations.find((row) => row.id === id)?.parent_id ?? undefined
  };
  const works = (organisation_id: string, role: 'staff' | 'employee' | 'student') => ({
    ...around,
    affiliations: [{ organisation_id, role }]
  });
  const names = (places: { organisation: string; partnership: string | null }[]): string[] =>
    places.map((place) => `${place.partnership ?? ''}/${place.organisation}`);

  it('in a unit of the place where one works, and never in the whole of it', () => {
    expect(names(placesToAsk('contact', works('gjovik', 'staff')))).toEqual(['/care', '/school']);
    expect(names(placesToAsk('leader', works('ntnu', 'employee')))).toEqual(['/faculty']);
  });

  it('in each partnership that it is in, for one’s own side', () => {
    expect(names(placesToAsk('coordinator', works('gjovik', 'staff')))).toEqual(['p/gjovik']);
    expect(names(placesToAsk('steering', works('ntnu', 'employee')))).toEqual(['p/ntnu', 'q/ntnu']);
  });

  it('nowhere by a student, nor twice', () => {
    expect(placesToAsk('contact', works('ntnu', 'student'))).toEqual([]);
    const mine = [
      role('a', { role: 'contact', organisation_id: 'care', state: 'asked' }),
      role('b', { role: 'contact', organisation_id: 'school', state: 'ended' }),
      role('c', { role: 'steering', organisation_id: 'gjovik', partnership_id: 'p' })
    ];
    expect(names(placesToAsk('contact', { ...works('gjovik', 'staff'), mine }))).toEqual(['/school']);
    expect(names(placesToAsk('deputy', { ...works('gjovik', 'staff'), mine }))).toEqual(['/care', '/school']);
    expect(placesToAsk('steering', { ...works('gjovik', 'staff'), mine })).toEqual([]);
  });
});
