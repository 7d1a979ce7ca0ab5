// Notes stay on the phone until the server has them: stored in the browser first, then sent together.
// Each has its own key, so that the same notes may arrive twice. Without scripts, the form sends one note per request.
const MOST = 50, FIRST_WAIT = 5, LONGEST_WAIT = 120;
const form = document.querySelector("[data-notes]");
if (form) start();

function start() {
  const box = document.querySelector("[data-waiting]"), list = box.querySelector("[data-waiting-list]");
  const status = box.querySelector("[data-waiting-said]"), kept = document.querySelector("[data-kept]");
  const { store, batch, worker } = form.dataset;
  let sending = false, wait = FIRST_WAIT, timer = 0;

  const waiting = () => { try { return JSON.parse(localStorage.getItem(store)) ?? []; } catch { return []; } };
  const keep = (notes) => { try { localStorage.setItem(store, JSON.stringify(notes)); return true; } catch { return false; } };

  function show(done = false) {
    const notes = waiting();
    if (notes.length) box.hidden = false;
    const { none, one, many } = status.dataset;
    const words = notes.length > 1 ? many.replace("{n}", notes.length) : notes.length ? one : done ? none : "";
    if (status.textContent !== words) status.textContent = words;
    box.querySelector("[data-send]").hidden = !notes.length;
    list.replaceChildren(...notes.map((note) => row(note.text, note.why)));
  }

  function row(text, why) {
    const item = document.createElement("li"), words = document.createElement("p");
    item.className = "record";
    words.dir = "auto";
    words.textContent = text;
    item.append(words);
    if (why) {
      const reason = document.createElement("p");
      reason.className = "field__error";
      reason.textContent = why;
      item.append(reason);
    }
    return item;
  }

  async function send() {
    if (sending || !waiting().length) return;
    sending = true;
    clearTimeout(timer);
    const going = waiting().slice(0, MOST);
    try {
      const answer = await fetch(batch, {
        method: "POST",
        credentials: "omit",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ notes: going }),
      });
      const told = await answer.json();
      if (answer.ok) settle(going, told.notes);
      else if (answer.status < 500 && answer.status !== 429) refuse(going, told.why);
      if (!answer.ok) throw new Error(String(answer.status));
      wait = FIRST_WAIT;
    } catch {
      wait = Math.min(wait * 2, LONGEST_WAIT);
    }
    sending = false;
    if (waiting().some((note) => !note.why)) timer = setTimeout(send, wait * 1_000);
  }

  // Notes written in the meantime stay: only notes in the response are changed.
  function settle(going, answers) {
    const told = new Map(answers.map((each) => [each.key, each]));
    for (const note of going) {
      if (!told.get(note.key)?.kept || kept.querySelector(`[data-key="${note.key}"]`)) continue;
      const item = row(note.text);
      item.dataset.key = note.key;
      kept.prepend(item);
      document.querySelector("[data-no-notes]")?.remove();
    }
    const rest = waiting().filter((note) => !told.get(note.key)?.kept);
    keep(rest.map((note) => told.has(note.key) ? { ...note, why: told.get(note.key).why } : note));
    show(true);
  }

  function refuse(going, why) {
    const keys = new Set(going.map((note) => note.key));
    keep(waiting().map((note) => keys.has(note.key) ? { ...note, why } : note));
    show();
  }

  form.addEventListener("submit", (event) => {
    const fields = Object.fromEntries(new FormData(form));
    if (!fields.text.trim()) return;
    const { kind, text, speaks_for, segment, language } = fields;
    const key = (crypto.randomUUID?.() ?? `${Date.now()}-${Math.random().toString(36).slice(2)}`).slice(0, 40);
    const note = { key, kind, text, speaks_for, segment, language, written_at: new Date().toISOString() };
    if (!keep([...waiting(), note])) { box.hidden = false; status.textContent = status.dataset.full; return; }
    event.preventDefault();
    const words = form.querySelector("[name=text]");
    words.value = "";
    form.querySelector("[name=speaks_for]").value = "1";
    words.focus();
    show();
    send();
  }, { capture: true });
  box.querySelector("[data-send]").addEventListener("click", send);
  addEventListener("online", send);
  show();
  send();
  install(worker);
}

// A reload works offline: a service worker caches the page and its assets.
async function install(address) {
  try {
    const scope = new URL("./", new URL(address, location.href)).pathname;
    await navigator.serviceWorker.register(address, { scope, type: "module" });
    const ready = await navigator.serviceWorker.ready;
    const assets = performance.getEntriesByType("resource").map((entry) => entry.name);
    const own = assets.filter((name) => name.startsWith(`${location.origin}/static/`));
    ready.active.postMessage({ page: location.pathname, assets: [...new Set(own)] });
  } catch {
    // Without service workers, notes still wait in the store; only a reload needs the network.
  }
}
