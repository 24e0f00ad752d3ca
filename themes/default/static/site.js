// Everything works without this file. It adds what only a script can do.
(function () {
  "use strict";
  var copied = document.body.getAttribute("data-copied");

  // A permalink is copied when it is followed.
  document.addEventListener("click", function (event) {
    var link = event.target.closest && event.target.closest("a.permalink");
    if (!link || !navigator.clipboard) return;
    navigator.clipboard.writeText(link.href).then(function () {
      var word = link.firstChild, before = word.nodeValue;
      word.nodeValue = copied;
      setTimeout(function () { word.nodeValue = before; }, 2000);
    }, function () {});
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
})();
