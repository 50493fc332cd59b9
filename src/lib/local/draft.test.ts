import { describe, expect, it } from 'vitest';
import { sharedDraft, suggestionDraft } from './draft';
import type { Ledger } from './ledger';

const notes = (): Ledger => {
  const held = new Map<string, string>();
  return {
    getItem: (name) => held.get(name) ?? null,
    setItem: (name, value) => void held.set(name, value),
    removeItem: (name) => void held.delete(name)
  };
};

const draft = { need: 'Benken er borte.', whom: '', place: 'Sentrum', title: 'Benken', partnership_id: 'p' };

describe('a suggestion that is being written', () => {
  it('is there for whoever signs in to send it', () => {
    const ledger = notes();
    expect(suggestionDraft.write(ledger, null, draft)).toBe(true);
    expect(suggestionDraft.read(ledger, null)).toEqual(draft);
    expect(suggestionDraft.read(ledger, 'anne')).toEqual(draft);
  });

  it('is nobody else’s, once it is known whose it is', () => {
    const ledger = notes();
    suggestionDraft.write(ledger, 'anne', draft);
    expect(suggestionDraft.read(ledger, 'bo')).toBeNull();
    expect(suggestionDraft.read(ledger, null)).toBeNull();
    expect(suggestionDraft.read(ledger, 'anne')).toEqual(draft);
  });

  it('is gone when it is sent, and what cannot be read is none', () => {
    const ledger = notes();
    suggestionDraft.write(ledger, 'anne', draft);
    suggestionDraft.clear(ledger);
    expect(suggestionDraft.read(ledger, 'anne')).toBeNull();
    ledger.setItem('samskap-suggestion', '{"uid":null,"need":7');
    expect(suggestionDraft.read(ledger, null)).toBeNull();
  });

  it('says so where the phone is full', () => {
    const full: Ledger = {
      ...notes(),
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError');
      }
    };
    expect(suggestionDraft.write(full, null, draft)).toBe(false);
  });
});

describe('what another app has shared', () => {
  it('waits for whoever signs in, beside a suggestion that is being written', () => {
    const ledger = notes();
    suggestionDraft.write(ledger, null, draft);
    sharedDraft.write(ledger, null, { title: 'Benken', text: 'Les dette.', url: '' });
    sharedDraft.clear(ledger);
    expect(sharedDraft.read(ledger, null)).toBeNull();
    expect(suggestionDraft.read(ledger, null)).toEqual(draft);
    sharedDraft.write(ledger, 'anne', { title: 'Benken', text: 'Les dette.', url: '' });
    expect(sharedDraft.read(ledger, 'anne')?.text).toBe('Les dette.');
    expect(sharedDraft.read(ledger, 'bo')).toBeNull();
  });
});
