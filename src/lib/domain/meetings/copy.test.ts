import { expect, it } from 'vitest';
import { blankMeeting } from './blank';
import { copyOf } from './copy';
import type { HostedMeeting } from './link';

it('takes all that hosts write, and nothing of the time, the state and the line', () => {
  const earlier: HostedMeeting = {
    ...blankMeeting,
    id: 'a',
    partnership_id: 'p',
    organisation_id: 'o',
    join_url: null,
    updated_at: '2026-01-01T00:00:00Z'
  };
  const own = [
    'id',
    'rev',
    'updated_at',
    'partnership_id',
    'organisation_id',
    'series_id',
    'series_rule',
    'slug',
    'state',
    'starts_at',
    'ends_at',
    'opens_at',
    'closes_at',
    'taken',
    'waiting',
    'line',
    'sequence',
    'summary',
    'interested',
    'moved_from',
    'reason',
    'published_at',
    'is_example'
  ];
  const taken = Object.keys(copyOf(earlier));
  expect([...taken, ...own].sort()).toEqual(Object.keys(earlier).sort());
});
