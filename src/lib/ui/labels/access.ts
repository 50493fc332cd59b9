import { m } from '$lib/i18n/paraglide/messages';
import type { Check, Result } from '../access/criteria';
import type { IconName } from '../base/icons';

export const checkLabels: Record<Check, () => string> = {
  axe: m.access_by_axe,
  tree: m.access_by_tree,
  keyboard: m.access_by_keyboard,
  browser: m.access_by_browser,
  computed: m.access_by_computed,
  looked: m.access_by_looked
};

export const resultLabels: Record<
  Result,
  { text: () => string; tone: 'success' | 'warning' | 'info' | 'neutral'; icon: IconName }
> = {
  met: { text: m.access_met, tone: 'success', icon: 'check' },
  partly: { text: m.access_partly, tone: 'warning', icon: 'alert' },
  unchecked: { text: m.access_unchecked, tone: 'info', icon: 'waiting' },
  not_applicable: { text: m.access_not_applicable, tone: 'neutral', icon: 'info' }
};
