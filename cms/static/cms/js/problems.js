// After an error: the page title says so, and focus goes to the summary.
export function start([summary]) {
  const word = summary.dataset.titleWord;
  if (word && !document.title.startsWith(word)) document.title = `${word} ${document.title}`;
  summary.focus();
}
