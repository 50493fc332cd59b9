import { kinds, type Kind } from '../challenges/challenge';
import type { Fault } from '../errors';
import type { Leads, WindowRule } from './window-rule';

export const shapes = ['dates', 'weeks', 'start'] as const;
export type Shape = (typeof shapes)[number];

const texts = ['name_nb', 'name_nn', 'name_en', 'prepare_nb', 'prepare_nn', 'prepare_en'] as const;

/** What a coordinator writes of a rule; an empty text where nothing is said. Days of every year have one form for each shape. */
export type RuleDraft = Record<(typeof texts)[number] | 'valid_from' | 'valid_to' | 'lead_days', string> & {
  kinds: Kind[];
  shape: Shape;
  dates: { opens: string; closes: string };
  weeks: { opens: string; closes: string };
  leads_to: Leads | '';
};

/** What a rule says, without whose it is and when it holds. */
export type RulePatch = Partial<
  Pick<
    WindowRule,
    | (typeof texts)[number]
    | 'kinds'
    | 'opens'
    | 'closes'
    | 'leads_to'
    | 'lead_days'
    | 'valid_from'
    | 'valid_to'
  >
>;

const shapeOf = ({ closes }: Pick<WindowRule, 'closes'>): Shape =>
  closes === null ? 'start' : closes.startsWith('W') ? 'weeks' : 'dates';

export const draftOf = (rule: WindowRule | undefined, today: string): RuleDraft => {
  const shape = rule ? shapeOf(rule) : 'dates';
  const said = { opens: rule?.opens ?? '', closes: rule?.closes ?? '' };
  return {
    name_nb: rule?.name_nb ?? '',
    name_nn: rule?.name_nn ?? '',
    name_en: rule?.name_en ?? '',
    prepare_nb: rule?.prepare_nb ?? '',
    prepare_nn: rule?.prepare_nn ?? '',
    prepare_en: rule?.prepare_en ?? '',
    kinds: rule?.kinds ?? [],
    shape,
    dates: shape === 'dates' && rule ? said : { opens: '10-01', closes: '11-01' },
    weeks: shape === 'weeks' ? said : { opens: 'W38-1', closes: 'W39-7' },
    leads_to: rule ? (rule.leads_to ?? '') : 'next_spring',
    lead_days: String(rule?.lead_days ?? 0),
    // A general rule that is adapted is adapted from today on.
    valid_from: rule?.organisation_id ? rule.valid_from : today,
    valid_to: rule?.organisation_id ? (rule.valid_to ?? '') : ''
  };
};

/** The columns of a draft. */
export const ruleOf = (draft: RuleDraft): Required<RulePatch> => {
  const days = draft.shape === 'start' ? { opens: null, closes: null } : draft[draft.shape];
  return {
    ...(Object.fromEntries(texts.map((field) => [field, draft[field].trim()])) as Record<
      (typeof texts)[number],
      string
    >),
    ...days,
    kinds: kinds.filter((kind) => draft.kinds.includes(kind)),
    leads_to: draft.shape === 'start' ? null : draft.leads_to || null,
    lead_days: Number(draft.lead_days),
    valid_from: draft.valid_from,
    valid_to: draft.valid_to || null
  };
};

const overlap = (a: Pick<WindowRule, 'valid_from' | 'valid_to'>, b: typeof a): boolean =>
  a.valid_from <= (b.valid_to ?? '9999') && b.valid_from <= (a.valid_to ?? '9999');

/** A later first day makes a new rule, and ends the one before it. */
export const isNewVersion = (rule: WindowRule | undefined, draft: RuleDraft): rule is WindowRule =>
  rule !== undefined && (rule.organisation_id === null || draft.valid_from > rule.valid_from);

/** Another version that holds on a day that this one takes, if there is one; the one it replaces ends by itself. */
export const clashOf = (
  rule: WindowRule | undefined,
  draft: RuleDraft,
  versions: readonly WindowRule[]
): WindowRule | undefined =>
  versions.find(
    (other) => other.id !== rule?.id && overlap({ ...draft, valid_to: draft.valid_to || null }, other)
  );

/** The first thing that is wrong in each field, before it is sent. */
export const faultsIn = (draft: RuleDraft): Fault[] => {
  const days = Number(draft.lead_days);
  const wrong: Fault[] = (['name_nb', 'name_nn', 'name_en'] as const).flatMap((field) =>
    draft[field].trim() ? [] : [{ code: 'missing', field }]
  );
  if (draft.kinds.length === 0) wrong.push({ code: 'missing', field: 'kinds' });
  if (!/^\d+$/.test(draft.lead_days.trim()) || days > 365)
    wrong.push({ code: 'invalid', field: 'lead_days' });
  if (!draft.valid_from) wrong.push({ code: 'missing', field: 'valid_from' });
  if (draft.valid_to && draft.valid_to < draft.valid_from) wrong.push({ code: 'invalid', field: 'valid_to' });
  return wrong;
};

/** Only what is new, so that two coordinators who change different things do not collide. */
export const changesIn = (rule: WindowRule, draft: RuleDraft): RulePatch => {
  const next = ruleOf(draft);
  return Object.fromEntries(
    Object.entries(next).filter(
      ([field, value]) => JSON.stringify(value) !== JSON.stringify(rule[field as keyof RulePatch])
    )
  );
};
