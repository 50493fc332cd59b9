import { describe, expect, it } from 'vitest';
import { states } from './challenge';
import { nextStep, stageOf, stages } from './next-step';

const nobody = { waiting: 0, accepted: 0 };

describe('what a unit does next', () => {
  it('answers who waits before anything else', () => {
    expect(nextStep({ state: 'published' }, { waiting: 1, accepted: 1 })).toBe('answer');
    expect(nextStep({ state: 'published' }, { waiting: 0, accepted: 1 })).toBe('found');
    expect(nextStep({ state: 'published' }, nobody)).toBe('share');
  });

  it('mends what came back, and decides on what ran out', () => {
    expect(nextStep({ state: 'returned' }, nobody)).toBe('mend');
    expect(nextStep({ state: 'expired' }, { waiting: 3, accepted: 0 })).toBe('decide');
  });

  it('has a stage for each state, and a state for each stage', () => {
    expect(new Set(states.map((state) => stageOf({ state })))).toEqual(new Set(stages));
  });
});
