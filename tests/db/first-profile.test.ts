/** A person's first profile: each step saves by itself, from any of their phones, and none is shown twice. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SaveProfile } from '../../src/lib/domain/profiles/commands';
import type { Profile } from '../../src/lib/domain/profiles/profile';
import { people } from './people';
import { rawOp, World } from './world';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

const save = async (patch: Omit<SaveProfile, 'id'> | Record<string, unknown>, base: number) =>
  (await world.send('phd', rawOp('profiles.save', { id: people.phd, ...patch }, { base_rev: base }))) as {
    status: string;
    code?: string;
    field?: string;
  };

const mine = async (): Promise<Profile> => {
  const [row] = await world.sql<Profile>('select * from public.profiles where id = $1', [people.phd]);
  if (!row) throw new Error('no profile');
  return row;
};

describe('the first profile', () => {
  it('says nothing before anything was said', async () => {
    expect(await mine()).toMatchObject({
      position: null,
      level: null,
      discipline: null,
      theme_keys: [],
      kinds: [],
      research_field_keys: [],
      service_area_keys: [],
      semesters: [],
      welcomed: []
    });
  });

  it('is saved step by step, by two phones that do not know of each other', async () => {
    const { rev } = await mine();
    const who = { position: 'phd', discipline: 'health', welcomed: ['who'] } as const;
    const likes = { research_field_keys: ['health'], kinds: ['phd'], welcomed: ['who', 'likes'] } as const;
    expect((await save(who, rev)).status).toBe('applied');
    expect((await save({ ...likes, welcomed: ['likes'] }, rev)).status).toBe('applied');
    expect(await mine()).toMatchObject({ ...who, ...likes, welcomed: ['who', 'likes'] });
  });

  it('never forgets a step that was taken', async () => {
    const { rev } = await mine();
    expect((await save({ welcomed: [] }, rev)).status).toBe('applied');
    expect((await save({ welcomed: ['how', 'who'] }, 1)).status).toBe('applied');
    expect((await mine()).welcomed).toEqual(['who', 'likes', 'how']);
  });

  it('does not overwrite a wish that another phone has changed', async () => {
    const { rev } = await mine();
    await save({ semesters: ['spring'] }, rev);
    expect((await save({ semesters: ['autumn'] }, rev)).status).toBe('conflict');
    expect((await mine()).semesters).toEqual(['spring']);
  });

  it.each([
    [{ theme_keys: ['Helse'] }, 'invalid'],
    [{ theme_keys: ['health', 'health'] }, 'invalid'],
    [{ research_field_keys: 'health' }, 'wrong_type'],
    [{ service_area_keys: Array.from({ length: 41 }, (_, n) => `term-${n}`) }, 'too_long'],
    [{ level: 'phd' }, 'invalid'],
    [{ welcomed: ['later'] }, 'invalid']
  ])('refuses %j', async (patch, code) => {
    const { rev } = await mine();
    expect(await save(patch, rev)).toMatchObject({ status: 'rejected', code, field: Object.keys(patch)[0] });
  });
});
