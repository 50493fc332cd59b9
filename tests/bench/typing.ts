/**
 * What one waits for who types in the search on a slow phone, with 2,000 and 10,000 challenges in the index. Needs a
 * build.
 */
import { chromium, type BrowserContext, type Page } from '@playwright/test';
import { chromiumArgs, findChromium } from '../tools/chromium.ts';
import { startApp } from './app.ts';
import { percentiles, type Line } from './measure.ts';
import { filled, list, phone, slowPage } from './slow-phone.ts';

const sizes = [
  { count: 2_000, budget: 16 },
  { count: 10_000, budget: 50 }
] as const;

/** As many words as a percentile needs: with three of them p95 was the very first letter of all. */
const words = ['skole', 'helse', 'klima', 'bibliotek', 'energi', 'barn', 'universell', 'demokrati'];
/** The app is opened so often, and the words typed so often each time. */
const [visits, rounds] = [3, 3];

/** Milliseconds from a letter until what it finds stands in the page, and until that has been painted. */
type Letter = { stood: number; painted: number };

/**
 * Each letter of the words, typed into the field; a word begins with an empty one. What stands in the page goes with the
 * next frame: its style, layout and paint are done when a task that it asks for comes, or the frame behind it.
 */
const typing = async (page: Page): Promise<Letter[]> => {
  const letters: Letter[] = [];
  const field = page.locator('input[type=search]');
  for (const word of words) {
    for (const letter of word) {
      await page.evaluate(() => {
        const state: Letter = { stood: 0, painted: 0 };
        Object.assign(window, { letter: state });
        document.addEventListener(
          'input',
          ({ timeStamp }) => {
            const took = () => performance.now() - timeStamp;
            // What the letter before it still paints is not an answer to this one.
            const seen = new MutationObserver(() => {
              seen.disconnect();
              state.stood = took();
              requestAnimationFrame(() => {
                const { port1, port2 } = new MessageChannel();
                const painted = () => (state.painted ||= took());
                port1.onmessage = painted;
                port2.postMessage(null);
                requestAnimationFrame(painted);
              });
            });
            seen.observe(document.querySelector('.results') as Element, {
              subtree: true,
              childList: true,
              characterData: true,
              // Hits that say the same as before have another address.
              attributes: true
            });
          },
          { once: true, capture: true }
        );
      });
      await field.press(letter);
      await page.waitForFunction(() => (Reflect.get(window, 'letter') as Letter).painted);
      letters.push(await page.evaluate(() => Reflect.get(window, 'letter') as Letter));
    }
    // The address follows the field, and with it the list: that is no letter's work.
    await field.fill('');
    await page.waitForFunction(() => location.search === '');
  }
  return letters;
};

const typedOften = async (page: Page): Promise<Letter[]> => {
  const letters: Letter[] = [];
  for (let round = 0; round < rounds; round++) letters.push(...(await typing(page)));
  return letters;
};

const timesOf = (letters: readonly Letter[], what: keyof Letter) =>
  percentiles(letters.map((letter) => letter[what]));

/** What is typed in all visits, as it was, and what of it in the first round of each. */
type Typed = { all: Letter[]; first: Letter[] };

const visited = async (context: BrowserContext, open: (page: Page) => Promise<unknown>): Promise<Typed> => {
  const typed: Typed = { all: [], first: [] };
  for (let visit = 0; visit < visits; visit++) {
    const { page } = await slowPage(context, 'body');
    await open(page);
    const letters = await typedOften(page);
    typed.all.push(...letters);
    typed.first.push(...letters.slice(0, letters.length / rounds));
    await page.close();
  }
  return typed;
};

const theApp =
  (origin: string) =>
  async (page: Page): Promise<void> => {
    await page.goto(origin + list);
    await page.waitForFunction(() => performance.getEntriesByName('search-ready').length > 0, undefined, {
      timeout: 180_000
    });
  };

/** A page with a field and a number alone: what the browser takes on this machine at this hour. */
const emptyField = async (page: Page): Promise<void> => {
  await page.setContent('<input type="search"><p class="results"></p>');
  await page.evaluate(() => {
    let letters = 0;
    document.addEventListener('input', () => {
      (document.querySelector('.results') as Element).textContent = String((letters += 1));
    });
  });
};

const whole = (value: number): string => value.toFixed(0);

export const typingBench = async (): Promise<Line[]> => {
  const lines: Line[] = [];
  for (const { count, budget } of sizes) {
    const app = await startApp(count);
    const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumArgs });
    try {
      const context = await browser.newContext(phone);
      await filled(context, app.origin);
      const ours = await visited(context, theApp(app.origin));
      const bare = await visited(context, emptyField);
      const [stood, painted] = [timesOf(ours.all, 'stood'), timesOf(ours.all, 'painted')];
      lines.push(
        {
          what: `keystroke → results in the page, ${count} challenges, p95`,
          value: stood.p95,
          unit: 'ms',
          budget,
          note: `p50 ${whole(stood.p50)} ms; the first words of a visit p95 ${whole(timesOf(ours.first, 'stood').p95)} ms`
        },
        {
          what: `keystroke → results painted, ${count} challenges, p95`,
          value: painted.p95,
          unit: 'ms',
          budget: null,
          against: { what: 'a field with a number alone', value: timesOf(bare.all, 'painted').p95 },
          note: `p50 ${whole(painted.p50)} ms; the first words of a visit p95 ${whole(timesOf(ours.first, 'painted').p95)} ms`
        }
      );
    } finally {
      await browser.close();
      await app.stop();
    }
  }
  return lines;
};
