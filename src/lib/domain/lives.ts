import { challengeLife } from './challenges/life';
import { conversationLife } from './conversations/life';
import { interestLife } from './interests/life';
import { notificationLife } from './notifications/life';
import { organisationFactsLife, organisationLife, resourcePersonLife } from './organisations/life';
import {
  agreementLife,
  anchoringLife,
  partnershipProfileLife,
  partnershipRoleNameLife,
  partnershipSettingsLife
} from './partnerships/life';
import { profileLife } from './profiles/life';
import { reportLife } from './reports/life';
import { roleLife } from './roles/life';
import { savedLife } from './saved/life';
import type { Transition } from './state-machine';
import { suggestionLife } from './suggestions/life';
import { technologyLife } from './technologies/life';
import { themeLife } from './themes/life';

/** Who may do what, by the table a command is named after. Equal to `private.transitions` in SQL (tests/db compares). */
export const lives: Record<string, readonly Transition<string, string>[]> = {
  challenges: challengeLife,
  conversations: conversationLife,
  interests: interestLife,
  notifications: notificationLife,
  organisations: organisationLife,
  organisation_facts: organisationFactsLife,
  resource_persons: resourcePersonLife,
  agreements: agreementLife,
  anchorings: anchoringLife,
  partnership_profiles: partnershipProfileLife,
  partnership_role_names: partnershipRoleNameLife,
  partnership_settings: partnershipSettingsLife,
  profiles: profileLife,
  reports: reportLife,
  roles: roleLife,
  saved: savedLife,
  suggestions: suggestionLife,
  technologies: technologyLife,
  themes: themeLife
};
