// Suggests titles while somebody types in a search box (ARIA combobox). What looks like a receipt code is not sent.
const WAIT = 180;
const LEAST = 2;
const RECEIPT = /(^|[^a-z0-9])tl[\s–-]?[0-9a-z]{3,}/i;
const GROUPS = /[0-9a-z]{4}[\s–-]?[0-9a-z]{4}[\s–-]?[0-9a-z]{4}[\s–-]?[0-9a-z]{2,}/i;
const DIGIT = /\d/;

export function start(inputs) {
  inputs.forEach(suggestFor);
}

function suggestFor(input) {
  const list = document.createElement("ul");
  list.id = `${input.id}-list`;
  list.className = "suggest__list";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", input.labels[0].textContent);
  input.after(list);
  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id })) {
    input.setAttribute(name, value);
  }
  input.closest("details")?.addEventListener("toggle", (event) => event.target.open && input.focus());
  let timer, asking, chosen = -1;

  const close = () => {
    clearTimeout(timer);
    asking?.abort();
    list.hidden = true;
    chosen = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const choose = (at) => {
    const options = [...list.children];
    chosen = (at + options.length + 1) % (options.length + 1);
    if (chosen === options.length) chosen = -1;
    options.forEach((option, place) => option.setAttribute("aria-selected", String(place === chosen)));
    if (chosen < 0) return input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-activedescendant", options[chosen].id);
    options[chosen].scrollIntoView({ block: "nearest" });
  };
  const show = (suggestions) => {
    list.replaceChildren(...suggestions.map((each, at) => optionOf(each, `${list.id}-${at}`)));
    chosen = -1;
    input.removeAttribute("aria-activedescendant");
    list.hidden = suggestions.length === 0;
    input.setAttribute("aria-expanded", String(!list.hidden));
  };
  const ask = async () => {
    const words = input.value.trim();
    if (words.length < LEAST || RECEIPT.test(words) || (GROUPS.test(words) && DIGIT.test(words))) return close();
    asking?.abort();
    asking = new AbortController();
    try {
      const answer = await fetch(`${input.dataset.suggest}?${new URLSearchParams({ q: words })}`, { signal: asking.signal });
      if (answer.ok && document.activeElement === input) show((await answer.json()).suggestions);
    } catch (error) {
      if (error.name !== "AbortError") close();
    }
  };
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    }
    if (list.hidden) return;
    if (event.key === "ArrowDown") choose(chosen + 1);
    else if (event.key === "ArrowUp") choose(chosen < 0 ? list.children.length - 1 : chosen - 1);
    else if (event.key === "Enter" && chosen >= 0) location.assign(list.children[chosen].dataset.url);
    else return;
    event.preventDefault();
  });
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) location.assign(option.dataset.url);
  });
  input.addEventListener("blur", close);
  input.form.addEventListener("submit", close);
}

function optionOf({ kind, number, title, language, url }, id) {
  const option = document.createElement("li");
  option.id = id;
  option.dataset.url = url;
  option.setAttribute("role", "option");
  option.setAttribute("aria-selected", "false");
  const words = document.createElement("span");
  words.lang = language;
  words.textContent = title;
  const about = document.createElement("small");
  about.textContent = [kind, number].filter(Boolean).join(" · ");
  option.append(words, about);
  return option;
}
