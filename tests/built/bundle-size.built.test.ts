import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { build, type Rolldown } from 'vite';
import { beforeAll, describe, expect, it } from 'vitest';

/**
 * Sizes are exact, so they are asserted: what the browser must fetch before a public page can be used, following
 * static imports only. Sync, search, forms and sign-in load after first paint and are not counted here.
 */
const root = join(import.meta.dirname, '../..');
const client = join(root, 'build/client');

type Chunk = { file: string; imports?: string[]; css?: string[] };
let manifest: Record<string, Chunk> = {};

beforeAll(() => {
  const path = join(root, '.svelte-kit/output/client/.vite/manifest.json');
  manifest = JSON.parse(readFileSync(path, 'utf8')) as Record<string, Chunk>;
});

const closure = (keys: readonly string[]): { js: string[]; css: string[] } => {
  const seen = new Set<string>();
  const visit = (key: string): void => {
    const chunk = manifest[key];
    if (!chunk) throw new Error(`no chunk ${key}`);
    if (seen.has(key)) return;
    seen.add(key);
    chunk.imports?.forEach(visit);
  };
  keys.forEach(visit);
  const chunks = [...seen].flatMap((key) => manifest[key] ?? []);
  return {
    js: [...new Set(chunks.map((chunk) => chunk.file))],
    css: [...new Set(chunks.flatMap((chunk) => chunk.css ?? []))]
  };
};

const brotli = (bytes: Buffer | string): number =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length / 1024;

const kib = (files: readonly string[]): number =>
  files.reduce((sum, file) => sum + brotli(readFileSync(join(client, file))), 0);

/** The entry files of Kit, and the nodes of a route: its layouts and its page. */
const entry = (): string[] =>
  Object.keys(manifest).filter((key) =>
    /runtime\/client\/entry\.js$|generated\/client-optimized\/app\.js$/.test(key)
  );

const nodesOf = (route: string): string[] => {
  const wanted = new Set<string>();
  const segments = route.split('/');
  for (let depth = 0; depth <= segments.length; depth += 1) {
    const folder = ['src/routes', ...segments.slice(0, depth)].filter(Boolean).join('/');
    for (const name of ['+layout.svelte', '+layout.ts'])
      if (existsSync(join(root, folder, name))) wanted.add(`${folder}/${name}`);
  }
  for (const name of ['+page.svelte', '+page.ts']) {
    if (existsSync(join(root, 'src/routes', route, name))) wanted.add(`src/routes/${route}/${name}`);
  }
  const generated = join(root, '.svelte-kit/generated/client-optimized/nodes');
  return globSync('*.js', { cwd: generated })
    .filter((file) => {
      const sources = [
        ...readFileSync(join(generated, file), 'utf8').matchAll(/["'](?:\.\.\/)+(src\/routes\/[^"']+)["']/g)
      ];
      return sources.some((match) => wanted.has(match[1] ?? ''));
    })
    .map((file) => `.svelte-kit/generated/client-optimized/nodes/${file}`);
};

/** These modules of ours as one file, minified as the app is, without whatever else they import. */
const bundled = async (modules: readonly string[], own: RegExp): Promise<number> => {
  const entry = 'virtual:modules';
  const { output } = (await build({
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { $lib: join(root, 'src/lib') } },
    plugins: [
      {
        name: 'modules',
        resolveId: (id) => (id === entry ? id : null),
        load: (id) =>
          id === entry
            ? modules
                .map((file, n) => `export * as m${n} from ${JSON.stringify(join(root, file))};`)
                .join('\n')
            : null
      }
    ],
    build: {
      write: false,
      target: 'es2022',
      rolldownOptions: {
        input: entry,
        preserveEntrySignatures: 'strict',
        external: (id, from) =>
          from !== undefined && from !== entry && !own.test(id.startsWith('.') ? join(dirname(from), id) : id)
      }
    }
  })) as Rolldown.RolldownOutput;
  const [chunk] = output;
  for (const file of modules) expect(chunk.moduleIds).toContain(join(root, file));
  return brotli(chunk.code);
};

/** What stands in one part of search or matching alone, so that the file it went into is known by it. */
const marks = {
  lexicon: 'barn born child kid',
  spellings: '/ical$|ic$/',
  'names of kinds': 'bacheloroppgave bacheloroppgåve',
  turns: '2246822507',
  'similar needs': 'asjon ering isjon'
};

