// Before first paint: the colors this person chose on this device, if any.
try {
  const choice = localStorage.getItem("theme");
  if (choice === "light" || choice === "dark") document.documentElement.dataset.theme = choice;
} catch { /* storage may be closed: the device's own setting holds */ }
