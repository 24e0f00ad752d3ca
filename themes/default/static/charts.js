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
    pad.setAttribute("aria-valuenow", 0);
    hide();

    // Of the two widths the one that is shown.
    function look() {
      var svg = [].find.call(drawing.querySelectorAll("svg"), function (one) { return one.getClientRects().length; });
      if (!known.has(svg)) known.set(svg, linesOf(svg));
      lines = known.get(svg);
    }

    function show(line, index) {
      var point = lines[line] && lines[line][index];
      if (!point) return;
      at = [line, index];
      pad.setAttribute("aria-valuenow", index);
      pad.setAttribute("aria-valuetext", point.says.join(", "));
      // The figure, then of when and whom.
      card.textContent = point.says.slice(1).join(" · ");
      card.prepend(document.createElement("strong"));
      card.firstChild.textContent = point.says[0];
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

    // Along a series, or up and down to another one: to the same time, where it has a figure.
    function move(key) {
      var points = lines[at[0]], by = { Home: -1 / 0, End: 1 / 0 }[key] || (/Left|Up/.test(key) ? -1 : 1);
      if (lines.length < 2 || !/Up|Down/.test(key)) return show(at[0], Math.max(0, Math.min(at[1] + by, points.length - 1)));
      var line = (at[0] + by + lines.length) % lines.length, when = points[at[1]].says[1];
      var same = lines[line].findIndex(function (point) { return point.says[1] === when; });
      show(line, same < 0 ? Math.min(at[1], lines[line].length - 1) : same);
    }

    pad.addEventListener("pointerdown", showNearest);
    pad.addEventListener("pointermove", showNearest);
    pad.addEventListener("pointerleave", function (event) { if (event.pointerType === "mouse" && document.activeElement !== pad) hide(); });
    pad.addEventListener("focus", function () { look(); if (!at) show(0, 0); });
    pad.addEventListener("blur", hide);
    pad.addEventListener("keydown", function (event) {
      if (event.altKey || event.ctrlKey || event.metaKey || !/^(Arrow|Home|End)/.test(event.key)) return;
      event.preventDefault();
      look();
      if (at) move(event.key); else show(0, 0);
    });
    addEventListener("keydown", function (event) { if (event.key === "Escape") { pad.blur(); hide(); } });
    addEventListener("resize", hide);
  }

  // The points of each series, of rows all in their order. What a mark says stands in its <title>, which the browser would
  // show beside our card.
  function linesOf(svg) {
    var lines = [].map.call(svg.querySelectorAll(".series"), function (series) {
      return [].map.call(series.querySelectorAll("title"), function (title) {
        var mark = title.parentNode, box = mark.getBoundingClientRect();
        title.remove();
        return { mark: mark, says: title.textContent.split(" · "), place: Math.round(box.top + box.bottom) * 1e4 + box.left };
      });
    }).filter(function (line) { return line.length; });
    return svg.classList.contains("rows") ? [lines.flat().sort(function (one, other) { return one.place - other.place; })] : lines;
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
