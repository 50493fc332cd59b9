import type { Fault } from '$lib/domain/errors';
import { errorText } from '$lib/ui/labels/errors';

/** What is wrong with one field, as a sentence, or null. */
export const faultOf = (faults: readonly Fault[], field: string): string | null => {
  const fault = faults.find((candidate) => candidate.field === field);
  return fault ? errorText(fault.code) : null;
};

/** The lines of the error summary; `labels` are the fields' names on the screen, `prefix` what their ids begin with. */
export const summaryOf = (
  faults: readonly Fault[],
  labels: Record<string, string>,
  prefix = ''
): { field?: string; label?: string; text: string }[] =>
  faults.map(({ code, field }) =>
    field !== undefined && field in labels
      ? { field: prefix + field, label: labels[field]?.replace(/\?$/, ''), text: errorText(code) }
      : { text: errorText(code) }
  );
