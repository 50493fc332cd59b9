import { reasons, type DeclineReason } from '$lib/domain/interests/interest';
import type { Language } from '$lib/domain/rows';
import { m } from '$lib/i18n/paraglide/messages';
import { reasonLabels } from '../labels/interests';

export type How = 'accept' | 'ask' | 'decline';

/** `title`: the challenge's; `sign`: who writes, a role and a unit. */
type Filling = { title: string; sign: string };
type Write = (filling: Filling, options: { locale: Language }) => string;

const declines: Record<DeclineReason, Write> = {
  full: m.answer_decline_full_text,
  other_profile: m.answer_decline_other_profile_text,
  timing: m.answer_decline_timing_text,
  changed_need: m.answer_decline_changed_need_text,
  other: m.answer_decline_other_text
};

type Template = { value: string; label: string; write: Write };

/** Kind texts to begin an answer with. Those of a no are its reasons. */
export const templatesFor = (how: How): Template[] => {
  if (how === 'accept')
    return [
      { value: 'talk', label: m.answer_accept_talk(), write: m.answer_accept_talk_text },
      { value: 'start', label: m.answer_accept_start(), write: m.answer_accept_start_text }
    ];
  if (how === 'ask')
    return [
      { value: 'when', label: m.answer_ask_when(), write: m.answer_ask_when_text },
      { value: 'supervisor', label: m.answer_ask_supervisor(), write: m.answer_ask_supervisor_text }
    ];
  return reasons.map((reason) => ({
    value: reason,
    label: reasonLabels[reason](),
    write: declines[reason]
  }));
};
