/** Matching of people and challenges, with reasons. Pure: the same on the phone, offline, and in the benches. */
export { fitContext, worldOf, type FitChallenge, type FitDirectory, type TextFit } from './context';
export { fit, type Fit } from './fit';
export { missing, type Part, type PartState } from './missing';
export { bestPeople, fitOfPerson } from './people';
export { blankProfile, fitProfile, isUnknown, type FitProfile } from './person';
export type { Against, AgainstCode, OtherCode, Reason, ReasonCode, Rule } from './reason';
export { ranked, recommend, type Suggestion } from './recommend';
export { textFits, wordsOf, type TextHit } from './text';
