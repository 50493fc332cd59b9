import type { Attachment } from 'svelte/attachments';

/** Calls `seen` once, when the element comes into view: what lies further down the page has not been read. */
export const onScreen =
  (seen: () => void): Attachment =>
  (element) => {
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      seen();
    });
    observer.observe(element);
    return () => observer.disconnect();
  };
