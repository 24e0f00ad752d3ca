// The payloads: our own in the manner of the OWASP filter evasion cheat sheet (payloads.json), the big list of naughty
// strings (npm), the XSS payloads of the scanner Wapiti (PyPI; kept in a folder from one run to the next).
import fs from 'node:fs';
import path from 'node:path';
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const above = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');

/** All payloads, each once, in a fixed order: [{ list, text }]. */
export function payloads(folder) {
  const all = [
    ...Object.values(JSON.parse(fs.readFileSync(path.join(above, 'payloads.json'), 'utf8'))).flat().map((text) => ({ list: 'own', text })),
    ...naughtyStrings().map((text) => ({ list: 'naughty strings', text })),
    ...scanner(folder).map((text) => ({ list: 'scanner', text })),
  ];
  const seen = new Set();
  return all.filter(({ text }) => text !== '' && seen.size < seen.add(text).size);
}

function naughtyStrings() {
  return JSON.parse(fs.readFileSync(path.join(above, 'node_modules/big-list-of-naughty-strings/blns.json'), 'utf8'));
}

/** `payload = …` of the list, its stand-ins for blanks and hosts filled in. */
function scanner(folder) {
  fs.mkdirSync(folder, { recursive: true });
  const wheel = () => fs.readdirSync(folder).find((name) => name.startsWith('wapiti3-'));
  if (!wheel()) {
    const asked = ['-m', 'pip', 'download', '--quiet', '--disable-pip-version-check', '--no-deps', '--ignore-requires-python', '--require-hashes'];
    execFileSync('python3', [...asked, '-r', path.join(above, 'hostile-requirements.txt'), '-d', folder], { stdio: 'inherit' });
  }
  const read = 'import sys, zipfile; sys.stdout.buffer.write(zipfile.ZipFile(sys.argv[1]).read("wapitiCore/data/attacks/xssPayloads.ini"))';
  const text = execFileSync('python3', ['-c', read, path.join(folder, wheel())], { encoding: 'utf8' });
  const found = [...text.matchAll(/^payload = (.+(?:\n[ \t]+.+)*)/gm)].map((match) => match[1].replace(/\n[ \t]+/g, '\n'));
  const filled = (one) => one.replaceAll('[LF]', '\n').replaceAll('[TAB]', '\t').replace(/\[EXTERNAL[^\]]*\]/g, 'https://evil.example/');
  return found.filter((one) => one !== 'None').flatMap((one) => filled(one).split('\n\n'));
}
