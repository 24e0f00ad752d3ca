// From a number to its sentence, as readers go: links land on a highlighted sentence or row without JavaScript; with it,
// a figure of the text shows its series by mouse, keyboard and finger.
import fs from 'node:fs';
import path from 'node:path';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/// Where links to figures are followed from: a page, and the links on it.
const starts = [
  ['', '.headline-card .card-figure a'],
  ['', '.headline-card .card-growth a'],
  ['compare', '.matrix .cell-figure a'],
  ['indicators/gdp', '.vintages td a[href*="#"]'],
  ['plans/taizhou-bay-plan-14', 'td a.source'],
  ['changes', '.revisions .figure a'],
];

/// Checks a built site; `check` takes a name and a list of faults.
export async function trace({ browser, base, site, languages, axe, shots, check }) {
  const exists = (lang, folder) => fs.existsSync(path.join(site, lang, folder, 'index.html'));
  const plain = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 1280, height: 900 } });
  for (const lang of languages) {
    const offered = ([folder, links]) => exists(lang, folder) && (folder !== 'changes' || hasRevisions(site, lang));
    for (const [folder, links] of starts.filter(offered)) {
      await landing(plain, `${base}${lang}/${folder ? `${folder}/` : ''}index.html`, links, check);
    }
  }
  await plain.close();
  for (const lang of languages) {
    const slug = ['national-2024', ...fs.readdirSync(path.join(site, lang, 'reports'))].find((slug) => hasDetails(site, lang, slug));
    if (!slug) continue;
    for (const width of [375, 1280]) {
      for (const scheme of ['light', 'dark']) {
        const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme: scheme, hasTouch: width === 375 });
        const url = `${base}${lang}/reports/${slug}/index.html`;
        await card(context, url, `figure-${lang}-${width}-${scheme}`, { base, axe, shots, check, touch: width === 375 });
        await context.close();
      }
    }
  }
}

function hasRevisions(site, lang) {
  return fs.readFileSync(path.join(site, lang, 'changes/index.html'), 'utf8').includes('class="revisions"');
}

function hasDetails(site, lang, slug) {
  const file = path.join(site, lang, 'reports', slug, 'index.html');
  return fs.existsSync(file) && fs.readFileSync(file, 'utf8').includes('id="figure-details"');
}

// The first three links of a kind: each target is in sight, and stands out from the page.
async function landing(context, url, links, check) {
  const page = await context.newPage();
  await page.goto(url);
  const count = Math.min(await page.locator(links).count(), 3);
  check(`links to figures on ${url}`, count ? [] : [`none of ${links}`]);
  for (let index = 0; index < count; index += 1) {
    await page.goto(url);
    await page.locator(links).nth(index).click();
    await page.waitForLoadState();
    const faults = await page.evaluate(() => {
      const target = document.querySelector(':target');
      if (!target) return [`no target at ${location.href}`];
      const paint = (element) => getComputedStyle(element).backgroundColor;
      const isPlain = (color) => color === 'rgba(0, 0, 0, 0)' || color === getComputedStyle(document.body).backgroundColor;
      const around = target.closest('.sentence') ?? target.closest('td') ?? target.querySelector('td');
      const faults = [];
      if (!around) faults.push('neither a sentence nor a row');
      else if (isPlain(paint(around))) faults.push(`${around.className || around.tagName} is not highlighted`);
      if (target.tagName === 'DATA' && isPlain(paint(target))) faults.push('the figure is not highlighted');
      const { top, bottom } = target.getBoundingClientRect();
      if (top < 0 || bottom > innerHeight) faults.push(`out of sight: ${top} to ${bottom}`);
      if (document.querySelector('.figure-card')) faults.push('there is a card without JavaScript');
      return faults;
    });
    check(`without JavaScript ${url} ${links} ${index}`, faults);
  }
  await page.close();
}

// The card of the first figure that has one.
async function card(context, url, name, { base, axe, shots, check, touch }) {
  const page = await context.newPage();
  const strays = [];
  await page.goto(url, { waitUntil: 'load' });
  page.on('request', (request) => { if (!request.url().startsWith(base)) strays.push(`request to ${request.url()}`); });
  page.on('console', (message) => { if (message.type() === 'error') strays.push(`console: ${message.text()}`); });
  page.on('pageerror', (error) => strays.push(`script: ${error.message}`));
  const figure = page.locator('.prose data[role="button"]').first();
  const box = page.locator('.figure-card');
  const state = async () => ({ open: await box.isVisible(), focused: await figure.evaluate((element) => element === document.activeElement) });
  const expect = (step, found, wanted) => { for (const [key, value] of Object.entries(wanted)) if (found[key] !== value) strays.push(`${step}: ${key} is ${found[key]}`); };

  // Highlighted, too: the colours of both are checked.
  await figure.evaluate((element) => { location.hash = element.id; });
  await figure.hover();
  await box.waitFor({ state: 'visible' });
  strays.push(...await fits(page));
  if ((await box.locator('.detail-more a:not([data-cite])').count()) !== 1) strays.push('no link to the whole series');
  fs.mkdirSync(shots, { recursive: true });
  await page.screenshot({ path: path.join(shots, `${name}.png`) });
  await page.evaluate(axe);
  const result = await page.evaluate(async (tags) => window.axe.run(document, { runOnly: tags }), TAGS);
  for (const violation of result.violations) strays.push(`axe ${violation.id}: ${violation.nodes[0].html.slice(0, 120)}`);
  await page.mouse.move(1, 1);
  await box.waitFor({ state: 'hidden' });

  await figure.evaluate((element) => element.focus());
  expect('focus by a link', await state(), { open: false, focused: true });
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Tab');
  expect('focus by keyboard', await state(), { open: true, focused: true });
  strays.push(...await fits(page));
  await page.keyboard.press('Escape');
  expect('Escape', await state(), { open: false, focused: true });
  await page.keyboard.press('Enter');
  expect('Enter', await state(), { open: true, focused: true });
  await page.keyboard.press('Enter');
  if (!await box.evaluate((element) => element.contains(document.activeElement))) strays.push('Enter does not lead into the card');
  await page.keyboard.press('Shift+Tab');
  expect('Shift+Tab out of the card', await state(), { open: false, focused: true });
  await page.keyboard.press(' ');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Escape');
  expect('Escape in the card', await state(), { open: false, focused: true });
  if (touch) {
    await figure.tap();
    expect('a tap', await state(), { open: true });
    await page.locator('h1').tap();
    expect('a tap elsewhere', await state(), { open: false });
  } else {
    await figure.click();
    await page.mouse.move(1, 1);
    await page.waitForTimeout(500);
    expect('a click', await state(), { open: true });
    await page.locator('.figure-card-close').click();
    expect('the close button', await state(), { open: false, focused: true });
  }
  check(name, strays);
  await page.close();
}

// The card lies within the window, and not on its figure.
function fits(page) {
  return page.evaluate(() => {
    const card = document.querySelector('.figure-card').getBoundingClientRect();
    const figure = document.querySelector('[aria-expanded="true"]').getBoundingClientRect();
    const faults = [];
    if (card.left < 0 || card.right > document.documentElement.clientWidth) faults.push('the card leaves the window sideways');
    if (card.top < 0 || card.bottom > innerHeight) faults.push('the card leaves the window above or below');
    const lies = card.left < figure.right && figure.left < card.right && card.top < figure.bottom && figure.top < card.bottom;
    if (lies) faults.push('the card covers its figure');
    return faults;
  });
}
