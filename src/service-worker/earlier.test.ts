import { describe, expect, it } from 'vitest';
import { sortEarlier } from './earlier';

const at = (path: string) => `https://samskap.test${path}`;
const [old, still, shell] = [
  at('/_app/immutable/chunks/old.js'),
  at('/_app/immutable/chunks/still.js'),
  at('/shell?__WB_REVISION__=1')
];
const day = 86_400_000;

describe('files of an earlier version', () => {
  it('stay a month from the day they were replaced; what has no hash in its name goes at once', () => {
    const cached = [old, still, shell];
    const first = sortEarlier(cached, new Set([still]), {}, 100 * day);
    expect(first).toEqual({ keep: { [old]: 100 * day }, drop: [shell] });
    const later = sortEarlier([old, still], new Set([still]), first.keep, 129 * day);
    expect(later).toEqual({ keep: { [old]: 100 * day }, drop: [] });
    const last = sortEarlier([old, still], new Set([still]), later.keep, 130 * day);
    expect(last).toEqual({ keep: {}, drop: [old] });
  });

  it('begin anew when a version that has them came back in between', () => {
    const back = sortEarlier([old], new Set([old]), { [old]: 0 }, 10 * day);
    expect(back.keep).toEqual({});
    expect(sortEarlier([old], new Set(), back.keep, 20 * day).keep).toEqual({ [old]: 20 * day });
  });
});
