// The notes of one member on this device: what waits to be sent, and what the server last said.
const STORE = "throughline-workspace", STAMP = "X-Kept-At", PREFIX = "throughline-notes-";
let sending = Promise.resolve();

export function waiting(owner) {
  try { return JSON.parse(localStorage.getItem(PREFIX + owner)) ?? []; } catch { return []; }
}

// A later entry about the same page takes the place of an earlier one; it keeps what the earlier one started from, and
// its text, which the server may have without having answered.
export function keep(owner, entry) {
  const kind = "mark" in entry ? "mark" : "words";
  const queue = waiting(owner), earlier = queue.find((each) => each.about === entry.about && kind in each);
  const rest = queue.filter((each) => each !== earlier);
  const base = earlier?.base ?? entry.base;
  const sent = earlier && kind === "words" ? [...earlier.sent ?? [], earlier.words] : [];
  return put(owner, [...rest, { ...entry, base, sent, id: crypto.randomUUID?.() ?? String(Math.random()) }]);
}

function put(owner, queue) {
  try {
    if (queue.length) localStorage.setItem(PREFIX + owner, JSON.stringify(queue));
    else localStorage.removeItem(PREFIX + owner);
    return true;
  } catch {
    return false;
  }
}

// One at a time. Returns what the server knows afterwards, or null without a connection.
export function send(own) {
  sending = sending.then(() => sendNow(own)).catch(() => null);
  return sending;
}

async function sendNow(own) {
  let facts = await ask(own, { headers: { "X-Fresh": "1" } });
  const queue = waiting(facts.owner).filter((entry) => !entry.why && entry.own === own);
  if (queue.length) {
    const headers = { "Content-Type": "application/json", "X-CSRFToken": facts.token };
    facts = await ask(own, { method: "POST", headers, body: JSON.stringify({ notes: queue }) });
    const answers = new Map(facts.answers.map((answer) => [answer.id, answer]));
    const rest = waiting(facts.owner).filter((entry) => !answers.get(entry.id)?.kept);
    put(facts.owner, rest.map((entry) => answers.has(entry.id) ? { ...entry, why: answers.get(entry.id).why } : entry));
  }
  await renew(own, facts);
  return facts;
}

async function ask(own, options) {
  const answer = await fetch(own, { cache: "no-store", ...options });
  if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
  return answer.json();
}

// Only where the packet is saved on this device do the notes stay here.
async function renew(own, facts) {
  if (!("caches" in globalThis) || !await caches.has(STORE)) return;
  const cache = await caches.open(STORE);
  if (!await cache.match(own, { ignoreVary: true })) return;
  const headers = { "Content-Type": "application/json", [STAMP]: String(Date.now()) };
  await cache.put(own, new Response(JSON.stringify({ ...facts, answers: [] }), { headers }));
}

export async function known(own) {
  const answer = await fetch(own).catch(() => null);
  return answer?.ok ? answer.json() : null;
}

const owners = () => Object.keys(localStorage).filter((name) => name.startsWith(PREFIX)).map((name) => name.slice(PREFIX.length));
const everything = () => owners().flatMap(waiting);

// Before signing out: send all, and count what could not be sent.
export async function flush() {
  for (const own of new Set(everything().map((entry) => entry.own))) await send(own);
  return everything().length;
}

export function forgetNotes() {
  for (const owner of owners()) localStorage.removeItem(PREFIX + owner);
}
