// Copies a code with one press, where the browser lets scripts copy, and says whether it did.
export function start(buttons) {
  if (!navigator.clipboard) return;
  for (const button of buttons) {
    const said = button.parentElement.querySelector("[data-copy-done]");
    button.hidden = false;
    button.addEventListener("click", async () => {
      said.textContent = "";
      try {
        await navigator.clipboard.writeText(button.dataset.copy);
        said.textContent = said.dataset.copyDone;
      } catch {
        said.textContent = said.dataset.copyFailed;
      }
    });
  }
}
