import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { paraglide } from './src/lib/i18n/compile.ts';
import { preparedEnvironment } from './src/lib/server/environment.ts';

/** The pictures of shared links read the themes' colours from where they stand; Vitest would hand them an empty file. */
const css = { include: [/themes\.css/] };

const slow = { testTimeout: 60_000, hookTimeout: 120_000 };

/**
 * What every public page needs, in one chunk with all it imports: one file compresses better than twenty. The page of a
 * fault is fetched beside it, and no page waits for that.
 */
const firstVisit =
  /src.(routes.(\+(?!error)|.public..(or-fault|part|follow)\.)|lib.ui.(layout|base.Button|challenges.Facts)|lib.domain.oslo-day|lib.i18n.paraglide.messages.(fault_text|list_count)\.|lib.stores.(challenges|phone|session|status|profiles))/;

/** The looks of what public pages are made of, as one file: each file more is a round trip before the first paint. */
const looks =
  /src.(lib.ui.theme.*\.css|(lib.ui.(base|layout|home|install|partnerships|feedback|reports|session|matching|similar|follows.Follow|topics.TopicLinks|challenges.(?!Write)|interests.(?!Answer|Incoming|Waiting)|sync.NewVersion)|routes.(\+|del|.public.)).*type=style)/;

/** The looks of all that a person has for themselves, as another: the first load of each page names every file of styles. */
const ownLooks = /src.(routes..app.|lib.ui.).*type=style/;

/** A card stands on many pages, and its parts compress better as one file. */
const cards = /src.lib.ui.challenges.(Cards|ChallengeCard)/;

/** What a cold page reads, and what keeps the phone's own copy: the second after the first paint. */
const reading = /src.lib.stores.reading/;
const phone = /src.lib.local.phone/;
/** All that finds and weighs, which the list and the page of a challenge ask for when they have been seen. */
const matching = /src.lib.(domain.matching|stores.searching)/;
/** The page of a challenge, which the parts below must not take anything from. */
const article = /src.routes..public..utfordringer.\[slug\].\+page/;
/** What stands beside the list and the article, and comes after them. */
const besideList = /src.routes..public..utfordringer.(parts|live)\./;
const besideArticle = /src.routes..public..utfordringer.\[slug\].(Tools|Matching|Alike)\./;
/** What every page runs when it has been seen: a dozen small files cost a slow phone more to ask for than to read. */
const afterPaint = /src.routes.AfterPaint/;

/**
 * A first visit has the table of all pages and of what each builds on, by name: each as short as the bundler lets it be.
 * The server's own build names pictures alike, or the page would ask for each twice.
 */
const shortNames: Plugin = {
  name: 'short-names',
  enforce: 'post',
  config: ({ build }) => {
    const immutable = '_app/immutable';
    const assetFileNames = ({ names }: { names: string[] }) =>
      `${immutable}/assets/${names[0]?.endsWith('.css') ? '' : '[name].'}[hash:7][extname]`;
    const output = build?.ssr
      ? { assetFileNames }
      : {
          entryFileNames: ({ name }: { name: string }) =>
            `${immutable}/${name.startsWith('nodes/') ? 'nodes/' : `${name}.`}[hash:7].js`,
          chunkFileNames: `${immutable}/chunks/[hash:7].js`,
          assetFileNames
        };
    return { build: { rolldownOptions: { output } } };
  }
};

/**
 * Kit's client takes all of Svelte as one object, which keeps in the first load what nothing uses. Here it takes what it
 * uses, by name; a version that takes it otherwise stops the build.
 */
const svelteByName: Plugin = {
  name: 'svelte-by-name',
  transform: {
    filter: { id: /kit.src.runtime.client.client\.js$/ },
    handler(code) {
      const all = "import * as svelte from 'svelte';";
      if (!code.includes(all)) this.error('Kit takes Svelte otherwise than it did');
      const names = ['onMount', 'settled', 'tick', 'untrack'];
      const taken = names.map((name) => `${name} as svelte_${name}`).join(', ');
      const given = names.map((name) => `${name}: svelte_${name}`).join(', ');
      return code.replace(all, `import { ${taken} } from 'svelte'; const svelte = { ${given} };`);
    }
  }
};

export default defineConfig(({ command }) => ({
  css: {
    postcss: {
      plugins: [
        {
          // Designsystemet asks what stands inside: of every element, whether a label in it is pointed at, some 15 ms a
          // tap at 4× CPU, only to keep a field's frame from showing twice (here the fields alone are asked); and of
          // fields, whether they hold one box to tick, which ours never do, or a text that can't be changed, for a
          // padlock beside its name: 2 ms a letter, at each change of the page.
          postcssPlugin: 'never-asked-what-is-inside',
          Rule: (rule) => {
            rule.selector = rule.selector
              .replaceAll(':has(label):not(:has(label:hover)) .ds-input', '.ds-input')
              .replace(/,\s*label:has\(input\[readonly\]\)/, '');
            const inFields = /designsystemet-css.*field(set)?\.css$/.test(rule.source?.input.file ?? '');
            if (!inFields || !rule.selector.includes(':has(')) return;
            const others = rule.selectors.filter((selector) => !selector.includes(':has('));
            if (others.length > 0) rule.selectors = others;
            else rule.remove();
          }
        }
      ]
    }
  },
  plugins: [
    preparedEnvironment(),
    command === 'serve' && !process.env.VITEST && paraglideVitePlugin(paraglide),
    sveltekit(),
    svelteByName,
    shortNames
  ],
  build: {
    target: 'es2022',
    // Only styles are named ahead: the list of every route's scripts would stand in the first load of each page.
    modulePreload: { resolveDependencies: (_file, files) => files.filter((file) => file.endsWith('.css')) },
    rolldownOptions: {
      output: {
        advancedChunks: {
          groups: [
            { name: 'looks', test: looks, priority: 5 },
            { name: 'own-looks', test: ownLooks, priority: 4 },
            { name: 'first', test: firstVisit, priority: 4 },
            { name: 'cards', test: cards, priority: 3 },
            { name: 'reading', test: reading, priority: 3 },
            { name: 'article', test: article, priority: 3 },
            { name: 'phone', test: phone, priority: 2 },
            { name: 'matching', test: matching, priority: 1 },
            { name: 'after-paint', test: afterPaint, priority: 1 },
            { name: 'beside-list', test: besideList },
            { name: 'beside-article', test: besideArticle }
          ]
        }
      }
    }
  },
  test: {
    // Vitest leaves one core to whoever watches; a run of all tests has nobody to leave it to.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          css,
          // What all import is read once and not once a file. The stories of sync put a browser of their own around it.
          isolate: false,
          include: ['src/**/*.test.ts', 'tests/{architecture,i18n}/**/*.test.ts']
        }
      },
      {
        extends: true,
        test: { name: 'sync', css, include: ['tests/sync/**/*.test.ts'] }
      },
      {
        extends: true,
        test: {
          name: 'db',
          css,
          globalSetup: 'tests/tools/shared-postgres.ts',
          include: ['tests/{db,server}/**/*.test.ts'],
          exclude: ['**/*.built.test.ts'],
          ...slow
        }
      },
      {
        extends: true,
        test: {
          name: 'built',
          globalSetup: 'tests/tools/shared-postgres.ts',
          include: ['tests/{built,server}/**/*.built.test.ts'],
          ...slow
        }
      }
    ]
  }
}));
