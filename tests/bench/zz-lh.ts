import { createServer } from 'node:net';
import { chromium } from '@playwright/test';
import lighthouse from 'lighthouse';
import { chromiumArgs, findChromium } from '../tools/chromium.ts';
import { startApp } from './app.ts';
import { writeFileSync } from 'node:fs';
const app = await startApp(200);
const port = 9333;
const browser = await chromium.launch({ executablePath: findChromium(), args: [...chromiumArgs, `--remote-debugging-port=${port}`] });
const { cards } = (await (await fetch(`${app.origin}/api/open/v1/cards`)).json()) as any;
const only = process.argv[2]; const runs = Number(process.argv[3] ?? 3);
for (const [name, path] of Object.entries({ home: '/', list: '/utfordringer', challenge: `/utfordringer/${cards[0].slug}`, partnership: '/partnerskap/gjovik-ntnu' })) {
  if (only && only !== 'all' && only !== name) continue;
  for (let i = 0; i < runs; i++) {
    const r = await lighthouse(app.origin + path, { port, ...(process.env.DT ? { throttlingMethod: 'devtools' as const } : {}), onlyCategories: ['performance'], logLevel: 'error' });
    if (r!.lhr.runtimeError) { console.log(r!.lhr.runtimeError.code); continue; }
    const l = r!.lhr; const n = (a: string) => Math.round(l.audits[a]?.numericValue ?? -1);
    console.log(name, l.categories.performance!.score, 'FCP', n('first-contentful-paint'), 'LCP', n('largest-contentful-paint'), 'SI', n('speed-index'), 'TBT', n('total-blocking-time'), 'CLS', l.audits['cumulative-layout-shift']?.numericValue, 'bench', l.environment.benchmarkIndex);
    writeFileSync(`/tmp/t/lh-${name}.json`, JSON.stringify(r!.lhr));
    writeFileSync(`/tmp/t/lh-${name}-trace.json`, JSON.stringify(r!.artifacts.Trace ?? (r!.artifacts as any).traces?.defaultPass ?? {}));
  }
}
await browser.close(); await app.stop(); process.exit(0);
