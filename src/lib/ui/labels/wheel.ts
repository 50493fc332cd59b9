import type { Side } from '$lib/domain/wheel/entries';
import type { WheelKind } from '$lib/domain/wheel/item';
import { m } from '$lib/i18n/paraglide/messages';

export const wheelKindLabels: Record<WheelKind, () => string> = {
  gathering: m.wheel_kind_gathering,
  talk: m.wheel_kind_talk,
  workshop: m.wheel_kind_workshop,
  steering: m.wheel_kind_steering,
  event: m.wheel_kind_event,
  research_days: m.wheel_kind_research_days,
  deadline: m.wheel_kind_deadline,
  semester: m.wheel_kind_semester,
  exam: m.wheel_kind_exam
};

export const sideLabels: Record<Side, () => string> = {
  municipality: m.wheel_side_municipality,
  university: m.wheel_side_university,
  partnership: m.wheel_side_partnership
};
