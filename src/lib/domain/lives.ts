import { calendarLife } from './calendars/life';
import { challengeLife } from './challenges/life';
import { consentLife } from './consents/life';
import { conversationLife } from './conversations/life';
import { fieldLinkLife, researchFieldLife, serviceAreaLife } from './fields/life';
import { findabilityLife } from './findability/life';
import { followLife } from './follows/life';
import { interestLife } from './interests/life';
import { invitationLife } from './invitations/life';
import { meetingLife } from './meetings/life';
import { meetingFeedbackLife } from './meetings/feedback';
import { meetingMessageLife } from './meetings/message';
import { meetingNeedLife } from './meetings/need';
import { meetingActionLife, meetingNotesLife } from './meetings/notes';
import { notificationLife } from './notifications/life';
import { organisationFactsLife, organisationLife, resourcePersonLife } from './organisations/life';
import {
  agreementLife,
  anchoringLife,
  partnershipGroupLife,
  partnershipMemberLife,
  partnershipProfileLife,
  partnershipRoleNameLife,
  partnershipSettingsLife
} from './partnerships/life';
import { profileLife } from './profiles/life';
import { dismissalLife } from './recommendations/life';
import { doorLife } from './registrations/door';
import { registrationLife } from './registrations/life';
import { reportLife } from './reports/life';
import { roleLife } from './roles/life';
import { savedLife } from './saved/life';
import type { Transition } from './state-machine';
import { suggestionLife } from './suggestions/life';
import { technologyLife } from './technologies/life';
import { themeLife } from './themes/life';
import { windowRuleLife } from './windows/life';
import { wheelItemLife } from './wheel/life';

/** Who may do what, by the table a command is named after. Equal to `private.transitions` in SQL (tests/db compares). */
export const lives: Record<string, readonly Transition<string, string>[]> = {
  calendars: calendarLife,
  challenges: challengeLife,
  consents: consentLife,
  dismissals: dismissalLife,
  conversations: conversationLife,
  field_links: fieldLinkLife,
  research_fields: researchFieldLife,
  service_areas: serviceAreaLife,
  findability: findabilityLife,
  follows: followLife,
  interests: interestLife,
  invitations: invitationLife,
  meetings: meetingLife,
  meeting_messages: meetingMessageLife,
  meeting_needs: meetingNeedLife,
  meeting_notes: meetingNotesLife,
  meeting_actions: meetingActionLife,
  meeting_feedback: meetingFeedbackLife,
  notifications: notificationLife,
  organisations: organisationLife,
  organisation_facts: organisationFactsLife,
  resource_persons: resourcePersonLife,
  agreements: agreementLife,
  anchorings: anchoringLife,
  partnership_groups: partnershipGroupLife,
  partnership_members: partnershipMemberLife,
  partnership_profiles: partnershipProfileLife,
  partnership_role_names: partnershipRoleNameLife,
  partnership_settings: partnershipSettingsLife,
  profiles: profileLife,
  doors: doorLife,
  registrations: registrationLife,
  reports: reportLife,
  roles: roleLife,
  saved: savedLife,
  suggestions: suggestionLife,
  technologies: technologyLife,
  themes: themeLife,
  window_rules: windowRuleLife,
  wheel_items: wheelItemLife
};
