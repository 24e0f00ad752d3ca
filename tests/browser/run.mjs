// Usage: run.mjs [FOLDER [PAGE…]]; a page is its path below the language, such as review/coverage.
// Opens the built site in Chromium: over HTTP at a sub-path under a strict CSP, and from file://.
// Every page kind, zh and en, phone and desktop, light and dark: no console error, no request to another host, no
// sideways scrolling, no accessibility violation. The other files beside this one each check one thing more: what readers
// with other needs meet (access), figures and their sentences (trace), the readers' own comparison (explorer), weights
// (budget), the search (search). Screenshots go to out/ for the eye.
// The search page alone may compile WebAssembly; below /strict/ it may not.
import http from 'node:http';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL, fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { access } from './access.mjs';
import { budget } from './budget.mjs';
import { explorer } from './explorer.mjs';
import { forEach } from './pool.mjs';
import { trace } from './trace.mjs';
import { search } from './search.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const site = path.resolve(process.argv[2] ?? 'output');
const shots = path.join(here, 'out');
const axe = fs.readFileSync(path.join(here, 'node_modules/axe-core/axe.min.js'), 'utf8');
const types = { html: 'text/html; charset=utf-8', css: 'text/css', js: 'text/javascript', svg: 'image/svg+xml', xml: 'application/xml', csv: 'text/csv', json: 'application/json' };

const languages = fs.readdirSync(site).filter((name) => fs.existsSync(path.join(site, name, 'compare')));
const first = (folder) => {
  const full = path.join(site, languages[0], folder);
  if (!fs.existsSync(full)) return [];
  return fs.readdirSync(full, { withFileTypes: true }).filter((entry) => entry.isDirectory() && entry.name !== 'by-year').map((entry) => `${folder}/${entry.name}`);
};
// One page of every kind, and all plans and comparisons; the sample site's richest where it has them.
const pick = (folder, wanted) => {
  const all = first(folder);
  const named = wanted.map((name) => `${folder}/${name}`).filter((name) => all.includes(name));
  return named.length ? named : all.slice(0, 1);
};
// Pages named on the command line, or one of every kind.
const asked = process.argv.slice(3);
const kinds = asked.length ? asked : [
  '', 'reports', 'organizations', 'indicators', 'compare', 'plans', 'changes', 'data', 'search',
  ...pick('reports', ['taizhou-bay-2025', 'taizhou-bay-plan-14', 'national-2024']),
  ...pick('organizations', ['taizhou-bay', 'national']),
  ...pick('indicators', ['gdp', 'sector-output', 'trade', 'unemployment']),
  ...pick('compare', ['2022-2023', '2021-2022']),
  ...pick('plans', ['taizhou-bay-plan-14', 'national-2023']),
  ...pick('pages', ['methodology']),
];

const server = http.createServer((request, response) => {
  const url = decodeURIComponent(new URL(request.url, 'http://x').pathname).replace(/^\/(sub\/path|strict)\//, '');
  let file = path.join(site, url);
  if (file.endsWith('/') || !path.extname(file)) file = path.join(file, 'index.html');
  if (!file.startsWith(site) || !fs.existsSync(file)) { response.writeHead(404); response.end(); return; }
  response.writeHead(200, {
    'content-type': types[path.extname(file).slice(1)] ?? 'application/octet-stream',
    'content-security-policy': /^\/sub\/path\/\w+\/search\//.test(request.url) ? "default-src 'self' 'wasm-unsafe-eval'" : "default-src 'self'",
  });
  response.end(fs.readFileSync(file));
});
await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
const base = `http://127.0.0.1:${server.address().port}/sub/path/`;

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
let passed = 0;
const failures = [];
const check = (name, faults) => { if (faults.length) failures.push(`${name}: ${faults.join('; ')}`); else passed += 1; };

async function visit(context, url, name, shot, withAxe) {
  const page = await context.newPage();
  const faults = [];
  page.on('console', (message) => { if (message.type() === 'error') faults.push(`console: ${message.text()}`); });
  page.on('pageerror', (error) => faults.push(`script: ${error.message}`));
  page.on('request', (request) => {
    const allowed = request.url().startsWith(base) || request.url().startsWith('file://');
    if (!allowed) faults.push(`request to ${request.url()}`);
  });
  page.on('requestfailed', (request) => faults.push(`failed ${request.url()}`));
  page.on('response', (answer) => { if (answer.status() >= 400 && !answer.url().endsWith('favicon.ico')) faults.push(`${answer.status()} ${answer.url()}`); });
  await page.goto(url, { waitUntil: 'load' });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (wide > 0) faults.push(`scrolls sideways by ${wide} px`);
  const headings = await page.evaluate(() => document.querySelectorAll('h1').length);
  if (headings !== 1) faults.push(`${headings} h1`);
  const duplicate = await page.evaluate(() => { const seen = new Set(); return [...document.querySelectorAll('[id]')].map((e) => e.id).filter((id) => seen.size === seen.add(id).size); });
  if (duplicate.length) faults.push(`ids twice: ${duplicate.slice(0, 5).join(', ')}`);
  if (shot) { fs.mkdirSync(shots, { recursive: true }); await page.screenshot({ path: path.join(shots, `${shot}.png`), fullPage: true }); }
  if (withAxe) {
    // The CSP allows no injected script: the run goes through the debugger, not through the page.
    await page.evaluate(axe);
    const result = await page.evaluate(async () => window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }));
    for (const violation of result.violations) faults.push(`axe ${violation.id}: ${violation.nodes[0].html.slice(0, 120)} (${violation.nodes.length})`);
  }
  check(name, faults);
  await page.close();
}

const address = (lang, kind) => `${base}${lang}/${kind ? `${kind}/` : ''}index.html`;
const wanted = languages.flatMap((lang) => kinds.map((kind) => [lang, kind]));
for (const width of [375, 1280]) {
  for (const scheme of ['light', 'dark']) {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme });
    await forEach(wanted, async ([lang, kind]) => {
      const label = `${lang}-${kind.replaceAll('/', '_') || 'home'}-${width}-${scheme}`;
      await visit(context, address(lang, kind), label, label, true);
    });
    await visit(context, `${base}index.html`, `root-${width}-${scheme}`, `root-${width}-${scheme}`, true);
    await context.close();
  }
}
const plain = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 1280, height: 900 } });
const files = await browser.newContext({ viewport: { width: 1280, height: 900 } });
await forEach(wanted, async ([lang, kind]) => {
  const target = pathToFileURL(path.join(site, lang, kind, 'index.html')).href;
  await visit(files, target, `file ${lang}/${kind}`, null, false);
  const page = await plain.newPage();
  await page.goto(address(lang, kind));
  const text = await page.locator('main').innerText();
  check(`without JavaScript ${lang}/${kind}`, text.trim().length > 20 ? [] : ['main is empty']);
  await page.close();
});
await search({ browser, base, strict: base.replace('sub/path', 'strict'), site, languages, axe, shots, check });
await trace({ browser, base, site, languages, axe, shots, check });
await explorer({ browser, base, site, languages, axe, shots, check });
await access({ browser, axe, check, pages: wanted.map(([lang, kind]) => [`${lang}/${kind}`, address(lang, kind)]) });
// A copy for reviewers carries sources, findings and a style sheet of its own: it is not for readers.
if (!fs.existsSync(path.join(site, languages[0], 'review'))) budget({ site, check, name: path.basename(path.dirname(site)) });
await browser.close();
server.close();
for (const failure of failures) console.log(`FAILED ${failure}`);
console.log(`${passed} passed, ${failures.length} failed`);
process.exit(failures.length ? 1 : 0);
