// The agenda on the desk: Alt and the arrow keys move the row in focus; a row can be dragged behind another one.
// Each step presses the button that is there without scripts, or sends the same form.
let dragged;

export function start([root]) {
  root.addEventListener("keydown", pressed);
  for (const row of root.querySelectorAll("[data-row]")) drags(row);
  document.getElementById(location.hash.slice(1))?.querySelector("[data-edit]")?.focus();
  root.querySelector(".editor__form textarea")?.focus();
}

function pressed(event) {
  if (!event.altKey || event.ctrlKey || event.metaKey) return;
  const row = event.target.closest("[data-row]");
  if (!row || !event.key.startsWith("Arrow")) return;
  event.preventDefault(); // else Alt and an arrow leave the page where the row cannot move
  row.querySelector(`[data-move="${event.key}"]`)?.click();
}

function drags(row) {
  row.draggable = Boolean(row.querySelector("[data-move]"));
  row.addEventListener("dragstart", (event) => {
    dragged = row;
    event.dataTransfer.effectAllowed = "move";
    row.classList.add("is-dragged");
  });
  row.addEventListener("dragend", () => row.classList.remove("is-dragged"));
  row.addEventListener("dragover", (event) => {
    if (!dragged || dragged === row) return;
    event.preventDefault();
    row.classList.add("is-target");
  });
  row.addEventListener("dragleave", () => row.classList.remove("is-target"));
  row.addEventListener("drop", (event) => {
    event.preventDefault();
    if (dragged && dragged !== row) send(`place:${dragged.dataset.row}:${row.dataset.row}`);
  });
}

function send(act) {
  const form = document.getElementById("acts"), field = document.createElement("input");
  Object.assign(field, { type: "hidden", name: "act", value: act });
  form.append(field);
  form.submit();
}
