import { chromium } from '@playwright/test';
import { chromiumArgs, findChromium } from '../tools/chromium.ts';
import { startApp } from './app.ts';
import { writeFileSync } from 'node:fs';
const app = await startApp(200);
const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumArgs });
for (const [name, path] of Object.entries({ home: '/', list: '/utfordringer' })) {
  const ctx = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await ctx.newPage();
  const cdp = await ctx.newCDPSession(page);
  await cdp.send('Profiler.enable'); await cdp.send('Profiler.setSamplingInterval', { interval: 100 });
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await cdp.send('Profiler.start');
  await page.goto(app.origin + path); await new Promise((r) => setTimeout(r, 4000));
  const { profile } = await cdp.send('Profiler.stop');
  writeFileSync(`/tmp/t/prof-${name}.json`, JSON.stringify(profile)); await ctx.close();
}
await browser.close(); await app.stop(); process.exit(0);
