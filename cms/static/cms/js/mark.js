// Copies selected text into the field for highlights beside it. Nothing is sent.
export function start(texts) {
  document.addEventListener("selectionchange", () => {
    const chosen = getSelection();
    if (!chosen || chosen.isCollapsed) return;
    const text = [...texts].find((each) => each.contains(chosen.anchorNode) && each.contains(chosen.focusNode));
    const field = text && document.getElementById(text.dataset.markable);
    const words = chosen.toString().split("\n")[0].replace(/\s+/g, " ").trim();
    if (field && words.length > 2) field.value = words;
  });
}
