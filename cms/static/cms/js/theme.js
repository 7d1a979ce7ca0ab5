// Before first paint: the color theme chosen on this device, if any.
try {
  const choice = localStorage.getItem("theme");
  if (choice === "light" || choice === "dark") document.documentElement.dataset.theme = choice;
} catch { /* storage may be disabled: the device's setting applies */ }
