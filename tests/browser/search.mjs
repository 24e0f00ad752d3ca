// The search page as readers use it: over http with the engine of the full text, over http under a policy that forbids it,
// and from file://. What is typed finds the right page first, by keyboard too, and the address names the search.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/// Language, query, and the page that is to come first.
const FIRST = [
  ['zh', '规上工业产值', 'indicators/industrial-output-ads'],
  ['zh', '规模以上工业总产值', 'indicators/industrial-output-ads'],
  ['zh', '规上工业企业产值', 'indicators/industrial-output-ads'],
  ['zh', '规上', 'indicators/industrial-output-ads'],
  ['zh', '综保区', 'indicators/ftz-trade'],
  ['zh', '吞吐量', 'indicators/port-throughput'],
  ['zh', 'ＧＤＰ', 'indicators/gdp'],
  ['zh', 'port throughput', 'indicators/port-throughput'],
  ['zh', '台州湾', 'organizations/taizhou-bay'],
  ['zh', '经信局', 'organizations/linhai-eib'],
  ['zh', '台州湾 2025 总结', 'reports/taizhou-bay-2025'],
  ['zh', '政府工作报告 2024', 'reports/national-2024'],
  ['en', 'port throughput', 'indicators/port-throughput'],
  ['en', 'GDP', 'indicators/gdp'],
  ['en', 'exporting', 'indicators/exports'],
  ['en', '综保区', 'indicators/ftz-trade'],
  ['en', 'Taizhou Bay', 'organizations/taizhou-bay'],
  ['en', 'methodology', 'pages/methodology'],
];
/// Words of the prose that no title holds: in the full text only.
const IN_TEXTS = [['zh', '冷链物流基地', 'reports/taizhou-bay-2025'], ['en', 'cold chain logistics', 'reports/taizhou-bay-2025']];

/// Checks a built site; `check` takes a name and a list of faults.
export async function search({ browser, base, strict, site, languages, axe, shots, check }) {
  const exists = (lang, page) => languages.includes(lang) && fs.existsSync(path.join(site, lang, page, 'index.html'));
  // The words above are those of the sample site.
  if (!exists('zh', 'indicators/industrial-output-ads')) return;
  const address = { full: base, strict, file: `${pathToFileURL(site).href}/` };
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  for (const [way, root] of Object.entries(address)) {
    for (const [lang, query, wanted] of FIRST.filter(([lang, , wanted]) => exists(lang, wanted))) {
      const { page, faults } = await open(context, `${root}${lang}/search/index.html?q=${encodeURIComponent(query)}`);
      const first = await page.locator('#page-titles a').first().getAttribute('href');
      if (first !== `../${wanted}/index.html`) faults.push(`first ${first}`);
      if (!(await page.locator('#page-titles li').first().locator('mark').count())) faults.push('nothing is marked');
      if (!/\d/.test(await page.locator('#page-titles [role=status]').textContent())) faults.push('no count');
      check(`search ${way} ${lang} ${query}`, faults);
      await page.close();
    }
  }
  for (const [lang, query, wanted] of IN_TEXTS.filter(([lang, , wanted]) => exists(lang, wanted))) {
    await inTexts(context, base, { lang, query, wanted, check });
    for (const way of ['strict', 'file']) {
      const { page, faults } = await open(context, `${address[way]}${lang}/search/index.html?q=${query}`);
      await page.waitForTimeout(500);
      if (await page.locator('#page-texts').isVisible()) faults.push('there are results of the engine');
      check(`no full text ${way} ${lang}`, faults);
      await page.close();
    }
  }
  for (const lang of languages) {
    await byKeyboard(context, `${base}${lang}/index.html`, check);
    await withoutScript(browser, `${base}${lang}/search/index.html`, check);
  }
  await context.close();
  await looks(browser, { base, languages, axe, shots, check });
}

async function open(context, url) {
  const page = await context.newPage();
  const faults = [];
  page.on('console', (message) => { if (['error', 'warning'].includes(message.type())) faults.push(`console: ${message.text()}`); });
  page.on('pageerror', (error) => faults.push(`script: ${error.message}`));
  page.on('request', (request) => { if (new URL(request.url()).origin !== new URL(url).origin) faults.push(`request to ${request.url()}`); });
  await page.goto(url);
  return { page, faults };
}

