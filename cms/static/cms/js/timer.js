// <span data-ends="…" data-now="…" data-soon="…" data-up="…">: a speaker's remaining time, every second.
// Screen readers announce it only twice: at thirty seconds, and when time is up.
const seen = new WeakMap();
let running = false;

export function start() {
  if (running) return;
  running = true;
  tick();
  setInterval(tick, 1_000);
}

export function tick() {
  for (const each of document.querySelectorAll("[data-ends]")) {
    if (!seen.has(each)) seen.set(each, performance.now());
    const now = Date.parse(each.dataset.now) + performance.now() - seen.get(each);
    const left = Math.ceil((Date.parse(each.dataset.ends) - now) / 1_000);
    if (Number.isNaN(left)) continue;
    const [minutes, seconds] = [Math.floor(Math.abs(left) / 60), Math.abs(left) % 60];
    each.textContent = `${left < 0 ? "−" : ""}${minutes}:${String(seconds).padStart(2, "0")}`;
    each.classList.toggle("timer--up", left <= 0);
    const words = left <= 0 ? each.dataset.up : left <= 30 ? each.dataset.soon : "";
    const said = each.parentElement.querySelector("[role=status]");
    if (said && said.textContent !== words) said.textContent = words;
  }
}
