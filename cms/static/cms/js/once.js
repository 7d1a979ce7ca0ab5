// A form is sent once: further presses within three seconds are ignored, and the button says so.
export function start(forms) {
  for (const form of forms) {
    let sent = 0;
    form.addEventListener("submit", (event) => {
      if (event.defaultPrevented) return;
      if (Date.now() - sent < 3_000) { event.preventDefault(); return; }
      sent = Date.now();
      event.submitter?.setAttribute("aria-busy", "true");
    });
    addEventListener("pageshow", () => { sent = 0; form.querySelector("[aria-busy]")?.removeAttribute("aria-busy"); });
  }
}
