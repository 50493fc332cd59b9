import * as z from 'zod/mini';
import { day, id, text } from '../schema';

/** What a partnership's coordinators say about a theme or a technology; a patch, all but `id` required the first time. */
export const termFields = {
  id,
  partnership_id: z.optional(id),
  name_nb: z.optional(text(1, 80)),
  name_nn: z.optional(text(1, 80)),
  name_en: z.optional(text(1, 80)),
  position: z.optional(z.int().check(z.minimum(1), z.maximum(1_000))),
  valid_from: z.optional(day),
  valid_to: z.optional(z.nullable(day)),
  successor_id: z.optional(z.nullable(id))
};
