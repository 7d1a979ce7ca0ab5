// Coding without a mouse: walk the sentences, mark words, press the key of a code. Without script, ticks do the same.
import { passageOf } from "./passage.js";

const form = document.querySelector("#coding");
const words = passageOf(document.querySelector("[data-passage]"), form);
const find = document.querySelector("[data-find]");
const use = document.querySelector("#use-keys");
const KEPT = "coding-keys";

// Which keys act ----------------------------------------------------------------------------------

document.querySelector("[data-sentences]").open = false;
document.querySelector("[data-switch]").hidden = false;
use.checked = kept() !== "off";
use.addEventListener("change", () => {
  try {
    localStorage.setItem(KEPT, use.checked ? "on" : "off");
  } catch {
    // A browser that keeps nothing: the choice holds for this page.
  }
});

document.addEventListener("keydown", (event) => {
  if (!use.checked || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("textarea, select, input:not([type=checkbox], [type=radio])")) return;
  const target = document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
  if (!target) return;
  event.preventDefault();
  if (target.matches("input, textarea")) target.focus();
  else target.click();
});

words.element.addEventListener("keydown", (event) => {
  if (use.checked && words.move(event.key, event.shiftKey)) event.preventDefault();
});

function kept() {
  try {
    return localStorage.getItem(KEPT);
  } catch {
    return null;
  }
}

// Find a code by its name ---------------------------------------------------------------------------

find.hidden = false;
const rows = [...document.querySelectorAll(".code-list > li")];
const box = find.querySelector("input");
box.addEventListener("input", () => {
  const wanted = box.value.trim().toLowerCase();
  for (const row of rows) row.hidden = !row.textContent.toLowerCase().includes(wanted);
});
box.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    box.value = "";
    box.dispatchEvent(new Event("input"));
    words.element.focus();
  }
  if (event.key !== "Enter") return;
  event.preventDefault();
  rows.find((row) => !row.hidden)?.querySelector("button")?.focus();
});

// The meaning of the code that has the focus --------------------------------------------------------

for (const button of document.querySelectorAll("[data-meaning]")) {
  button.addEventListener("focus", () => {
    document.getElementById(button.dataset.meaning).open = true;
  });
}
