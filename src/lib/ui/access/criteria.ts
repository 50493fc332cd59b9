/**
 * Every criterion of WCAG 2.2 on levels A and AA, how it was checked here, and what was found. It says `unchecked` where
 * nobody has looked: a statement that claims more than was done is worth nothing. Change it when a check is made.
 */
import { m } from '$lib/i18n/paraglide/messages';

/** Day of the last review, `yyyy-mm-dd`. */
export const reviewedOn = '2026-11-26';

export const checks = ['axe', 'tree', 'keyboard', 'browser', 'computed', 'looked'] as const;
export type Check = (typeof checks)[number];

export const results = ['met', 'partly', 'unchecked', 'not_applicable'] as const;
export type Result = (typeof results)[number];

export type Criterion = {
  /** `1.4.3`; the first figure is its principle. */
  id: string;
  level: 'A' | 'AA';
  /** Anchor in the standard. */
  slug: string;
  name: () => string;
  by: readonly Check[];
  result: Result;
  /** Why it does not apply, or what is missing. */
  note?: () => string;
};

const met = (
  id: string,
  level: Criterion['level'],
  slug: string,
  name: Criterion['name'],
  by: readonly Check[]
): Criterion => ({ id, level, slug, name, by, result: 'met' });

const none = (
  id: string,
  level: Criterion['level'],
  slug: string,
  name: Criterion['name'],
  note: () => string
): Criterion => ({ id, level, slug, name, by: ['looked'], result: 'not_applicable', note });

