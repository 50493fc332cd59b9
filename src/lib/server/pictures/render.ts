/** SVG → PNG, off the event loop and one at a time, so that many who ask at once cannot take the machine. */
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import bold from './fonts/schibsted-grotesk-700.ttf?inline';
import regular from './fonts/schibsted-grotesk-400.ttf?inline';
import { readFont } from './font.ts';
import { draw, family, type Fonts, type Picture } from './picture.ts';

const bytes = (inlined: string): Buffer => Buffer.from(inlined.slice(inlined.indexOf(',') + 1), 'base64');

let read: Fonts | undefined;
const fonts = (): Fonts => (read ??= { regular: readFont(bytes(regular)), bold: readFont(bytes(bold)) });

let files: string[] | undefined;
/** The renderer reads fonts from files only, and a built server has none; written anew where a cleaner took them. */
const fontFiles = (): string[] => {
  if (files?.every((file) => existsSync(file))) return files;
  const folder = mkdtempSync(join(tmpdir(), 'samskap-fonts-'));
  files = Object.entries({ regular, bold }).map(([name, inlined]) => {
    const file = join(folder, `${name}.ttf`);
    writeFileSync(file, bytes(inlined));
    return file;
  });
  return files;
};

let last: Promise<unknown> = Promise.resolve();

export const render = (picture: Picture): Promise<Uint8Array> => {
  const made = last.then(async () => {
    // A native module: loaded only where somebody asks for a picture.
    const { renderAsync } = await import('@resvg/resvg-js');
    const svg = draw(picture, fonts());
    const font = { fontFiles: fontFiles(), loadSystemFonts: false, defaultFontFamily: family };
    return new Uint8Array((await renderAsync(svg, { font })).asPng());
  });
  last = made.catch(() => undefined);
  return made;
};
