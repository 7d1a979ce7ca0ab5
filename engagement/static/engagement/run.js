// The run sheet's clock: remaining time of this part, every second. The minutes beside it are the server's.
const clock = document.querySelector("[data-ends]");
if (clock) {
  const begun = performance.now(), lead = Date.parse(clock.dataset.ends) - Date.parse(clock.dataset.now);
  const show = () => {
    const left = Math.ceil((lead - (performance.now() - begun)) / 1_000);
    const [minutes, seconds] = [Math.floor(Math.abs(left) / 60), Math.abs(left) % 60];
    clock.textContent = `${left < 0 ? "−" : ""}${minutes}:${String(seconds).padStart(2, "0")}`;
    clock.classList.toggle("timer--up", left <= 0);
  };
  show();
  setInterval(show, 1_000);
}