export const criteria: readonly Criterion[] = [
  met('1.1.1', 'A', 'non-text-content', m.wcag_1_1_1, ['axe', 'looked']),
  none('1.2.1', 'A', 'audio-only-and-video-only-prerecorded', m.wcag_1_2_1, m.access_note_media),
  none('1.2.2', 'A', 'captions-prerecorded', m.wcag_1_2_2, m.access_note_media),
  none('1.2.3', 'A', 'audio-description-or-media-alternative-prerecorded', m.wcag_1_2_3, m.access_note_media),
  none('1.2.4', 'AA', 'captions-live', m.wcag_1_2_4, m.access_note_media),
  none('1.2.5', 'AA', 'audio-description-prerecorded', m.wcag_1_2_5, m.access_note_media),
  met('1.3.1', 'A', 'info-and-relationships', m.wcag_1_3_1, ['axe', 'tree', 'looked']),
  met('1.3.2', 'A', 'meaningful-sequence', m.wcag_1_3_2, ['tree', 'keyboard', 'looked']),
  met('1.3.3', 'A', 'sensory-characteristics', m.wcag_1_3_3, ['looked']),
  met('1.3.4', 'AA', 'orientation', m.wcag_1_3_4, ['looked']),
  met('1.3.5', 'AA', 'identify-input-purpose', m.wcag_1_3_5, ['axe', 'looked']),
  met('1.4.1', 'A', 'use-of-color', m.wcag_1_4_1, ['looked']),
  none('1.4.2', 'A', 'audio-control', m.wcag_1_4_2, m.access_note_media),
  met('1.4.3', 'AA', 'contrast-minimum', m.wcag_1_4_3, ['axe', 'computed']),
  met('1.4.4', 'AA', 'resize-text', m.wcag_1_4_4, ['browser']),
  met('1.4.5', 'AA', 'images-of-text', m.wcag_1_4_5, ['looked']),
  met('1.4.10', 'AA', 'reflow', m.wcag_1_4_10, ['browser']),
  met('1.4.11', 'AA', 'non-text-contrast', m.wcag_1_4_11, ['computed', 'looked']),
  met('1.4.12', 'AA', 'text-spacing', m.wcag_1_4_12, ['browser']),
  none('1.4.13', 'AA', 'content-on-hover-or-focus', m.wcag_1_4_13, m.access_note_hover),
  met('2.1.1', 'A', 'keyboard', m.wcag_2_1_1, ['keyboard']),
  met('2.1.2', 'A', 'no-keyboard-trap', m.wcag_2_1_2, ['keyboard']),
  none('2.1.4', 'A', 'character-key-shortcuts', m.wcag_2_1_4, m.access_note_shortcuts),
  met('2.2.1', 'A', 'timing-adjustable', m.wcag_2_2_1, ['looked']),
  none('2.2.2', 'A', 'pause-stop-hide', m.wcag_2_2_2, m.access_note_moving),
  none('2.3.1', 'A', 'three-flashes-or-below-threshold', m.wcag_2_3_1, m.access_note_moving),
  met('2.4.1', 'A', 'bypass-blocks', m.wcag_2_4_1, ['axe', 'tree', 'keyboard']),
  met('2.4.2', 'A', 'page-titled', m.wcag_2_4_2, ['axe', 'tree']),
  met('2.4.3', 'A', 'focus-order', m.wcag_2_4_3, ['tree', 'keyboard']),
  met('2.4.4', 'A', 'link-purpose-in-context', m.wcag_2_4_4, ['axe', 'tree', 'looked']),
  met('2.4.5', 'AA', 'multiple-ways', m.wcag_2_4_5, ['looked']),
  met('2.4.6', 'AA', 'headings-and-labels', m.wcag_2_4_6, ['tree', 'looked']),
  met('2.4.7', 'AA', 'focus-visible', m.wcag_2_4_7, ['keyboard']),
  met('2.4.11', 'AA', 'focus-not-obscured-minimum', m.wcag_2_4_11, ['keyboard', 'browser']),
  none('2.5.1', 'A', 'pointer-gestures', m.wcag_2_5_1, m.access_note_gestures),
  met('2.5.2', 'A', 'pointer-cancellation', m.wcag_2_5_2, ['looked']),
  met('2.5.3', 'A', 'label-in-name', m.wcag_2_5_3, ['looked']),
  none('2.5.4', 'A', 'motion-actuation', m.wcag_2_5_4, m.access_note_motion),
  none('2.5.7', 'AA', 'dragging-movements', m.wcag_2_5_7, m.access_note_gestures),
  met('2.5.8', 'AA', 'target-size-minimum', m.wcag_2_5_8, ['browser']),
  met('3.1.1', 'A', 'language-of-page', m.wcag_3_1_1, ['axe', 'browser']),
  {
    ...met('3.1.2', 'AA', 'language-of-parts', m.wcag_3_1_2, ['axe', 'tree', 'looked']),
    result: 'partly',
    note: m.access_note_own_words
  },
  met('3.2.1', 'A', 'on-focus', m.wcag_3_2_1, ['keyboard']),
  met('3.2.2', 'A', 'on-input', m.wcag_3_2_2, ['keyboard', 'looked']),
  met('3.2.3', 'AA', 'consistent-navigation', m.wcag_3_2_3, ['looked']),
  met('3.2.4', 'AA', 'consistent-identification', m.wcag_3_2_4, ['looked']),
  met('3.2.6', 'A', 'consistent-help', m.wcag_3_2_6, ['looked']),
  met('3.3.1', 'A', 'error-identification', m.wcag_3_3_1, ['axe', 'tree', 'keyboard']),
  met('3.3.2', 'A', 'labels-or-instructions', m.wcag_3_3_2, ['axe', 'tree', 'looked']),
  met('3.3.3', 'AA', 'error-suggestion', m.wcag_3_3_3, ['looked']),
  met('3.3.4', 'AA', 'error-prevention-legal-financial-data', m.wcag_3_3_4, ['looked']),
  met('3.3.7', 'A', 'redundant-entry', m.wcag_3_3_7, ['looked']),
  met('3.3.8', 'AA', 'accessible-authentication-minimum', m.wcag_3_3_8, ['looked']),
  met('4.1.2', 'A', 'name-role-value', m.wcag_4_1_2, ['axe', 'tree']),
  met('4.1.3', 'AA', 'status-messages', m.wcag_4_1_3, ['tree'])
];
