// The live console without page loads: a form is sent, the response replaces the page, focus moves on.
// Failed requests are queued and retried in order. Without this module each form reloads the page.
import { flush, start as startDrafts } from "./autosave.js";
import { start as startTimers, tick } from "./timer.js";

const CHOICES = { a: "aye", n: "no", b: "abstain", r: "recused" };
const queue = [];
let sending = false, root, region;

export function start([page]) {
  root = page;
  region = document.querySelector("[data-console-said]");
  startDrafts(root);
  startTimers();
  document.addEventListener("submit", sent, true);
  document.addEventListener("click", followed);
  document.addEventListener("keydown", pressed);
  setInterval(beat, 10_000);
  root.dataset.ready = "";
}

function sent(event) {
  const form = event.target, button = event.submitter;
  if (form.method !== "post" || form.hasAttribute("data-plain") || !form.closest("[data-swap]")) return;
  event.preventDefault();
  const body = new URLSearchParams(new FormData(form, button));
  if (button?.name === "vote") advance(button);
  queue.push({ url: button?.getAttribute("formaction") || form.action, body, form });
  drain();
}

function followed(event) {
  const link = event.target.closest?.("a[data-swap-link]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  queue.push({ url: link.href });
  drain();
}

function pressed(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || !event.target.closest?.("#roll")) return;
  const key = event.key.toLowerCase();
  const wanted = key === "u" ? document.querySelector("[data-undo]")
    : CHOICES[key] && document.querySelector(`.next-voter button[value$=":${CHOICES[key]}"]`);
  if (!wanted) return;
  event.preventDefault();
  wanted.click();
}

// Mark the next voter at once, before the server's response.
function advance(button) {
  const row = button.closest(".roll");
  for (const each of row.querySelectorAll("button")) each.setAttribute("aria-pressed", String(each === button));
  const rows = [...document.querySelectorAll("#roll .roll")];
  for (const each of rows) each.classList.remove("next-voter");
  const next = rows.find((each) => !each.querySelector("[aria-pressed=true]"));
  next?.classList.add("next-voter");
  next?.querySelector("button").focus();
}

async function drain() {
  if (sending) return;
  sending = true;
  while (queue.length) {
    const { url, body, form } = queue[0], roll = body ? body.has("vote") : true;
    try {
      await flush(form);
      const answer = await post(url, body);
      if (!answer) { say(root.dataset.signedOut); queue.length = 0; break; }
      queue.shift();
      if (!answer.ok) queue.length = 0; // what was pressed after a refusal waits until the clerk has read it
      if (!queue.length) show(await answer.text(), answer.ok ? answer.url : location.href, roll);
    } catch {
      say(root.dataset.waiting.replace("0", String(queue.length)));
      await new Promise((done) => { setTimeout(done, 2_000); });
    }
  }
  sending = false;
}

async function post(url, body, again = true) {
  const answer = await fetch(url, body ? { method: "POST", body } : {});
  if (answer.redirected && !new URL(answer.url).pathname.startsWith(root.dataset.console)) return null;
  if (answer.status === 403 && again && await renewed(body)) return post(url, body, false);
  if (answer.status >= 500) throw new Error(String(answer.status));
  return answer;
}

// Signing in again in another tab changes the CSRF token.
async function renewed(body) {
  const page = new DOMParser().parseFromString(await (await fetch(root.dataset.console)).text(), "text/html");
  const key = page.querySelector("[name=csrfmiddlewaretoken]")?.value;
  if (!key) return false;
  for (const each of document.querySelectorAll("[name=csrfmiddlewaretoken]")) each.value = key;
  body?.set("csrfmiddlewaretoken", key);
  return true;
}

function show(html, url, roll) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const focus = mark(document.activeElement);
  const open = new Set([...document.querySelectorAll("[data-swap] details[open][id]")].map((each) => each.id));
  for (const old of document.querySelectorAll("[data-swap]")) {
    const fresh = page.getElementById(old.id);
    if (fresh) old.replaceWith(document.adoptNode(fresh));
  }
  document.title = page.title;
  history.replaceState(null, "", url);
  for (const each of document.querySelectorAll("[data-swap] details[id]")) each.open ||= open.has(each.id);
  const next = document.querySelector("[data-swap] [autofocus]");
  const here = focus.map((each) => document.querySelector(each)).find(Boolean);
  (document.querySelector("[data-swap] [data-error-summary], [data-swap] #refusal") ?? (roll ? next ?? here : here ?? next) ?? document.getElementById("console"))?.focus();
  tick();
  say([...document.querySelectorAll("[data-swap] [data-said]")].map((each) => each.textContent.trim()).join(" "));
}

// Restore focus: the same control, else one of the same form.
function mark(it) {
  const found = it?.id ? [`#${CSS.escape(it.id)}`] : [];
  if (it?.name && it.value) found.push(`button[name="${it.name}"][value="${CSS.escape(it.value)}"]`);
  if (it?.form) found.push(`form[action="${it.form.getAttribute("action")}"] button`);
  return found;
}

async function beat() {
  if (sending || document.hidden) return;
  const last = document.querySelector("[name=seen]")?.value ?? "0";
  try {
    const answer = await fetch(`${root.dataset.beat}?seen=${last}`);
    const box = document.getElementById("others");
    if (!answer.ok || answer.redirected || !box) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("others");
    if (fresh && fresh.textContent !== box.textContent) box.replaceWith(document.adoptNode(fresh));
  } catch { /* the next poll retries */ }
}

function say(words) {
  if (region && words) region.textContent = words;
}
