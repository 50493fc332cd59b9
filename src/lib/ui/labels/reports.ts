import type { ReportKind } from '$lib/domain/reports/report';
import { m } from '$lib/i18n/paraglide/messages';

export const reportKindLabels: Record<ReportKind, () => string> = {
  personal_data: m.report_kind_personal_data,
  offensive: m.report_kind_offensive,
  misleading: m.report_kind_misleading,
  outdated: m.report_kind_outdated,
  other: m.report_kind_other
};
