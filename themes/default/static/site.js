// Everything works without this file. It adds what only a script can do.
(function () {
  "use strict";
  var copied = document.body.getAttribute("data-copied");
  if (navigator.clipboard) offerCopies();

  // A permalink is copied when it is followed; a citation by the button behind it, or from the card of its figure.
  function offerCopies() {
    [].forEach.call(document.querySelectorAll(".citation"), function (citation) {
      var button = document.createElement("button");
      button.type = "button";
      button.className = "copy";
      button.textContent = document.body.getAttribute("data-copy");
      citation.parentNode.insertBefore(button, citation.nextSibling);
    });
    document.addEventListener("click", function (event) {
      var from = event.target.closest && event.target.closest("a.permalink, a[data-cite], button.copy");
      if (!from) return;
      if (from.matches(".permalink")) return copy(from.href, from);
      var isCard = from.hasAttribute("data-cite"), row = isCard && document.getElementById(decodeURIComponent(from.hash.slice(1)));
      var citation = isCard ? row && row.querySelector(".citation") : from.previousSibling;
      if (!citation) return;
      event.preventDefault();
      copy(citation.textContent, from);
    });
  }

  function copy(text, from) {
    var word = from.firstChild, before = word.nodeValue;
    navigator.clipboard.writeText(text).then(function () {
      if (before === copied) return;
      word.nodeValue = copied;
      setTimeout(function () { word.nodeValue = before; }, 2000);
    }, function () {});
  }

  // 大字版: kept for the next page, and the next visit, where the browser lets us.
  var large = document.querySelector(".large-type"), page = document.documentElement;
  if (large) {
    var kept = function (value) {
      try {
        if (value !== undefined) localStorage.setItem("duizhao-type", value);
        return localStorage.getItem("duizhao-type");
      } catch (error) { return value; }
    };
    var setType = function (value) {
      if (value === "large") page.setAttribute("data-type", "large"); else page.removeAttribute("data-type");
      large.setAttribute("aria-pressed", String(value === "large"));
    };
    setType(kept());
    large.hidden = false;
    large.addEventListener("click", function () {
      var value = page.hasAttribute("data-type") ? "" : "large";
      kept(value);
      setType(value);
    });
  }

  // Ctrl+K (⌘K) leads to the search field, or to the link in its place; so does "/", unless the search page was told not to.
  addEventListener("keydown", function (event) {
    var field = document.querySelector("input[type=search]"), isOff, asks = event.key === "/" && !event.target.closest("input, select, textarea");
    try { isOff = localStorage.getItem("slash") === "off"; } catch (error) {}
    if (event.ctrlKey || event.metaKey) { asks = event.key === "k"; isOff = false; }
    if (!field || !asks || isOff || event.altKey) return;
    event.preventDefault();
    if (field.offsetParent) field.select(); else field.previousElementSibling.click();
  });

  // Formulas and tables behind charts are printed too.
  var opened = [];
  addEventListener("beforeprint", function () {
    opened = [].slice.call(document.querySelectorAll("details:not([open])"));
    opened.forEach(function (details) { details.open = true; });
  });
  addEventListener("afterprint", function () {
    opened.forEach(function (details) { details.open = false; });
  });

  var template = document.getElementById("figure-details");
  if (template && template.content) showFigures(template);

  // A figure of the text shows its series: while the mouse rests on it, when it is tapped, when it is focused. Esc
  // closes; Enter, Space or the down key lead into the card, and Tab leads out of it to where the reader was.
  function showFigures(template) {
    var SHOW_AFTER = 150, HIDE_AFTER = 300, GAP = 8, MARGIN = 16;
    var details = new Map();
    [].forEach.call(template.content.children, function (one) { details.set(one.getAttribute("data-figure"), one); });

    var card = document.createElement("div"), body = document.createElement("div"), close = document.createElement("button");
    card.id = "page-figure";
    card.className = "figure-card";
    card.hidden = true;
    card.setAttribute("role", "dialog");
    card.setAttribute("aria-labelledby", "page-figure-name");
    close.type = "button";
    close.className = "figure-card-close";
    close.textContent = "×";
    close.setAttribute("aria-label", template.getAttribute("data-close"));
    card.appendChild(body);
    card.appendChild(close);
    document.body.appendChild(card);

    // `shown` is the figure with its trigger; a pinned card stays when the mouse leaves. Only the Tab key opens by
    // focus: whoever follows a link to a figure came to read the sentence.
    var shown = null, pinned = false, tabbed = false, timer = 0;

    [].forEach.call(document.querySelectorAll(".prose data.figure"), function (data) {
      var link = data.querySelector("a") || data.closest("a");
      var detail = details.get(data.id || anchorOf(link));
      if (!detail) return;
      var figure = { data: data, trigger: link || data, detail: detail };
      figure.trigger.setAttribute("aria-expanded", "false");
      if (!link) {
        data.tabIndex = 0;
        data.setAttribute("role", "button");
        data.setAttribute("aria-haspopup", "dialog");
      }
      listen(figure, Boolean(link));
    });

    // A figure that is named again links to where it stands first.
    function anchorOf(link) {
      if (!link || link.pathname !== location.pathname) return "";
      try { return decodeURIComponent(link.hash.slice(1)); } catch (error) { return ""; }
    }

    function listen(figure, isLink) {
      var trigger = figure.trigger, pointer = "";
      figure.data.addEventListener("pointerenter", function (event) { if (event.pointerType === "mouse") later(SHOW_AFTER, function () { show(figure); }); });
      figure.data.addEventListener("pointerleave", function (event) { if (event.pointerType === "mouse") leave(); });
      trigger.addEventListener("pointerdown", function (event) { pointer = event.pointerType; });
      trigger.addEventListener("click", function (event) {
        var isTap = pointer === "touch" || pointer === "pen", isOpen = shown === figure && pinned;
        pointer = "";
        // A link is followed; on a touch screen at the second tap.
        if (isLink && (!isTap || isOpen)) return;
        event.preventDefault();
        if (isOpen) return hide();
        show(figure);
        pinned = true;
      });
      trigger.addEventListener("focus", function () { if (tabbed) show(figure); });
      trigger.addEventListener("blur", function (event) { if (shown === figure && !card.contains(event.relatedTarget) && !pinned) hide(); });
      trigger.addEventListener("keydown", function (event) {
        var enters = event.key === "ArrowDown" || (!isLink && (event.key === "Enter" || event.key === " "));
        if (!enters || event.altKey || event.ctrlKey || event.metaKey) return;
        event.preventDefault();
        if (shown !== figure) return show(figure);
        stops()[0].focus();
      });
    }

    function later(delay, action) { clearTimeout(timer); timer = setTimeout(action, delay); }

    function leave() { later(HIDE_AFTER, function () { if (!pinned && !card.contains(document.activeElement)) hide(); }); }

    function stops() { return card.querySelectorAll("a, summary, button"); }

    function show(figure) {
      clearTimeout(timer);
      if (shown === figure) return;
      hide();
      shown = figure;
      body.textContent = "";
      body.appendChild(document.importNode(figure.detail, true));
      body.querySelector(".detail-name").id = "page-figure-name";
      figure.trigger.setAttribute("aria-expanded", "true");
      figure.trigger.setAttribute("aria-controls", card.id);
      figure.trigger.setAttribute("aria-describedby", card.id);
      card.hidden = false;
      place();
    }

    function hide() {
      clearTimeout(timer);
      if (!shown) return;
      shown.trigger.setAttribute("aria-expanded", "false");
      shown.trigger.removeAttribute("aria-controls");
      shown.trigger.removeAttribute("aria-describedby");
      shown = null;
      pinned = false;
      card.hidden = true;
    }

    // Below the figure, else above it; never on it, and never beyond the window.
    function place() {
      var whole = shown.data.getBoundingClientRect(), first = shown.data.getClientRects()[0] || whole;
      var width = document.documentElement.clientWidth, height = document.documentElement.clientHeight;
      card.style.maxHeight = "";
      var below = height - whole.bottom - GAP - MARGIN, above = whole.top - GAP - MARGIN;
      var under = card.offsetHeight <= below || below >= above;
      var room = Math.max(under ? below : above, 96);
      if (card.offsetHeight > room) card.style.maxHeight = room + "px";
      var left = Math.max(MARGIN, Math.min(first.left, width - card.offsetWidth - MARGIN));
      var top = under ? whole.bottom + GAP : whole.top - GAP - card.offsetHeight;
      card.style.left = left + scrollX + "px";
      card.style.top = top + scrollY + "px";
    }

    // Back to the figure, without the card.
    function back() {
      var trigger = shown.trigger;
      hide();
      tabbed = false;
      trigger.focus();
    }

    close.addEventListener("click", back);
    card.addEventListener("toggle", function () { if (shown) place(); }, true);
    card.addEventListener("pointerenter", function () { clearTimeout(timer); });
    card.addEventListener("pointerleave", function (event) { if (event.pointerType === "mouse") leave(); });
    card.addEventListener("keydown", function (event) {
      if (event.key !== "Tab") return;
      var all = stops(), atEnd = document.activeElement === all[event.shiftKey ? 0 : all.length - 1];
      if (!atEnd) return;
      // Forwards the key itself goes on from the figure.
      if (event.shiftKey) event.preventDefault();
      back();
      tabbed = !event.shiftKey;
    });
    document.addEventListener("keydown", function (event) {
      tabbed = event.key === "Tab";
    }, true);
    document.addEventListener("keydown", function (event) {
      if (event.key !== "Escape" || !shown) return;
      if (card.contains(document.activeElement)) back(); else hide();
    });
    document.addEventListener("pointerdown", function (event) {
      tabbed = false;
      if (shown && !card.contains(event.target) && !shown.trigger.contains(event.target) && !shown.data.contains(event.target)) hide();
    });
    addEventListener("resize", hide);
  }
})();