describe('search and matching', () => {
  const store = 'src/lib/stores/searching.ts';
  const parts = globSync('src/lib/domain/matching/**/*.ts', { cwd: root }).filter(
    (file) => !file.endsWith('.test.ts')
  );

  it('search with its lexicon ≤ 12 KiB; with suggestions and similar needs, but for the words of the lexicon, ≤ 12 KiB', async () => {
    const search = await bundled([store], /domain.matching|stores.searching/);
    const all = await bundled([store, ...parts], /domain.matching|stores.searching/);
    const lexicon = await bundled(
      parts.filter((file) => file.endsWith('lexicon.ts')),
      /lexicon/
    );
    console.log(
      `search ${search.toFixed(1)} KiB; with suggestions and similar needs ${all.toFixed(1)} KiB, of which the lexicon ${lexicon.toFixed(1)} KiB (brotli)`
    );
    expect(search).toBeLessThanOrEqual(12);
    expect(all - lexicon).toBeLessThanOrEqual(12);
  });

  it('are in no first load', () => {
    const scripts = globSync('**/*.js', { cwd: client });
    const { js } = closure([
      ...entry(),
      ...nodesOf('(public)/utfordringer'),
      ...nodesOf('(public)/utfordringer/[slug]')
    ]);
    expect(js).not.toContain(manifest[store]?.file);
    for (const [part, mark] of Object.entries(marks)) {
      const files = scripts.filter((file) => readFileSync(join(client, file), 'utf8').includes(mark));
      expect({ part, found: files.length > 0 }).toEqual({ part, found: true });
      expect({ part, first: files.filter((file) => js.includes(file)) }).toEqual({ part, first: [] });
    }
  });
});

describe('what a first visit loads', () => {
  it.each(['(public)/utfordringer', '(public)/utfordringer/[slug]'])(
    '%s: JavaScript ≤ 45 KiB, CSS ≤ 22 KiB',
    (route) => {
      const nodes = nodesOf(route);
      expect(nodes.length).toBeGreaterThanOrEqual(2);
      const { js, css } = closure([...entry(), ...nodes]);
      const sizes = { js: kib(js), css: kib(css) };
      console.log(
        `${route}: ${sizes.js.toFixed(1)} KiB JavaScript, ${sizes.css.toFixed(1)} KiB CSS (brotli)`
      );
      expect(sizes.js).toBeLessThanOrEqual(45);
      expect(sizes.css).toBeLessThanOrEqual(22);
    }
  );

  it('the font is one file of at most 35 KiB', () => {
    const fonts = globSync('**/*.woff2', { cwd: client });
    expect(fonts).toHaveLength(1);
    expect(readFileSync(join(client, fonts[0] ?? '')).length / 1024).toBeLessThanOrEqual(35);
  });

  it('carries no validation, database or Supabase code', () => {
    const { js } = closure([
      ...entry(),
      ...nodesOf('(public)/utfordringer'),
      ...nodesOf('(public)/utfordringer/[slug]')
    ]);
    const marks = [/GoTrueClient|supabase\.auth/, /safeParse|_zod/, /IDBObjectStore\b.*wrap/s];
    const found = js.filter((file) =>
      marks.some((mark) => mark.test(readFileSync(join(client, file), 'utf8')))
    );
    expect(found).toEqual([]);
  });

  it('no rule of style asks every element of the page whether a label in it is pointed at', () => {
    const found = globSync('**/*.css', { cwd: client }).filter((file) =>
      readFileSync(join(client, file), 'utf8').includes(':has(label:hover)')
    );
    expect(found).toEqual([]);
  });

  it('no secret reaches the browser', () => {
    const files = globSync('**/*.{js,html,json}', { cwd: client });
    const found = files.filter((file) =>
      /sb_secret_\w{4}|jwt_secret|SERVICE_ROLE_KEY|BEGIN [A-Z ]*PRIVATE KEY/.test(
        readFileSync(join(client, file), 'utf8')
      )
    );
    expect(found).toEqual([]);
  });
});

describe('what styles ask of a page that changes', () => {
  /** Measured at 4× CPU with a letter typed in the search: none of these makes drawing its hits dearer. */
  const cheap = ['+.apart', '.main-action', '.wheel', '>:nth-child(5)', '>span', 'a'];

  it('of what stands inside an element, only what costs nothing when cards change', () => {
    const styles = globSync('_app/immutable/assets/*.css', { cwd: client })
      .map((file) => readFileSync(join(client, file), 'utf8').replaceAll(/:where\(\.svelte-\w+\)/g, ''))
      .join('\n');
    const asked = [...styles.matchAll(/:has\(((?:[^()]|\([^()]*\))*)\)/g)].map(([, inside]) => inside);
    expect([...new Set(asked)].sort()).toEqual(cheap);
  });
});
