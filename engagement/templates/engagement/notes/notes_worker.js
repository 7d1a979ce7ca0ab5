// For the note-takers' pages only: the network first; without it, the page as it was, for a few hours.
const STORE = "throughline-notes", HOURS = 4, STAMP = "X-Kept-At";

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));

addEventListener("message", (event) => {
  const { page, assets } = event.data;
  event.waitUntil(Promise.allSettled([aside(page), ...assets.map(aside)]));
});

addEventListener("fetch", (event) => {
  const { request } = event, url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  const page = request.mode === "navigate";
  if (page || url.pathname.startsWith("/static/")) event.respondWith(answer(request, url, page));
});

async function aside(address) {
  const answer = await fetch(address, { cache: "no-cache", credentials: "omit" });
  if (answer.ok) await put(address, answer);
}

async function put(address, answer) {
  const headers = new Headers(answer.headers);
  headers.set(STAMP, String(Date.now()));
  const store = await caches.open(STORE);
  await store.put(address, new Response(await answer.blob(), { status: 200, headers }));
}

async function answer(request, url, page) {
  try {
    const fresh = await fetch(request);
    if (fresh.ok && !fresh.redirected) await put(url.pathname, fresh.clone());
    if (page && (fresh.status === 404 || fresh.status === 410)) await forget(url.pathname);
    return fresh;
  } catch (error) {
    const store = await caches.open(STORE), found = await store.match(url.pathname, { ignoreVary: true });
    if (found && Date.now() - Number(found.headers.get(STAMP)) < HOURS * 3_600_000) return found;
    if (found) await forget(url.pathname);
    throw error;
  }
}

async function forget(address) {
  const store = await caches.open(STORE);
  await store.delete(address);
}
