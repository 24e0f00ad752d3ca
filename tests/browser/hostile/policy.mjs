// The sample site under the policy, enforced: every kind of page, and what scripts do on them still works.
import { POLICY, SEARCH_POLICY, serve } from './judge.mjs';

const PAGES = ['index.html', '404.html', ...['zh', 'en'].flatMap((lang) => [
  '', 'reports/', 'organizations/', 'indicators/', 'compare/', 'plans/', 'changes/', 'data/', 'search/', 'reports/taizhou-bay-2025/', 'organizations/taizhou-bay/', 'indicators/gdp/', 'compare/2022-2023/',
  'plans/taizhou-bay-plan-14/', 'pages/methodology/'].map((page) => `${lang}/${page}index.html`))];

/** Faults of the output of the sample site; `judged` visits addresses and counts. */
export async function judgePolicy(output, judged) {
  const server = await serve(output, 'content-security-policy');
  const worked = { comparison: 0, search: 0, picture: 0 };
  await judged('the sample site, policy enforced', 0, 0, PAGES.map((page) => server.base + page), async (page, url) => {
    if (url.endsWith('/compare/index.html')) {
      await page.waitForSelector('#explorer table td');
      worked.comparison += 1;
    }
    if (url.endsWith('/search/index.html')) {
      await page.locator('input[type=search]').first().fill(url.includes('/zh/') ? '工业' : 'industry');
      await page.waitForSelector('.results a');
      worked.search += 1;
    }
    if (url.endsWith('/gdp/index.html')) {
      const [download] = await Promise.all([page.waitForEvent('download'), page.locator('button', { hasText: 'PNG' }).first().click()]);
      worked.picture += Number(download.suggestedFilename().endsWith('.png'));
    }
  });
  server.close();
  console.log(`policy: ${POLICY}\nsearch pages: ${SEARCH_POLICY}`);
  return Object.entries(worked).filter(([, count]) => count !== 2).map(([what, count]) => `${what} works on ${count} of 2 pages under the policy`);
}
