// Charts are read without this file. It adds reading point by point, by keys, mouse or finger, and the chart as a PNG.
(function () {
  "use strict";
  var each = [].forEach, GAP = 10, PNG_SCALE = 2;

  each.call(document.querySelectorAll(".chart-drawing"), function (drawing) { if (drawing.querySelector(".chart-pair")) addReader(drawing); });
  // From file: the canvas would not give the picture back.
  if (/^http/.test(location.protocol)) each.call(document.querySelectorAll(".chart-files"), addPng);

  function add(parent, tag, name) {
    var one = parent.appendChild(document.createElement(tag));
    one.className = name;
    return one;
  }

  // One tab stop over the drawing, which stays a single picture. To assistive technology it is a slider: arrow keys go to
  // it, and each move says one figure.
  function addReader(drawing) {
    var pad = add(drawing, "div", "chart-pad"), ring = add(pad, "span", "chart-ring"), card = add(pad, "span", "chart-card");
    var known = new Map(), lines = [], at = null;
    pad.tabIndex = 0;
    pad.setAttribute("role", "slider");
    pad.setAttribute("aria-label", drawing.getAttribute("data-read"));
    say(0, 0, "–");
    hide();

    function say(now, last, text) {
      pad.setAttribute("aria-valuemax", last);
      pad.setAttribute("aria-valuenow", now);
      pad.setAttribute("aria-valuetext", text);
    }

    // Of the two widths the one that is shown.
    function look() {
      var svg = [].find.call(drawing.querySelectorAll("svg"), function (one) { return one.getClientRects().length; });
      if (!known.has(svg)) known.set(svg, linesOf(svg));
      lines = known.get(svg);
    }

    function show(line, index) {
      var all = [].concat.apply([], lines), point = lines[line] && lines[line][index];
      if (!point) return;
      at = [line, index];
      say(all.indexOf(point), all.length - 1, point.text);
      // The figure, then of when and whom.
      card.innerHTML = "<strong></strong>";
      card.firstChild.textContent = point.text.split(" · ")[0];
      card.append(point.text.split(" · ").slice(1).join(" · "));
      ring.hidden = card.hidden = false;
      var frame = pad.getBoundingClientRect(), box = point.mark.getBoundingClientRect();
      var left = box.left - frame.left, top = box.top - frame.top, above = top - GAP - card.offsetHeight;
      put(ring, left - 4, top - 4);
      ring.style.width = box.width + 8 + "px";
      ring.style.height = box.height + 8 + "px";
      left += (box.width - card.offsetWidth) / 2;
      put(card, Math.max(0, Math.min(left, frame.width - card.offsetWidth)), above < -3 * GAP ? top + box.height + GAP : above);
    }

    function hide() {
      at = null;
      ring.hidden = card.hidden = true;
    }

    function showNearest(event) {
      var best, least = Infinity, x = event.clientX, y = event.clientY;
      look();
      lines.forEach(function (points, line) {
        points.forEach(function (point, index) {
          var box = point.mark.getBoundingClientRect(), off = Math.hypot(Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom));
          if (off < least) { least = off; best = [line, index]; }
        });
      });
      if (best) show(best[0], best[1]);
    }

    function move(key) {
      var line = at[0], index = at[1], last = lines[line].length - 1, by = /Left|Up/.test(key) ? -1 : 1;
      if (key === "Home" || key === "End") return show(line, key === "Home" ? 0 : last);
      if (lines.length < 2 || /Left|Right/.test(key)) return show(line, Math.max(0, Math.min(index + by, last)));
      // To another series, at the same time where it has a figure.
      var to = (line + by + lines.length) % lines.length, when = lines[line][index].text.split(" · ")[1];
      var same = lines[to].findIndex(function (point) { return point.text.split(" · ")[1] === when; });
      show(to, same < 0 ? Math.min(index, lines[to].length - 1) : same);
    }

    pad.addEventListener("pointerdown", showNearest);
    pad.addEventListener("pointermove", showNearest);
    pad.addEventListener("pointerleave", function (event) { if (event.pointerType === "mouse" && document.activeElement !== pad) hide(); });
    pad.addEventListener("focus", function () { look(); if (!at) show(0, 0); });
    pad.addEventListener("blur", hide);
    pad.addEventListener("keydown", function (event) {
      if (event.key === "Escape") return pad.blur();
      if (event.altKey || event.ctrlKey || event.metaKey || !/^(Arrow|Home|End)/.test(event.key)) return;
      event.preventDefault();
      look();
      if (at) move(event.key); else show(0, 0);
    });
    addEventListener("keydown", function (event) { if (event.key === "Escape") hide(); });
    addEventListener("resize", hide);
  }

  // The points of each series, of rows all in their order. What a mark says stands in its <title>, which the browser would
  // show beside our card.
  function linesOf(svg) {
    var lines = [].map.call(svg.querySelectorAll(".series"), function (series) {
      return [].map.call(series.querySelectorAll("title"), function (title) {
        var mark = title.parentNode, box = mark.getBoundingClientRect();
        title.remove();
        return { mark: mark, text: title.textContent, place: Math.round(box.top + box.bottom) * 1e4 + box.left };
      });
    }).filter(function (line) { return line.length; });
    if (!svg.classList.contains("rows")) return lines;
    return [[].concat.apply([], lines).sort(function (one, other) { return one.place - other.place; })];
  }

  function put(one, left, top) {
    one.style.left = left + "px";
    one.style.top = top + "px";
  }

  // The SVG file has headline, source and colours of its own.
  function addPng(files) {
    var link = files.querySelector("[href$='.svg']"), button = document.createElement("button"), image = new Image();
    if (!link) return;
    button.type = "button";
    button.append(files.getAttribute("data-png"), link.querySelector("span").cloneNode(true));
    link.after(" ", button);
    button.onclick = function () { image.src = link.href; };
    image.onload = function () {
      var canvas = document.createElement("canvas");
      canvas.width = image.naturalWidth * PNG_SCALE;
      canvas.height = image.naturalHeight * PNG_SCALE;
      canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
      canvas.toBlob(function (blob) {
        var save = document.createElement("a");
        save.href = URL.createObjectURL(blob);
        save.download = link.pathname.replace(/^.*\/|(-[0-9a-f]+)?\.svg$/g, "") + ".png";
        save.click();
        setTimeout(URL.revokeObjectURL, 1000, save.href);
      });
    };
  }
})();
