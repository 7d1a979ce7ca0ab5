// The run sheet's clock: remaining time of this part, every second. The minutes beside it are the server's.
// The sheet refreshes itself, so the clock is looked for each time; each knows when this page first met it.
const met = new WeakMap();

function show() {
  for (const clock of document.querySelectorAll("[data-ends]")) {
    if (!met.has(clock)) met.set(clock, performance.now());
    const lead = Date.parse(clock.dataset.ends) - Date.parse(clock.dataset.now);
    const left = Math.ceil((lead - (performance.now() - met.get(clock))) / 1_000);
    const [minutes, seconds] = [Math.floor(Math.abs(left) / 60), Math.abs(left) % 60];
    clock.textContent = `${left < 0 ? "−" : ""}${minutes}:${String(seconds).padStart(2, "0")}`;
    clock.classList.toggle("timer--up", left <= 0);
  }
}

show();
setInterval(show, 1_000);
