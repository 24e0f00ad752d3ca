// The readers' own comparison. What may stand together was decided by the build: figures of one class are comparable.
// They come as classic scripts that call duizhaoCompare, so that all of it works from file:// as well.
(() => {
  "use strict";
  const CHOSEN_MAX = 4, SERIES_MAX = 6, HEIGHT = 300, LINE = 17, FONT = 13, SEPARATOR = " · ";
  const root = document.getElementById("explorer"), html = document.documentElement.lang;
  if (!root) return;
  const words = root.dataset, form = root.querySelector("form"), result = root.querySelector(".explorer-result");
  const loaded = {}, asked = new Set();
  let catalogue, language = 0, drawnAt = 0;
  // Ids of indicators, numbers of organizations, ids of classes by indicator.
  const state = { indicators: [], organizations: [], classes: {}, from: 0, to: 0, same: true };

  window.duizhaoCompare = (name, data) => {
    if (!name) return start(data);
    data.rows = data.rows.map(readRow);
    loaded[name] = data;
    if (!state.organizations.length) {
      const rows = ofClass(data.rows, shown(name)), lines = rows.filter((row) => row.joined);
      state.organizations = unique(lines.length ? lines : rows).slice(0, SERIES_MAX);
    }
    update();
  };

  function readRow([organization, kind, period, value, joined, texts, status, report, anchor]) {
    const end = period.split("..").pop(), year = +end.slice(0, 4), day = end.length === 10 && !end.endsWith("12-31") && new Date(end);
    return {
      organization, kind, year, joined, status, value: +value, text: texts[language],
      // The last day of a year stands with the year, another where it lies before that.
      x: day ? year - 1 + (day - Date.UTC(year, 0, 0)) / 31622400000 : year,
      day: day ? day.toLocaleDateString(html, { timeZone: "UTC" }) : "",
      href: `${words.reports}${encodeURIComponent(report)}/index.html#${anchor}`,
    };
  }

  function start(data) {
    catalogue = data;
    language = Math.max(0, data.languages.findIndex((code) => code.split("-")[0] === html.split("-")[0]));
    root.hidden = false;
    list("indicators", data.indicators.map(([id, names, topic]) => [id, names, data.topics[topic][language]]));
    list("organizations", data.organizations.map(([, names], at) => [at, names, ""]));
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("change", choose);
    form.addEventListener("input", (event) => { if (event.target.type === "search") update(); });
    form.querySelector("button").addEventListener("click", copy);
    addEventListener("hashchange", readAddress);
    addEventListener("resize", () => { if (result.clientWidth !== drawnAt) update(); });
    readAddress();
  }

  // A fragment with a comparison is what is chosen; others are places of the page.
  function readAddress() {
    if (location.hash.includes("=")) {
      const asks = new URLSearchParams(location.hash.slice(1)), ids = catalogue.organizations.map(([id]) => id);
      const all = (key) => (asks.get(key) || "").split(",").filter(Boolean);
      state.indicators = all("indicators").filter(indicator).slice(0, CHOSEN_MAX);
      state.organizations = all("organizations").map((id) => ids.indexOf(id)).filter((at) => at >= 0);
      state.from = +asks.get("from");
      state.to = +asks.get("to");
      state.same = asks.get("spans") !== "all";
      state.classes = Object.fromEntries(state.indicators.map((id) => [id, asks.get(`class.${id}`)]));
    }
    if (!state.indicators.length) state.indicators = [catalogue.first];
    update();
  }

  function address() {
    const asks = new URLSearchParams({ indicators: state.indicators, organizations: state.organizations.map((at) => catalogue.organizations[at][0]) });
    for (const key of ["from", "to"]) if (state[key]) asks.set(key, state[key]);
    if (!state.same) asks.set("spans", "all");
    for (const id of state.indicators) if (state.classes[id]) asks.set(`class.${id}`, state.classes[id]);
    return `${location.href.split("#")[0]}#${asks}`.replace(/%2C/g, ",").replace(/%7E/g, "~");
  }

  function choose({ target }) {
    const chosen = state[target.name];
    if (Array.isArray(chosen)) {
      const value = target.name === "organizations" ? +target.value : target.value;
      state[target.name] = target.checked ? [...chosen, value] : chosen.filter((one) => one !== value);
    } else if (target.name in state) state[target.name] = target.type === "checkbox" ? target.checked : +target.value;
    else return;
    keep();
  }

  function keep() {
    try { history.replaceState(null, "", address()); } catch { /* Some browsers forbid it for files. */ }
    update();
  }

  function copy({ target }) {
    const before = target.textContent, said = () => { target.textContent = words.copied; setTimeout(() => { target.textContent = before; }, 2000); };
    keep();
    if (navigator.clipboard) navigator.clipboard.writeText(address()).then(said, () => {});
  }

  // Classes

  const indicator = (id) => catalogue.indicators.find((one) => one[0] === id);
  const nameOf = (at) => catalogue.organizations[at][1][language];
  const unique = (rows) => [...new Set(rows.map((row) => row.organization))];
  const ofClass = (rows, kind) => rows.filter((row) => row.kind === kind);

  // The class that is shown of an indicator: the one chosen, else the one that most of the organizations have.
  function shown(id) {
    const { classes, rows } = loaded[id], found = classes.findIndex((one) => one.id === state.classes[id]);
    if (found >= 0) return found;
    const weights = classes.map((_, kind) => {
      const own = ofClass(rows, kind), who = unique(own);
      return who.filter((at) => state.organizations.includes(at)).length * 1e6 + who.length * 1e3 + own.length;
    });
    return weights.indexOf(Math.max(...weights));
  }

  const parts = ({ measure, item, basis, units, span }) => [measure, item, basis].map((texts) => (texts ? texts[language] : "")).concat(units[language][0], span[language]);
  const label = (one) => parts(one).filter(Boolean).join(SEPARATOR);
  // In what a class differs from another; the part of the year comes last.
  const differing = (other, own) => parts(other).map((part, at) => (part === parts(own)[at] ? "" : part || words.basis));
  const fits = ({ classes }, row, kind) => row.kind === kind || (!state.same && !differing(classes[row.kind], classes[kind]).slice(0, -1).some(Boolean));

  // Why an organization has nothing to stand beside what is shown of an indicator; empty where it has.
  function refusal(id, at) {
    const all = loaded[id], kind = shown(id), own = all.rows.filter((row) => row.organization === at);
    if (own.some((row) => fits(all, row, kind))) return "";
    const others = own.map((row) => differing(all.classes[row.kind], all.classes[kind]).filter(Boolean)).sort((a, b) => a.length - b.length);
    return others.length ? words.only.replace("%s", others[0].join(SEPARATOR)) : words.noFigures;
  }

  // What can be chosen

  function list(name, choices) {
    let last = "";
    form.querySelector(`[data-list=${name}] .choices`).append(...choices.flatMap(([value, names, group]) => {
      const head = group === last ? [] : [make("p", { class: "choice-group" }, group)];
      last = group;
      const box = make("input", { type: "checkbox", name, value });
      return [...head, make("label", { class: "choice" }, box, make("span", {}, names[language]), make("span", { class: "reason" }))];
    }));
  }

  function offer(name, reasonOf) {
    const field = form.querySelector(`[data-list=${name}]`), filter = field.querySelector("[type=search]").value.trim().toLowerCase();
    for (const row of field.querySelectorAll(".choice")) {
      const [box, text, reason] = row.children, value = name === "organizations" ? +box.value : box.value;
      box.checked = state[name].includes(value);
      reason.textContent = reasonOf(value, box.checked);
      box.disabled = !box.checked && reason.textContent !== "";
      row.hidden = !text.textContent.toLowerCase().includes(filter);
    }
    for (const head of field.querySelectorAll(".choice-group")) head.hidden = filter !== "";
  }

  function update() {
    state.indicators.filter((id) => !asked.has(id)).forEach((id) => {
      asked.add(id);
      document.head.append(make("script", { src: `${words.figures}${encodeURIComponent(id)}.js` }));
    });
    const ready = state.indicators.filter((id) => loaded[id]);
    offer("indicators", (id, chosen) => {
      if (!chosen && state.indicators.length >= CHOSEN_MAX) return words.most.replace("%s", CHOSEN_MAX);
      return !state.organizations.length || indicator(id)[3].some((at) => state.organizations.includes(at)) ? "" : words.noneChosen;
    });
    offer("organizations", (at) => {
      const reasons = ready.map((id) => refusal(id, at));
      return reasons.includes("") ? "" : reasons[0] || "";
    });
    form.elements.same.checked = state.same;
    const years = ready.flatMap((id) => loaded[id].rows.map((row) => row.year)), first = Math.min(...years), last = Math.max(...years);
    for (const [key, usual] of years.length ? [["from", first], ["to", last]] : []) {
      const select = form.elements[key];
      select.replaceChildren(...span(first, last).map((year) => make("option", { value: year }, year)));
      select.value = Math.min(last, Math.max(first, state[key] || usual));
    }
    draw(ready);
  }

  // What is shown of it

  const span = (first, last) => Array.from({ length: last - first + 1 }, (_, at) => first + at);

  function draw(ready) {
    const focused = document.activeElement.id;
    drawnAt = result.clientWidth;
    let count = 0;
    result.replaceChildren(...ready.map((id) => {
      const all = loaded[id], kind = shown(id), inTime = (row) => row.year >= state.from && row.year <= (state.to || row.year);
      const rows = all.rows.filter((row) => inTime(row) && state.organizations.includes(row.organization) && fits(all, row, kind));
      count += rows.length;
      return section(id, kind, rows);
    }));
    root.querySelector("[role=status]").textContent = words.shown.replace("%s", count);
    if (focused && document.getElementById(focused)) document.getElementById(focused).focus();
  }

  function section(id, kind, rows) {
    const { classes } = loaded[id], name = indicator(id)[1][language], select = make("select", { id: `explorer-class-${id}` });
    select.append(...classes.map((one, at) => make("option", { value: at }, label(one))));
    select.value = kind;
    select.addEventListener("change", () => { state.classes[id] = classes[select.value].id; keep(); });
    const strands = state.organizations.map((at) => ofClass(rows, kind).filter((row) => row.organization === at)).filter((strand) => strand.length);
    const years = unique(rows.map((row) => ({ organization: row.x })));
    return make("section", {}, make("h3", {}, name), make("p", { class: "explorer-class" }, make("label", { for: select.id }, words.class), select),
      strands.length && years.length > 1 ? chart(name, strands.slice(0, SERIES_MAX), classes[kind].units[language]) : "",
      strands.length > SERIES_MAX ? make("p", { class: "chart-summary" }, words.drawn.replace("%s", SERIES_MAX)) : "",
      rows.length ? table(id, name, kind, rows) : make("p", { class: "hint" }, words.nothing));
  }

  function table(id, name, kind, rows) {
    const all = loaded[id], seen = rows.map((row) => row.year), years = span(Math.min(...seen), Math.max(...seen));
    const figure = (row) => {
      const status = catalogue.statuses[row.status], other = row.kind === kind ? row.day : all.classes[row.kind].span[language];
      return make("span", { class: "cell-figure" }, make("a", { href: row.href }, make("data", { value: row.value }, row.text)), status ? make("span", { class: "status" }, status[language]) : "", make("span", { class: "span" }, other));
    };
    const line = (at) => {
      const own = rows.filter((row) => row.organization === at), cells = years.map((year) => own.filter((row) => row.year === year).map(figure));
      return make("tr", {}, make("th", { scope: "row" }, nameOf(at), make("span", { class: "span" }, refusal(id, at))), ...cells.map((cell) => make("td", { class: "number" }, ...(cell.length ? cell : ["–"]))));
    };
    const caption = `explorer-table-${id}`, heads = years.map((year) => make("th", { scope: "col", class: "number" }, year));
    return make("div", { class: "table-scroll", role: "region", tabindex: 0, "aria-labelledby": caption }, make("table", { class: "matrix" },
      make("caption", { id: caption }, make("span", {}, name + SEPARATOR + label(all.classes[kind]))),
      make("thead", {}, make("tr", {}, make("th", { scope: "col" }, words.organization), ...heads)), make("tbody", {}, ...state.organizations.map(line))));
  }

  // Drawing

  const filled = (element, attributes, content) => {
    for (const key of Object.keys(attributes)) element.setAttribute(key, attributes[key]);
    element.append(...content);
    return element;
  };
  const make = (tag, attributes, ...content) => filled(document.createElement(tag), attributes, content);
  const svg = (tag, attributes, ...content) => filled(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, content);
  const text = (x, y, kind, content, anchor = "start") => svg("text", { x, y, class: kind, "font-size": FONT, "text-anchor": anchor }, content);
  const width = (content) => [...content].reduce((sum, c) => sum + FONT * (c > "\u2e80" ? 1 : 0.62), 0);
  const number = (value) => Number(value.toPrecision(12)).toLocaleString("en", { useGrouping: !html.startsWith("zh"), maximumFractionDigits: 10 }).replace("-", "−");

  function clip(content, room) {
    let letters = [...content];
    while (letters.length > 1 && width(letters) > room) letters = [...letters.slice(0, -2), "…"];
    return letters.join("");
  }

  // Round numbers around the values; zero where it is near.
  function scale(values) {
    let low = Math.min(...values), high = Math.max(...values);
    if (low > 0 && low < high * 0.4) low = 0;
    if (high < 0 && high > low * 0.4) high = 0;
    const rough = (high - low || Math.abs(high) || 1) / 4, power = 10 ** Math.floor(Math.log10(rough));
    const step = power * [1, 2, 2.5, 5, 10].find((one) => one * power >= rough);
    return span(Math.floor(low / step), Math.ceil(high / step)).map((at) => at * step);
  }

  function chart(name, strands, [unit, size]) {
    const rows = strands.flat(), wide = Math.max(280, Math.min(result.clientWidth || 640, 800)), top = 28, bottom = HEIGHT - 26;
    const ticks = scale(rows.map((row) => row.value / size)), [low, high] = [ticks[0], ticks[ticks.length - 1]];
    const names = strands.map(([row]) => clip(nameOf(row.organization), wide * 0.32));
    const left = Math.max(...ticks.map((tick) => width(number(tick)))) + 8, right = wide - Math.max(...names.map(width)) - 14;
    const times = rows.map((row) => row.x), first = Math.min(...times), last = Math.max(...times);
    const x = (at) => left + 8 + (at - first) / (last - first) * (right - left - 16), y = (value) => bottom - (value - low) / (high - low || 1) * (bottom - top);
    const marks = ticks.flatMap((tick) => [svg("path", { class: tick ? "grid" : "axis", d: `M${left} ${y(tick)}H${right}` }), text(left - 6, y(tick) + 4, "label", number(tick), "end")]);
    const every = Math.ceil((last - first + 1) * 40 / (right - left));
    span(Math.ceil(first), Math.floor(last)).filter((_, at) => at % every === 0).forEach((year) => marks.push(text(x(year), HEIGHT - 6, "label", year, "middle")));
    const places = apart(strands.map((strand) => y(strand[strand.length - 1].value / size)), top, bottom);
    strands.forEach((strand, at) => {
      const points = strand.map((row, index) => `${row.joined && index ? "L" : "M"}${x(row.x)} ${y(row.value / size)}`);
      const dot = (row) => svg("circle", { class: row.status === "A" ? "dot" : "dot hollow", cx: x(row.x), cy: y(row.value / size), r: 4 }, svg("title", {}, `${nameOf(row.organization)} ${row.day || row.year} ${row.text}`));
      marks.push(svg("g", { class: `c-${at + 1}` }, svg("path", { class: "line", d: points.join("") }), ...strand.map(dot), text(right + 8, places[at] + 4, "name", names[at])));
    });
    return svg("svg", { class: "chart", viewBox: `0 0 ${wide} ${HEIGHT}`, role: "img", "aria-label": name + SEPARATOR + unit }, text(0, 12, "label", unit), ...marks);
  }

  // Places of labels, each as near to its own as the others allow.
  function apart(ends, top, bottom) {
    const order = ends.map((_, at) => at).sort((a, b) => ends[a] - ends[b]), places = [];
    order.forEach((at, rank) => { places[at] = Math.max(ends[at], rank ? places[order[rank - 1]] + LINE : top); });
    order.reverse().forEach((at, rank) => { places[at] = Math.min(places[at], bottom - rank * LINE); });
    return places;
  }
})();
