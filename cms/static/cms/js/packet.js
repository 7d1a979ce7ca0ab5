// Private notes and marks on the pages of a packet. They wait on the device until the server has them; each entry has
// its own id and is sent until it is answered. Without scripts each page has a page of its own with a form.
import { waiting, keep, send, known } from "./packet-notes.js";

export async function start([area]) {
  const { own } = area.dataset, template = document.getElementById("page-note");
  const pages = new Map();
  for (const place of area.querySelectorAll("[data-page]")) pages.set(place.dataset.page, build(place, template));

  const show = (facts) => {
    for (const page of pages.values()) page.show(facts, waiting(facts.owner));
  };
  const sync = async () => {
    const facts = await send(own);
    if (facts) show(facts);
    return facts;
  };
  const facts = await sync() ?? await known(own);
  if (!facts) return;
  show(facts);
  for (const page of pages.values()) {
    page.onchange = async (entry) => {
      if (!keep(facts.owner, { ...entry, own })) return page.say("full");
      page.say("waits");
      const answered = await sync();
      if (answered && !waiting(facts.owner).some((each) => each.about === entry.about)) page.say("kept");
    };
  }
  addEventListener("online", sync);
}

function build(place, template) {
  const { page: about, key } = place.dataset;
  place.append(template.content.cloneNode(true));
  const part = (selector) => place.querySelector(selector);
  const mark = part("[data-mark]"), note = part("textarea"), state = part("[data-state]"), box = part("details.private-note");
  const name = part("[data-name]");
  name.textContent = `${name.textContent}, ${place.querySelector("p.meta a").textContent}`;
  let base = "";
  const page = {
    onchange: () => {},
    say: (which) => { state.textContent = state.dataset[which]; },
    show({ notes }, queue) {
      const own = notes.filter((each) => each.about === about), saved = own.find((each) => each.kind === "note");
      const mine = queue.filter((each) => each.about === about);
      const written = mine.findLast((each) => "words" in each), marked = mine.findLast((each) => "mark" in each);
      base = saved?.changed_at ?? "";
      if (document.activeElement !== note) note.value = written?.words ?? saved?.words ?? "";
      mark.setAttribute("aria-pressed", String(marked?.mark ?? own.some((each) => each.kind === "mark")));
      if (note.value || mark.ariaPressed === "true") box.open = true;
      const refused = mine.find((each) => each.why);
      if (refused) state.textContent = refused.why;
      else if (mine.length) page.say("waits");
    },
  };
  part("[data-save]").addEventListener("click", () => page.onchange({ key, about, words: note.value, base }));
  mark.addEventListener("click", () => {
    const isOn = mark.getAttribute("aria-pressed") !== "true";
    mark.setAttribute("aria-pressed", String(isOn));
    page.onchange({ key, about, mark: isOn });
  });
  return page;
}
