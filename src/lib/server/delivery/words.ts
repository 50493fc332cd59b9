/** A letter in words, before it is made into text or HTML. */
import type { Language } from '../../domain/rows';

export type Link = { text: string; url: string };

/** One thing that is told; things that would say the same are told once. */
export type Line = {
  /** Said before it, where a new part of the letter begins; else empty. */
  heading: string;
  text: string;
  /** When it happened, where that is worth knowing; else empty. */
  day: string;
  /** What it is about, where the sentence does not say it. */
  details: string[];
  /** Where it is; null where the letter has one place for all of it. */
  url: string | null;
  more: { title: string; links: Link[] } | null;
};

export type Words = {
  language: Language;
  subject: string;
  hello: string;
  /** Said before the lines; may be empty. */
  intro: string;
  lines: Line[];
  /** The one thing to do, where there is one. */
  action: Link | null;
  /** What else the reader should know, a paragraph each. */
  notes: string[];
  /** Why the reader gets this letter, and what they can do about it. */
  why: string;
  links: Link[];
};
