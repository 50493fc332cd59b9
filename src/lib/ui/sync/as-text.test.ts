import { expect, it } from 'vitest';
import { m } from '$lib/i18n/paraglide/messages';
import { asText } from './as-text';
import type { UnsentOp } from './unsent-op';

const op = (patch: Partial<UnsentOp>): UnsentOp => ({
  op_id: 'a',
  kind: 'interests.send',
  args: {},
  created_at: '2026-11-26T08:00:00Z',
  state: 'waiting',
  ...patch
});

const text = (...ops: UnsentOp[]): string => asText(ops, ({ kind }) => kind, [], '2026-11-26T09:00:00Z');

it('holds every word that was typed, and no ids', () => {
  const written = text(
    op({
      args: {
        id: '00000000-0000-4000-8000-00000000c001',
        challenge_id: '00000000-0000-4000-8000-00000000c002',
        name: 'Student i sykepleie',
        message: 'Første linje.\n\nAndre linje.',
        something_new: 'også det som ingen har gitt et navn'
      }
    })
  );
  for (const words of [
    'interests.send',
    'Student i sykepleie',
    'Første linje.\n\nAndre linje.',
    'også det som ingen har gitt et navn'
  ])
    expect(written).toContain(words);
  expect(written).not.toContain('00000000');
});

it('P10: holds both texts of a conflict', () => {
  const written = text(
    op({
      kind: 'challenges.save',
      state: 'parked',
      code: 'conflict',
      args: { whom: 'Min tekst.' },
      row: { whom: 'Deres tekst.' },
      fields: ['whom']
    })
  );
  expect(written).toContain('Min tekst.');
  expect(written).toContain('Deres tekst.');
  expect(written).toContain(m.conflict_title());
});
