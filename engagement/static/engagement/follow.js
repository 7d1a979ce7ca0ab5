// <div data-follow="…/state/">: polls every two seconds for changes, then replaces the parts that changed.
// Parts are compared by their stamps, so that input in progress is never lost.
const SECONDS = 2, MOST = 30;
const box = document.querySelector("[data-follow]");
const said = document.querySelector("[data-live-said]");
let { etag } = box.dataset, wait = SECONDS, lost = "";

const say = (words) => { if (said && words && said.textContent !== words) said.textContent = words; };

async function ask() {
  try {
    const headers = { "If-None-Match": etag };
    const answer = await fetch(box.dataset.follow, { headers, cache: "no-store", credentials: "omit" });
    if (answer.status === 200) {
      const next = answer.headers.get("ETag") ?? "";
      await bring();
      etag = next;
    } else if (answer.status !== 304) throw new Error(String(answer.status));
    if (lost) { say(lost); lost = ""; }
    wait = SECONDS;
  } catch {
    lost ||= said?.textContent ?? "";
    wait = Math.min(wait * 2, MOST);
    say(box.dataset.lost);
  }
  setTimeout(ask, wait * 1_000);
}

async function bring() {
  const answer = await fetch(location.pathname, { cache: "no-store", credentials: "omit" });
  if (!answer.ok) throw new Error(String(answer.status));
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const part of box.querySelectorAll("[data-part]")) {
    const other = fresh.querySelector(`[data-part="${part.dataset.part}"]`);
    if (!other || other.dataset.stamp === part.dataset.stamp) continue;
    const focus = part.contains(document.activeElement) ? document.activeElement.id : "";
    part.replaceChildren(...other.childNodes);
    part.dataset.stamp = other.dataset.stamp;
    if (focus) document.getElementById(focus)?.focus();
  }
  const words = fresh.querySelector("[data-live-said]")?.textContent;
  lost = "";
  say(words);
}

ask();
