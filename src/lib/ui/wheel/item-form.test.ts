import { describe, expect, it } from 'vitest';
import type { WheelItem } from '$lib/domain/wheel/item';
import { formFaults, formOf, patchOf } from './item-form';

const item: WheelItem = {
  id: 'i',
  rev: 3,
  updated_at: '2027-01-01T00:00:00Z',
  partnership_id: 'p',
  organisation_id: null,
  kind: 'steering',
  language: 'nb',
  title: 'Styringsgruppa',
  starts_on: '2027-04-14',
  ends_on: '2027-04-15',
  tentative: true,
  audiences: [],
  theme_ids: [],
  link: null,
  is_example: false
};

describe('the form of an item', () => {
  it('sends what changed, and all of a new one', () => {
    const before = formOf(item, 'nb');
    expect(patchOf(before, before, false)).toEqual({});
    expect(patchOf(before, { ...before, title: ' Møte ', ends_on: '' }, false)).toEqual({
      title: 'Møte',
      ends_on: null
    });
    expect(patchOf(before, before, true)).toMatchObject({
      organisation_id: null,
      link: null,
      tentative: true
    });
  });

  it('needs a title, and days that follow each other', () => {
    const fields = (rest: object) => formFaults({ ...formOf(item, 'nb'), ...rest }).map(({ field }) => field);
    expect(fields({})).toEqual([]);
    expect(fields({ title: ' ', starts_on: '' })).toEqual(['title', 'starts_on']);
    expect(fields({ ends_on: '2027-04-13' })).toEqual(['ends_on']);
  });
});
