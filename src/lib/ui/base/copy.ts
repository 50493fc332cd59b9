/** Puts a text where the phone pastes from. @returns false where it would not: a page without TLS has no clipboard at all */
export const copied = async (text: string): Promise<boolean> => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
};
