// Mark words with the mouse instead of ticking sentences; number keys give the code when no field has focus.
const forms = new Map([...document.querySelectorAll("form[data-coding]")].map((form) => [form.dataset.coding, form]));
let active = forms.values().next().value;

document.addEventListener("selectionchange", () => {
  const selection = document.getSelection();
  if (!selection?.rangeCount || selection.isCollapsed) return;
  const range = selection.getRangeAt(0);
  const passage = parentOf(range.startContainer)?.closest("[data-passage]");
  if (!passage || !passage.contains(range.endContainer)) return;
  const form = forms.get(passage.dataset.passage);
  const start = offset(range.startContainer, range.startOffset);
  const end = offset(range.endContainer, range.endOffset);
  if (!form || start === null || end === null || end <= start) return;
  active = form;
  form.elements.start.value = start;
  form.elements.end.value = end;
  form.querySelector("[data-marked]").textContent = `“${selection.toString()}”`;
});

for (const form of forms.values()) {
  form.querySelector("[data-sentences]").addEventListener("change", () => {
    form.elements.start.value = form.elements.end.value = "";
    active = form;
  });
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select, button, a, summary")) return;
  active?.querySelector(`[data-key="${CSS.escape(event.key)}"]`)?.click();
});

function parentOf(node) {
  return node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
}

// Characters as Python counts them: code points, not UTF-16 units.
function offset(node, units) {
  const stretch = parentOf(node).closest("[data-start]");
  if (!stretch || node.nodeType !== Node.TEXT_NODE) return null;
  return Number(stretch.dataset.start) + [...node.data.slice(0, units)].length;
}
