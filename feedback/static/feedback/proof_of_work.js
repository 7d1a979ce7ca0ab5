// A form that asks for a short sum: it is done in the background; whoever sends before it is done waits a moment.
for (const box of document.querySelectorAll("[data-work]")) start(box);

function start(box) {
  if (!window.Worker || !window.crypto?.subtle) return; // the sentence about the wait stays
  const { work, workScript, workDoing, workDone } = box.dataset;
  const field = box.querySelector("input"), status = box.querySelector("[role=status]"), form = box.closest("form");
  const worker = new Worker(workScript, { type: "module" });
  let pressed, over = false;
  status.textContent = workDoing;
  worker.addEventListener("message", ({ data }) => {
    field.value = btoa(JSON.stringify(data));
    over = true;
    status.textContent = workDone;
    worker.terminate();
    if (pressed !== undefined) form.requestSubmit(pressed);
  });
  worker.addEventListener("error", () => { over = true; });
  form.addEventListener("submit", (event) => {
    if (over) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    pressed = event.submitter;
  }, { capture: true });
  worker.postMessage(JSON.parse(work));
}
