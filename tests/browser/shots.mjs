// Pictures of pages beside reviewed ones (references/). Fonts and browsers draw differently: where they are not those of
// the references, the pictures are taken but not compared, and the run says so. UPDATE=1 takes new references.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

const HEIGHT_MAX = 2400;
// Antialiasing differs between runs; a moved line does not stay below this.
const SHARE_MAX = 0.002;

/// Compares pages at three widths; `pages` are addresses by name.
export async function compareShots({ browser, pages, here, check }) {
  const references = path.join(here, 'references'), results = path.join(here, 'out/references');
  const known = path.join(references, 'environment.json'), environment = JSON.stringify(drawnWith(browser), null, 2);
  const update = process.env.UPDATE === '1';
  fs.mkdirSync(results, { recursive: true });
  fs.mkdirSync(references, { recursive: true });
  if (update) fs.writeFileSync(known, `${environment}\n`);
  const comparable = fs.existsSync(known) && fs.readFileSync(known, 'utf8').trim() === environment;
  if (!comparable) console.log(`pictures are not compared: the references were drawn with other fonts or another browser than ${environment}`);
  for (const width of [375, 768, 1280]) {
    // Half the size: enough to see what moved, a quarter of the bytes.
    const context = await browser.newContext({ viewport: { width, height: 900 }, deviceScaleFactor: 0.5, reducedMotion: 'reduce' });
    for (const [label, url] of pages) {
      const name = `${label}-${width}.png`;
      const picture = await shot(context, url);
      fs.writeFileSync(path.join(results, name), picture);
      if (update) fs.writeFileSync(path.join(references, name), picture);
      if (comparable) check(`picture ${name}`, differences(path.join(references, name), picture, path.join(results, `differs-${name}`)));
    }
    await context.close();
  }
}

async function shot(context, url) {
  const page = await context.newPage();
  await page.goto(url);
  await page.evaluate(() => document.fonts.ready);
  const { width } = page.viewportSize();
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  const picture = await page.screenshot({ fullPage: true, clip: { x: 0, y: 0, width, height: Math.min(height, HEIGHT_MAX) }, animations: 'disabled', caret: 'hide' });
  await page.close();
  return picture;
}

function differences(reference, picture, result) {
  if (!fs.existsSync(reference)) return ['has no reference: look at it, then UPDATE=1'];
  const [before, now] = [PNG.sync.read(fs.readFileSync(reference)), PNG.sync.read(picture)];
  if (before.width !== now.width || before.height !== now.height) return [`was ${before.width} × ${before.height}, is ${now.width} × ${now.height}`];
  const marked = new PNG({ width: now.width, height: now.height });
  const count = pixelmatch(before.data, now.data, marked.data, now.width, now.height, { threshold: 0.15 });
  if (count / (now.width * now.height) <= SHARE_MAX) return [];
  fs.writeFileSync(result, PNG.sync.write(marked));
  return [`${count} pixels differ: ${path.basename(result)}`];
}

// What decides how text is drawn: the browser, and the fonts that the style sheet's families lead to.
function drawnWith(browser) {
  const match = (family) => { try { return execFileSync('fc-match', ['-f', '%{family} %{fontversion}', family], { encoding: 'utf8' }); } catch { return 'unknown'; } };
  return { browser: browser.version(), fonts: ['system-ui', 'sans-serif', 'sans-serif:lang=zh-cn', 'monospace'].map(match) };
}
