// Sites that put payloads through every text field. Each is a function: groups of payloads → { files: path → text,
// fields }. The payloads of a group stand in one field, one behind the other, so that fewer pages hold them all; a number
// behind them keeps names apart.

const number = (at) => String(at + 1).padStart(4, '0');

/** A text as a YAML scalar: what YAML does not take as it is, as an escape. */
export const yaml = (text) => JSON.stringify(text.toWellFormed()).replace(/[\u007f-\u00a0\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff0-\uffff]/g,
  (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
/** An entry of a mapping; YAML takes keys of more than 1024 characters only when they are marked. */
const entry = (key, value) => `${yaml(key).length > 1000 ? `? ${yaml(key)}\n` : yaml(key)}: ${value}\n`;
const both = (text) => `{ zh: ${yaml(text)}, en: ${yaml(text)} }`;

/** Text that Markdown shows as it is. */
const plain = (text) => text.replace(/[\r\n]+/g, ' ').replace(/[!-/:-@[-`{-~]/g, '\\$&');

const head = (extra = '') => `title: { zh: 敌意内容, en: Hostile content }\nlanguages: [zh, en]\nbase_url: https://base.example/sub/\ndata: [csv, json, xlsx, package, csvw, dcat, sdmx, api]\n${extra}`;

/** Every field of registries, reports, translations and pages; nothing in it is an error, so that it is published. */
export function fields(groups) {
  const payloads = groups.map((group) => group.join(' · '));
  const files = {}, used = new Set();
  const field = (name, text) => { used.add(name); return text; };
  const map = (pairs, indent) => pairs.map(([name, value, label]) => `${indent}${name}: ${field(label ?? name, value)}\n`).join('');
  let indicators = '', organizations = '';
  const topics = payloads.map((p, at) => `t${number(at)}: ${both(p)}`).join(', ');
  files['content/site.yaml'] = head(`topics: { ${field('topics', topics)} }\n`);
  payloads.forEach((p, at) => {
    const n = number(at), name = `${p} ${n}`;
    indicators += `i${n}:\n` + map([
      ['name', both(name), 'indicator name'], ['aliases', `{ zh: [${yaml(`${p} 别名${n}`)}], en: [${yaml(`${p} alias ${n}`)}] }`], ['sort_key', yaml(p)], ['unit', '亿元'], ['kind', 'flow'],
      ['topic', `t${n}`], ['definition', both(p)], ['source', both(p), 'indicator source'], ['noun', `{ en: { one: ${yaml(p)}, other: ${yaml(p)} } }`],
      ['items', `{ a: ${both(`${p} item`)} }`], ['bases', `{ b: ${both(`${p} basis`)} }`], ['annotations', `[{ period: 2023, text: ${both(p)} }]`],
    ], '  ');
    organizations += `o${n}:\n` + map([
      ['name', both(`${name} o`), 'organization name'], ['short', both(`${name} s`)], ['sort_key', yaml(p)], ['formerly', `[${both(`${name} f`)}]`],
    ], '  ');
    const figure = (period, value, more) => `    - { period: ${period}, value: ${value}, ${more.join(', ')} }\n`;
    const notes = [`note: ${field('note', both(p))}`, `source: ${field('figure source', both(p))}`, `rank: { place: 2, among: ${field('rank among', both(p))} }`, `share: { value: 5%, of: ${field('share of', both(p))} }`];
    const front = map([
      ['title', both(name), 'report title'], ['organization', `o${n}`], ['period', '2024'], ['issued', '2025-01-02'], ['summary', both(p)], ['index_no', yaml(p)], ['document_no', yaml(p)], ['publisher', both(p), 'report publisher'],
      ['disclosure', both(p)], ['category', both(p)], ['next_release', both(p)], ['contact', both(p)], ['person', both(p)], ['source', `{ name: ${both(p)}, url: https://e.cn/ }`, 'report source'],
      ['correction', `{ date: 2025-02-01, text: ${both(p)} }`], ['status', at % 2 ? 'draft' : 'published'],
    ], '');
    const figures = `indicators:\n  i${n}:\n${figure(2023, '5亿元', notes)}${figure(2024, '7亿元', notes)}${figure(2024, '3亿元', ['item: a'])}${figure(2024, '2亿元', ['basis: b'])}`
      + figure(2024, '1亿元', [`item: ${field('item text', yaml(`${p} i`))}`]) + figure(2023, '1亿元', [`item: ${yaml(`${p} i`)}`]) + figure(2024, '4亿元', [`basis: ${field('basis text', yaml(`${p} b`))}`]);
    const targets = `targets:\n  - { indicator: i${n}, period: 2025, value: 9亿元, note: ${field('target note', both(p))}, source: ${field('target source', both(p))} }\n`;
    const prose = (label) => `## ${field(`${label}, heading as text`, plain(p))}\n\n${field(`${label}, paragraph as text`, plain(p))}，完成7亿元。\n\n| ${plain(p)} |\n|-|\n| ${plain(p)} |\n\n文[^1]。\n\n[^1]: ${plain(p)}\n\n`
      + `${field(`${label}, code`, fence(p))}\n\n\`\`\`chart\nindicator: i${n}\ncaption: ${field('chart caption', both(p))}\n\`\`\`\n`;
    files[`content/reports/r${n}.md`] = `---\n${front}${figures}${targets}---\n\n${prose('prose')}`;
    files[`content/reports/r${n}.en.md`] = `---\ntitle: ${yaml(name)}\nsummary: ${yaml(p)}\n---\n\n${prose('translated prose')}`;
    files[`content/pages/p${n}.md`] = `---\ntitle: ${field('page title', both(name))}\n---\n\n${plain(p)}\n`;
  });
  files['content/indicators.yaml'] = indicators;
  files['content/organizations.yaml'] = organizations;
  return { files, fields: used };
}

const fence = (text) => {
  const marks = '`'.repeat(Math.max(2, ...[...text.matchAll(/`+/g)].map((run) => run[0].length)) + 1);
  return `${marks}\n${text.replace(/\0/g, '')}\n${marks}`;
};

const ONE_REPORT = {
  'content/indicators.yaml': 'gdp:\n  name: { zh: 生产总值, en: GDP }\n  unit: 亿元\n  kind: flow\n',
  'content/organizations.yaml': 'zone:\n  name: { zh: 示例区, en: Zone }\n',
  'content/reports/a.md': '---\ntitle: { zh: 总结, en: Summary }\norganization: zone\nperiod: 2024\nindicators:\n  gdp: 5亿元 +3%\n---\n\n生产总值5亿元，增长3%。\n',
};

/** The fields of which a site has one each: many payloads in each, one behind the other. */
export function settings([payloads]) {
  const all = payloads.join(' · '), used = ['site title', 'site publisher', 'publisher email', 'license', 'footer', 'site name', 'site domain', 'site id code', 'organizer', 'operator', 'icp', 'police', 'government contact', 'unit name', 'rate source'];
  const site = `title: ${both(all)}\nlanguages: [zh, en]\nbase_url: https://base.example/sub/\npublisher: { name: ${both(all)}, url: https://e.cn/, email: ${yaml(all)} }\nlicense: ${yaml(all)}\nfooter: ${both(all)}\n`
    + `government:\n  site_name: ${both(all)}\n  site_domain: ${yaml(all)}\n  site_id_code: ${yaml(all)}\n  footer: { organizer: ${both(all)}, operator: ${both(all)}, icp: ${both(all)}, police: ${both(all)}, contact: ${both(all)} }\n`
    + `units: { 箱子: { name: ${both(all)} } }\nrates: [{ from: USD, to: CNY, period: 2024, rate: 7, source: ${both(all)} }]\n`;
  return { files: { ...ONE_REPORT, 'content/site.yaml': site }, fields: new Set(used) };
}

/** Every word of a theme. */
export function words(payloads, ftl) {
  const files = { ...ONE_REPORT, 'content/site.yaml': head('theme: hostile\n') };
  for (const lang of ['zh', 'en']) {
    // The one word that templates take apart.
    const keys = [...ftl.matchAll(/^([a-z][\w-]*) =/gm)].map((match) => match[1]).filter((key) => key !== 'print-page');
    const written = keys.map((key, at) => `${key} = { ${fluent(payloads[at % payloads.length])} }\n`);
    files[`themes/hostile/words/${lang}.ftl`] = written.join('');
  }
  return { files, fields: new Set(['theme word']) };
}

const fluent = (text) => `"${text.replace(/[^ -~]|["\\]/gu, (c) => `\\U${c.codePointAt(0).toString(16).padStart(6, '0')}`).replace(/\\U00d[89a-f]../g, '')}"`;

/** Where a payload can stand in prose. */
const PLACES = {
  'prose, paragraph': (p) => p,
  'prose, heading': (p) => `## ${line(p)}`,
  'prose, list': (p) => `- ${line(p)}`,
  'prose, quotation': (p) => `> ${line(p)}`,
  'prose, table cell': (p) => `| ${line(p)} | a |\n|-|-|\n| b | ${line(p)} |`,
  'prose, emphasis': (p) => `**${line(p)}**`,
  'prose, text of a link': (p) => `[${line(p)}](https://e.cn/)`,
  'prose, target of a link': (p) => `[x](${line(p)})`,
  'prose, target in angle brackets': (p) => `[x](<${line(p)}>)`,
  'prose, title of a link': (p) => `[x](https://e.cn/ "${line(p)}")`,
  'prose, target of a picture': (p) => `![x](${line(p)})`,
  'prose, text of a picture': (p) => `![${line(p)}](x.png "${line(p)}")`,
  'prose, reference': (p, n) => `[r${n}]: ${line(p)} "${line(p)}"\n\n[x][r${n}]`,
  'prose, address in angle brackets': (p) => `<${line(p)}>`,
  'prose, footnote': (p, n) => `x[^f${n}]\n\n[^f${n}]: ${line(p)}`,
  'prose, label of a footnote': (p) => `x[^${line(p)}]\n\n[^${line(p)}]: y`,
  'prose, code': (p) => `\`${line(p)}\``,
  'prose, kind of code': (p) => `\`\`\`${line(p)}\nx\n\`\`\``,
  'prose, comment': (p) => `<!-- ${p} -->\n\nx`,
  'prose, permission': (p) => `<!-- allow N101: ${line(p)} -->\n\nx`,
  'prose, placeholder': (p) => `{${line(p)}}`,
  'chart block, raw': (p) => `\`\`\`chart\n${p}\n\`\`\``,
  'chart block, indicator': (p) => `\`\`\`chart\nindicator: ${yaml(p)}\n\`\`\``,
};
const line = (text) => text.replace(/[\r\n\0]+/g, ' ');

/** Prose as Markdown, broken front matter, addresses, ids and file names: full of errors, shown by --review and serve. */
export function prose(groups) {
  const files = { ...ONE_REPORT, 'content/site.yaml': head().replace('[zh, en]', '[zh]') }, used = new Set(Object.keys(PLACES));
  const report = (more, body) => `---\ntitle: { zh: 总结 }\norganization: zone\nperiod: 2024\n${more}---\n\n${body}\n`;
  groups.forEach((group, at) => {
    const body = group.flatMap((p, inner) => Object.values(PLACES).map((place) => place(p, `${at}-${inner}`))).join('\n\n');
    const quotes = group.map((p, inner) => `    - { value: ${inner + 1}亿元, item: x${inner}, quote: ${yaml(p)} }\n`).join('');
    const listed = group.map(yaml).join(', '), allowed = group.map((p) => `{ code: W107, at: ${yaml(p)}, reason: ${yaml(p)} }`).join(', ');
    files[`content/reports/r${number(at)}.md`] = report(`attachments: [${listed}]\nmoved_from: [${listed}]\nallow: [${allowed}]\nindicators:\n  gdp:\n${quotes}`, body);
  });
  const payloads = groups.flat();
  payloads.forEach((p, at) => {
    const n = number(at);
    files[`content/reports/u${n}.md`] = report(`source: { name: x, url: ${yaml(p)} }\n`, 'x');
    // Front matter as typed: whatever YAML makes of it is told.
    files[`content/reports/q${n}.md`] = report(`document_no: ${line(p)}\nindex_no: ${p}\n${line(p)}: x\nindicators:\n  ${yaml(p)}: ${yaml(p)}\n`, 'x');
    const name = [...p.toWellFormed()].filter((c) => !/[\s/\0-\x1f]/.test(c)).join('').slice(0, 40);
    if (name && !/^\.+$/.test(name)) {
      files[`content/reports/n${n}/${name}.pdf`] = 'x';
      files[`content/reports/n${n}/index.md`] = report(`attachments: [${yaml(`${name}.pdf`)}]\n`, `[${plain(name)}](<${name.replace(/[<>\\]/g, '\\$&')}.pdf>)`);
      const slug = [...name].filter((c) => !'?#%\\"<>|:*'.includes(c)).join('');
      if (slug && !slug.startsWith('.')) files[`content/reports/${slug}.md`] = report('', 'x');
    }
  });
  files['content/organizations.yaml'] += payloads.map((p, at) => `x${number(at)}: { name: x${at}, url: ${yaml(p)}, within: ${yaml(p)} }\n${entry(p, `{ name: y${at} }`)}`).join('');
  files['content/indicators.yaml'] += payloads.map((p, at) => entry(p, `{ name: z${at}, unit: ${yaml(p)}, kind: ${yaml(p)}, topic: ${yaml(p)} }`)).join('');
  ['source url', 'attachments', 'moved_from', 'allow at', 'allow reason', 'quote', 'front matter as typed', 'indicator key', 'figure', 'file name', 'slug', 'organization url', 'within', 'organization id', 'indicator id', 'unit', 'kind', 'topic'].forEach((one) => used.add(one));
  return { files, fields: used };
}