// The full text: the right report, its section, what is marked as one piece, and a filter that the address remembers.
async function inTexts(context, base, { lang, query, wanted, check }) {
  const { page, faults } = await open(context, `${base}${lang}/search/index.html?q=${encodeURIComponent(query)}`);
  const first = page.locator('#page-texts li').first();
  await first.waitFor();
  const links = await first.locator('a').evaluateAll((all) => all.map((link) => link.href));
  if (!links[0].endsWith(`${lang}/${wanted}/index.html`)) faults.push(`first ${links[0]}`);
  if (!links[1]?.includes('#')) faults.push('no section');
  const before = await page.locator('#page-texts [role=status]').textContent();
  if (lang === 'zh' && !(await first.locator('mark').allTextContents()).some((text) => text.includes(query.slice(0, 4)))) faults.push('marks are not merged');
  const year = page.locator('select[name=year]');
  await page.locator('input[name=q]').fill(lang === 'zh' ? '增长' : 'growth');
  // What the page says changes with the list; a list that does not change is a fault, with what it still says.
  const status = page.locator('#page-texts [role=status]');
  const changed = async (from) => {
    const to = (text) => document.querySelector('#page-texts [role=status]').textContent !== text;
    await page.waitForFunction(to, from, { timeout: 20000 }).catch(() => faults.push(`the list stays: ${from}`));
    return status.textContent();
  };
  const all = await changed(before);
  await year.selectOption('2025');
  const some = await changed(all);
  if (Number(/\d+/.exec(some)) >= Number(/\d+/.exec(all))) faults.push(`2025: ${some}, all: ${all}`);
  if (!page.url().includes('year=2025')) faults.push(`the address is ${page.url()}`);
  await page.reload();
  await page.locator('#page-texts li').first().waitFor();
  if ((await year.inputValue()) !== '2025') faults.push('the filter is forgotten');
  check(`full text ${lang}`, faults);
  await page.close();
}

// From any page to a result without a mouse.
async function byKeyboard(context, url, check) {
  const { page, faults } = await open(context, url);
  const focused = () => page.evaluate(() => document.activeElement.getAttribute('name') ?? document.activeElement.getAttribute('href'));
  await page.keyboard.press('Control+k');
  if ((await focused()) !== 'q') faults.push('Ctrl+K does not lead to the field');
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press('/');
  if ((await focused()) !== 'q') faults.push('/ does not lead to the field');
  await page.keyboard.type('GDP/');
  await page.keyboard.press('Enter');
  await page.locator('#page-titles a').first().waitFor();
  if (!page.url().endsWith('search/index.html?q=GDP%2F')) faults.push(`the address is ${page.url()}`);
  await page.locator('input[name=q]').focus();
  await page.keyboard.press('ArrowDown');
  const first = await focused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  if (!first?.startsWith('../') || (await focused()) !== first) faults.push(`the arrows lead to ${first}, then to ${await focused()}`);
  await page.keyboard.press('Enter');
  await page.waitForURL(/indicators|search\/\.\./);
  check(`search by keyboard ${url}`, faults);
  await page.close();
}

async function withoutScript(browser, url, check) {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(url);
  const links = await page.locator('main section a:visible').count();
  check(`search without JavaScript ${url}`, links > 5 && (await page.locator('noscript .notice').isVisible()) ? [] : [`${links} links`]);
  await context.close();
}

// Results on a phone and on a desk, in light and in dark: to be looked at, and without violations.
async function looks(browser, { base, languages, axe, shots, check }) {
  for (const lang of languages) {
    for (const [width, scheme] of [[375, 'light'], [375, 'dark'], [1280, 'light'], [1280, 'dark']]) {
      const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme });
      const { page, faults } = await open(context, `${base}${lang}/search/index.html?q=${lang === 'zh' ? '工业' : 'industry'}`);
      await page.locator('#page-texts li').first().waitFor({ timeout: 5000 }).catch(() => {});
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      if (wide > 0) faults.push(`scrolls sideways by ${wide} px`);
      await page.screenshot({ path: path.join(shots, `results-${lang}-${width}-${scheme}.png`), fullPage: true });
      await page.evaluate(axe);
      const result = await page.evaluate(async (tags) => window.axe.run(document, { runOnly: tags }), TAGS);
      faults.push(...result.violations.map((violation) => `axe ${violation.id}: ${violation.nodes[0].html.slice(0, 120)}`));
      check(`results ${lang} ${width} ${scheme}`, faults);
      await context.close();
    }
  }
}
