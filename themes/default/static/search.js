// Searches the titles and names that the page brings along (duizhaoSearch), and the full text where the site has its index
// and the browser may run the engine.
(() => {
  "use strict";
  const SHOWN = 20, WAIT = 150, WEIGHTS = [0.3, 0.5, 1], NAME_WEIGHT = 0.95;
  const id = (name) => document.getElementById(name), form = id("page-search"), titles = id("page-titles"), texts = id("page-texts"), slash = id("page-slash");
  const field = form.q, words = form.dataset, selects = [...form.querySelectorAll("select")], asked = new URLSearchParams(location.search);
  const { kinds, pages, headings } = window.duizhaoSearch;
  const rows = pages.concat(headings.flatMap(([text, id, ...of]) => of.map((page) => [kinds.length - 1, `${pages[page][1]}#${id}`, text, pages[page][2]])));
  let terms, engine, timer, turn = 0;

  // Lower case, half width, no accents; every character keeps its place.
  const plain = (text) => text.replace(/[^ -~一-龥]/g, (c) => c.normalize("NFKD")[0]).toLowerCase();
  const split = (text) => plain(text).match(/\w+|[^\s\w\p{P}\p{S}]+/gu) || [];
  const pairs = (word) => (/\w|^..?$/.test(word) ? word : word.slice(1).split("").map((c, i) => word[i] + c));

  // Han as typed or abbreviated (综保区: 综合保税区), other words whole or from their stem on (exports: exporting; industry: industrial).
  function term(word) {
    const isWord = /\w/.test(word), stem = word.length > 4 ? word.replace(/(ies|y|es|s|ed|ing|ial)$/, "") : word;
    const ways = isWord ? [`\\b${word}\\b`, `\\b${stem}\\w*`] : [word, word.split("").join(".{0,3}?")];
    return { size: word.length, ways: ways.map((way) => RegExp(way)) };
  }

  // Where a term stands in a plain text, and how well it fits.
  function find(text, { size, ways: [exact, loose] }) {
    const whole = exact.exec(text), hit = whole || loose.exec(text);
    return hit ? { at: hit.index, end: hit.index + hit[0].length, fit: (whole ? 0.7 : 0.4) + 0.3 * size / text.length } : { fit: 0 };
  }

  // By what stands around the title, what else finds it, the title, other names. Long terms count more than short ones.
  function weigh(row) {
    const [kind, , title, note = "", , names = [], more = ""] = row, hit = { row, score: 0, missing: 0 };
    row.plain = row.plain || [`${note} ${kinds[kind][0]}`, more, title, ...names].map(plain);
    terms.forEach((term) => {
      const fits = row.plain.map((text, i) => find(text, term).fit * (WEIGHTS[i] || NAME_WEIGHT)), best = Math.max(...fits);
      hit.found = hit.found || fits.slice(1).some(Boolean);
      // Which other name it was that found it.
      if (!fits[2]) hit.name = hit.name || names[fits.indexOf(best) - 3];
      hit.score += best * term.size * kinds[kind][1];
      hit.missing += !best;
    });
    return hit;
  }

  // The rows that lack the fewest terms, though not most of them; the best first.
  function matches(parts) {
    terms = parts.map(term);
    const hits = rows.map(weigh).filter((hit) => hit.found), least = Math.min(parts.length / 2, ...hits.map((hit) => hit.missing));
    return hits.filter((hit) => hit.missing === least).sort((a, b) => b.score - a.score);
  }

  // Says how many there are and shows the first; the button shows more.
  async function present(block, hits, draw) {
    const [found, list, more] = block.querySelectorAll("[role=status], ol, button"), left = block.left = [...hits];
    const put = async (way) => {
      const items = await Promise.all(left.splice(0, SHOWN).map(draw));
      if (block.left !== left) return;
      list[way](...items);
      more.hidden = !left.length;
      found.textContent = hits.length ? words.found.replace("{n}", hits.length) : words.none;
      if (way === "append") items[0].querySelector("a").focus();
    };
    more.onclick = () => put("append");
    put("replaceChildren");
  }

  // Adds an element with text in which <mark> alone is markup; none without text.
  function add(parent, tag, text = "", name = "hint") {
    const element = document.createElement(tag);
    element.className = name;
    text.replace(/<\/mark>(\s*)<mark>/g, "$1").split(/<\/?mark>/).forEach((piece, i) => (i % 2 ? add(element, "mark", piece, "") : element.append(piece)));
    if (text) parent.append(element);
    return element;
  }

  function link(parent, href, text) { add(parent, "a", text, "").href = href; }

  function marked(text) {
    const flags = [];
    terms.map((term) => find(plain(text), term)).forEach(({ at, end }) => { for (let i = at; i < end; i += 1) flags[i] = true; });
    return text.split("").map((c, i) => (flags[i] ? `<mark>${c}</mark>` : c)).join("");
  }

  function drawTitle({ row: [kind, path, title, note, figure, , , lang], name }) {
    const item = document.createElement("li");
    link(item, `../${path.replace(/(#|$)/, "/index.html$1")}`, marked(title));
    if (lang) item.firstChild.lang = lang;
    add(item, "span", kinds[kind][0], "kind");
    if (name) add(item, "span", words.also.replace("{n}", marked(name)));
    const line = add(item, "p", " ");
    add(line, "strong", figure, "");
    line.append(" ", note || "");
    return item;
  }

  // The engine tells the sections of a page that hold the words, and escapes what it marks.
  async function drawText(hit) {
    const { url, meta, sub_results: parts } = await hit.data(), item = document.createElement("li");
    link(item, url, meta.title);
    add(item, "span", meta.note);
    parts.slice(0, 3).forEach((part) => {
      const line = add(item, "p", " ", "");
      if (part.url !== url) link(line, part.url, part.title);
      add(line, "span", part.excerpt.replace(/&lt;/g, "<").replace(/&gt;/g, ">"), "");
    });
    return item;
  }

  function search() {
    const parts = split(field.value);
    titles.hidden = !parts.length;
    let hits = matches(parts);
    if (!hits.length || hits[0].missing) hits = matches(parts.flatMap(pairs));
    present(titles, hits, drawTitle);
    if (engine) searchTexts();
  }

  async function searchTexts() {
    const filters = {}, mine = turn += 1;
    selects.forEach(({ name, value }) => { if (value) filters[name] = value; });
    texts.hidden = !field.value && !Object.keys(filters).length;
    const { results } = await engine.search(field.value || null, { filters });
    if (mine === turn) present(texts, results, drawText);
  }

  // The address names the search, so that it can be shared; some browsers forbid this to files.
  function remember() {
    const query = new URLSearchParams();
    new FormData(form).forEach((value, name) => { if (value) query.set(name, value); });
    try { history.replaceState(null, "", `?${query}`); } catch (error) { /* It is found all the same. */ }
  }

  async function start() {
    if (!texts || !/^http/.test(location.protocol) || !window.WebAssembly) return;
    // To try what the policy of the page forbids would be reported as a violation: the policy is asked.
    const policy = (await fetch(location.href, { cache: "force-cache" })).headers.get("content-security-policy");
    if (/(script|default)-src/.test(policy) && !/unsafe-eval/.test(policy)) return;
    // A worker would have a policy of its own.
    const { createInstance } = await import(new URL(texts.dataset.engine, location.href)), ready = createInstance({ noWorker: true });
    const known = await ready.filters(), { compare } = new Intl.Collator(document.documentElement.lang);
    selects.forEach((select) => {
      const counts = known[select.name] || {}, names = Object.keys(counts).sort(compare);
      if (select.name === "year") names.reverse();
      names.forEach((name) => select.add(new Option(`${name} (${counts[name]})`, name)));
      select.value = asked.get(select.name) || "";
    });
    form.querySelector("fieldset").hidden = false;
    engine = ready;
    // The titles stay as they are: a reader may have moved on to them.
    searchTexts();
  }

  // Up and down lead through the field and the results.
  document.addEventListener("keydown", (event) => {
    const stops = [field, ...document.querySelectorAll(".results a")], at = stops.indexOf(event.target);
    const to = at >= 0 && stops[at + { ArrowDown: 1, ArrowUp: -1 }[event.key]];
    if (!to || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    to.focus();
  });
  try {
    slash.checked = localStorage.getItem("slash") !== "off";
    slash.onchange = () => localStorage.setItem("slash", slash.checked ? "on" : "off");
    slash.parentElement.hidden = false;
  } catch (error) { /* There is no place to remember it. */ }
  form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(() => { search(); remember(); }, WAIT); });
  form.addEventListener("submit", (event) => { event.preventDefault(); search(); remember(); });

  field.value = asked.get("q") || "";
  search();
  start().catch(() => {});
})();
