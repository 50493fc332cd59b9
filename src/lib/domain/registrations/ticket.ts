import type { Registration } from './registration';

/** What a ticket says: the meeting, the place in it, and the code that only the meeting's secret makes. */
export type Ticket = { meeting: string; registration: string; code: string };

const head = 'samskap:';
const compact = (id: string): string => id.replaceAll('-', '').toLowerCase();
const whole = (digits: string): string =>
  digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/** The text of the QR code. */
export const ticketText = ({ meeting, registration, code }: Ticket): string =>
  `${head}${compact(meeting)}.${compact(registration)}.${code}`;

/** What a camera read, or null where it is no ticket of ours. */
export const readTicket = (text: string): Ticket | null => {
  const [, meeting, registration, code] =
    /^samskap:([0-9a-f]{32})\.([0-9a-f]{32})\.([0-9a-f]{32})$/i.exec(text.trim()) ?? [];
  return meeting && registration && code
    ? {
        meeting: whole(meeting.toLowerCase()),
        registration: whole(registration.toLowerCase()),
        code: code.toLowerCase()
      }
    : null;
};

const bytesOf = (hex: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(hex.match(/../g) ?? [], (two) => Number.parseInt(two, 16));

/** The code of a place; equal to `private.ticket_of` in SQL. @param secret of the meeting's door, in hex */
export const ticketOf = async (secret: string, registration: string): Promise<string> => {
  const key = await crypto.subtle.importKey(
    'raw',
    bytesOf(secret),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign']
  );
  const signed = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(registration));
  const hex = Array.from(new Uint8Array(signed), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.slice(0, 32);
};

export type Verdict<Row> =
  /** No ticket of ours; of another meeting; or nobody with that secret has made it. */
  | { is: 'unreadable' | 'other_meeting' | 'forged' }
  /** Genuine, but this place is given up, has come already, or is no seat yet: a host may still let them in. */
  | { is: 'cancelled' | 'already' | 'waiting'; row: Row }
  /** Genuine. `row` is null where this phone has not heard of the place yet. */
  | { is: 'welcome'; registration: string; row: Row | null };

type Place = Pick<Registration, 'id' | 'state' | 'arrived_at'>;

/**
 * What a host's phone says of what its camera read, without asking anybody.
 * @param genuine the code that the meeting's secret makes of the place the ticket names
 */
export const judge = <Row extends Place>(
  ticket: Ticket | null,
  meeting: string,
  genuine: string,
  rows: readonly Row[]
): Verdict<Row> => {
  if (!ticket) return { is: 'unreadable' };
  if (ticket.meeting !== meeting) return { is: 'other_meeting' };
  if (ticket.code !== genuine) return { is: 'forged' };
  const row = rows.find(({ id }) => id === ticket.registration) ?? null;
  if (row?.state === 'cancelled') return { is: 'cancelled', row };
  if (row && row.arrived_at !== null) return { is: 'already', row };
  if (row && row.state !== 'registered') return { is: 'waiting', row };
  return { is: 'welcome', registration: ticket.registration, row };
};

/** All of it: from what the camera read to what is said. */
export const judgeText = async <Row extends Place>(
  text: string,
  door: { id: string; secret: string },
  rows: readonly Row[]
): Promise<Verdict<Row>> => {
  const ticket = readTicket(text);
  const genuine = ticket ? await ticketOf(door.secret, ticket.registration) : '';
  return judge(ticket, door.id, genuine, rows);
};
