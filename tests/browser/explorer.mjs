// The readers' own comparison: choices, reasons, addresses; over HTTP under the strict policy, and from file://.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { TAGS } from './access.mjs';

/// Checks the page of comparisons in every language.
export async function explorer({ browser, base, site, languages, axe, shots, check }) {
  for (const lang of languages.filter((lang) => fs.existsSync(path.join(site, lang, 'compare/index.html')))) {
    const file = pathToFileURL(path.join(site, lang, 'compare/index.html')).href;
    for (const [where, url] of [['http', `${base}${lang}/compare/index.html`], ['file', file]]) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
      const page = await context.newPage();
      const faults = [];
      page.on('console', (message) => { if (message.type() === 'error') faults.push(message.text()); });
      page.on('pageerror', (error) => faults.push(error.message));
      await page.goto(url);
      await page.locator('.explorer-result table').first().waitFor();
      // The sample site has organizations that cannot be compared; the gallery has none.
      faults.push(...await choices(page, fs.existsSync(path.join(site, lang, 'organizations/wenzhou-zone'))));
      faults.push(...await sharing(page, context));
      await page.evaluate(axe);
      const found = await page.evaluate((tags) => window.axe.run('#explorer', { runOnly: tags, preload: false }), TAGS);
      faults.push(...found.violations.map((one) => `axe ${one.id}: ${one.nodes[0].html.slice(0, 120)}`));
      if (where === 'http') await page.locator('#explorer').screenshot({ path: path.join(shots, `explorer-${lang}.png`) });
      check(`comparison of readers ${lang} ${where}`, faults);
      await context.close();
    }
  }
}

// What can be chosen is there; what cannot says why; every figure leads to its report.
async function choices(page, mustRefuse) {
  const faults = [];
  const count = await page.locator('.explorer .choice input:disabled').count();
  const reasons = await page.locator('.explorer .choice:has(input:disabled) .reason').allInnerTexts();
  if ((mustRefuse && !count) || reasons.some((reason) => !reason.trim())) faults.push(`${count} refusals, reasons: ${reasons.slice(0, 3)}`);
  const before = await page.locator('.explorer-result > section').count();
  await page.locator('[name=indicators]:not(:checked):not(:disabled)').first().check();
  await page.waitForFunction((count) => document.querySelectorAll('.explorer-result > section').length > count, before);
  const links = await page.locator('.explorer-result td a').evaluateAll((all) => all.map((one) => one.getAttribute('href')));
  if (!links.length || links.some((href) => !/^\.\.\/reports\/.+\/index\.html#./.test(href))) faults.push(`figures lead to ${links.slice(0, 2)}`);
  const [units, same] = await page.locator('.explorer-result section').evaluateAll((all) => [all.length, new Set(all.map((one) => one.querySelector('h3').textContent)).size]);
  if (units !== same) faults.push('an indicator stands twice');
  return faults;
}

// The address of a comparison shows the same one to others.
async function sharing(page, context) {
  const told = () => [...document.querySelectorAll('.explorer-result caption, .explorer-result tbody th, .explorer-result data')].map((one) => one.textContent).join('|');
  await page.locator('[name=from]').selectOption({ index: 1 });
  const [here, address] = [await page.evaluate(told), page.url()];
  if (!address.includes('#indicators=')) return [`the address does not change: ${address}`];
  const other = await context.newPage();
  await other.goto(address);
  await other.waitForFunction((count) => document.querySelectorAll('.explorer-result table').length >= count, await page.locator('.explorer-result table').count());
  const there = await other.evaluate(told);
  await other.close();
  return here === there ? [] : [`shared as ${address}, but another comparison shows`];
}
