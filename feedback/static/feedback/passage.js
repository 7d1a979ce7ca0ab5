// The words of a text as places: characters are counted as Python counts them, as code points.
export function passageOf(element, form) {
  const stretches = [...element.querySelectorAll("[data-start]")];
  const text = [...stretches.map((each) => each.textContent).join("")];
  const sentences = [...form.querySelectorAll("input[name=sentence]")].map((box) => box.value.split("-").map(Number));
  const wordEnds = ends(text);
  const said = document.querySelector("[data-marked]");
  let from = -1;
  let to = -1;
  let range = null;

  document.addEventListener("selectionchange", () => {
    const selection = document.getSelection();
    if (!selection?.rangeCount || selection.isCollapsed) return;
    const chosen = selection.getRangeAt(0);
    if (!element.contains(chosen.startContainer) || !element.contains(chosen.endContainer)) return;
    const start = place(chosen.startContainer, chosen.startOffset);
    const end = place(chosen.endContainer, chosen.endOffset);
    if (start !== null && end !== null && end > start) keep(start, end);
  });
  for (const box of form.querySelectorAll("input[name=sentence]")) {
    box.addEventListener("change", () => {
      form.elements.start.value = form.elements.end.value = "";
      range = null;
    });
  }

  function keep(start, end) {
    range = [start, end];
    form.elements.start.value = start;
    form.elements.end.value = end;
    said.textContent = `“${text.slice(start, end).join("")}”`;
  }

  function mark(start, end) {
    const [first, last] = [node(start, false), node(end, true)];
    if (!first || !last) return;
    keep(start, end);
    document.getSelection().setBaseAndExtent(...first, ...last);
  }

  // Up and down: another sentence; with Shift one more or less. Shift with left and right: one word less or more.
  function move(key, shift) {
    if (!sentences.length) return false;
    if (key === "ArrowDown" || key === "ArrowUp") {
      const step = key === "ArrowDown" ? 1 : -1;
      to = Math.min(Math.max(to + step, shift ? Math.max(from, 0) : 0), sentences.length - 1);
      if (!shift || from < 0) from = to;
      mark(sentences[from][0], sentences[to][1]);
      return true;
    }
    if (shift && range && (key === "ArrowRight" || key === "ArrowLeft")) {
      const [start, end] = range;
      const next = key === "ArrowRight" ? wordEnds.find((each) => each > end) : wordEnds.findLast((each) => each < end);
      if (next !== undefined && next > start) mark(start, next);
      return true;
    }
    return false;
  }

  function place(container, units) {
    const holder = container.nodeType === Node.TEXT_NODE ? container.parentElement : container;
    const stretch = holder.closest("[data-start]");
    if (!stretch || container.nodeType !== Node.TEXT_NODE) return null;
    return Number(stretch.dataset.start) + [...container.data.slice(0, units)].length;
  }

  function node(offset, isEnd) {
    for (const stretch of stretches) {
      const start = Number(stretch.dataset.start);
      const points = [...stretch.textContent];
      const inside = isEnd ? offset > start && offset <= start + points.length : offset >= start && offset < start + points.length;
      if (inside) return [stretch.firstChild, points.slice(0, offset - start).join("").length];
    }
    return null;
  }

  return { element, move };
}

function ends(points) {
  const found = [];
  points.forEach((point, index) => {
    const next = points[index + 1];
    if (/\S/u.test(point) && (next === undefined || /\s/u.test(next))) found.push(index + 1);
  });
  return found;
}
