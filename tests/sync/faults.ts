/**
 * The faults that touch a phone (design, quality: reliability), by the names under which the stories count them. A story
 * test that never had one of them has proved nothing about it.
 */
export const faults: Record<string, readonly string[]> = {
  'a line that is cut': ['cut'],
  'a half-open line, in each direction': ['hung request', 'hung answer'],
  'a slow line, in each direction': ['slow request', 'slow answer'],
  'a request that is lost, an answer that is lost': ['cut', 'lost answer'],
  'a request that arrives twice, and late, and out of order': ['twice', 'slow request'],
  'answers that are no answers': ['401', '403', '409', '429', '503'],
  'a server that asks to be left alone': ['429'],
  'a captive portal': ['portal'],
  'a clock that is a day off': ['clock a day off'],
  'a token that runs out while the queue is sent': ['expired token'],
  'a database that is cleared away or damaged': [
    'evicted database',
    'corrupt database',
    'unreadable database'
  ],
  'a tab that dies at any step': ['crash'],
  'a process that is paused at any step': ['paused process'],
  'two builds in one session': ['two builds'],
  'a poison item in the queue': ['poison item'],
  'another person on the phone': ['another person'],
  'a server that was restored': ['epoch change'],
  'a feed that was purged': ['feed purge'],
  'a full disk': ['full disk']
};
