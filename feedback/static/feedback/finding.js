// Puts the word for a number where the writer's cursor was last; without a script it is copied by hand.
const form = document.querySelector("form[data-finding]");
const said = document.querySelector("[data-inserted]");
let last = form?.querySelector("[name=summary_en]");

form?.addEventListener("focusin", (event) => {
  if (event.target.matches("textarea, input[type=text]")) last = event.target;
});

for (const button of form ? document.querySelectorAll("[data-insert]") : []) {
  button.hidden = false;
  button.addEventListener("click", () => {
    const code = button.dataset.insert;
    last.setRangeText(code, last.selectionStart, last.selectionEnd, "end");
    last.dispatchEvent(new Event("input", { bubbles: true }));
    last.focus();
    said.textContent = code;
  });
}
