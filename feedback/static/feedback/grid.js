// Arrow keys go from cell to cell of the grid; space ticks, as everywhere.
const STEPS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };
const rows = [...document.querySelectorAll("[data-grid] tbody tr")].map((row) => [...row.querySelectorAll("input[name=cell]")]);

document.querySelector("[data-grid]")?.addEventListener("keydown", (event) => {
  const step = STEPS[event.key];
  if (!step || !event.target.matches("input[name=cell]") || event.altKey || event.ctrlKey || event.metaKey) return;
  const row = rows.findIndex((cells) => cells.includes(event.target));
  const next = rows[row + step[0]]?.[rows[row].indexOf(event.target) + step[1]];
  event.preventDefault();
  next?.focus();
  next?.scrollIntoView({ block: "nearest", inline: "nearest" });
});
