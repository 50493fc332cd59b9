import type { Stamped } from '../rows';
import type { Meeting } from './meeting';

/** Where one takes part in a meeting on the net. Read by its hosts and by those who have a seat. */
export type MeetingLink = Stamped & { join_url: string | null };

/** A meeting as its hosts write on it: the link is a field as the others. */
export type HostedMeeting = Meeting & Pick<MeetingLink, 'join_url'>;

export const hosted = <Row extends Meeting>(
  meeting: Row,
  link: MeetingLink | undefined
): Row & HostedMeeting => ({ ...meeting, join_url: link?.join_url ?? null });
