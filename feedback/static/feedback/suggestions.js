// Y accepts the first suggestion, N rejects it, while no box has the focus and the keys are switched on.
const use = document.querySelector("#use-keys");

if (use) {
  document.querySelector("[data-switch]").hidden = false;
  document.addEventListener("keydown", (event) => {
    if (!use.checked || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("textarea, select, input:not([type=checkbox])")) return;
    const key = event.key.toLowerCase();
    if (key === "y" || key === "n") document.querySelector(`[data-key="${key}"]`)?.click();
  });
}
