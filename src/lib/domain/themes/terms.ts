import * as z from 'zod/mini';
import type { Command } from '../commands';
import type { Rows } from '../rows';
import { day, faults, id, text, type Taken } from '../schema';

/** The registers of terms, as `private.term_save` has them. */
type Room = 'themes' | 'technologies' | 'service_areas' | 'research_fields';

/** What a partnership's coordinators say about a term; a patch, all but `id` required the first time. */
export const termFields = () => ({
  id,
  partnership_id: z.optional(id),
  /** The term, common or of another partnership, whose key it shares; said when it is made. */
  same_as_id: z.optional(id),
  name_nb: z.optional(text(1, 80)),
  name_nn: z.optional(text(1, 80)),
  name_en: z.optional(text(1, 80)),
  position: z.optional(z.int().check(z.minimum(1), z.maximum(1_000))),
  valid_from: z.optional(day),
  valid_to: z.optional(z.nullable(day)),
  successor_id: z.optional(z.nullable(id))
});

/** `<room>.save` of a register of terms. */
export const savingTerm = <R extends Room, Args extends { id: string; same_as_id?: string | undefined }>(
  room: R,
  taken: Taken<Args>
): Command<Args> => ({
  version: 1,
  lane: (args) => `${room}:${args.id}`,
  check: (args) => faults(taken, args),
  // A new term is shown when the server has given it its key.
  apply: (view, { id, same_as_id: _, ...patch }, { now }) => {
    const rows: Map<string, Rows[R]> = view[room];
    const row = rows.get(id);
    if (row) rows.set(id, { ...row, ...patch, updated_at: now });
  }
});
