// The installed schemas in yaml-language-server, which VS Code's YAML extension runs: no problem in the content, a problem
// for every planted mistake, ids of the site where they can be typed.
//
//   node tests/editor/check.mjs BINARY [ROOT]
import { spawn, execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const [binary, root = join(here, '../..')] = process.argv.slice(2);
if (!binary) throw new Error('usage: node check.mjs BINARY [ROOT]');
const SECONDS_MAX = 110;

/** A language server on standard input and output, with what it says of each document. */
class Server {
  constructor(folder, settings) {
    this.folder = folder;
    this.settings = settings;
    this.n_requests = 0;
    this.n_opened = 0;
    this.answers = new Map();
    this.listeners = new Map();
    this.unread = Buffer.alloc(0);
    const program = join(here, 'node_modules/yaml-language-server/bin/yaml-language-server');
    this.process = spawn(process.execPath, [program, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.process.stdout.on('data', (bytes) => this.read(bytes));
    this.process.on('exit', (code) => { if (!this.is_closing) fail(`the language server ended with ${code}`); });
  }

  read(bytes) {
    this.unread = Buffer.concat([this.unread, bytes]);
    for (;;) {
      const head = this.unread.indexOf('\r\n\r\n');
      if (head < 0) return;
      const length = Number(/Content-Length: (\d+)/i.exec(this.unread.subarray(0, head).toString())[1]);
      if (this.unread.length < head + 4 + length) return;
      const message = JSON.parse(this.unread.subarray(head + 4, head + 4 + length).toString());
      this.unread = this.unread.subarray(head + 4 + length);
      this.take(message);
    }
  }

  take(message) {
    if (message.method === 'textDocument/publishDiagnostics') {
      this.listeners.get(message.params.uri)?.(message.params.diagnostics);
    } else if (message.method === 'workspace/configuration') {
      const sections = { yaml: this.settings };
      this.send({ id: message.id, result: message.params.items.map((item) => sections[item.section] ?? {}) });
    } else if (message.method && message.id !== undefined) {
      this.send({ id: message.id, result: null });
    } else if (this.answers.has(message.id)) {
      const { done, refuse } = this.answers.get(message.id);
      this.answers.delete(message.id);
      if (message.error) refuse(new Error(JSON.stringify(message.error))); else done(message.result);
    }
  }

  send(message) {
    const text = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.process.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  }

  ask(method, params) {
    const id = ++this.n_requests;
    this.send({ id, method, params });
    return new Promise((done, refuse) => this.answers.set(id, { done, refuse }));
  }

  async start() {
    const uri = pathToFileURL(this.folder).href;
    await this.ask('initialize', {
      processId: process.pid,
      rootUri: uri,
      workspaceFolders: [{ uri, name: 'site' }],
      capabilities: {
        workspace: { configuration: true, workspaceFolders: true, didChangeConfiguration: { dynamicRegistration: true } },
        textDocument: {
          publishDiagnostics: {},
          completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown', 'plaintext'] } },
        },
      },
    });
    this.send({ method: 'initialized', params: {} });
    this.send({ method: 'workspace/didChangeConfiguration', params: { settings: { yaml: this.settings } } });
  }

  uri(path) {
    return pathToFileURL(join(this.folder, path)).href;
  }

  /** Opens a document; gives what is first said of it for which `enough` holds. */
  open(path, text, enough = () => true) {
    const uri = this.uri(path);
    const said = new Promise((done) => this.listeners.set(uri, (found) => { if (enough(found)) done(found); }));
    // What was parsed is kept by version.
    const version = ++this.n_opened;
    this.send({ method: 'textDocument/didOpen', params: { textDocument: { uri, languageId: 'yaml', version, text } } });
    return said;
  }

  /** Closes a document; the server takes back what it said of it, which must not be taken for what it says of the next. */
  close(path) {
    const uri = this.uri(path);
    const taken_back = new Promise((done) => this.listeners.set(uri, (found) => { if (!found.length) done(); }));
    this.send({ method: 'textDocument/didClose', params: { textDocument: { uri } } });
    return taken_back;
  }

  async propose(path, line, character) {
    const position = { line, character };
    const answer = await this.ask('textDocument/completion', { textDocument: { uri: this.uri(path) }, position });
    return (answer.items ?? answer).map((item) => item.label);
  }

  async describe(path, line, character) {
    const answer = await this.ask('textDocument/hover', {
      textDocument: { uri: this.uri(path) }, position: { line, character },
    });
    return answer?.contents?.value ?? '';
  }

  async stop() {
    this.is_closing = true;
    await this.ask('shutdown', null);
    this.send({ method: 'exit' });
  }
}

const failures = [];
const complain = (text) => { failures.push(text); console.error(`✗ ${text}`); };

function fail(text) {
  console.error(`✗ ${text}`);
  process.exit(1);
}

/** The YAML between the fences of a Markdown file; lines count from the first behind the fence. */
function front(text) {
  return /^---\r?\n([\s\S]*?)^---\s*$/m.exec(text)?.[1] ?? '';
}

/** The YAML files of the content, and the heads of its Markdown files, by the path at which they are opened. */
function documents(folder) {
  const read = (path) => readFileSync(join(folder, path), 'utf8');
  const found = ['site', 'indicators', 'organizations'].map((name) => [`content/${name}.yaml`, read(`content/${name}.yaml`)]);
  for (const [below, kind] of [['reports', 'report'], ['pages', 'page']]) {
    for (const name of readdirSync(join(folder, 'content', below), { recursive: true }).map(String).sort()) {
      if (!name.endsWith('.md')) continue;
      const is_translation = /\.[a-z]{2,3}\.md$/.test(name);
      const head = front(read(`content/${below}/${name}`));
      const schema = is_translation ? `${kind}-translation` : kind;
      found.push([`heads/${schema}/${name.replaceAll(/[\\/]/g, '-')}.yaml`, head]);
    }
  }
  return found;
}

const HEAD = 'heads/report/x.yaml';
const REPORT = 'title: 样例\norganization: taizhou-bay\nperiod: 2025-01..2025-10\n';

/** What is wrong: a document, the line of the fault (from 0), and a part of what is said of it. */
const MISTAKES = [
  ['content/site.yaml', 'title: 站点\nlanguages: [zh]\nbase-url: https://example.org/\n', 2, 'base-url'],
  ['content/site.yaml', 'languages: [zh]\n', 0, 'title'],
  ['content/site.yaml', 'title: 站点\nlanguages: [zh]\ntimezone: 8\n', 2, '+08:00'],
  ['content/site.yaml', 'title: 站点\nlanguages: [zh]\nheadline: [gpd]\n', 2, 'not an indicator'],
  ['content/indicators.yaml', 'gdp:\n  name: 生产总值\n  unit: 亿元\n  kind: flwo\n', 3, 'flow'],
  ['content/indicators.yaml', 'gdp:\n  name: 生产总值\n  kind: flow\n', 0, 'unit'],
  ['content/indicators.yaml', 'GDP:\n  name: 生产总值\n  unit: 亿元\n  kind: flow\n', 0, 'GDP'],
  ['content/indicators.yaml', 'gdp:\n  name: 生产总值\n  unit: 亿元\n  kind: flow\n  topic: economics\n', 4, 'economy'],
  ['content/organizations.yaml', 'zone:\n  name: { en: Zone }\n', 1, 'zh'],
  ['content/organizations.yaml', 'zone:\n  name: 开发区\n  within: nowhere\n', 2, 'not an organization'],
  [HEAD, 'organization: taizhou-bay\nperiod: 2025\n', 0, 'title'],
  [HEAD, 'title: 样例\norganisation: taizhou-bay\nperiod: 2025\n', 1, 'organisation'],
  [HEAD, 'title: 样例\norganization: 别处\nperiod: 2025\n', 1, 'not an organization'],
  [HEAD, 'title: 样例\norganization: taizhou-bay\nperiod: 2025/10\n', 2, '2025-01..2025-10'],
  [HEAD, `${REPORT}issued: 2025.11.21\n`, 3, '2025-11-21'],
  [HEAD, `${REPORT}indicators:\n  industrial-ouput-ads: 577亿元\n`, 4, 'industrial-ouput-ads'],
  [HEAD, `${REPORT}indicators:\n  gdp: 577\n`, 4, 'needs its unit'],
  [HEAD, `${REPORT}indicators:\n  gdp: { valeu: 577亿元, yoy: 5% }\n`, 4, 'valeu'],
  [HEAD, `${REPORT}indicators:\n  gdp: { value: 577亿元, yoy: 5.2 }\n`, 4, '5.2%'],
  [HEAD, `${REPORT}indicators:\n  gdp: { value: 577亿元, status: 初核 }\n`, 4, '初步核算'],
  [HEAD, `${REPORT}indicators:\n  gdp: { period: 2025 }\n`, 4, 'value, yoy'],
  [HEAD, `${REPORT}indicators:\n  - period: 2025\n    figurs: { gdp: 577亿元 }\n`, 5, 'figurs'],
  [HEAD, `${REPORT}targets:\n  - { indicator: gdp, value: 600亿元 }\n`, 4, 'period'],
  [HEAD, `${REPORT}targets:\n  - { indicator: gpd, period: 2026, value: 600亿元 }\n`, 4, 'not an indicator'],
  [HEAD, `${REPORT}allow: [{ code: X999, reason: 无 }]\n`, 3, 'code of a check'],
  ['heads/report-translation/x.yaml', 'title: Report\nperiod: 2025\n', 1, 'period'],
  ['heads/page/x.yaml', 'titel: 关于\n', 0, 'titel'],
];

/** Where something can be typed, and what must be proposed there, or must not. */
const PROPOSALS = [
  [HEAD, `${REPORT}indicators:\n  \n`, 4, 2, ['industrial-output-ads', 'gdp', '规上工业总产值'], ['title']],
  [HEAD, `${REPORT}indicators:\n  gdp:\n    \n`, 5, 4, ['value', 'yoy', 'status'], ['indicator', 'title']],
  [HEAD, `${REPORT}indicators:\n  gdp:\n    value: 577亿元\n    status: \n`, 6, 12, ['P', '初步'], ['true', 'null']],
  [HEAD, `${REPORT}kind: \n`, 3, 6, ['summary', 'plan', '总结'], ['true', 'null']],
  [HEAD, 'title: 样例\norganization: \n', 1, 14, ['taizhou-bay', '台州湾经开区'], ['true', 'null']],
  [HEAD, `${REPORT}targets:\n  - indicator: \n`, 4, 15, ['gdp', 'industrial-output-ads'], ['true']],
  [HEAD, `${REPORT}indicators:\n  gdp:\n    value: 577亿元\n    basis: \n`, 6, 11, ['core-area'], ['null']],
  [HEAD, `${REPORT}is\n`, 3, 2, ['issued'], ['title']],
  [HEAD, `${REPORT}targets:\n  - \n`, 4, 4, ['indicator', 'period', 'value'], ['title', 'issued']],
  [HEAD, `${REPORT}indicators:\n  - \n`, 4, 4, ['indicator', 'period', 'figures'], ['title', 'issued']],
  ['content/site.yaml', 'title: 站点\nheadline:\n  - \n', 2, 4, ['gdp', '规上工业总产值'], ['null']],
  ['content/site.yaml', 'title: 站点\nsearch: \n', 1, 8, ['full', 'titles'], ['true']],
  ['content/indicators.yaml', 'gdp:\n  kind: \n', 1, 8, ['flow', 'stock'], ['true', 'null']],
  ['content/indicators.yaml', 'gdp:\n  unit: \n', 1, 8, ['亿元', '万标箱', '人次/日'], ['null']],
  ['content/indicators.yaml', 'gdp:\n  topic: \n', 1, 9, ['economy', 'port'], ['null']],
  ['content/indicators.yaml', 'gdp:\n  \n', 1, 2, ['name', 'growth_basis', 'items'], ['headline']],
  ['content/organizations.yaml', 'zone:\n  within: \n', 1, 10, ['taizhou', '台州市'], ['null']],
];

async function check(server, folder) {
  // The settings are in force once a mistake is told that only a schema knows.
  await server.open('content/site.yaml', 'titel: x\n', (found) => found.some((one) => one.message.includes('titel')));
  await server.close('content/site.yaml');

  const all = documents(folder);
  for (const [path, text] of all) {
    for (const found of await server.open(path, text)) {
      complain(`${path}:${found.range.start.line + 1}: ${found.message}`);
    }
    await server.close(path);
  }

  // A Markdown file as a whole, after “Change Language Mode”: its head is read as YAML and has no problem; its prose is none.
  for (const [path, mistakes] of [['content/reports/taizhou-bay-2025.md', ['kidn: plan', 'issued: soon']], ['content/reports/taizhou-bay-2025.en.md', ['period: 2025']]]) {
    const text = readFileSync(join(folder, path), 'utf8');
    const n_lines = text.slice(0, text.indexOf('\n---')).split('\n').length;
    const in_head = (found, n_more) => found.filter((one) => one.range.start.line < n_lines + n_more);
    for (const found of in_head(await server.open(path, text), 0)) complain(`${path}, whole: ${found.message}`);
    await server.close(path);
    const lines = text.split('\n');
    lines.splice(n_lines, 0, ...mistakes);
    const told = in_head(await server.open(path, lines.join('\n')), mistakes.length);
    const missed = mistakes.filter((_, i) => !told.some((one) => one.range.start.line === n_lines + i));
    if (missed.length) complain(`${path}, whole: ${missed} is not told`);
    await server.close(path);
  }

  for (const [path, text, line, part] of MISTAKES) {
    const found = await server.open(path, text);
    const is_told = found.some((one) => one.range.start.line === line && one.message.includes(part));
    if (!is_told) complain(`${path}: “${part}” is not told on line ${line + 1} of\n${text}${JSON.stringify(found, ['message', 'range', 'start', 'line'])}`);
    await server.close(path);
  }

  for (const [path, text, line, character, wanted, unwanted] of PROPOSALS) {
    await server.open(path, text);
    const labels = await server.propose(path, line, character);
    const missing = wanted.filter((label) => !labels.includes(label));
    // What a schema requires in passing must not become an entry of its own, which would bear the title of the whole.
    const surplus = labels.filter((label) => unwanted.includes(label) || label.includes('（content/'));
    if (missing.length || surplus.length) {
      complain(`${path}:${line + 1}:${character + 1} of\n${text}missing ${missing}; unwanted ${surplus}; proposed ${labels.slice(0, 40)}`);
    }
    await server.close(path);
  }

  await server.open(HEAD, `${REPORT}indicators:\n  gdp: 577亿元\n`);
  const [key, id] = [await server.describe(HEAD, 2, 2), await server.describe(HEAD, 4, 3)];
  if (!key.includes('报告期') || !key.includes('Period')) complain(`pointing at period shows “${key}”`);
  if (!id.includes('Gross domestic product')) complain(`pointing at gdp shows “${id}”`);
  return all.length;
}

const folder = mkdtempSync(join(tmpdir(), 'duizhao-editor-'));
const timer = setTimeout(() => fail(`not done in ${SECONDS_MAX} seconds`), SECONDS_MAX * 1000);
try {
  cpSync(join(root, 'content'), join(folder, 'content'), { recursive: true });
  execFileSync(resolve(binary), ['schema', '--install', '--quiet', '--root', folder], { stdio: 'inherit' });
  const schemas = JSON.parse(readFileSync(join(folder, '.vscode/settings.json'), 'utf8'))['yaml.schemas'];
  // Heads of Markdown files are opened as YAML here, as other tools do.
  for (const kind of ['report', 'report-translation', 'page', 'page-translation']) {
    schemas[`.vscode/duizhao/${kind}.schema.json`].push(`heads/${kind}/*.yaml`);
  }
  const server = new Server(folder, {
    schemas, validate: true, completion: true, hover: true, schemaStore: { enable: false },
  });
  await server.start();
  const n_documents = await check(server, folder);
  await server.stop();
  console.log(`${n_documents} documents, ${MISTAKES.length} mistakes, ${PROPOSALS.length} places to type: ${failures.length} failures`);
} finally {
  clearTimeout(timer);
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = failures.length ? 1 : 0;
