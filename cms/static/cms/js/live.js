// <div data-live="…/state/" data-etag="…">: polls every two seconds, without cookies, and replaces what changed.
import { start as startTimers, tick } from "./timer.js";

const SECONDS = 2, MOST = 30;

export function start([box]) {
  const said = document.querySelector("[data-live-said]");
  let { etag } = box.dataset, wait = SECONDS;
  const say = (words) => { if (said && words && said.textContent !== words) said.textContent = words; };
  const ask = async () => {
    try {
      const options = { headers: { "If-None-Match": etag }, cache: "no-store", credentials: "omit" };
      const answer = await fetch(box.dataset.live, options);
      if (answer.status === 200) { etag = answer.headers.get("ETag") ?? ""; put(box, await answer.text()); }
      else if (answer.status !== 304) throw new Error(String(answer.status));
      wait = SECONDS;
      say(box.firstElementChild?.dataset.said);
    } catch {
      wait = Math.min(wait * 2, MOST);
      say(box.dataset.lost);
    }
    if (!box.querySelector("[data-over]")) setTimeout(ask, wait * 1_000);
  };
  startTimers();
  ask();
}

function put(box, html) {
  const open = new Set([...box.querySelectorAll("details[open][id]")].map((each) => each.id));
  const focus = box.contains(document.activeElement) ? document.activeElement.id : "";
  box.replaceChildren(...new DOMParser().parseFromString(html, "text/html").body.childNodes);
  for (const each of box.querySelectorAll("details[id]")) each.open = open.has(each.id);
  if (focus) document.getElementById(focus)?.focus();
  tick();
}
