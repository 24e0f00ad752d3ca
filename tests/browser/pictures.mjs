// Usage: pictures.mjs FOLDER. Pictures of the pages of a built gallery beside reviewed ones (references/). Fonts and browsers
// draw differently: where they are not those of the references, the pictures are taken but not compared, and the run says
// so. UPDATE=1 takes new references, to be looked at before they are kept.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import pixelmatch from 'pixelmatch';
import { chromium } from 'playwright-core';
import { PNG } from 'pngjs';

const here = path.dirname(fileURLToPath(import.meta.url)), site = path.resolve(process.argv[2]);
const references = path.join(here, 'references'), results = path.join(here, 'out/pictures');
const update = process.env.UPDATE === '1';
const widths = [375, 768, 1280], languages = ['zh', 'en'];
const pages = ['', 'pages/charts', 'pages/charts-compared', 'indicators/industrial-output', 'compare/2023-2024', 'compare', 'plans/plan-2025', 'reports/yunxi-2024', 'organizations/yunxi', 'search'];
const HEIGHT_MAX = 2000;
// Antialiasing differs between runs; a moved line does not stay below this.
const SHARE_MAX = 0.002;

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
const known = path.join(references, 'environment.json'), environment = JSON.stringify(drawnWith(browser), null, 2);
if (update) fs.rmSync(references, { recursive: true, force: true });
for (const folder of [results, references]) fs.mkdirSync(folder, { recursive: true });
if (update) fs.writeFileSync(known, `${environment}\n`);
const comparable = fs.existsSync(known) && fs.readFileSync(known, 'utf8').trim() === environment;
if (!comparable) console.log(`pictures are not compared: the references were drawn with other fonts or another browser than\n${environment}`);
let count = 0;
const failures = [];
for (const width of widths) {
  // Half the size: enough to see what moved, a quarter of the bytes.
  const context = await browser.newContext({ viewport: { width, height: 900 }, deviceScaleFactor: 0.5, reducedMotion: 'reduce' });
  for (const lang of languages) {
    for (const page of pages) {
      const name = `${lang}-${page.replaceAll('/', '_') || 'home'}-${width}.png`;
      const picture = await shot(context, pathToFileURL(path.join(site, lang, page, 'index.html')).href);
      fs.writeFileSync(path.join(update ? references : results, name), picture);
      count += 1;
      const fault = comparable && !update && difference(name, picture);
      if (fault) failures.push(`${name} ${fault}`);
    }
  }
  await context.close();
}
await browser.close();
for (const failure of failures) console.log(`FAILED ${failure}`);
console.log(`${count} pictures, ${failures.length} differ`);
process.exit(failures.length ? 1 : 0);

async function shot(context, url) {
  const page = await context.newPage();
  await page.goto(url);
  // Cells that stay in sight are layers of their own, which chance draws half a pixel up or down.
  await page.addStyleTag({ content: '.table-scroll * { position: static !important; }' });
  await page.evaluate(() => document.fonts.ready);
  const { width } = page.viewportSize();
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  const picture = await page.screenshot({ fullPage: true, clip: { x: 0, y: 0, width, height: Math.min(height, HEIGHT_MAX) }, animations: 'disabled', caret: 'hide' });
  await page.close();
  return picture;
}

// In what a picture is not its reference; empty where it is.
function difference(name, picture) {
  const reference = path.join(references, name);
  if (!fs.existsSync(reference)) return 'has no reference: look at it, then UPDATE=1';
  const [before, now] = [PNG.sync.read(fs.readFileSync(reference)), PNG.sync.read(picture)];
  if (before.width !== now.width || before.height !== now.height) return `was ${before.width} × ${before.height}, is ${now.width} × ${now.height}`;
  const marked = new PNG({ width: now.width, height: now.height });
  const count = pixelmatch(before.data, now.data, marked.data, now.width, now.height, { threshold: 0.15 });
  if (count / (now.width * now.height) <= SHARE_MAX) return '';
  fs.writeFileSync(path.join(results, `differs-${name}`), PNG.sync.write(marked));
  return `differs in ${count} pixels: differs-${name}`;
}

// What decides how text is drawn: the browser, and the fonts that the style sheet's families lead to.
function drawnWith(browser) {
  const match = (family) => { try { return execFileSync('fc-match', ['-f', '%{family} %{fontversion}', family], { encoding: 'utf8' }); } catch { return 'unknown'; } };
  return { browser: browser.version(), fonts: ['system-ui', 'sans-serif', 'Noto Sans CJK SC', 'monospace'].map(match) };
}
