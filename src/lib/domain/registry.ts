import { calendarCommands } from './calendars/commands';
import { challengeCommands } from './challenges/commands';
import type { Command } from './commands';
import { consentCommands } from './consents/commands';
import { conversationCommands } from './conversations/commands';
import { findabilityCommands } from './findability/commands';
import { fieldCommands } from './fields/commands';
import { followCommands } from './follows/commands';
import { interestCommands } from './interests/commands';
import { invitationCommands } from './invitations/commands';
import { meetingCommands } from './meetings/commands';
import { meetingFeedbackCommands } from './meetings/feedback';
import { meetingMessageCommands } from './meetings/message';
import { meetingNeedCommands } from './meetings/need';
import { meetingNotesCommands } from './meetings/notes';
import { notificationCommands } from './notifications/commands';
import { organisationCommands } from './organisations/commands';
import { partnershipCommands } from './partnerships/commands';
import { profileCommands } from './profiles/commands';
import { dismissalCommands } from './recommendations/commands';
import { savedCommands } from './saved/commands';
import { technologyCommands } from './technologies/commands';
import { themeCommands } from './themes/commands';
import { doorCommands } from './registrations/door';
import { registrationCommands } from './registrations/commands';
import { reportCommands } from './reports/commands';
import { suggestionCommands } from './suggestions/commands';
import { roleCommands } from './roles/commands';
import { windowCommands } from './windows/commands';
import { wheelCommands } from './wheel/commands';

/** The closed list of commands: the only way to change data. Equal to `private.commands` in SQL (tests/db compares). */
export const commands = {
  ...challengeCommands,
  ...interestCommands,
  ...conversationCommands,
  ...notificationCommands,
  ...profileCommands,
  ...savedCommands,
  ...followCommands,
  ...dismissalCommands,
  ...calendarCommands,
  ...consentCommands,
  ...findabilityCommands,
  ...technologyCommands,
  ...themeCommands,
  ...fieldCommands,
  ...reportCommands,
  ...suggestionCommands,
  ...partnershipCommands,
  ...organisationCommands,
  ...roleCommands,
  ...invitationCommands,
  ...meetingCommands,
  ...meetingMessageCommands,
  ...meetingNeedCommands,
  ...meetingNotesCommands,
  ...meetingFeedbackCommands,
  ...doorCommands,
  ...registrationCommands,
  ...windowCommands,
  ...wheelCommands
};

export type CommandName = keyof typeof commands;

/** The arguments of one command, from its schema. */
export type ArgsOf<Name extends CommandName> =
  (typeof commands)[Name] extends Command<infer Args> ? Args : never;

export const isCommandName = (name: string): name is CommandName => Object.hasOwn(commands, name);

/** A command whose argument type is not known until run time, as sync and the overlay meet it. */
export type SomeCommand = Omit<Command<never>, 'merge'> & {
  merge?: (earlier: never, later: never) => object;
};

const byName: Record<string, SomeCommand> = commands;

/** The command of that name, or undefined: an op may have been written by another build of the app. */
export const findCommand = (name: string): SomeCommand | undefined =>
  isCommandName(name) ? byName[name] : undefined;
