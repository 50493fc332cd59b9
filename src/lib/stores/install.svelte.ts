import { installNote } from '../local/install';
import { ledger } from '../local/ledger';
import { session } from './session.svelte';
import { status } from './status.svelte';

/** Chromium's own question, which it lets a page ask once. Not in the type library. */
type Question = Event & { prompt: () => Promise<void>; userChoice: Promise<{ outcome: string }> };

/** One that came before this code, kept by the page's first script (`app.html`). */
const early = (): Question | null =>
  'installQuestion' in window ? (window.installQuestion as Question) : null;

/**
 * How Samskap gets onto this device: `done` it is open as an app · `ask` the browser has a question of its own · `ios`
 * by the Share button · `menu` somewhere in the browser's menu, or not at all.
 */
export type InstallWay = 'done' | 'ask' | 'ios' | 'menu';

const wayOf = (): InstallWay => {
  const { userAgent, maxTouchPoints } = navigator;
  const isOpenOnIos = 'standalone' in navigator && navigator.standalone === true;
  if (isOpenOnIos || matchMedia('(display-mode: standalone)').matches) return 'done';
  // An iPad says that it is a Mac.
  const isApple = /iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1);
  return isApple ? 'ios' : 'menu';
};

/** What is done by itself, without anybody writing. */
const isQuiet = (kind: string): boolean => kind.startsWith('notifications.');

class Install {
  #question = $state.raw<Question | null>(null);
  #way = $state<InstallWay>('menu');
  #mayAsk = $state(false);

  constructor() {
    if (typeof window === 'undefined') return;
    this.#way = wayOf();
    this.#question = early();
    this.#noted(() => (this.#mayAsk = installNote.mayAsk(ledger(), sessionStorage, Date.now())));
    addEventListener('beforeinstallprompt', (event) => {
      event.preventDefault();
      this.#question = event as Question;
    });
    addEventListener('appinstalled', () => {
      this.#question = null;
      this.#mayAsk = false;
    });
    $effect.root(() => {
      $effect(() => {
        if (status.ops.some(({ kind }) => !isQuiet(kind)))
          this.#noted(() => installNote.use(ledger(), sessionStorage));
      });
    });
  }

  get way(): InstallWay {
    return this.#question ? 'ask' : this.#way;
  }

  /** Now is a good time: used before, nothing waits to be sent, and there is a way that can be told in one line. */
  get suggested(): boolean {
    const isShort = this.way === 'ask' || this.way === 'ios';
    return this.#mayAsk && isShort && session.state === 'in' && status.kind === 'fresh';
  }

  async ask(): Promise<void> {
    const question = this.#question;
    if (!question) return;
    this.#question = null;
    await question.prompt();
    if ((await question.userChoice).outcome !== 'accepted') this.decline();
  }

  /** Not asked again for a long time; the settings still say how. */
  decline(): void {
    this.#mayAsk = false;
    this.#noted(() => installNote.decline(ledger(), Date.now()));
  }

  /** A device that keeps no notes is never asked. */
  #noted(note: () => void): void {
    try {
      note();
    } catch {
      this.#mayAsk = false;
    }
  }
}

export const install = new Install();
