// Questions that are asked only after certain answers: hidden and switched off while they are not asked.
// Without this every question is there, with its condition as a sentence. What was typed stays.
const CHILD = "under_13";
const asked = [...document.querySelectorAll("[data-only-if], [data-not-if]")];
const form = asked[0]?.closest("form");

function values(name) {
  return [...form.querySelectorAll(`[name="${CSS.escape(name)}"]`)]
    .filter((each) => !each.disabled && (each.type === "radio" || each.type === "checkbox" ? each.checked : each.value))
    .map((each) => each.value);
}

function holds(box) {
  const { onlyIf, answers, notIf, ruledOut } = box.dataset;
  if (notIf && values(notIf).includes(CHILD)) return false;
  if (!onlyIf) return true;
  const given = values(onlyIf), named = given.some((value) => answers.split(" ").includes(value));
  return ruledOut === undefined ? named : given.length > 0 && !named;
}

function set(box, on) {
  if (box.hidden === !on) return "";
  box.hidden = !on;
  for (const each of box.querySelectorAll("input, select, textarea")) each.disabled = !on;
  return box.querySelector("legend, label")?.firstChild?.textContent.trim() ?? "";
}

function look(first) {
  const shown = [], gone = [];
  for (const box of asked) {
    const on = holds(box);
    const words = set(box, on);
    if (words) (on ? shown : gone).push(words);
  }
  if (first) return;
  const said = [[form.dataset.shown, shown], [form.dataset.gone, gone]];
  note.textContent = said.filter(([, list]) => list.length).map(([words, list]) => `${words} ${list.join("; ")}`).join(" ");
}

const note = document.createElement("p");
if (form) {
  note.className = "visually-hidden";
  note.setAttribute("role", "status");
  form.append(note);
  look(true);
  form.addEventListener("change", () => look(false));
  form.addEventListener("input", (event) => event.target.type === "radio" || look(false));
}
