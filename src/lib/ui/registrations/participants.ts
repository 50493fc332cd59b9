import { csv } from '$lib/domain/csv';
import type { Meeting } from '$lib/domain/meetings/meeting';
import type { Registration, RegistrationState } from '$lib/domain/registrations/registration';
import { m } from '$lib/i18n/paraglide/messages';
import { comingAsLabels } from '../labels/meetings';

export const stateLabels: Record<RegistrationState, () => string> = {
  registered: m.host_state_registered,
  offered: m.host_state_offered,
  waiting: m.host_state_waiting,
  cancelled: m.host_state_cancelled
};

const order: Record<RegistrationState, number> = { registered: 0, offered: 1, waiting: 2, cancelled: 3 };

/** Those who come first, then those who wait in their order; those who left are gone from the list. */
export const participants = <Row extends Registration>(rows: readonly Row[], sought: string): Row[] => {
  const words = sought.toLocaleLowerCase('nb').split(/\s+/).filter(Boolean);
  return rows
    .filter(({ state }) => state !== 'cancelled')
    .filter(({ name }) => words.every((word) => name.toLocaleLowerCase('nb').includes(word)))
    .sort((a, b) => order[a.state] - order[b.state]);
};

/** As what somebody comes, and with how many. */
export const comingAs = ({ audience, size }: Pick<Registration, 'audience' | 'size'>): string =>
  size > 1
    ? `${comingAsLabels[audience]()} · ${m.host_together({ count: size })}`
    : comingAsLabels[audience]();

/** As a list at the door has them: by name, so that nobody moves when they come. */
export const byName = <Row extends Registration>(rows: readonly Row[], sought: string): Row[] =>
  participants(rows, sought).sort((a, b) => a.name.localeCompare(b.name, 'nb') || a.id.localeCompare(b.id));

/** A spreadsheet of all of them, with the words of the page. */
export const participantsCsv = (
  rows: readonly Registration[],
  { questions }: Pick<Meeting, 'questions'>
): string => {
  const [name, as, size, state, came, needs] = [
    m.register_name(),
    m.register_as(),
    m.register_size(),
    m.host_state(),
    m.host_came(),
    m.register_needs()
  ];
  // Two questions of one wording are two columns.
  const asked = questions.map((question, n) => `${n + 1}. ${question}`);
  const columns = [name, as, size, state, came, needs, ...asked];
  return csv(
    columns.map((column) => column.replace(/[",\r\n]/g, ' ')),
    participants(rows, '').map((row) =>
      Object.fromEntries([
        [name, row.name],
        [as, comingAsLabels[row.audience]()],
        [size, row.size],
        [state, stateLabels[row.state]()],
        [came, row.arrived_at ? m.host_yes() : ''],
        [needs, row.needs],
        ...asked.map((column, n) => [column.replace(/[",\r\n]/g, ' '), row.answers[n] ?? ''] as const)
      ])
    )
  );
};
