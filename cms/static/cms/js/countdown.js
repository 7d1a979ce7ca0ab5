// <time data-countdown datetime="2023-02-12T23:59:00-08:00">: "in 6 days", in the page's language, updated every minute.
const STEPS = [["day", 864e5], ["hour", 36e5], ["minute", 6e4]];

export function start(times) {
  const words = new Intl.RelativeTimeFormat(document.documentElement.lang || "en", { numeric: "auto" });
  const show = () => {
    for (const each of times) {
      const left = Date.parse(each.dateTime) - Date.now();
      if (Number.isNaN(left)) continue;
      const [unit, size] = STEPS.find(([, length]) => Math.abs(left) >= length) ?? STEPS[2];
      each.textContent = words.format(Math.trunc(left / size), unit);
    }
  };
  show();
  setInterval(show, 60_000);
}
