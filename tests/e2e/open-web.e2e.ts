/** What machines read in a page, in a real browser with its policy on. */
import { Person } from './support/journey.ts';
import { covered, expect, test } from './support/test.ts';

test.use(covered);

test('structured data pass the policy, and nothing in the head is refused', async ({ phone }) => {
  const page = await phone();
  const refused: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy|Refused/.test(message.text())) refused.push(message.text());
  });
  for (const path of ['/', '/nn/utfordringer', '/en/om']) {
    await page.goto(path);
    const data = page.locator('head script[type="application/ld+json"]');
    await expect(data).toHaveCount(1);
    expect(JSON.parse((await data.textContent()) ?? '')).toMatchObject({ '@context': 'https://schema.org' });
  }
  expect(refused).toEqual([]);
});

test('the address that a browser shares follows the reader from page to page', async ({ phone }) => {
  const page = await phone();
  await page.goto('/utfordringer?theme=health');
  const canonical = page.locator('head link[rel="canonical"]');
  await expect(canonical).toHaveAttribute('href', /\/utfordringer$/);
  // Before that a tap is an ordinary link to another document.
  await new Person(page, 'nb').isAwake();
  await page.getByRole('article').first().getByRole('link').first().click();
  await expect(page).toHaveURL(/\/utfordringer\/[\w-]+\?theme=health$/);
  await expect(canonical).toHaveCount(1);
  expect(await canonical.getAttribute('href')).toBe(page.url().replace(/\?.*/, ''));
  // What machines were told of the first page is not said of the second.
  await expect(
    page.locator('head :is(link[hreflang], meta[property^="og:"], script[type="application/ld+json"])')
  ).toHaveCount(0);
});

test('the feed is one tap away on every page, in the language of the page', async ({ phone }) => {
  const page = await phone();
  await page.goto('/nn/om');
  const link = page.getByRole('contentinfo').getByRole('link', { name: 'Følg nye utfordringar (Atom)' });
  const answer = await page.request.get((await link.getAttribute('href')) ?? '');
  expect(answer.headers()['content-type']).toBe('application/atom+xml; charset=utf-8');
  expect(await answer.text()).toContain('xml:lang="nn"');
});
