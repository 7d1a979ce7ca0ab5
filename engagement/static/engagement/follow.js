// <div data-follow="…/state/">: polls every second and a half for changes, then replaces the parts that changed.
// Parts are compared by their stamps, which the site gets too, so that it need not render the others. What is typed, open or in focus in a part that is replaced is put back.
const SECONDS = 1.5, MOST = 30;
const box = document.querySelector("[data-follow]");
if (box) follow();

function follow() {
  const said = document.querySelector("[data-live-said]");
  const credentials = box.dataset.signedIn === undefined ? "omit" : "same-origin";
  let { etag } = box.dataset, wait = SECONDS, isLost = false, before = "";

  const say = (words) => { if (said && words !== undefined && said.textContent !== words) said.textContent = words; };

  async function get(address, headers = {}, sent = credentials) {
    const answer = await fetch(address, { headers, cache: "no-store", credentials: sent });
    if (answer.redirected || !(answer.ok || answer.status === 304)) throw new Error(String(answer.status));
    return answer;
  }

  async function ask() {
    try {
      const answer = await get(box.dataset.follow, { "If-None-Match": etag });
      if (answer.status === 200) {
        const next = answer.headers.get("ETag") ?? "";
        await bring();
        etag = next;
      } else if (isLost) say(before);
      isLost = false;
      wait = SECONDS;
    } catch {
      if (!isLost) before = said?.textContent ?? "";
      isLost = true;
      wait = Math.min(wait * 2, MOST);
      say(box.dataset.lost);
    }
    setTimeout(ask, wait * 1_000);
  }

  async function bring() {
    const known = [...box.querySelectorAll("[data-part]")].map((part) => part.dataset.stamp).join(" ");
    const answer = await get(location.pathname + location.search, { "X-Known-Parts": known }, "same-origin");
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const part of box.querySelectorAll("[data-part]")) {
      const other = fresh.querySelector(`[data-part="${part.dataset.part}"]`);
      if (other && other.dataset.stamp !== part.dataset.stamp) replace(part, other);
    }
    say(fresh.querySelector("[data-live-said]")?.textContent);
  }

  ask();
}

function replace(part, other) {
  const typed = [...part.querySelectorAll("input, textarea, select")].filter((each) => each.id && isTyped(each));
  const open = [...part.querySelectorAll("details[id]")].map((each) => [each.id, each.open]);
  const active = part.contains(document.activeElement) ? document.activeElement : null;
  const marked = active?.selectionStart === undefined ? null : [active.selectionStart, active.selectionEnd];
  part.replaceChildren(...other.childNodes);
  part.dataset.stamp = other.dataset.stamp;
  for (const each of typed) putBack(each, document.getElementById(each.id));
  for (const [id, isOpen] of open) document.getElementById(id)?.toggleAttribute("open", isOpen);
  if (!active?.id) return;
  const now = document.getElementById(active.id);
  now?.focus({ preventScroll: true });
  if (marked?.[0] !== null) now?.setSelectionRange?.(...(marked ?? []));
}

function isTyped(field) {
  if (field.type === "checkbox" || field.type === "radio") return field.checked !== field.defaultChecked;
  if (field.options) return [...field.options].some((each) => each.selected !== each.defaultSelected && each.value);
  return field.type !== "hidden" && field.value !== field.defaultValue;
}

function putBack(old, now) {
  if (!now || now.type !== old.type) return;
  if (old.type === "checkbox" || old.type === "radio") now.checked = old.checked;
  else now.value = old.value;
}
