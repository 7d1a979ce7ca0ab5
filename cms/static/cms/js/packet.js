// Private notes and marks on the pages of a packet. They wait on the device until the server has them; each entry has
// its own id and is sent until it is answered. Without scripts each page has a page of its own with a form.
import { waiting, keep, send, known } from "./packet-notes.js";

export async function start([area]) {
  const { own } = area.dataset, template = document.getElementById("page-note");
  const pages = new Map();
  for (const place of area.querySelectorAll("[data-page]")) pages.set(place.dataset.page, build(place, template));

  const show = (facts) => {
    const queue = waiting(facts.owner).filter((entry) => entry.own === own);
    for (const page of pages.values()) page.show(facts, queue);
    showUnplaced(queue.filter((entry) => !pages.has(entry.about)));
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
    page.ready(async (entry) => {
      if (!keep(facts.owner, { ...entry, own })) return page.say("full");
      page.taken(entry);
      page.say("waits");
      const answered = await sync();
      if (answered && !waiting(facts.owner).some((each) => each.about === entry.about)) page.say("kept");
    });
  }
  addEventListener("online", sync);
}

// A note on a document that is no longer in the packet has no page here; its text is not lost.
function showUnplaced(entries) {
  const section = document.querySelector("[data-unplaced]"), list = section.querySelector("ul");
  section.hidden = !entries.some((entry) => entry.words);
  list.replaceChildren(...entries.filter((entry) => entry.words).map((entry) => {
    const item = document.createElement("li");
    item.textContent = [entry.words, entry.why].filter(Boolean).join(" · ");
    return item;
  }));
}

function build(place, template) {
  const { page: about, key } = place.dataset;
  place.append(template.content.cloneNode(true));
  const part = (selector) => place.querySelector(selector);
  const mark = part("[data-mark]"), save = part("[data-save]"), note = part("textarea");
  const state = part("[data-state]"), box = part("details.private-note"), name = part("[data-name]");
  name.textContent = `${name.textContent}, ${part("p.meta a").textContent}`;
  let base = "", isTyped = false;
  note.addEventListener("input", () => { isTyped = true; });
  const page = {
    say: (which) => { state.textContent = state.dataset[which]; },
    taken: (entry) => { if (entry.words === note.value) isTyped = false; },
    show({ notes }, queue) {
      const ours = notes.filter((each) => each.about === about), saved = ours.find((each) => each.kind === "note");
      const mine = queue.filter((each) => each.about === about);
      const written = mine.findLast((each) => "words" in each), marked = mine.findLast((each) => "mark" in each);
      // What is being typed stays, with the text it started from: a change elsewhere then keeps both.
      if (!isTyped) {
        note.value = written?.words ?? saved?.words ?? "";
        base = saved?.changed_at ?? "";
      }
      mark.setAttribute("aria-pressed", String(marked?.mark ?? ours.some((each) => each.kind === "mark")));
      if (note.value || mark.getAttribute("aria-pressed") === "true") box.open = true;
      const refused = mine.find((each) => each.why);
      if (refused) state.textContent = refused.why;
      else if (mine.length) page.say("waits");
    },
    ready(send) {
      save.disabled = mark.disabled = false;
      save.addEventListener("click", () => send({ key, about, words: note.value, base }));
      mark.addEventListener("click", () => {
        const isOn = mark.getAttribute("aria-pressed") !== "true";
        mark.setAttribute("aria-pressed", String(isOn));
        send({ key, about, mark: isOn });
      });
    },
  };
  return page;
}
