/** What a partnership says about itself: settings, agreements as a tree, anchoring, figures by year, dated profiles. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { areasFor, fieldsFor } from '../../src/lib/domain/fields/rules';
import { headings } from '../../src/lib/domain/partnerships/partnership-profile';
import type { Entity, Rows } from '../../src/lib/domain/rows';
import { askArgs, newMunicipality, registerArgs, registerRow } from './partnership-stories';
import { people, places, type Person } from './people';
import { publicReplica, Replica } from './replica';
import { firstSave, interestArgs, termArgs } from './stories';
import { newPerson, asAccount, op, rawOp, World, type Op } from './world';

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

  it('outlast nothing they stand below, however far up, and are outlasted by nothing', async () => {
    const made = async (rest: object) => {
      const args = { ...(await registerArgs(world, 'agreements')), ...rest };
      return { id: args.id, answer: await save('agreements.save', args) };
    };
    const main = await made({ valid_to: '2026-12-31' });
    const between = await made({ parent_id: main.id, valid_to: null });
    expect(await made({ parent_id: between.id, valid_to: '2027-01-01' })).toMatchObject({
      answer: 'invalid valid_to'
    });
    const leaf = await made({ parent_id: between.id, valid_to: '2026-12-31' });
    expect([main, between, leaf].map(({ answer }) => answer)).toEqual(['applied', 'applied', 'applied']);
    const set = (id: string, patch: object) => save('agreements.save', { id, ...patch }, 99);
    expect(await set(leaf.id, { valid_to: '2027-01-01' })).toBe('invalid valid_to');
    expect(await set(main.id, { valid_to: '2026-12-30' })).toBe('invalid valid_to');
    expect(await set(between.id, { valid_to: '2026-12-30' })).toBe('invalid valid_to');
    const short = await made({ valid_to: '2026-06-30' });
    expect(await set(between.id, { parent_id: short.id })).toBe('invalid valid_to');
    expect(await set(main.id, { valid_to: '2027-12-31' })).toBe('applied');
    expect(await set(leaf.id, { valid_to: '2027-12-31' })).toBe('applied');
  });

  it('that end are told of 12, 6 and 1 months before, to the coordinators of every side', async () => {
    const id = await registerRow(world, 'agreements');
    expect(await save('agreements.save', { id, valid_to: '2036-12-31' }, 99)).toBe('applied');
    const told = async (at: string) => {
      await world.sql('select private.job_agreements($1)', [at]);
      const rows = await world.sql<{ months: string; people: string[] }>(
        `select split_part(key, ' ', 3) as months, array_agg(person_id::text order by person_id) as people
         from public.notifications
         where kind = 'agreement_ends' and channel = 'app' and key like $1 || ' 2036-12-31 %' and told_at = $2
         group by 1`,
        [id, at]
      );
      return rows.map(({ months, people }) => [months, ...people].join(' '));
    };
    const toAll = (months: number) => [[months, people.coordinator, people.coordinatorNtnu].join(' ')];
    expect(await told('2035-12-31T22:59:59Z')).toEqual(toAll(12));
    expect(await told('2036-01-15T12:00:00Z')).toEqual([]);
    expect(await told('2036-06-29T21:59:59Z')).toEqual([]);
    expect(await told('2036-06-29T22:00:00Z')).toEqual(toAll(6));
    expect(await told('2036-11-30T12:00:00Z')).toEqual(toAll(1));
    expect(await told('2036-12-31T12:00:00Z')).toEqual([]);
    expect(await told('2037-01-01T12:00:00Z')).toEqual([]);
  });

  it('that end are told of once each, also when what was told is forgotten meanwhile', async () => {
    const id = await registerRow(world, 'agreements');
    expect(await save('agreements.save', { id, valid_to: '2047-03-01' }, 99)).toBe('applied');
    const told: string[] = [];
    // A run a day from 13 months before until it has ended, the halves of the year as long as they can be; all is read at once, and forgotten after 180 days.
    for (let day = 0; day < 400; day += 1) {
      const at = new Date(Date.UTC(2046, 1, 1 + day, 12)).toISOString();
      await world.sql('select private.job_agreements($1)', [at]);
      const rows = await world.sql<{ who: string }>(
        `update public.notifications set read_at = told_at
         where kind = 'agreement_ends' and key like $1 || '%' and channel = 'app' and read_at is null
         returning person_id || split_part(key, '2047-03-01', 2) as who`,
        [id]
      );
      told.push(...rows.map(({ who }) => who));
      await world.sql('select private.job_purge_notifications($1)', [at]);
    }
    expect(told.sort()).toEqual(
      [people.coordinator, people.coordinatorNtnu]
        .flatMap((person) => [12, 6, 1].map((months) => `${person} ${months}`))
        .sort()
    );
  });

  it('of another partnership are theirs', async () => {
    const id = await registerRow(world, 'agreements');
    expect(await answer('coordinatorTrondheim', op('agreements.remove', { id }))).toBe('not_allowed');
  });
});

describe('what stands in the wheel', () => {
  it('belongs to a side of the partnership, or to all of it', async () => {
    const args = await registerArgs(world, 'wheel_items');
    expect(await save('wheel_items.save', { ...args, organisation_id: places.trondheim })).toBe(
      'unknown_reference organisation_id'
    );
    expect(await save('wheel_items.save', { ...args, organisation_id: null })).toBe('applied');
  });

  it('has days of this century that follow each other', async () => {
    const args = await registerArgs(world, 'wheel_items');
    for (const starts_on of ['1900-01-01', '2019-12-31', '2101-01-01'])
      expect(await save('wheel_items.save', { ...args, starts_on })).toBe('invalid starts_on');
    for (const ends_on of ['2027-04-13', '2029-04-14'])
      expect(await save('wheel_items.save', { ...args, ends_on })).toBe('invalid ends_on');
    expect(await save('wheel_items.save', { ...args, ends_on: '2027-04-16' })).toBe('applied');
    // A patch of one of the two is held against the other.
    expect(await save('wheel_items.save', { id: args.id, starts_on: '2027-04-17' }, 99)).toBe(
      'invalid ends_on'
    );
    expect(await save('wheel_items.save', { id: args.id, starts_on: '2027-04-16' }, 99)).toBe('applied');
  });

  it('keeps what was chosen of a list when less of it is chosen', async () => {
    const args = await registerArgs(world, 'wheel_items');
    const theme_ids = [places.theme, places.otherTheme];
    await save('wheel_items.save', { ...args, audiences: ['student', 'phd'], theme_ids });
    await save('wheel_items.save', { id: args.id, audiences: ['phd'], theme_ids: [places.otherTheme] }, 99);
    expect(
      await world.sql('select audiences, theme_ids from public.wheel_items where id = $1', [args.id])
    ).toEqual([{ audiences: ['phd'], theme_ids: [places.otherTheme] }]);
  });

  it('needs a kind, a title and a day', async () => {
    const args = await registerArgs(world, 'wheel_items');
    for (const field of ['kind', 'title', 'starts_on']) {
      const lacking = Object.fromEntries(Object.entries(args).filter(([name]) => name !== field));
      expect(await save('wheel_items.save', { ...lacking, id: randomUUID() })).toBe(`missing ${field}`);
    }
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

  it('concerns an agreement of the partnership', async () => {
    const args = await registerArgs(world, 'anchorings');
    const theirs = {
      ...(await registerArgs(world, 'agreements')),
      partnership_id: places.trondheimPartnership
    };
    await world.apply('coordinatorTrondheim', rawOp('agreements.save', theirs));
    for (const agreement_id of [randomUUID(), theirs.id])
      expect(await save('anchorings.save', { ...args, agreement_id })).toBe('unknown_reference agreement_id');
    expect(await save('anchorings.save', { ...args, agreement_id: places.agreement })).toBe('applied');
    expect(await save('anchorings.save', { id: args.id, agreement_id: null }, 99)).toBe('applied');
  });

  it('a resource person knows a theme that stands today in a partnership of the organisation', async () => {
    const args = await registerArgs(world, 'resource_persons');
    const theme = async (rest: object, actor: Person = 'coordinator') => {
      const term = { ...termArgs(), ...rest };
      await world.apply(actor, op('themes.save', term));
      return term.id;
    };
    const asked = (theme_id: string) =>
      save('resource_persons.save', { ...args, id: randomUUID(), theme_id });
    expect(await asked(randomUUID())).toBe('unknown_reference theme_id');
    expect(await asked(await theme({ valid_from: '2999-01-01' }))).toBe('invalid theme_id');
    const theirs = await theme({ partnership_id: places.trondheimPartnership }, 'coordinatorTrondheim');
    expect(await asked(theirs)).toBe('invalid theme_id');
    // The university is in both partnerships, and whoever speaks for it manages its units.
    expect(
      await answer(
        'coordinatorNtnu',
        rawOp('resource_persons.save', {
          ...args,
          id: randomUUID(),
          organisation_id: places.faculty,
          theme_id: theirs
        })
      )
    ).toBe('applied');
    const own = await theme({});
    expect(await save('resource_persons.save', { ...args, theme_id: own })).toBe('applied');
    await world.apply('coordinator', op('themes.save', { id: own, valid_to: '2026-01-02' }, { base_rev: 1 }));
    // One that closed later stays, and the row can still be changed.
    expect(
      await save('resource_persons.save', { id: args.id, theme_id: own, title: 'Rådgiver for fag' }, 99)
    ).toBe('applied');
    expect(await asked(own)).toBe('invalid theme_id');
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

describe('a field of research meets a service area', () => {
  it('once in each partnership, and both can be chosen there today', async () => {
    const link = await registerArgs(world, 'field_links');
    expect(await save('field_links.save', link)).toBe('applied');
    expect(await save('field_links.save', { ...link, id: randomUUID() })).toBe('already_exists');
    expect(await save('field_links.save', { id: link.id, service_area_id: randomUUID() }, 99)).toBe(
      'unknown_reference service_area_id'
    );
    const closed = { ...termArgs(), valid_from: '2999-01-01' };
    await world.apply('coordinator', op('research_fields.save', closed));
    const other = { ...link, id: randomUUID(), research_field_id: closed.id };
    expect(await save('field_links.save', other)).toBe('invalid research_field_id');
    for (const field of ['service_area_id', 'research_field_id']) {
      const lacking = Object.fromEntries(Object.entries(other).filter(([key]) => key !== field));
      const answered = await save('field_links.save', { ...lacking, id: randomUUID() });
      expect(answered).toBe(field === 'service_area_id' ? 'invalid research_field_id' : `missing ${field}`);
    }
    expect(await save('field_links.save', { ...link, partnership_id: places.trondheimPartnership })).toBe(
      'invalid partnership_id'
    );
  });

  it('is read both ways by anyone, from a phone and from the rows', async () => {
    await world.sql('delete from public.field_links');
    const args = await registerArgs(world, 'field_links');
    await world.apply('coordinatorNtnu', rawOp('field_links.save', args));
    const replica = await publicReplica(world);
    const rows = <E extends Entity>(entity: E): Rows[E][] =>
      [...replica.rows].flatMap(([key, row]) => (key.startsWith(`${entity}:`) ? [row as Rows[E]] : []));
    const fields = {
      service_areas: rows('service_areas'),
      research_fields: rows('research_fields'),
      field_links: rows('field_links')
    };
    expect(fieldsFor(places.serviceArea, fields).map(({ id }) => id)).toEqual([places.researchField]);
    expect(areasFor(places.researchField, fields).map(({ id }) => id)).toEqual([places.serviceArea]);
    expect(areasFor(places.otherField, fields)).toEqual([]);
  });
});

describe('members', () => {
  const add = (actor: Person, organisation_id: string, partnership_id: string = places.gjovikPartnership) =>
    answer(actor, op('partnership_members.add', { id: randomUUID(), partnership_id, organisation_id }));

  it('are added by a coordinator of either side, and nothing but rows is needed for the next municipality', async () => {
    const municipality = await newMunicipality(world);
    expect(await add('coordinatorTrondheim', municipality)).toBe('not_allowed');
    expect(await add('coordinatorNtnu', municipality)).toBe('applied');
    expect(await add('coordinator', municipality)).toBe('already_exists');
    expect(await add('coordinator', randomUUID())).toBe('unknown_reference organisation_id');
    expect(await add('coordinator', places.school)).toBe('invalid organisation_id');
    expect(await add('coordinator', municipality, randomUUID())).toBe('unknown_reference partnership_id');
    // A unit of it, made by command, offers a need.
    const unit = {
      id: randomUUID(),
      parent_id: municipality,
      name_nb: 'Teknisk drift',
      name_nn: 'Teknisk drift',
      name_en: 'Technical services'
    };
    expect(await answer('coordinator', op('organisations.save', unit))).toBe('applied');
    const host = `ny-${municipality.slice(0, 8)}.kommune.no`;
    await world.sql(
      `insert into private.organisation_hosts (host, organisation_id, role) values ($1, $2, 'staff')`,
      [host, municipality]
    );
    const uid = await newPerson(world, `ansatt@${host}`);
    await asAccount(world, uid, 'select public.session_begin()');
    const draft = op('challenges.save', firstSave(randomUUID(), { organisation_id: unit.id }));
    const [row] = await asAccount<{ answer: { results: { status: string }[] } }>(
      world,
      uid,
      'select public.sync_push($1::jsonb) as answer',
      [JSON.stringify([draft])]
    );
    expect(row?.answer.results[0]?.status).toBe('applied');
  });

  it('that belong to others are not taken from them', async () => {
    expect(await add('coordinator', places.trondheim)).toBe('not_allowed organisation_id');
    const id = await world.sql('select 1 from public.partnership_members where organisation_id = $1', [
      places.trondheim
    ]);
    expect(id).toHaveLength(1);
  });

  it('are ended once nobody speaks for them and nothing of theirs is open', async () => {
    const municipality = await newMunicipality(world);
    const args = {
      id: randomUUID(),
      partnership_id: places.gjovikPartnership,
      organisation_id: municipality
    };
    await world.apply('coordinator', op('partnership_members.add', args));
    const unit = randomUUID();
    await world.apply(
      'coordinator',
      op('organisations.save', {
        id: unit,
        parent_id: municipality,
        name_nb: 'Plan',
        name_nn: 'Plan',
        name_en: 'Plans'
      })
    );
    const challenge = randomUUID();
    await world.sql(
      `insert into public.challenges (id, partnership_id, organisation_id, state, slug) values ($1, $2, $3, 'submitted', $4)`,
      [challenge, args.partnership_id, unit, challenge]
    );
    const remove = (actor: Person, id: string = args.id) =>
      answer(actor, op('partnership_members.remove', { id }));
    expect(await remove('coordinator')).toBe('wrong_state id');
    await world.sql(`update public.challenges set state = 'withdrawn' where id = $1`, [challenge]);
    expect(await remove('coordinatorTrondheim')).toBe('not_allowed');
    expect(await remove('coordinator')).toBe('applied');
    const [own] = await world.sql<{ id: string }>(
      'select id from public.partnership_members where partnership_id = $1 and organisation_id = $2',
      [places.gjovikPartnership, places.university]
    );
    expect(await remove('coordinator', own?.id)).toBe('wrong_state id');
  });
});

describe('a unit', () => {
  const names = { name_nb: 'Kultur', name_nn: 'Kultur', name_en: 'Culture' };
  const unitIn = async (parent_id: string): Promise<string> => {
    const id = randomUUID();
    await world.apply('coordinator', op('organisations.save', { id, parent_id, ...names }));
    return id;
  };
  const rowOf = async (id: string) =>
    (
      await world.sql('select kind, parent_id, name_nb, slug from public.organisations where id = $1', [id])
    )[0];

  it('is made by a coordinator, with a name that reads well in the URL', async () => {
    const id = await unitIn(places.gjovik);
    expect(await rowOf(id)).toEqual({
      kind: 'unit',
      parent_id: places.gjovik,
      name_nb: 'Kultur',
      slug: `kultur-${id.slice(0, 6)}`
    });
    const made = (actor: Person, args: object) =>
      answer(actor, rawOp('organisations.save', { id: randomUUID(), ...names, ...args }));
    expect(await made('leader', { parent_id: places.care })).toBe('not_allowed parent_id');
    expect(await made('coordinatorTrondheim', { parent_id: places.gjovik })).toBe('not_allowed parent_id');
    expect(await made('coordinator', { parent_id: places.university })).toBe('not_allowed parent_id');
    expect(await made('coordinatorNtnu', { parent_id: places.university })).toBe('applied');
    expect(await made('coordinator', {})).toBe('missing parent_id');
    expect(await made('coordinator', { parent_id: randomUUID() })).toBe('unknown_reference parent_id');
  });

  it('is renamed by its leader, and moved by a coordinator inside its municipality, never below itself', async () => {
    const change = (actor: Person, args: { id: string; parent_id?: string; name_nb?: string }) =>
      answer(actor, op('organisations.save', args, { base_rev: 99 }));
    expect(await change('leader', { id: places.care, name_nb: 'Helse og velferd' })).toBe('applied');
    expect(await change('otherLeader', { id: places.care, name_nb: 'Vår' })).toBe('not_allowed');
    expect(await change('leader', { id: places.care, parent_id: places.school })).toBe(
      'not_allowed parent_id'
    );
    const above = await unitIn(places.gjovik);
    const below = await unitIn(above);
    expect(await change('coordinator', { id: above, parent_id: below })).toBe('invalid parent_id');
    expect(await change('coordinator', { id: above, parent_id: above })).toBe('invalid parent_id');
    expect(await change('coordinator', { id: places.gjovik, parent_id: above })).toBe('invalid parent_id');
    expect(await change('coordinatorNtnu', { id: above, parent_id: places.faculty })).toBe(
      'invalid parent_id'
    );
    expect(await change('coordinatorNtnu', { id: below, parent_id: places.gjovik })).toBe('applied');
    expect(await rowOf(below)).toMatchObject({ parent_id: places.gjovik });
    expect(await change('coordinator', { id: randomUUID() })).toBe('not_found id');
    await world.apply(
      'coordinator',
      op('organisations.save', { id: places.care, name_nb: 'Helse' }, { base_rev: 99 })
    );
  });
});

describe('two organisations in one partnership, and one organisation in two', () => {
  it('share what is theirs together, and nothing else', async () => {
    // Gjøvik's partnership gets a second municipality; the university is in Trondheim's too.
    await world.sql(
      'insert into public.partnership_members (partnership_id, organisation_id) values ($1, $2)',
      [places.gjovikPartnership, places.trondheim]
    );
    const role = { ...askArgs('contact'), organisation_id: places.trondheimCare };
    await world.apply('staffTrondheim', op('roles.ask', role));
    // Both municipalities' partnerships manage the unit, whoever comes first.
    expect(await answer('coordinatorNtnu', op('roles.give', { id: role.id }))).toBe('applied');

    // The same unit has one need in each partnership.
    const needs = await Promise.all(
      [places.gjovikPartnership, places.trondheimPartnership].map(async (partnership_id) => {
        const id = randomUUID();
        const patch = { partnership_id, organisation_id: places.trondheimCare };
        await world.apply('staffTrondheim', op('challenges.save', { ...firstSave(id), ...patch }));
        await world.apply('staffTrondheim', op('challenges.submit', { id }));
        return id;
      })
    );
    const [here = '', there = ''] = needs;
    const publish = (actor: Person, id: string) => answer(actor, op('challenges.publish', { id }));
    expect(await publish('coordinatorTrondheim', here)).toBe('not_found id');
    expect(await publish('coordinator', there)).toBe('not_found id');
    expect(await publish('coordinatorNtnu', there)).toBe('not_found id');
    expect(await publish('coordinator', here)).toBe('applied');
    expect(await publish('coordinatorTrondheim', there)).toBe('applied');

    // One inbox in the unit for both; the threads are the unit's and the sender's alone.
    const interests = [interestArgs(here), interestArgs(there)];
    for (const args of interests) await world.apply('student', op('interests.send', args));
    const inbox = async (person: Person) => {
      const phone = new Replica(world, person);
      await phone.pull();
      const held = phone.held();
      return interests.filter(({ id }) => held.has(`interests:${id}`)).length;
    };
    const readers: Person[] = [
      'staffTrondheim',
      'student',
      'coordinator',
      'coordinatorNtnu',
      'coordinatorTrondheim',
      'leader',
      'otherStudent'
    ];
    const counts = await Promise.all(readers.map(inbox));
    expect(counts).toEqual([2, 2, 0, 0, 0, 0, 0]);
    for (const { id } of interests) {
      const message = { id, message_id: randomUUID(), text: 'Når passer det?' };
      await world.apply('staffTrondheim', op('conversations.write', message));
      expect(await answer('coordinator', op('conversations.read', { id, number: 1 }))).toBe('not_found id');
      expect(await answer('student', op('conversations.read', { id, number: 1 }))).toBe('applied');
    }

    // The right in the unit ends once, for both.
    await world.apply('coordinatorTrondheim', op('roles.end', { id: role.id }));
    expect(await inbox('staffTrondheim')).toBe(0);
    expect(
      await world.sql('select 1 from public.unit_roles where person_id = $1', [people.staffTrondheim])
    ).toEqual([]);
    await world.sql(
      'delete from public.partnership_members where partnership_id = $1 and organisation_id = $2',
      [places.gjovikPartnership, places.trondheim]
    );
  });
});
