// Light, dark, or the device's setting; the choice is stored on the device.
export function start(switches) {
  for (const box of switches) {
    const buttons = [...box.querySelectorAll("[data-theme-choice]")];
    const show = () => {
      const now = document.documentElement.dataset.theme ?? "";
      for (const each of buttons) each.setAttribute("aria-pressed", String(each.dataset.themeChoice === now));
    };
    for (const each of buttons) each.addEventListener("click", () => { choose(each.dataset.themeChoice); show(); });
    show();
    box.hidden = false;
  }
}

function choose(choice) {
  if (choice) document.documentElement.dataset.theme = choice;
  else delete document.documentElement.dataset.theme;
  try {
    if (choice) localStorage.setItem("theme", choice);
    else localStorage.removeItem("theme");
  } catch { /* not saved, but applied */ }
}
