// Save a packet on this device, show that, and delete it again. The worker serves it when offline.
const STORE = "throughline-workspace", STAMP = "X-Kept-At";

export async function start([area]) {
  if (!("serviceWorker" in navigator) || !("caches" in globalThis)) return;
  const { worker, page, css } = area.dataset;
  const part = (name) => area.querySelector(`[data-offline-${name}]`);
  const state = part("state"), keep = part("keep"), remove = part("remove");
  part("controls").hidden = false;

  const show = async () => {
    const store = await caches.open(STORE), found = await store.match(page, { ignoreVary: true });
    state.textContent = found ? state.dataset.kept : state.dataset.gone;
    remove.hidden = !found;
  };
  keep.addEventListener("click", async () => {
    try {
      await navigator.serviceWorker.register(worker, { scope: area.dataset.scope ?? worker.replace(/[^/]*$/, "") });
      await navigator.serviceWorker.ready;
      for (const address of [page, css]) await put(address);
      await show();
    } catch (error) {
      state.textContent = state.dataset.failed;
    }
  });
  remove.addEventListener("click", async () => {
    const store = await caches.open(STORE);
    await store.delete(page);
    await show();
    keep.focus();
  });
  await show();
}

async function put(address) {
  const answer = await fetch(address, { cache: "no-cache" });
  if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
  const headers = new Headers(answer.headers);
  headers.set(STAMP, String(Date.now()));
  const store = await caches.open(STORE);
  await store.put(address, new Response(await answer.blob(), { status: 200, headers }));
}
