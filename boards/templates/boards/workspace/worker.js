// Service worker of the members' workspace. It caches only packets that the member chose to save.
const STORE = "throughline-workspace", DAYS = 60, STAMP = "X-Kept-At";

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));

addEventListener("fetch", (event) => {
  const { request } = event, url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin || request.headers.has("X-Fresh")) return;
  if (request.mode === "navigate") event.respondWith(page(request, url));
  else if (/^\/(static\/|([\w-]+\/)?workspace\/)/.test(url.pathname)) event.respondWith(part(request, url));
});

async function page(request, url) {
  try {
    const fresh = await fetch(request);
    // Signed out or no longer a member: nothing may stay on the device.
    if (fresh.redirected || fresh.type === "opaqueredirect" || fresh.status === 404) await check(fresh);
    return fresh;
  } catch (error) {
    return await inPacket(url) ?? await kept(url.pathname) ?? nothing();
  }
}

function nothing() {
  return new Response("{{ nothing|escapejs }}", { status: 503, headers: { "Content-Type": "text/plain; charset=utf-8" } });
}

async function part(request, url) {
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

// Offline, an item and a page of it are places on the page that holds the whole packet.
async function inPacket(url) {
  const found = url.pathname.match(/^(.*\/workspace\/meetings\/\d+\/)(.*)$/);
  if (!found) return undefined;
  const [, meeting, rest] = found, whole = await kept(`${meeting}whole/`);
  if (!whole || rest === "whole/") return whole;
  const of = rest.match(/^items\/([^/]+)\/(?:pages\/(\d+)\/(\d+)\/(\d+)\/)?/);
  if (!of) return whole;
  const [, key, ...place] = of;
  return Response.redirect(`${meeting}whole/#${place[0] ? `page-${place.join("-")}` : `key-${key}`}`, 302);
}

async function kept(address) {
  if (!await caches.has(STORE)) return undefined;
  const store = await caches.open(STORE), found = await store.match(address, { ignoreVary: true });
  if (found && Date.now() - Number(found.headers.get(STAMP)) < DAYS * 86_400_000) return found;
  if (found) await store.delete(address);
  return undefined;
}
