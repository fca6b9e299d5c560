// A report to be judged: where the panel of the open place stands beside the report and stays there, its place comes into sight with it.
// Without this script, and where the panel stands above the report, the page shows the panel alone and a link leads back.
(() => {
  "use strict";
  const panel = document.querySelector(".is-stuck #cell");
  if (!panel || (location.hash !== "#cell" && !panel.querySelector(".errors"))) return;
  const beside = getComputedStyle(panel.parentElement).position === "sticky";
  const place = beside ? document.getElementById(panel.dataset.at) : panel;
  if (place) addEventListener("load", () => place.scrollIntoView({ block: place === panel ? "start" : "center", inline: "nearest" }));
})();
