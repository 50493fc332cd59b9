import { describe, expect, it } from 'vitest';
import { challengeCommands } from './commands';
import { allOf, draftOf, readShared, together, wordsOf } from './shared';

const link = 'https://www.oa.no/benkene-er-borte';
const given = (fields: Record<string, string>) => readShared(new URLSearchParams(fields));

describe('what another app shares', () => {
  it('has its link wherever that app put it', () => {
    const told = { title: 'Benkene er borte', text: 'Les dette.', url: link };
    expect(given({ title: told.title, text: 'Les dette.', url: link })).toEqual(told);
    expect(given({ title: told.title, text: `Les dette. ${link}` })).toEqual(told);
    expect(given({ title: told.title, text: `Les dette.\n${link}`, url: link })).toEqual(told);
    expect(given({ title: link })).toEqual({ title: '', text: '', url: link });
    expect(given({ text: link })).toEqual({ title: '', text: '', url: link });
  });

  it('keeps a link in the middle of a sentence where it stands', () => {
    const text = `Se ${link} for mer om dette.`;
    expect(given({ text })).toEqual({ title: '', text, url: '' });
  });

  it('is nothing when nothing came, or only space', () => {
    expect(given({})).toBeNull();
    expect(given({ title: ' ', text: '\n' })).toBeNull();
  });
});

describe('what is shared while something earlier waits', () => {
  const earlier = { title: 'Benken', text: 'Den er borte.', url: link };
  const later = { title: 'Lyset', text: 'Det er mørkt.', url: '' };

  it('comes after it, every word of both', () => {
    const both = together(earlier, later);
    expect(allOf(both)).toBe(`${allOf(earlier)}\n\n${allOf(later)}`);
    expect(both.title).toBe('Benken');
    expect(together(null, later)).toEqual(later);
  });

  it('adds nothing the second time', () => {
    const both = together(earlier, later);
    expect(together(both, later)).toEqual(both);
    expect(together(earlier, earlier)).toEqual(earlier);
  });
});

describe('the draft it becomes', () => {
  it('shows every word that came, and has the link as its source', () => {
    expect(draftOf({ title: 'Benkene er borte', text: 'Les dette.', url: link })).toEqual({
      title: 'Benkene er borte',
      today: `Les dette.\n\n${link}`,
      source_url: link
    });
  });

  it.each([
    ['a title that is too long', { title: 'å'.repeat(121), text: 'Les dette.', url: '' }],
    ['a link that is too long', { title: '', text: '', url: `${link}?${'a'.repeat(500)}` }],
    ['a link to the phone itself', { title: 'Fra telefonen', text: 'content://bilder/7', url: '' }]
  ])('can be stored and loses nothing: %s', (_, shared) => {
    const args = { id: crypto.randomUUID(), ...draftOf(shared) };
    expect(challengeCommands['challenges.save'].check(args)).toEqual([]);
    const said = `${args.title}\n${args.today}`;
    for (const part of Object.values(shared)) expect(said).toContain(part);
  });

  it('says all of it to a suggestion, whose title stands apart', () => {
    expect(wordsOf({ title: 'Benken', text: 'Den er borte.', url: link })).toBe(`Den er borte.\n\n${link}`);
  });
});
