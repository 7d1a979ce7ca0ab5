// Save a packet on this device, keep the copy current, and delete it again. The worker serves it when offline.
const STORE = "throughline-workspace", STAMP = "X-Kept-At", AT_ONCE = 4;

export async function start([area]) {
  if (!("serviceWorker" in navigator) || !("caches" in globalThis)) return;
  const { worker, saved } = area.dataset;
  const part = (name) => area.querySelector(`[data-offline-${name}]`);
  const state = part("state"), keep = part("keep"), remove = part("remove");
  const say = (name, facts = {}) => {
    state.textContent = Object.entries(facts).reduce((words, [key, fact]) => words.replace(`{${key}}`, fact), state.dataset[name]);
  };
  part("controls").hidden = false;

  const show = async () => {
    const copy = await ours(saved);
    say(copy ? "kept" : "gone");
    remove.hidden = !copy;
  };
  const save = async () => {
    keep.disabled = true;
    try {
      await navigator.serviceWorker.register(worker, { scope: area.dataset.scope ?? worker.replace(/[^/]*$/, "") });
      await navigator.serviceWorker.ready;
      await store(saved, (done, all) => say("saving", { done, all }));
      await show();
    } catch (error) {
      say("failed");
    }
    keep.disabled = false;
  };
  keep.addEventListener("click", save);
  remove.addEventListener("click", async () => {
    await forget(saved);
    await show();
    keep.focus();
  });
  await show();
  // A copy that differs from what the items show now is made anew.
  const copy = await ours(saved);
  if (copy && navigator.onLine && (await current(saved))?.version !== copy.version) await save();
}

async function current(saved) {
  const answer = await fetch(saved, { cache: "no-store" }).catch(() => null);
  return answer?.ok && !answer.redirected ? answer.json() : null;
}

async function ours(saved) {
  const store = await caches.open(STORE), found = await store.match(saved, { ignoreVary: true });
  return found ? found.json() : null;
}

// The list of addresses goes in last: only then is the copy complete.
async function store(saved, told) {
  const before = await ours(saved), list = await current(saved);
  if (!list) throw new Error("not readable");
  const waiting = [...list.addresses];
  let done = 0;
  const next = async () => {
    for (let address = waiting.shift(); address; address = waiting.shift()) {
      const answer = await fetch(address, { cache: "no-cache" });
      // A page that cannot be drawn has no picture online either.
      if (answer.status !== 404 || !address.endsWith("/picture.jpg")) await put(address, answer);
      told(done += 1, list.addresses.length);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, next));
  const old = (before?.addresses ?? []).filter((address) => !list.addresses.includes(address));
  const cache = await caches.open(STORE);
  for (const address of old) await cache.delete(address);
  await put(saved, new Response(JSON.stringify(list), { headers: { "Content-Type": "application/json" } }));
}

async function forget(saved) {
  const copy = await ours(saved), cache = await caches.open(STORE);
  for (const address of copy?.addresses ?? []) {
    if (!address.startsWith("/static/")) await cache.delete(address);
  }
  await cache.delete(saved);
}

async function put(address, answer) {
  if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
  const headers = new Headers(answer.headers);
  headers.set(STAMP, String(Date.now()));
  const cache = await caches.open(STORE);
  await cache.put(address, new Response(await answer.blob(), { status: 200, headers }));
}
