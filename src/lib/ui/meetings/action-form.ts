import type { Fault } from '$lib/domain/errors';
import type { MeetingAction, SaveAction } from '$lib/domain/meetings/notes';

export type ActionPatch = Omit<SaveAction, 'id' | 'meeting_id'>;

/** What the form holds; an empty text is none. */
export type ActionForm = { what: string; owner_role: string; due_on: string };

export const formOf = (action: MeetingAction | undefined): ActionForm => ({
  what: action?.what ?? '',
  owner_role: action?.owner_role ?? '',
  due_on: action?.due_on ?? ''
});

const rowOf = ({ what, owner_role, due_on }: ActionForm) => ({
  what: what.trim(),
  owner_role: owner_role.trim(),
  due_on: due_on || null
});

/** The fields that changed; all of them for a new one. */
export const patchOf = (before: ActionForm, now: ActionForm, isNew: boolean): ActionPatch => {
  const [was, is] = [rowOf(before), rowOf(now)];
  return {
    ...(isNew || is.what !== was.what ? { what: is.what } : {}),
    ...(isNew || is.owner_role !== was.owner_role ? { owner_role: is.owner_role } : {}),
    ...(isNew || is.due_on !== was.due_on ? { due_on: is.due_on } : {})
  };
};

/** What the form lacks before the command is asked. */
export const formFaults = ({ what }: ActionForm): Fault[] =>
  what.trim() ? [] : [{ code: 'missing', field: 'what' }];
