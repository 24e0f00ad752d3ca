// Part of the preview, not of the site: reloads the page when the site has been built anew, swaps
// style sheets in place, and shows the diagnostics over the page.
(function () {
  "use strict";
  var base = "/__duizhao/";
  var version = Number(document.currentScript.dataset.version);
  var zh = /^zh/.test(document.documentElement.lang);
  var host = null;
  var checks = 0;

  function hide() {
    if (host) host.remove();
    host = null;
  }

  function show(html) {
    hide();
    host = document.createElement("div");
    // A shadow root keeps the site's styles out and ours in.
    var root = host.attachShadow({ mode: "open" });
    var style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = base + "overlay.css";
    var panel = document.createElement("section");
    panel.setAttribute("role", "region");
    panel.setAttribute("aria-label", zh ? "问题" : "Problems");
    var close = document.createElement("button");
    close.type = "button";
    close.textContent = zh ? "关闭" : "Close";
    close.addEventListener("click", hide);
    var body = document.createElement("div");
    body.innerHTML = html;
    panel.append(close, body);
    root.append(style, panel);
    document.documentElement.append(host);
  }

  function problems() {
    fetch(base + "problems")
      .then(function (response) {
        return response.status === 200 ? response.text() : "";
      })
      .then(function (html) {
        if (html) show(html);
        else hide();
      })
      .catch(function () {});
  }

  // Names of style sheets hold a hash of their content, so the new ones are read from the new page.
  function restyle(next) {
    version = next;
    checks = 0;
    fetch(location.href)
      .then(function (response) {
        return response.text();
      })
      .then(function (html) {
        var selector = "link[rel~=stylesheet]";
        var page = new DOMParser().parseFromString(html, "text/html");
        var old = document.querySelectorAll(selector);
        var fresh = page.querySelectorAll(selector);
        if (old.length !== fresh.length) return location.reload();
        old.forEach(function (link, index) {
          var copy = link.cloneNode();
          var url = new URL(fresh[index].getAttribute("href"), location.href);
          if (url.origin === location.origin) url.searchParams.set("v", next);
          copy.href = url.href;
          // The old one goes when the new one is there: the page never stands bare.
          copy.addEventListener("load", function () {
            link.remove();
          });
          link.after(copy);
        });
        problems();
      })
      .catch(function () {
        location.reload();
      });
  }

  var events = new EventSource(base + "events");
  events.addEventListener("update", function (event) {
    var update = JSON.parse(event.data);
    if (update.version === version) {
      // The page is the latest; what is wrong in it was found out later.
      if (update.checks !== checks) problems();
      checks = update.checks;
      return;
    }
    // After a pause several builds may have passed: then only a reload is sure to show them all.
    if (update.style && update.version === version + 1) restyle(update.version);
    else location.reload();
  });
  // Browsers allow few connections to one server; a page that is left must give up its own.
  addEventListener("pagehide", function () {
    events.close();
  });
  addEventListener("pageshow", function (event) {
    if (event.persisted) location.reload();
  });
  problems();
})();
