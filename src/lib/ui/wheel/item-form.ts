import type { Fault } from '$lib/domain/errors';
import type { SaveItem } from '$lib/domain/wheel/commands';
import { spanFaults } from '$lib/domain/wheel/commands';
import type { WheelItem } from '$lib/domain/wheel/item';
import type { Language } from '$lib/domain/rows';

export type ItemPatch = Omit<SaveItem, 'id' | 'partnership_id'>;

/** What the form holds; an empty text is none. */
export type ItemForm = Required<
  Pick<WheelItem, 'kind' | 'language' | 'title' | 'starts_on' | 'tentative' | 'audiences' | 'theme_ids'>
> & { organisation_id: string; ends_on: string; link: string };

export const formOf = (item: WheelItem | undefined, language: Language): ItemForm => ({
  organisation_id: item?.organisation_id ?? '',
  kind: item?.kind ?? 'steering',
  language: item?.language ?? language,
  title: item?.title ?? '',
  starts_on: item?.starts_on ?? '',
  ends_on: item?.ends_on ?? '',
  tentative: item?.tentative ?? false,
  audiences: [...(item?.audiences ?? [])],
  theme_ids: [...(item?.theme_ids ?? [])],
  link: item?.link ?? ''
});

const rowOf = ({ organisation_id, ends_on, link, title, ...form }: ItemForm): Required<ItemPatch> => ({
  ...form,
  title: title.trim(),
  organisation_id: organisation_id || null,
  ends_on: ends_on || null,
  link: link.trim() || null
});

/** The fields that changed; all of them for a new one. */
export const patchOf = (before: ItemForm, now: ItemForm, isNew: boolean): ItemPatch => {
  const [was, is] = [rowOf(before), rowOf(now)];
  const changed = (Object.keys(is) as (keyof ItemPatch)[]).filter(
    (field) => isNew || JSON.stringify(was[field]) !== JSON.stringify(is[field])
  );
  return Object.fromEntries(changed.map((field) => [field, is[field]])) as ItemPatch;
};

/** What the form lacks before the command is asked. */
export const formFaults = ({ title, starts_on, ends_on }: ItemForm): Fault[] => [
  ...(title.trim() ? [] : [{ code: 'missing', field: 'title' } as const]),
  ...(starts_on ? spanFaults(starts_on, ends_on || null) : [{ code: 'missing', field: 'starts_on' } as const])
];
