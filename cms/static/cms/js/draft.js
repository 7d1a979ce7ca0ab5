// Saves form input on the visitor's device until it is sent: <form data-draft="name" data-draft-saved="…">.
// Messages come from the page, in its language. Passwords, files, hidden fields and honeypots are never saved.
const PREFIX = "draft:";
const DAYS = 14;

export function start(forms) {
  for (const form of forms) keep(form);
}

function keep(form) {
  const name = form.dataset.draft || location.pathname;
  const note = noteOf(form);
  const restored = fill(form, read(name));
  if (restored) {
    say(note, form.dataset.draftRestored);
    form.dispatchEvent(new Event("change"));
  }
  let timer;
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(() => say(note, write(name, values(form)) ? form.dataset.draftSaved : form.dataset.draftFailed), 600);
  };
  form.addEventListener("input", later);
  form.addEventListener("change", later);
  form.addEventListener("submit", () => clearTimeout(timer));
  form.querySelector("[data-draft-clear]")?.addEventListener("click", () => { clearTimeout(timer); forget(name); form.reset(); say(note, form.dataset.draftCleared); });
}

export function forget(name) {
  try { localStorage.removeItem(PREFIX + name); } catch { /* nothing saved */ }
}

function fields(form) {
  return [...form.elements].filter((each) =>
    each.name && !("trap" in each.dataset) && !["hidden", "password", "file", "submit", "button"].includes(each.type) && each.name !== "website");
}

function values(form) {
  return fields(form).filter((each) => each.type === "checkbox" || each.type === "radio" ? each.checked : each.value)
    .map((each) => [each.name, each.value]);
}

function fill(form, kept) {
  if (!kept?.length || form.querySelector("[aria-invalid]")) return false;
  if (values(form).some(([name, value]) => value && !defaultOf(form, name, value))) return false;
  for (const [name, value] of kept) {
    for (const each of fields(form).filter((field) => field.name === name)) {
      if (each.type === "checkbox" || each.type === "radio") { if (each.value === value) each.checked = true; }
      else each.value = value;
    }
  }
  return true;
}

function defaultOf(form, name, value) {
  return fields(form).some((each) => each.name === name && (each.defaultValue === value || each.defaultChecked || each.tagName === "SELECT"));
}

function read(name) {
  try {
    const { at, kept } = JSON.parse(localStorage.getItem(PREFIX + name) ?? "{}");
    if (at && Date.now() - at < DAYS * 864e5) return kept;
    forget(name);
  } catch { /* unreadable: start empty */ }
  return null;
}

function write(name, kept) {
  try { localStorage.setItem(PREFIX + name, JSON.stringify({ at: Date.now(), kept })); return true; } catch { return false; }
}

function noteOf(form) {
  const there = form.querySelector("[data-draft-note]");
  if (there) return there;
  const note = document.createElement("p");
  note.className = "draft-note";
  note.setAttribute("role", "status");
  form.append(note);
  return note;
}

function say(note, words) {
  if (words && note.textContent !== words) note.textContent = words;
}
