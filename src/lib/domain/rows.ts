import type { OwnCalendar } from './calendars/calendar';
import type { Challenge, ChallengeCase, ChallengeEvent } from './challenges/challenge';
import type { Consent } from './consents/consent';
import type { Conversation, Message } from './conversations/conversation';
import type { FieldLink, ResearchField, ServiceArea } from './fields/field';
import type { Findability } from './findability/findability';
import type { Follow } from './follows/follow';
import type { Interest } from './interests/interest';
import type { Notification, NotificationPreferences } from './notifications/notification';
import type { Invitation } from './invitations/invitation';
import type { Meeting } from './meetings/meeting';
import type { MeetingFeedback, MeetingFeedbackSums } from './meetings/feedback';
import type { MeetingLink } from './meetings/link';
import type { MeetingMessage } from './meetings/message';
import type { MeetingNeed } from './meetings/need';
import type { MeetingAction, MeetingNotes } from './meetings/notes';
import type { Organisation, OrganisationFacts, ResourcePerson } from './organisations/organisation';
import type { Agreement, Anchoring } from './partnerships/agreement';
import type { PartnershipProfile, ProfileHeading } from './partnerships/partnership-profile';
import type {
  Partnership,
  PartnershipGroup,
  PartnershipMember,
  PartnershipRole,
  PartnershipRoleName,
  PartnershipSettings
} from './partnerships/partnership';
import type { Affiliation, Profile, UnitRole } from './profiles/profile';
import type { Dismissal } from './recommendations/dismissal';
import type { Saved } from './saved/saved';
import type { Technology } from './technologies/technology';
import type { Door } from './registrations/door';
import type { WindowRule } from './windows/window-rule';
import type { Registration } from './registrations/registration';
import type { Report } from './reports/report';
import type { Suggestion } from './suggestions/suggestion';
import type { Role } from './roles/role';
import type { Theme } from './themes/theme';
import type { StudyProgramme } from './topics/study-programme';
import type { Topic } from './topics/topic';
import type { WheelItem } from './wheel/item';

/**
 * Every kind of row that reaches a phone, by the name of its SQL table. Column names are the SQL ones, so a row is
 * the same thing in Postgres, on the wire and in IndexedDB; a type test holds them against `database.types.ts`.
 */
export type Rows = {
  themes: Theme;
  technologies: Technology;
  service_areas: ServiceArea;
  research_fields: ResearchField;
  field_links: FieldLink;
  organisations: Organisation;
  partnerships: Partnership;
  partnership_members: PartnershipMember;
  partnership_settings: PartnershipSettings;
  partnership_role_names: PartnershipRoleName;
  partnership_groups: PartnershipGroup;
  agreements: Agreement;
  anchorings: Anchoring;
  organisation_facts: OrganisationFacts;
  profile_headings: ProfileHeading;
  partnership_profiles: PartnershipProfile;
  resource_persons: ResourcePerson;
  roles: Role;
  invitations: Invitation;
  challenges: Challenge;
  challenge_cases: ChallengeCase;
  challenge_events: ChallengeEvent;
  saved: Saved;
  follows: Follow;
  dismissals: Dismissal;
  calendars: OwnCalendar;
  consents: Consent;
  findability: Findability;
  interests: Interest;
  conversations: Conversation;
  messages: Message;
  notifications: Notification;
  notification_preferences: NotificationPreferences;
  profiles: Profile;
  affiliations: Affiliation;
  unit_roles: UnitRole;
  partnership_roles: PartnershipRole;
  suggestions: Suggestion;
  reports: Report;
  meetings: Meeting;
  meeting_links: MeetingLink;
  meeting_messages: MeetingMessage;
  meeting_needs: MeetingNeed;
  meeting_notes: MeetingNotes;
  meeting_actions: MeetingAction;
  meeting_feedback: MeetingFeedback;
  meeting_feedback_sums: MeetingFeedbackSums;
  registrations: Registration;
  doors: Door;
  window_rules: WindowRule;
  wheel_items: WheelItem;
};

/** Rows that anyone may read and that lie in no replica: whoever needs them asks the open data for all of them. */
export type OpenRows = {
  topics: Topic;
  study_programmes: StudyProgramme;
};

export const openEntities = ['topics', 'study_programmes'] as const satisfies (keyof OpenRows)[];

export type Entity = keyof Rows;

export const entities = [
  'themes',
  'technologies',
  'service_areas',
  'research_fields',
  'field_links',
  'organisations',
  'partnerships',
  'partnership_members',
  'partnership_settings',
  'partnership_role_names',
  'partnership_groups',
  'agreements',
  'anchorings',
  'organisation_facts',
  'profile_headings',
  'partnership_profiles',
  'resource_persons',
  'roles',
  'invitations',
  'challenges',
  'challenge_cases',
  'challenge_events',
  'saved',
  'follows',
  'dismissals',
  'calendars',
  'consents',
  'findability',
  'interests',
  'conversations',
  'messages',
  'notifications',
  'notification_preferences',
  'profiles',
  'affiliations',
  'unit_roles',
  'partnership_roles',
  'suggestions',
  'reports',
  'meetings',
  'meeting_links',
  'meeting_messages',
  'meeting_needs',
  'meeting_notes',
  'meeting_actions',
  'meeting_feedback',
  'meeting_feedback_sums',
  'registrations',
  'doors',
  'window_rules',
  'wheel_items'
] as const satisfies Entity[];

/** What every row carries: the server's counter (+1 at each change, by trigger) and the time of the last change. */
export type Stamped = { id: string; rev: number; updated_at: string };

export const languages = ['nb', 'nn', 'en'] as const;
export type Language = (typeof languages)[number];
