// The checks of Wagtail's editor read the preview. Until a preview has answered, no number stands in their panel.
(function () {
  "use strict";

  function forget() {
    const count = document.querySelector('[data-side-panel="checks"] [data-content-checker-count]');
    const badge = document.querySelector('[data-side-panel-toggle="checks"] [data-side-panel-toggle-counter]');
    const panel = document.querySelector("[data-checks-panel]");
    const words = document.querySelector("template[data-not-checked]");
    if (!count || !panel || !words) {
      return;
    }
    count.textContent = "–";
    count.classList.remove("has-errors");
    panel.replaceChildren(words.content.cloneNode(true));
    if (badge) {
      badge.hidden = true;
    }
  }

  // Checks of the last preview may still run when the next one is refused; what they find then is not shown.
  let isRefused = false;

  function refuse() {
    isRefused = true;
    forget();
  }

  function watch() {
    const count = document.querySelector('[data-side-panel="checks"] [data-content-checker-count]');
    if (count) {
      new MutationObserver(() => {
        if (isRefused && count.textContent !== "–") {
          forget();
        }
      }).observe(count, { childList: true, characterData: true, subtree: true });
    }
  }

  document.addEventListener("w-preview:load", forget);
  document.addEventListener("w-preview:error", refuse);
  document.addEventListener("w-preview:json", (event) => {
    if (event.detail.data.is_valid) {
      isRefused = false;
    } else {
      refuse();
    }
  });
  document.addEventListener("DOMContentLoaded", watch);
})();
