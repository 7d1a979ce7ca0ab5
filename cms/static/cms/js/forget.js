// Signing out first sends what waits, then deletes everything that was saved on this device for reading offline.
import { flush, forgetNotes } from "./packet-notes.js";
const STORE = "throughline-workspace";

export function start(forms) {
  for (const form of forms) {
    form.addEventListener("submit", async (event) => {
      if (form.dataset.forgotten || !("caches" in globalThis) || event.defaultPrevented) return;
      event.preventDefault();
      const unsent = await flush();
      if (unsent && !confirm(form.dataset.unsent.replace("{n}", unsent))) return;
      forgetNotes();
      await caches.delete(STORE).catch(() => false);
      form.dataset.forgotten = "yes";
      form.submit();
    });
  }
}
