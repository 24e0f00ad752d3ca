// Searches titles, headings and names in the index that the page brings along (duizhaoSearch), and the full text where the
// site has it and the browser may run its engine.
(() => {
  "use strict";
  const SHOWN = 20, WAIT = 150;
  const index = window.duizhaoSearch, form = document.getElementById("page-search"), field = form.elements.q, words = form.dataset;
  const titles = document.getElementById("page-titles"), texts = document.getElementById("page-texts"), selects = [...form.querySelectorAll("select")];
  const section = index.kinds.length - 1, other = "(?:(?!\\p{sc=Han})[\\p{L}\\p{N}])", start = "(?:^|[^\\p{L}\\p{N}]|\\p{sc=Han})";
  const rows = index.pages.concat(index.headings.flatMap(([text, id, ...pages]) => pages.map((page) => [section, `${index.pages[page][1]}#${id}`, text, index.pages[page][2]])));
  let terms = [], turn = 0, engine, timer;

  // Lower case and half width; every character keeps its place.
  const plain = (text) => text.toLowerCase().replace(/[^ -~一-龥]/g, (c) => { const one = c.normalize("NFKC"); return one.length > 1 ? c : one; });
  const split = (text) => plain(text).match(RegExp(`\\p{sc=Han}+|${other}+`, "gu")) || [];
  const pairs = (word) => (/^\p{sc=Han}{3}/u.test(word) ? [...word].slice(1).map((c, i) => word[i] + c) : [word]);

  // Han as typed or abbreviated (综保区: 综合保税区), other words whole or from their stem on (exports: exporting).
  function term(word) {
    const han = /\p{sc=Han}/u.test(word), stem = word.length > 4 ? word.replace(/(ies|es|s|ed|ing)$/, "") : word;
    const exact = han ? `(${word})` : `${start}(${word})(?!${other})`, loose = han ? `(${[...word].join(".{0,3}?")})` : `${start}(${stem}${other}*)`;
    return { size: word.length, patterns: [[RegExp(exact, "u"), 0.7], [RegExp(loose, "u"), 0.4]] };
  }

  // Where a term stands in a text, and how well it fits.
  function find(text, { size, patterns }) {
    for (const [pattern, fit] of patterns) {
      const hit = pattern.exec(text), end = hit && hit.index + hit[0].length;
      if (hit) return { at: end - hit[1].length, end, fit: fit + 0.3 * size / text.length };
    }
    return { fit: 0 };
  }

  // Titles count more than other names, these more than what stands around, and long terms more than short ones.
  function weigh(row) {
    const [kind, , title, note = "", , names = []] = row, hit = { row, score: 0, missing: 0 };
    row.plain = row.plain || [`${note} ${index.kinds[kind][0]}`, title, ...names].map(plain);
    for (const one of terms) {
      const fits = row.plain.map((text, i) => find(text, one).fit * (i > 1 ? 0.95 : i || 0.3)), best = Math.max(...fits), name = fits.indexOf(best) - 2;
      hit.name = hit.name || (best && names[name]);
      hit.score += best * one.size * index.kinds[kind][1];
      hit.missing += !best;
    }
    return hit;
  }

  // The rows that lack the fewest terms, the best first.
  function matches(parts) {
    terms = parts.map(term);
    const hits = parts.length ? rows.map(weigh).filter((hit) => hit.score) : [], least = Math.min(...hits.map((hit) => hit.missing));
    return hits.filter((hit) => hit.missing === least).sort((a, b) => b.score - a.score);
  }

  // Says how many there are and shows the first; the button shows more.
  async function present(block, hits, draw) {
    const [found, list, more] = block.querySelectorAll("[role=status], ol, button"), left = block.left = [...hits];
    found.textContent = hits.length ? words.found.replace("{n}", hits.length) : words.none;
    list.textContent = "";
    const next = async () => {
      const items = await Promise.all(left.splice(0, SHOWN).map(draw));
      if (block.left === left) list.append(...items);
      more.hidden = !left.length;
      return items[0];
    };
    more.onclick = async () => (await next()).querySelector("a").focus();
    return next();
  }

  // A result: its link, and lines of text in which <mark> alone is markup.
  function item(href, title, ...lines) {
    const row = document.createElement("li");
    write(row, "a", title).href = href;
    lines.forEach(([tag, text, name]) => text && write(row, tag, text, name));
    return row;
  }

  function write(parent, tag, text, name = "") {
    const element = document.createElement(tag);
    element.className = name;
    text.replace(/<\/mark>(\s*)<mark>/g, "$1").split(/<\/?mark>/).forEach((piece, i) => (i % 2 ? write(element, "mark", piece) : element.append(piece)));
    parent.append(element);
    return element;
  }

  function marked(text) {
    const flags = [];
    terms.map((one) => find(plain(text), one)).forEach(({ at, end }) => { for (let i = at; i < end; i += 1) flags[i] = true; });
    return text.split("").map((c, i) => (flags[i] ? `<mark>${c}</mark>` : c)).join("");
  }

  function drawTitle({ row: [kind, path, title, note, figure, , lang], name }) {
    const also = name && words.also.replace("{n}", marked(name));
    const row = item(`../${path.replace(/(#|$)/, "/index.html$1")}`, marked(title), ["span", index.kinds[kind][0], "kind"], ["span", also, "hint"], ["strong", figure], ["span", note, "hint"]);
    if (lang) row.firstChild.lang = lang;
    return row;
  }

  // The engine escapes what it marks; of a page it tells the sections that hold the words.
  async function drawText(result) {
    const page = await result.data(), text = (html) => html.replace(/&lt;/g, "<").replace(/&gt;/g, ">");
    const row = item(page.url, page.meta.title, ["span", page.meta.note, "hint"]);
    page.sub_results.slice(0, 3).forEach((one) => {
      const line = write(row, "p", text(one.excerpt));
      if (one.url !== page.url) line.prepend(item(one.url, one.title).firstChild, " ");
    });
    return row;
  }

  async function search() {
    const parts = split(field.value), filters = {}, query = new URLSearchParams();
    new FormData(form).forEach((value, name) => { if (value) query.set(name, value); });
    // The address names the search, so that it can be shared; some browsers forbid that to files.
    try { history.replaceState(null, "", `?${query}`); } catch (error) { /* The search goes on. */ }
    titles.hidden = !parts.length;
    const hits = matches(parts);
    present(titles, hits.length && !hits[0].missing ? hits : matches(parts.flatMap(pairs)), drawTitle);
    selects.forEach(({ name, value }) => { if (value) filters[name] = value; });
    if (!engine) return;
    texts.hidden = !query.toString();
    const mine = turn += 1, answer = await engine.search(field.value.trim() || null, { filters });
    if (mine === turn) present(texts, answer.results, drawText);
  }

  async function load() {
    if (!texts || !/^http/.test(location.protocol) || !window.WebAssembly) return;
    // A policy without 'wasm-unsafe-eval' forbids the engine, and trying would be reported as a violation: it is read first.
    const policies = (await fetch(location.href, { cache: "force-cache" })).headers.get("content-security-policy") || "";
    const rule = (policy) => /(?:^|;)\s*script-src\s[^;]*/i.exec(policy) || /(?:^|;)\s*default-src\s[^;]*/i.exec(policy);
    if (!policies.split(",").map(rule).every((rule) => !rule || /'(wasm-)?unsafe-eval'/i.test(rule))) return;
    const { createInstance } = await import(new URL(texts.dataset.engine, location.href));
    // A worker would have a policy of its own.
    const ready = createInstance({ noWorker: true }), known = await ready.filters(), order = new Intl.Collator(document.documentElement.lang).compare;
    selects.forEach((select) => {
      const names = Object.keys(known[select.name] || {}).sort(order);
      (select.name === "year" ? names.reverse() : names).forEach((name) => select.add(new Option(`${name} (${known[select.name][name]})`, name)));
      select.value = asked.get(select.name) || "";
    });
    form.querySelector("fieldset").hidden = false;
    engine = ready;
    search();
  }

  // Up and down lead through the field and the results.
  document.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key], stops = [field, ...document.querySelectorAll(".results a")];
    const to = stops.includes(event.target) && step && !event.altKey && !event.ctrlKey && !event.metaKey && stops[stops.indexOf(event.target) + step];
    if (!to) return;
    event.preventDefault();
    to.focus();
  });
  form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(search, WAIT); });
  form.addEventListener("submit", (event) => { event.preventDefault(); search(); });

  const asked = new URLSearchParams(location.search);
  field.value = asked.get("q") || "";
  search();
  load().catch(() => {});
})();
