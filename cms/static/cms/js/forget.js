// Signing out deletes everything that was saved on this device for reading offline.
const STORE = "throughline-workspace";

export function start(forms) {
  for (const form of forms) {
    form.addEventListener("submit", async (event) => {
      if (form.dataset.forgotten || !("caches" in globalThis) || event.defaultPrevented) return;
      event.preventDefault();
      await caches.delete(STORE).catch(() => false);
      form.dataset.forgotten = "yes";
      form.submit();
    });
  }
}
