import { readFileSync } from 'node:fs';
import { building } from '$app/environment';

type Chunk = { file: string; name?: string; imports?: string[]; dynamicImports?: string[] };

/** What the phone answers from, what a list shows beside its cards, and Kit's page of a fault, which it loads with every page. */
const names = ['reading', 'parts', 'nodes/1'];

/** Only the list itself may ask for this. */
const ofList = 'src/routes/(public)/utfordringer/parts.ts';

/**
 * What a cold start asks for after the app itself, so that the shell's head names it too: Kit's own list leaves out
 * what a file before it may ask for later, and no page is known behind the shell's address; most often it is the list.
 * @returns links, from the client's build; none while the app is being changed
 */
export const linksAhead = (): string => {
  if (!building) return '';
  const built = readFileSync('.svelte-kit/output/client/.vite/manifest.json', 'utf8');
  const chunks = JSON.parse(built) as Record<string, Chunk>;
  const files = new Set<string>();
  const add = (chunk?: Chunk): void => {
    if (!chunk || files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const key of chunk.imports ?? []) add(chunks[key]);
  };
  for (const chunk of Object.values(chunks))
    if (names.includes(chunk.name ?? '') || chunk.dynamicImports?.includes(ofList)) add(chunk);
  return [...files].map((file) => `<link rel="modulepreload" href="/${file}" />`).join('');
};
