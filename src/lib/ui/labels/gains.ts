import type { Gain } from '$lib/domain/challenges/challenge';
import { m } from '$lib/i18n/paraglide/messages';

export const gainLabels: Record<Gain, () => string> = {
  contact: m.gain_contact,
  data: m.gain_data,
  place: m.gain_place,
  credits: m.gain_credits,
  money: m.gain_money
};
