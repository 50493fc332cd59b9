/** What a partnership says about itself: settings, agreements as a tree, anchoring, figures by year, dated profiles. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { headings } from '../../src/lib/domain/partnerships/partnership-profile';
import { registerArgs, registerRow } from './partnership-stories';
import { places, type Person } from './people';
import { op, rawOp, World, type Op } from './world';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

const answer = async (actor: Person, operation: Op): Promise<string> => {
  const result = await world.send(actor, operation);
  return result.code ? [result.code, result.field].filter(Boolean).join(' ') : result.status;
};
const save = (kind: string, args: object, base_rev: number | null = null) =>
  answer('coordinator', rawOp(kind, args, { base_rev }));

describe('settings', () => {
  it('are there for a new partnership, and coordinators of both sides change them, each their part', async () => {
    const [made] = await world.sql<{ id: string }>(
      `insert into public.partnerships (slug, name_nb, name_nn, name_en) values ('ny', 'Ny', 'Ny', 'New') returning id`
    );
    const [first] = await world.sql(
      'select answer_days, hide_after_months, delete_after_months, digest_hour from public.partnership_settings where id = $1',
      [made?.id]
    );
    expect(first).toEqual({
      answer_days: 14,
      hide_after_months: 12,
      delete_after_months: 36,
      digest_hour: 7
    });
    const id = places.gjovikPartnership;
    await world.apply(
      'coordinator',
      op('partnership_settings.save', { id, answer_days: 10 }, { base_rev: 1 })
    );
    await world.apply(
      'coordinatorNtnu',
      op('partnership_settings.save', { id, digest_hour: 9 }, { base_rev: 1 })
    );
    const clash = await world.send(
      'coordinatorNtnu',
      op('partnership_settings.save', { id, answer_days: 7 }, { base_rev: 1 })
    );
    expect(clash).toMatchObject({
      status: 'conflict',
      fields: ['answer_days'],
      row: { answer_days: 10, digest_hour: 9 }
    });
  });

  it('never delete a person before they are hidden', async () => {
    const id = places.gjovikPartnership;
    expect(await save('partnership_settings.save', { id, delete_after_months: 12 }, 99)).toBe(
      'invalid delete_after_months'
    );
    expect(await save('partnership_settings.save', { id: randomUUID(), digest_hour: 1 })).toBe(
      'not_found id'
    );
  });
});

describe('agreements', () => {
  it('are a tree in one partnership that never bites its tail', async () => {
    const main = await registerRow(world, 'agreements');
    const sub = { ...(await registerArgs(world, 'agreements')), parent_id: main };
    expect(await save('agreements.save', sub)).toBe('applied');
    expect(await save('agreements.save', { id: main, parent_id: sub.id }, 99)).toBe('invalid parent_id');
    expect(await save('agreements.save', { id: main, parent_id: main }, 99)).toBe('invalid parent_id');
    expect(await save('agreements.remove', { id: main })).toBe('wrong_state id');
    expect(await save('agreements.save', { id: sub.id, parent_id: randomUUID() }, 99)).toBe(
      'unknown_reference parent_id'
    );
    expect(
      await save('agreements.save', { id: sub.id, partnership_id: places.trondheimPartnership }, 99)
    ).toBe('invalid partnership_id');
    expect(await save('agreements.remove', { id: sub.id })).toBe('applied');
    expect(await save('agreements.save', sub)).toBe('already_exists id');
  });

  it('end after they begin', async () => {
    const args = {
      ...(await registerArgs(world, 'agreements')),
      valid_from: '2026-01-01',
      valid_to: '2025-12-31'
    };
    expect(await save('agreements.save', args)).toBe('invalid');
  });

  it('of another partnership are theirs', async () => {
    const id = await registerRow(world, 'agreements');
    expect(await answer('coordinatorTrondheim', op('agreements.remove', { id }))).toBe('not_allowed');
  });
});

describe('anchoring and figures', () => {
  it('belong to a member of the partnership', async () => {
    const args = await registerArgs(world, 'anchorings');
    expect(await save('anchorings.save', { ...args, organisation_id: places.trondheim })).toBe(
      'unknown_reference organisation_id'
    );
    expect(await save('anchorings.save', { ...args, organisation_id: places.faculty })).toBe('applied');
  });

  it('of a year are there once, kept by the unit’s leader and the coordinators', async () => {
    const args = await registerArgs(world, 'organisation_facts');
    expect(await answer('leader', rawOp('organisation_facts.save', args))).toBe('applied');
    expect(await save('organisation_facts.save', { ...args, id: randomUUID() })).toBe('already_exists');
    expect(await answer('otherLeader', rawOp('organisation_facts.remove', { id: args.id }))).toBe(
      'not_allowed'
    );
  });
});

describe('figures without a year', () => {
  it('are there once too, and say which of them are about so many', async () => {
    const { id } = await registerArgs(world, 'organisation_facts');
    const facts = { id, organisation_id: places.care, employees: 300, approximate: ['employees'] };
    expect(await save('organisation_facts.save', facts)).toBe('missing year');
    const args = { ...facts, year: null, permanent_only: true };
    expect(await save('organisation_facts.save', args)).toBe('applied');
    expect(await save('organisation_facts.save', { ...args, id: randomUUID() })).toBe('already_exists');
    expect(
      await world.as(
        'anon',
        'select year, employees, approximate, permanent_only from public.organisation_facts where id = $1',
        [id]
      )
    ).toEqual([{ year: null, employees: 300, approximate: ['employees'], permanent_only: true }]);
  });
});

describe('a profile', () => {
  it('has the headings of R80, in their order', async () => {
    const rows = await world.sql<{ key: string; name_nb: string }>(
      'select key, name_nb from public.profile_headings order by position'
    );
    expect(rows.map(({ key }) => key)).toEqual([...headings]);
    expect(rows.map(({ name_nb }) => name_nb)).toEqual(
      'Deltakere, Initiativtaker, Størrelse, Forankring, Organisering og ressurser, Finansiering, Formål, Varighet, Fokus, Samarbeidsformer, Handlingsplaner, Milepæler, Resultater, Erfaringer'.split(
        ', '
      )
    );
  });

  it('is a draft for coordinators until it is published, and then stays as it is', async () => {
    const args = await registerArgs(world, 'partnership_profiles');
    const thin = { ...args, purpose: '' };
    await world.apply('coordinator', rawOp('partnership_profiles.save', thin));
    const publish = op('partnership_profiles.publish', { id: args.id });
    expect(await answer('coordinatorNtnu', publish)).toBe('missing purpose');
    const seen = () =>
      world.as('anon', 'select id from public.partnership_profiles where id = $1', [args.id]);
    expect(await seen()).toEqual([]);
    expect(await save('partnership_profiles.save', { id: args.id, purpose: 'Å lære' }, 99)).toBe('applied');
    expect(await answer('coordinatorNtnu', op('partnership_profiles.publish', { id: args.id }))).toBe(
      'applied'
    );
    expect(await seen()).toEqual([{ id: args.id }]);
    expect(await save('partnership_profiles.save', { id: args.id, purpose: 'Noe annet' }, 99)).toBe(
      'wrong_state'
    );
    expect(await save('partnership_profiles.remove', { id: args.id })).toBe('wrong_state');
  });
});
