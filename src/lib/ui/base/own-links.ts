/** A text in pieces, those with `link` being pages of ours: nobody is led elsewhere by what somebody wrote. */
export const ownLinks = (text: string, origin: string): { text: string; link: boolean }[] =>
  text
    .split(/(https?:\/\/[^\s<>"«»]*[^\s<>"«».,;:!?)])/)
    .map((piece) => ({ text: piece, link: piece === origin || piece.startsWith(`${origin}/`) }))
    .filter((piece) => piece.text !== '');
