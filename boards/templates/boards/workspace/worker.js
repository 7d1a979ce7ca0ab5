// Service worker of the members' workspace. It caches only posted packets that the member chose to save.
const STORE = "throughline-workspace", DAYS = 60, STAMP = "X-Kept-At";

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));

addEventListener("fetch", (event) => {
  const { request } = event, url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(request, url));
  else if (url.pathname.startsWith("/static/")) event.respondWith(asset(request, url));
});

async function page(request, url) {
  try {
    const fresh = await fetch(request);
    // Signed out or no longer a member: nothing may stay on the device.
    if (fresh.redirected || fresh.type === "opaqueredirect" || fresh.status === 404) await check(fresh);
    return fresh;
  } catch (error) {
    const found = await kept(whole(url.pathname)) ?? await kept(url.pathname);
    return found ?? new Response("{{ nothing|escapejs }}", { status: 503, headers: { "Content-Type": "text/plain; charset=utf-8" } });
  }
}

async function asset(request, url) {
  try {
    return await fetch(request);
  } catch (error) {
    const found = await kept(url.pathname);
    if (found) return found;
    throw error;
  }
}

async function check(fresh) {
  const home = await fetch("/workspace/", { redirect: "manual" });
  if (home.status !== 200) await caches.delete(STORE);
}

// Offline, every page of a packet is served by its single page with all items.
function whole(path) {
  const found = path.match(/^(.*\/workspace\/meetings\/\d+\/)/);
  return found ? `${found[1]}whole/` : path;
}

async function kept(address) {
  if (!await caches.has(STORE)) return undefined;
  const store = await caches.open(STORE), found = await store.match(address, { ignoreVary: true });
  if (found && Date.now() - Number(found.headers.get(STAMP)) < DAYS * 86_400_000) return found;
  if (found) await store.delete(address);
  return undefined;
}
