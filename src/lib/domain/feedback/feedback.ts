import * as z from 'zod/mini';
import { languages } from '../rows';

/** What was wrong with a page; a closed list, since a field for words gets filled with names. */
export const lackings = ['not_there', 'hard_to_read', 'outdated', 'does_not_work'] as const;
export type Lacking = (typeof lackings)[number];

/** Did the reader find what they were looking for on a page (R47)? `page` is the path in bokmål. */
export const feedbackSchema = z
  .strictObject({
    page: z.string().check(z.regex(/^\/[a-z0-9/-]{0,149}$/)),
    language: z.enum(languages),
    found: z.enum(['yes', 'no']),
    lacking: z.optional(z.enum(lackings))
  })
  .check(z.refine(({ found, lacking }) => found === 'no' || lacking === undefined));

export type Feedback = z.infer<typeof feedbackSchema>;
