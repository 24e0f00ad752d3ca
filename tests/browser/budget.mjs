// What a page weighs: HTML, and all that it loads before it shows anything. Pictures and data files are not counted.
import fs from 'node:fs';
import path from 'node:path';

const KB = 1000;
// Figures to compare, and the index of titles: as large as the site.
const isData = /\/data\/|\/search-[\w-]+-[0-9a-f]{10}\.js$/;
const HTML_MAX = 150 * KB, CSS_MAX = 40 * KB, JS_MAX = 25 * KB;

/// Checks every page of the folder.
export function budget({ site, check, name }) {
  const worst = { html: [0, ''], css: [0, ''], js: [0, ''] };
  const faults = [];
  for (const file of pagesOf(site)) {
    const html = fs.readFileSync(file, 'utf8');
    const label = path.relative(site, file);
    const links = [...html.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map(([, href]) => href);
    const scripts = [...html.matchAll(/<script src="([^"]+)"( defer)?/g)];
    const weights = { html: Buffer.byteLength(html), css: sum(site, file, links), js: sum(site, file, scripts.map(([, src]) => src).filter((src) => !isData.test(src))) };
    for (const [key, bytes] of Object.entries(weights)) if (bytes > worst[key][0]) worst[key] = [bytes, label];
    if (weights.html > HTML_MAX) faults.push(`${label} has ${weights.html} bytes`);
    if (weights.css > CSS_MAX || weights.js > JS_MAX) faults.push(`${label} loads ${weights.css} bytes of CSS, ${weights.js} of JavaScript`);
    if (links.length > 1) faults.push(`${label} waits for ${links.length} style sheets`);
    if (scripts.some(([, , defer]) => !defer)) faults.push(`${label} waits for a script`);
  }
  check(`weights of ${name}`, faults.slice(0, 10));
  const told = Object.entries(worst).map(([key, [bytes, label]]) => `${key} ${(bytes / KB).toFixed(1)} kB (${label})`);
  console.log(`heaviest pages of ${name}: ${told.join(', ')}`);
}

// 404.html names its files from the root of the site's address.
function sum(site, page, links) {
  const file = (link) => (link.startsWith('/') ? path.join(site, link.slice(link.indexOf('/assets/'))) : path.join(path.dirname(page), decodeURI(link)));
  return links.reduce((bytes, link) => bytes + fs.statSync(file(link)).size, 0);
}

function pagesOf(folder) {
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) return pagesOf(full);
    return entry.name.endsWith('.html') ? [full] : [];
  });
}
