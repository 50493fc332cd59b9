import type { Stamped } from '../rows';

export const states = ['given', 'withdrawn'] as const;
export type ConsentState = (typeof states)[number];

/** The few things that are done only with a yes: to be found by the municipality, and to be asked later how it went (R28). */
export const purposes = ['findable', 'follow_up'] as const;
export type ConsentPurpose = (typeof purposes)[number];

/** The version of each text as it is shown now. Raise it when the text comes to mean something else. */
export const wordings: Record<ConsentPurpose, number> = { findable: 2, follow_up: 1 };

/** A yes to one thing; taken back it stays, as evidence. Read by the person only. */
export type Consent = Stamped & {
  person_id: string;
  purpose: ConsentPurpose;
  /** Version of the text that was shown. */
  wording: number;
  state: ConsentState;
  given_at: string;
  withdrawn_at: string | null;
};

/** The yes that holds now, or none. */
export const givenTo = <Row extends Consent>(
  consents: Iterable<Row>,
  purpose: ConsentPurpose
): Row | undefined => [...consents].find((row) => row.purpose === purpose && row.state === 'given');
