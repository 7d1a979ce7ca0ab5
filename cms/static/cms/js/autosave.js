// <form data-autosave="motion-12">: input is sent to the server a moment later, and restored after a reload.
// The page's messages: <… data-drafts="address" data-saved="…" data-not-saved="…">.
const WAIT = 600;
const waiting = new Map();
let root;

export function start(page) {
  root = page;
  for (const kind of ["input", "change"]) {
    document.addEventListener(kind, ({ target }) => {
      const form = target.closest?.("form[data-autosave]");
      if (!form) return;
      clearTimeout(waiting.get(form));
      waiting.set(form, setTimeout(() => save(form), WAIT));
    });
  }
}

export async function flush(sent) {
  const forms = [...waiting.keys()];
  for (const form of forms) clearTimeout(waiting.get(form));
  if (sent) waiting.delete(sent);
  await Promise.all(forms.filter((form) => form !== sent).map(save));
}

async function save(form) {
  waiting.delete(form);
  const typed = new URLSearchParams({ form: form.dataset.autosave });
  for (const [name, value] of new FormData(form)) typed.append(name, value);
  try {
    const answer = await fetch(root.dataset.drafts, { method: "POST", body: typed });
    if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
    say(form, root.dataset.saved);
  } catch {
    say(form, root.dataset.notSaved);
    if (form.isConnected) waiting.set(form, setTimeout(() => save(form), WAIT * 8));
  }
}

function say(form, words) {
  let note = form.querySelector(".draft-note");
  if (!note) {
    note = Object.assign(document.createElement("p"), { className: "draft-note" });
    note.setAttribute("role", "status");
    form.append(note);
  }
  if (note.textContent !== words) note.textContent = words;
}
