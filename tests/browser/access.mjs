// What readers with other needs meet: narrow windows, large type, more contrast, forced colours, a keyboard alone.
import { forEach } from './pool.mjs';

export const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

// Other ways to see the same pages; axe judges each.
const views = [
  ['more contrast', { contrast: 'more' }],
  ['more contrast, dark', { contrast: 'more', colorScheme: 'dark' }],
  ['forced colours', { forcedColors: 'active' }],
];

/// Checks one page of every kind; `pages` are addresses by name.
export async function access({ browser, pages, axe, check }) {
  for (const [name, options] of views) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    await forEach(pages, ([label, url]) => judged(context, url, `${name} ${label}`, axe, check));
    await context.close();
  }
  const narrow = await browser.newContext({ viewport: { width: 320, height: 640 }, reducedMotion: 'reduce' });
  await forEach(pages, async ([label, url]) => {
    const page = await narrow.newPage();
    await page.goto(url);
    check(`320 px ${label}`, [...await page.evaluate(sideways), ...await page.evaluate(moving)]);
    await page.close();
  });
  await narrow.close();
  await largeType(browser, pages, axe, check);
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  await forEach(pages, ([label, url]) => walk(context, url, `keyboard ${label}`, check));
  await context.close();
}

async function judged(context, url, name, axe, check) {
  const page = await context.newPage();
  await page.goto(url);
  await page.evaluate(axe);
  const found = await page.evaluate((tags) => window.axe.run(document, { runOnly: tags }), TAGS);
  check(name, found.violations.map((one) => `axe ${one.id}: ${one.nodes[0].html.slice(0, 120)} (${one.nodes.length})`));
  await page.close();
}

// Runs in the page: what is wider than the window, but for frames that scroll by themselves.
function sideways() {
  const by = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  if (by <= 0) return [];
  const wide = [...document.querySelectorAll('main *')].find((one) => one.getBoundingClientRect().right > innerWidth + 1 && !one.closest('.table-scroll'));
  return [`scrolls sideways by ${by} px: ${wide ? wide.outerHTML.slice(0, 80) : ''}`];
}

// Runs in the page: nothing moves for those who ask for stillness.
function moving() {
  return document.getAnimations().length ? [`${document.getAnimations().length} animations`] : [];
}

// The switch for large type: everything grows, nothing is cut off, the next page remembers it.
async function largeType(browser, pages, axe, check) {
  for (const width of [375, 1280]) {
    const context = await browser.newContext({ viewport: { width, height: 900 } });
    const [first] = pages;
    const page = await context.newPage();
    await page.goto(first[1]);
    const before = await page.evaluate(() => parseFloat(getComputedStyle(document.body).fontSize));
    await page.locator('.large-type').click();
    const after = await page.evaluate(() => parseFloat(getComputedStyle(document.body).fontSize));
    check(`large type at ${width} px`, after >= before * 1.25 ? [] : [`grew from ${before} to ${after} px`]);
    await page.close();
    await forEach(pages, async ([label, url]) => {
      const page = await context.newPage();
      await page.goto(url);
      const kept = await page.locator('.large-type').getAttribute('aria-pressed');
      const faults = kept === 'true' ? [] : ['the next page has forgotten it'];
      check(`large type ${label} at ${width} px`, [...faults, ...await page.evaluate(sideways)]);
      await page.close();
    });
    await context.close();
  }
}

// The Tab key from the top: first the skip link, then on through the page; what has the focus shows it and is in sight.
async function walk(context, url, name, check) {
  const STEPS = 40;
  const page = await context.newPage();
  const faults = [];
  await page.goto(url);
  await page.keyboard.press('Tab');
  if (!await page.evaluate(() => document.activeElement.matches('.skip-link'))) faults.push('the first stop is not the skip link');
  await page.keyboard.press('Enter');
  if (!await page.evaluate(() => document.activeElement.id === 'page-main')) faults.push('the skip link does not lead to the text');
  let last = '';
  for (let step = 0; step < STEPS; step += 1) {
    await page.keyboard.press('Tab');
    const here = await page.evaluate(focused);
    if (!here) break;
    if (here.place === last) { faults.push(`stuck at ${here.html}`); break; }
    last = here.place;
    if (!here.seen) faults.push(`out of sight: ${here.html}`);
    if (!here.shown) faults.push(`focus does not show: ${here.html}`);
  }
  check(name, faults);
  await page.close();
}

// Runs in the page: the element with the focus; null at the end of the page.
function focused() {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const box = element.getClientRects()[0] ?? element.getBoundingClientRect(), style = getComputedStyle(element);
  // The middle of the part that is in the window.
  const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)], [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
  const over = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
  return {
    html: element.outerHTML.slice(0, 90),
    place: `${[...document.querySelectorAll('*')].indexOf(element)}`,
    seen: right > left && bottom > top && Boolean(over) && (element.contains(over) || over.contains(element)),
    shown: (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none',
  };
}
