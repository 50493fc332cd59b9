import { formatBytes } from '$lib/i18n/figures';
import { formatDay, formatTime } from '$lib/i18n/format';
import { m } from '$lib/i18n/paraglide/messages';

/** What the phone knows of itself: numbers and times, nothing that anybody wrote. */
export type Diagnosis = {
  waiting: number;
  parked: number;
  /** ISO time of the oldest unsent command. */
  oldest: string | null;
  publicRows: number;
  ownRows: number;
  pulledAt: number | null;
  checkedAt: number | null;
  /** Bytes; null where the browser does not say. */
  used: number | null;
  quota: number | null;
  kept: boolean | null;
  /** How far the phone's clock is ahead of the server's (ms); null without a network. */
  clock: number | null;
  version: string;
};

export type Line = { name: string; value: string };
export type Group = { title: string; lines: Line[] };

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** A length of time in its largest whole unit. */
export const lengthOf = (ms: number): string => {
  if (ms >= day) return m.diag_days({ count: Math.floor(ms / day) });
  if (ms >= hour) return m.diag_hours({ count: Math.floor(ms / hour) });
  if (ms >= minute) return m.diag_minutes({ count: Math.floor(ms / minute) });
  return m.diag_seconds({ count: Math.max(0, Math.floor(ms / 1000)) });
};

const moment = (at: number | null): string => {
  if (at === null) return m.diag_never();
  return `${formatDay(new Date(at).toISOString())} ${formatTime(at)}`;
};

/** The answer's time has whole seconds and was some time on its way. */
const exact = 5_000;

const clockOf = (ahead: number | null): string => {
  if (ahead === null) return m.diag_unknown();
  if (Math.abs(ahead) < exact) return m.diag_clock_right();
  const time = lengthOf(Math.abs(ahead));
  return ahead > 0 ? m.diag_clock_fast({ time }) : m.diag_clock_slow({ time });
};

const storageOf = ({ used, quota }: Diagnosis): string =>
  used === null || quota === null
    ? m.diag_unknown()
    : m.diag_storage_of({ used: formatBytes(used), quota: formatBytes(quota) });

/** Nine tenths are used: what is written next may not fit. */
export const isShort = ({ used, quota }: Pick<Diagnosis, 'used' | 'quota'>): boolean =>
  used !== null && quota !== null && quota > 0 && used / quota > 0.9;

export const groupsOf = (found: Diagnosis, now: number): Group[] => [
  {
    title: m.diag_sending(),
    lines: [
      { name: m.diag_waiting(), value: String(found.waiting) },
      { name: m.diag_parked(), value: String(found.parked) },
      {
        name: m.diag_oldest(),
        value: found.oldest ? lengthOf(now - Date.parse(found.oldest)) : m.diag_none()
      }
    ]
  },
  {
    title: m.diag_copies(),
    lines: [
      { name: m.diag_public(), value: m.diag_rows({ count: found.publicRows }) },
      { name: m.diag_own(), value: m.diag_rows({ count: found.ownRows }) },
      { name: m.diag_pulled(), value: moment(found.pulledAt) },
      { name: m.diag_checked(), value: moment(found.checkedAt) }
    ]
  },
  {
    title: m.diag_phone(),
    lines: [
      { name: m.diag_storage(), value: storageOf(found) },
      {
        name: m.diag_kept(),
        value: found.kept === null ? m.diag_unknown() : found.kept ? m.diag_yes() : m.diag_no()
      },
      { name: m.diag_clock(), value: clockOf(found.clock) },
      { name: m.diag_version(), value: found.version }
    ]
  }
];

/** For whoever helps: the same numbers as text. */
export const textOf = (groups: readonly Group[]): string =>
  groups
    .map(({ title, lines }) => [title, ...lines.map(({ name, value }) => `${name}: ${value}`)].join('\n'))
    .join('\n\n');
