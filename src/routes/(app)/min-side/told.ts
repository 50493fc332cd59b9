import { meetingOf, messageOf, placeOf, type Notification } from '$lib/domain/notifications/notification';
import { placeInLine } from '$lib/domain/registrations/line';
import { href, type Path } from '$lib/i18n/href';
import { nameOf, organisationName } from '$lib/i18n/names';
import { noticeTexts } from '$lib/i18n/notices';
import { m } from '$lib/i18n/paraglide/messages';
import { roleNameTexts } from '$lib/i18n/roles';
import { challenges } from '$lib/stores/challenges.svelte';
import { directory } from '$lib/stores/directory.svelte';
import { letters } from '$lib/stores/letters.svelte';
import { meetings } from '$lib/stores/meetings.svelte';
import { registrations } from '$lib/stores/registrations.svelte';
import { roles } from '$lib/stores/roles.svelte';
import { follows } from '$lib/stores/follows.svelte';
import { suggestions } from '$lib/stores/suggestions.svelte';
import { whenText } from '$lib/ui/meetings/when';
import { nameOfFollow } from './follow-names';

/** The role that a notice is about: the occasion's key is the role. */
const roleOf = ({ key }: Notification) => roles.all.find((row) => row.id === key);

/** What it is called, with its place. */
const roleIn = (notice: Notification): string => {
  const role = roleOf(notice);
  if (!role) return '';
  const partnership = directory.partnerships.find((row) => row.id === role.partnership_id);
  const place = partnership
    ? nameOf(partnership)
    : organisationName(role.organisation_id ?? '', directory.organisations);
  return m.notices_role({ role: roleNameTexts[role.role](), place });
};

/** Through what a new challenge was found: known to this phone, and to nobody else. */
const foundBy = ({ challenge_id }: Notification): string => {
  const challenge = challenge_id ? challenges.find(challenge_id) : undefined;
  const names = challenge ? follows.leadingTo(challenge).map(nameOfFollow) : [];
  return names[0] ? m.notices_follow({ name: names[0] }) : '';
};

/** Which one in line they are by now, who were told that they wait. */
const inLine = (notice: Notification): string => {
  const meeting = meetings.find(meetingOf(notice) ?? '');
  const mine = meeting && registrations.mineFor(meeting.id);
  const place = mine ? placeInLine(meeting, mine) : null;
  return place === null ? '' : m.place_waiting_number({ number: place });
};

const detailOf = (notice: Notification): string => {
  if (notice.kind === 'follow_found') return foundBy(notice);
  if (notice.kind.startsWith('role_')) return roleIn(notice);
  if (notice.kind === 'seat_waiting') return inLine(notice);
  if (notice.kind === 'meeting_message') return letters.find(messageOf(notice) ?? '')?.words ?? '';
  if (notice.kind === 'meeting_reminder') {
    const meeting = meetings.find(meetingOf(notice) ?? '');
    return meeting ? whenText(meeting) : '';
  }
  if (notice.kind !== 'suggestion_answered') return '';
  return suggestions.all.find((row) => notice.key.startsWith(row.id))?.title ?? '';
};

/** A notice as it is shown: its sentence, what it is about, and where it leads. */
export const told = (notice: Notification) => {
  const id = notice.challenge_id;
  const challenge = id ? challenges.find(id) : undefined;
  const meetingId = meetingOf(notice);
  const meeting = meetingId ? meetings.find(meetingId) : undefined;
  const about = {
    ...notice,
    meeting: meeting ?? (meetingId ? { id: meetingId, slug: null } : null),
    challenge: challenge ?? (id ? { id, slug: null } : null),
    together: roleOf(notice)?.partnership_id != null
  };
  return {
    notice,
    text: noticeTexts[notice.kind]({ title: (challenge ?? meeting)?.title ?? m.notices_gone() }),
    detail: detailOf(notice),
    to: href(placeOf(about) as Path)
  };
};
