// Usage: hostile.mjs PROGRAM [--quick] [--lists FOLDER] [--tabs N] [--keep FOLDER]
// Puts every payload of three lists through every text field of a site, builds, and judges the output in Chromium: no
// script runs, no request leaves, nothing is left that could run. Prints a tally; exits with 1 where anything was found.
// --quick takes a sample of the payloads, the same on every run. What each part does stands in hostile/.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { spawn, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { payloads } from './hostile/lists.mjs';
import { fields, prose, settings, words } from './hostile/sites.mjs';
import { addresses, open, serve } from './hostile/judge.mjs';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '../..');
const option = (name, usual) => { const at = process.argv.indexOf(`--${name}`); return at < 0 ? usual : process.argv[at + 1]; };
const quick = process.argv.includes('--quick');
const program = path.resolve(process.argv[2] ?? 'target/release/duizhao');
const work = option('keep', fs.mkdtempSync(path.join(os.tmpdir(), 'hostile-')));
const all = payloads(path.resolve(option('lists', path.join(root, 'target/hostile-lists'))));
const EVERY = quick ? 45 : 1, GROUP = quick ? 3 : 6;
const chosen = all.filter((_, at) => at % EVERY === 0).map(({ text }) => text);
const started = Date.now();
const faults = [];
const rows = [];

function write(folder, files) {
  for (const [file, text] of Object.entries(files)) {
    const full = path.join(folder, file);
    fs.mkdirSync(path.dirname(full), { recursive: true });
    fs.writeFileSync(full, text);
  }
}

function run(site, ...asked) {
  const ran = spawnSync(program, ['--root', site, '--quiet', '--color', 'never', ...asked], { encoding: 'utf8', maxBuffer: 1 << 30 });
  if (ran.status === null || ran.status > 1 || /panicked/.test(ran.stderr)) faults.push(`${path.basename(site)} ${asked.join(' ')}: status ${ran.status} ${ran.stderr.slice(-300)}`);
  return ran;
}

function build(site, ...asked) {
  const output = path.join(site, 'output');
  const ran = run(site, '--output', output, 'build', ...asked);
  for (const name of reports(site)) if (!fs.existsSync(path.join(output, `zh/reports/${name}/index.html`))) faults.push(`${path.basename(site)} has no page of ${name}`);
  if (!fs.existsSync(path.join(output, 'index.html'))) { faults.push(`${path.basename(site)} was not built: ${ran.stderr.slice(0, 2000)}`); return null; }
  return output;
}

/** The reports that hold the payloads; each has to have a page, or nothing of it was judged. */
const reports = (site) => fs.readdirSync(path.join(site, 'content/reports')).filter((name) => /^r\d+\.md$/.test(name)).map((name) => name.slice(0, -3));

const chunks = (list, size) => Array.from({ length: Math.ceil(list.length / size) }, (_, at) => list.slice(at * size, (at + 1) * size));
const { browser, met, visit } = await open(Number(option('tabs', 3)));

async function judged(name, count, used, urls, then, own) {
  const before = { ...met, faults: met.faults.length };
  await visit(urls, then, own);
  rows.push([name, count, used, met.pages - before.pages, met.scripts - before.scripts, met.requests - before.requests, met.violations - before.violations, met.faults.length - before.faults]);
  console.log(`${name}: ${met.pages - before.pages} pages, ${met.faults.length - before.faults} faults, ${Math.round((Date.now() - started) / 1000)} s so far`);
}

/** The output over http, where policies are told but not enforced, and from files. */
async function judgeOutput(name, output, { count, used }) {
  if (!output) return;
  const server = await serve(output, 'content-security-policy-report-only');
  await judged(`${name}, http`, count, used, addresses(output, server.base));
  await judged(`${name}, file`, count, used, addresses(output, null));
  server.close();
}

async function judgeSelf() {
  const folder = path.join(work, 'self');
  const page = (inner) => `<!DOCTYPE html><html lang="en"><title>x</title>${inner}</html>`;
  const planted = {
    'script.html': '<script>__xss()</script>', 'handler.html': '<img src=x onerror=__xss()>', 'quiet.html': '<script>window.y = 1</script>', 'request.html': '<img src="https://evil.example/p">',
    'base.html': '<base href="https://evil.example/">', 'link.html': '<a href="java&#9;script:__xss()">x</a>', 'data.html': '<a href="data:text/html,x">x</a>', 'frame.html': '<iframe srcdoc="x"></iframe>',
    'away.html': '<meta http-equiv=refresh content="0;url=/script.html">', 'style.html': '<p style="color:red">x</p>', 'json.html': '<script type="application/ld+json">{"x": }</script>', 'dialog.html': '<script>setTimeout("alert(1)")</script>',
  };
  write(folder, Object.fromEntries(Object.entries(planted).map(([file, inner]) => [file, page(inner)])));
  write(folder, { 'clean.html': page('<p>x</p>'), 'drawing.svg': '<svg xmlns="http://www.w3.org/2000/svg" onload="__xss()"/>' });
  const server = await serve(folder, 'content-security-policy-report-only');
  const missed = [];
  for (const file of [...Object.keys(planted), 'drawing.svg', 'clean.html']) {
    const before = met.faults.length;
    await visit([server.base + file], async (opened) => { await opened.waitForTimeout(50); });
    if ((met.faults.length > before) === (file === 'clean.html')) missed.push(file);
  }
  server.close();
  Object.assign(met, { pages: 0, scripts: 0, requests: 0, violations: 0, faults: [] });
  if (missed.length) faults.push(`the judge is wrong about ${missed.join(', ')}`);
  console.log(`the judge: ${Object.keys(planted).length + 2 - missed.length} of ${Object.keys(planted).length + 2} planted pages told rightly`);
}

