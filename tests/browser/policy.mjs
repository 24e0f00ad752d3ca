// Usage: policy.mjs PROGRAM FOLDER [PAGES]
// Asks `PROGRAM verify FOLDER` for the strictest Content-Security-Policy of a built site, serves the folder with exactly
// that header from 127.0.0.1, and opens pages of every kind in Chromium (PAGES of each kind and language, default 1):
// no violation, no console error, no request to another host. Of the sample site the comparison, the search of the full
// text and the PNG of a chart work. An inline script does not run. Prints a tally; exit status 1 where the policy does not hold.
import http from 'node:http';
import fs from 'node:fs';
import path from 'node:path';
import { execFileSync } from 'node:child_process';
import { chromium } from 'playwright-core';

const [program, folder, most = '1'] = process.argv.slice(2);
const site = path.resolve(folder);
const types = { html: 'text/html; charset=utf-8', css: 'text/css', js: 'text/javascript', svg: 'image/svg+xml', xml: 'application/xml', csv: 'text/csv', json: 'application/json', png: 'image/png' };

const { policy, policy_of_search } = JSON.parse(execFileSync(program, ['verify', site, '--format', 'json'], { maxBuffer: 1 << 28 }));
console.log(`${policy}\n${policy_of_search ?? ''}`);

const server = http.createServer((request, response) => {
  let file = path.join(site, decodeURIComponent(new URL(request.url, 'http://x').pathname));
  if (file.endsWith('/')) file = path.join(file, 'index.html');
  if (!file.startsWith(site) || !fs.existsSync(file)) { response.writeHead(404); response.end(); return; }
  const header = policy_of_search && request.url.includes('/search/') ? policy_of_search : policy;
  response.writeHead(200, { 'content-type': types[path.extname(file).slice(1)] ?? 'application/octet-stream', 'content-security-policy': header });
  response.end(fs.readFileSync(file));
});
await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
const base = `http://127.0.0.1:${server.address().port}/`;

// Pages by kind: the first folders below the language, and how deep they lie.
const kinds = new Map();
for (const name of fs.readdirSync(site, { recursive: true }).sort()) {
  if (path.basename(name) !== 'index.html') continue;
  const parts = name.split(path.sep);
  const kind = `${parts[0]}/${parts.length > 2 ? parts[1] : ''}/${parts.length}`;
  kinds.set(kind, [...(kinds.get(kind) ?? []), parts.join('/')]);
}
const pages = [...kinds.values()].flatMap((names) => names.slice(0, Number(most)));

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] });
let passed = 0;
const failures = [];
const open = async (name, act = async () => {}) => {
  const page = await browser.newPage();
  const faults = [];
  page.on('console', (message) => { if (message.type() === 'error') faults.push(message.text()); });
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('request', (request) => { if (!request.url().startsWith(base)) faults.push(`request to ${request.url()}`); });
  await page.addInitScript(() => document.addEventListener('securitypolicyviolation', (event) => console.error(`violates ${event.effectiveDirective}`)));
  await page.goto(base + name.split('/').map(encodeURIComponent).join('/'), { waitUntil: 'load' });
  faults.push(...(await act(page) ?? []));
  await page.close();
  if (faults.length) failures.push(`${name}: ${[...new Set(faults)].join('; ')}`); else passed += 1;
};
for (const name of pages) await open(name);
// What scripts do on pages of the sample site, in every language.
const acts = {
  'compare/index.html': async (page) => { await page.waitForSelector('#explorer table td'); },
  'indicators/gdp/index.html': async (page) => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator('button', { hasText: 'PNG' }).first().click()]);
    if (!download.suggestedFilename().endsWith('.png')) return [`the chart came as ${download.suggestedFilename()}`];
  },
};
if (policy_of_search) {
  acts['search/index.html'] = async (page) => {
    const isFound = (answer) => answer.url().includes('/pagefind/') && answer.url().includes('pf_fragment');
    await Promise.all([page.waitForResponse(isFound, { timeout: 60_000 }), page.fill('main input[type=search]', page.url().includes('/zh/') ? '增长' : 'growth')]);
  };
}
for (const lang of ['zh', 'en']) {
  for (const [page, act] of Object.entries(acts)) {
    if (fs.existsSync(path.join(site, lang, page))) await open(`${lang}/${page}`, act);
  }
}
// The policy is one that bites: what it forbids is not run.
await open('index.html', async (page) => {
  const ran = await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.ran = true';
    document.head.append(script);
    return Boolean(window.ran);
  });
  return ran ? ['an inline script ran'] : [];
}).then(() => {
  // The attempt itself is reported as a violation, as it should be.
  const at = failures.findIndex((failure) => failure.startsWith('index.html: ') && /violates.*script-src/.test(failure));
  if (at >= 0) { failures.splice(at, 1); passed += 1; } else failures.push('an inline script was not reported');
});
await browser.close();
server.close();
for (const failure of failures) console.log(`FAILED ${failure}`);
console.log(`${passed} passed, ${failures.length} failed`);
process.exit(failures.length ? 1 : 0);
