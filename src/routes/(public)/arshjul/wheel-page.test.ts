import { describe, expect, it } from 'vitest';
import type { Partnership } from '$lib/domain/partnerships/partnership';
import { partnershipOf } from '$lib/domain/wheel/entries';
import { wheelHref } from './steps';
import { pageOf } from './wheel-page';

const partnerships = ['trondheim', 'gjovik', 'oslo'].map(
  (slug) => ({ id: `id-${slug}`, slug }) as Partnership
);

const named = (slug: string | null) => partnershipOf(partnerships, slug) as Partnership;
const pageOn = (partnership: Partnership) =>
  pageOf(
    {
      partnership,
      partnerships,
      wheel_items: [],
      meetings: [],
      organisations: [],
      themes: [],
      year: 2027,
      month: null
    },
    new URLSearchParams()
  );

describe('links within the wheel of a partnership', () => {
  it.each([null, 'gjovik', 'trondheim', 'oslo'])('lead back to it: %s', (slug) => {
    const { place } = pageOn(named(slug));
    const asked = new URL(wheelHref(place), 'https://x.no').searchParams.get('partnerskap');
    expect(named(asked)).toBe(named(slug));
  });

  it('say no name where the address needs none, also where the rows are copies of one another', () => {
    expect(pageOn({ ...named(null) }).place.partnership).toBeNull();
  });
});
