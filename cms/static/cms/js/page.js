// Loads a behavior only where a page requests it. Every page works without scripts.
const wanted = {
  "[data-theme-switch]": "./theme-switch.js",
  "form[data-draft]": "./draft.js",
  "[data-draft-sent]": "./draft-sent.js",
  "form[action$='/accounts/logout/']": "./forget.js",
  "form[method=post]": "./once.js",
  "[data-countdown]": "./countdown.js",
  "[data-live]": "./live.js",
  "[data-console]": "./console.js",
  "[data-offline]": "./offline.js",
  "[data-packet]": "./packet.js",
  "[data-markable]": "./mark.js",
  "[data-agenda]": "./agenda.js",
  "[data-error-summary]": "./problems.js",
  "[data-copy]": "./copy.js",
  "[data-unfolds]": "./unfold.js",
  "[data-proof]": "./proof.js",
  "[data-suggest]": "./suggest.js",
};
for (const [selector, module] of Object.entries(wanted)) {
  const found = document.querySelectorAll(selector);
  if (found.length) import(module).then(({ start }) => start(found));
}