/** Payloads as what readers type and as what links to search and comparison carry. */
async function judgeQuestions(output) {
  if (!output) return;
  const server = await serve(output, 'content-security-policy-report-only');
  const asked = (text) => encodeURIComponent(text.toWellFormed());
  await judged('search and comparison, asked', chosen.length, 7, [
    ...chosen.map((text) => `${server.base}zh/search/index.html?q=${asked(text)}&kind=${asked(text)}&year=${asked(text)}`),
    `${server.base}en/search/index.html`, `${server.base}zh/compare/index.html`,
  ], async (page, url) => {
    if (url.endsWith('en/search/index.html')) {
      for (const text of chosen) await page.locator('input[type=search]').first().fill(text.toWellFormed().replace(/\0/g, ''));
    }
    if (url.includes('/compare/')) {
      await page.waitForSelector('#explorer:not([hidden])');
      await page.evaluate((texts) => texts.reduce((before, text) => before.then(() => new Promise((done) => {
        addEventListener('hashchange', () => requestAnimationFrame(done), { once: true });
        const asks = new URLSearchParams({ indicators: `${text},i0001`, organizations: text, from: text, to: text, spans: text, 'class.i0001': text, n: Math.random() });
        location.hash = asks;
      })), Promise.resolve()), chosen.map((text) => text.toWellFormed()));
    }
  });
  server.close();
}

/** The preview: pages with their problems over them. */
async function judgePreview(site, { count, used }) {
  const child = spawn(program, ['--root', site, 'serve', '--port', '0'], { stdio: ['ignore', 'pipe', 'pipe'] });
  const base = await new Promise((ready, failed) => {
    let said = '';
    const hear = (data) => { said += data; const at = said.match(/http:\/\/[\d.:]+\//); if (at) ready(at[0]); };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('exit', () => failed(new Error(`the preview ended: ${said}`)));
  });
  const urls = ['zh/index.html', ...reports(site).map((name) => `zh/reports/${name}/index.html`)].map((one) => base + one);
  await judged('preview with its problems', count, used, urls, async (page) => {
    await page.waitForFunction(() => [...document.documentElement.children].some((one) => one.shadowRoot?.querySelector('pre')), null, { timeout: 120000 });
    const marks = await page.evaluate(() => [...document.documentElement.children].flatMap((one) => [...(one.shadowRoot?.querySelectorAll('pre *') ?? [])]).length);
    if (marks) met.faults.push(`${page.url()} ${marks} elements in the text of problems`);
  });
  child.kill();
}

await judgeSelf();

const inFields = fields(chunks(chosen, GROUP)), inProse = prose(chunks(chosen, GROUP));
const sites = { fields: path.join(work, 'fields'), prose: path.join(work, 'prose') };
write(sites.fields, inFields.files);
write(sites.prose, inProse.files);
const published = build(sites.fields, '--drafts');
await judgeOutput('fields, build --drafts', published, { count: chosen.length, used: inFields.fields.size });
await judgeQuestions(published);
for (const [at, chunk] of chunks(chosen, 100).entries()) {
  const site = path.join(work, `settings-${at}`), made = settings([chunk]);
  write(site, made.files);
  await judgeOutput(`settings ${at + 1}, build`, build(site), { count: chunk.length, used: made.fields.size });
}
const ofTheme = words(chosen, fs.readFileSync(path.join(root, 'themes/default/words/zh.ftl'), 'utf8'));
write(path.join(work, 'words'), ofTheme.files);
await judgeOutput('words of a theme, build', build(path.join(work, 'words')), { count: chosen.length, used: 1 });
await judgeOutput('prose and errors, build --review', build(sites.prose, '--review'), { count: chosen.length, used: inProse.fields.size });
await judgePreview(sites.prose, { count: chosen.length, used: inProse.fields.size });
const compared = run(work, 'diff', sites.fields, sites.prose, '--format', 'html');
write(path.join(work, 'diff'), { 'index.html': compared.stdout });
await judged('diff --format html', chosen.length, inFields.fields.size, addresses(path.join(work, 'diff'), null), undefined, ['style']);

await browser.close();
faults.push(...met.faults);
console.table(rows.map(([what, count, used, pages, scripts, requests, violations, all]) => ({ what, payloads: count, fields: used, 'pages opened': pages, 'scripts run': scripts, 'requests left': requests, 'policy broken': violations, faults: all })));
console.log(`${all.length} payloads (${[...new Set(all.map(({ list }) => list))].map((list) => `${all.filter((one) => one.list === list).length} ${list}`).join(', ')}), ${chosen.length} used; ${met.pages} pages opened, ${met.scripts} scripts run, ${met.requests} requests left, ${met.violations} breaches of the policy, ${Math.round((Date.now() - started) / 1000)} s`);
for (const fault of faults.slice(0, 200)) console.log(`FAULT ${fault.slice(0, 600)}`);
if (!process.argv.includes('--keep')) fs.rmSync(work, { recursive: true, force: true });
process.exit(faults.length ? 1 : 0);
