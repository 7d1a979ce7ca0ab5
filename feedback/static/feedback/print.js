// Shows the print button where scripts run.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.parentElement.querySelector("[data-print-words]")?.setAttribute("hidden", "");
  button.addEventListener("click", () => print());
}
