// The judge: opens pages in Chromium and says what ran, what was asked of other hosts and what could still be led astray.
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

/** The strictest policy that the public pages keep to. */
export const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
/** That of search pages, where the full text is searched by WebAssembly. */
export const SEARCH_POLICY = POLICY.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'");

const TYPES = { html: 'text/html; charset=utf-8', css: 'text/css', js: 'text/javascript', svg: 'image/svg+xml', xml: 'application/xml', csv: 'text/csv', json: 'application/json', jsonld: 'application/ld+json', png: 'image/png', txt: 'text/plain' };

/** Serves a folder under a policy: enforced, or told without being enforced, so that a script that slipped in runs. */
export async function serve(folder, header, policyOf = (file) => (/[\\/]search[\\/]/.test(file) ? SEARCH_POLICY : POLICY)) {
  const server = http.createServer((request, response) => {
    let file = folder;
    try { file = path.join(folder, decodeURIComponent(new URL(request.url, 'http://x').pathname)); } catch { /* No file. */ }
    if (file.endsWith(path.sep)) file = path.join(file, 'index.html');
    if (!file.startsWith(folder) || !fs.existsSync(file) || fs.statSync(file).isDirectory()) { response.writeHead(404); response.end(); return; }
    const type = TYPES[path.extname(file).slice(1)] ?? 'application/octet-stream';
    // Of XML the browser makes a page with styles of its own.
    response.writeHead(200, { 'content-type': type, ...(file.endsWith('.xml') ? {} : { [header]: policyOf(file) }) });
    response.end(fs.readFileSync(file));
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  return { base: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

// Runs in every page before anything of it: a script that runs is told, whatever it calls.
function watch() {
  const tell = (what) => globalThis.__tell?.(String(what).slice(0, 300));
  globalThis.__xss = (how) => tell(`script: __xss(${how ?? ''})`);
  for (const name of ['alert', 'confirm', 'prompt', 'print', 'open']) globalThis[name] = () => tell(`script: ${name}()`);
  addEventListener('securitypolicyviolation', (event) => tell(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample} in ${event.sourceFile}`));
}

// What the page holds that could run or lead astray; `own` are elements that it may have. Each is touched as a reader could.
function inspect(own) {
  const faults = [], told = (what, element) => {
    faults.push(`${what}: ${element.outerHTML.slice(0, 200)}`);
    for (const event of ['mouseover', 'focus', 'pointerdown', 'click', 'toggle', 'animationstart']) element.dispatchEvent(new Event(event, { bubbles: true, cancelable: true }));
  };
  const never = new Set(['iframe', 'frame', 'frameset', 'object', 'embed', 'applet', 'base', 'portal', 'style', 'foreignobject', 'animate', 'set', 'math', 'xss'].filter((name) => !own.includes(name)));
  const addresses = new Set(['href', 'src', 'action', 'formaction', 'data', 'poster', 'background', 'ping', 'srcset', 'cite', 'longdesc', 'manifest', 'codebase']);
  const look = (element) => {
    const name = element.localName.toLowerCase();
    if (never.has(name)) told('element', element);
    if (name === 'template') element.content.querySelectorAll('*').forEach(look);
    // Where scripts run its content is text.
    if (name === 'noscript' && !/^<p class="notice">[^<]*<\/p>$/.test(element.textContent)) told('element', element);
    if (name === 'meta' && element.httpEquiv) {
      const to = element.content.replace(/^0;\s*url=/i, '');
      if (element.httpEquiv.toLowerCase() !== 'refresh' || new URL(to, location.href).origin !== location.origin) told('meta', element);
    }
    if (name === 'script' && !element.src) {
      if (element.type !== 'application/ld+json') told('inline script', element);
      else try { JSON.parse(element.textContent); } catch (error) { told(`JSON-LD (${error.message})`, element); }
    }
    for (const { localName, value } of element.attributes) {
      if (localName.startsWith('on') || localName === 'style' || localName === 'srcdoc') told('attribute', element);
      if (!addresses.has(localName)) continue;
      let url;
      try { url = new URL(value.trim(), location.href); } catch { continue; }
      const leads = name === 'a' && ['http:', 'https:', 'mailto:', 'tel:'].includes(url.protocol);
      const names = name === 'link' && /^(canonical|alternate|license)$/.test(element.rel) && url.protocol === 'https:';
      if (!leads && !names && (url.protocol !== location.protocol || url.host !== location.host)) told('address', element);
    }
  };
  document.querySelectorAll('*').forEach(look);
  return faults;
}

/** A browser that no name leads out of, and what it has met. */
export async function open(tabs) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1', '--allow-file-access-from-files'],
  });
  const context = await browser.newContext();
  const met = { pages: 0, scripts: 0, requests: 0, violations: 0, faults: [] };
  const now = new Map();
  // Pages that were moved lead to the new ones.
  const leading = new Set();
  await context.exposeBinding('__tell', ({ page }, what) => {
    if (what.startsWith('policy')) met.violations += 1; else met.scripts += 1;
    met.faults.push(`${now.get(page)} ${what}`);
  });
  await context.addInitScript(watch);
  const pages = [];
  for (let tab = 0; tab < tabs; tab += 1) {
    const page = await context.newPage();
    page.on('dialog', (dialog) => { met.scripts += 1; met.faults.push(`${now.get(page)} dialog`); dialog.dismiss(); });
    page.on('pageerror', (error) => met.faults.push(`${now.get(page)} error: ${error.message}`));
    page.on('popup', (popup) => { met.faults.push(`${now.get(page)} window: ${popup.url()}`); popup.close(); });
    page.on('request', (request) => {
      const allowed = (now.get(page) ?? '').split('/').slice(0, 3).join('/');
      if (!request.url().startsWith(`${allowed}/`)) { met.requests += 1; met.faults.push(`${now.get(page)} request: ${request.url().slice(0, 200)}`); }
    });
    pages.push(page);
  }
  const go = async (page, url) => {
    now.set(page, url);
    met.pages += 1;
    let answer;
    try { answer = await page.goto(url, { waitUntil: 'load' }); } catch (error) { met.faults.push(`${url} does not open: ${error.message.split('\n')[0]}`); return; }
    if (answer?.status() >= 400) met.faults.push(`${url} answers ${answer.status()}`);
    const place = (address) => address.split(/[?#]/)[0];
    if (place(page.url()) !== place(url) && !leading.has(url)) met.faults.push(`${url} led away to ${page.url()}`);
  };
  /** Opens all addresses, a tab each; `then` does more on each page, `own` are elements that pages may have. */
  const visit = async (urls, then = async () => {}, own = []) => {
    const queue = [...urls];
    await Promise.all(pages.map(async (page) => {
      for (let url = queue.shift(); url; url = queue.shift()) {
        if (url.startsWith('redirect ')) leading.add(url = url.slice(9));
        await go(page, url);
        // What the browser makes of XML is its own.
        if (url.endsWith('.xml')) continue;
        // Such a page has led on, or does so while it is looked at.
        const seen = await page.evaluate(inspect, own).catch((error) => (leading.has(url) ? [] : [`not judged: ${error.message}`]));
        met.faults.push(...seen.map((fault) => `${url} ${fault}`));
        // On a busy machine it leads on only when the next page is asked for, and would take its place.
        if (leading.has(url)) await page.waitForURL((now) => now.href !== url, { waitUntil: 'load' }).catch((error) => met.faults.push(`${url} leads nowhere: ${error.message.split('\n')[0]}`));
        await then(page, url).catch((error) => met.faults.push(`${url} does not do what was asked: ${error.message.split('\n')[0]}`));
      }
      await page.goto('about:blank');
      now.delete(page);
    }));
  };
  return { browser, met, visit };
}

/** What a browser can open of an output folder, as addresses below `base` or as files; pages that lead on are marked. */
export function addresses(folder, base) {
  const found = [];
  const walk = (below) => {
    for (const entry of fs.readdirSync(path.join(folder, below), { withFileTypes: true })) {
      const inner = path.join(below, entry.name);
      if (entry.isDirectory()) { if (!/^(pagefind|schema)$/.test(entry.name)) walk(inner); continue; }
      if (!/\.(html|svg|xml)$/.test(entry.name)) continue;
      const leads = entry.name.endsWith('.html') && /http-equiv="refresh"/.test(fs.readFileSync(path.join(folder, inner), 'utf8'));
      const url = base ? base + inner.split(path.sep).map(encodeURIComponent).join('/') : pathToFileURL(path.join(folder, inner)).href;
      found.push((leads ? 'redirect ' : '') + url);
    }
  };
  walk('');
  return found;
}
