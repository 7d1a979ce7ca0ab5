// Verifies a proof in the reader's own browser (RFC 9162, RFC 8785, C2SP signed-note). Nothing that is typed is sent.
const bytes = (text) => new TextEncoder().encode(text);
const unhex = (text) => Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));
const hex = (data) => Array.from(data, (each) => each.toString(16).padStart(2, "0")).join("");
const unbase64 = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
const sha256 = async (...parts) => new Uint8Array(await crypto.subtle.digest("SHA-256", await new Blob(parts).arrayBuffer()));
const node = (left, right) => sha256(Uint8Array.of(1), left, right);

function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  return `{${Object.keys(value).sort().map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(",")}}`;
}

async function sealedDigest(salt, sealed) {
  const key = await crypto.subtle.importKey("raw", unhex(salt), { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  return hex(new Uint8Array(await crypto.subtle.sign("HMAC", key, bytes(canonical(sealed)))));
}

// The root that the path of an entry leads to (RFC 9162 section 2.1.3.2).
async function rootFrom(leaf, index, size, path) {
  let [at, last, found] = [index, size - 1, leaf];
  const half = (number) => Math.floor(number / 2);
  for (const each of path) {
    if (at % 2 || at === last) {
      found = await node(each, found);
      while (at && at % 2 === 0) [at, last] = [half(at), half(last)];
    } else found = await node(found, each);
    [at, last] = [half(at), half(last)];
  }
  return last === 0 ? hex(found) : "";
}

function readCheckpoint(note) {
  const end = note.lastIndexOf("\n\n");
  const text = note.slice(0, end + 1);
  const [origin, size, root] = text.split("\n");
  const signatures = note.slice(end + 2).trim().split("\n").map((line) => line.split(" "));
  return { text, origin, size: Number(size), root: hex(unbase64(root)), signatures };
}

// true, false, or null where the browser does not know Ed25519.
async function isSigned(checkpoint, vkey) {
  const [, id] = vkey.split("+");
  const name = vkey.slice(0, vkey.indexOf("+"));
  const data = unbase64(vkey.slice(name.length + id.length + 2));
  let key;
  try {
    key = await crypto.subtle.importKey("raw", data.slice(1), "Ed25519", false, ["verify"]);
  } catch {
    return null;
  }
  for (const [, signer, line] of checkpoint.signatures) {
    const made = unbase64(line);
    if (signer !== name || hex(made.slice(0, 4)) !== id) continue;
    if (await crypto.subtle.verify("Ed25519", key, made.slice(4), bytes(checkpoint.text))) return checkpoint.origin === name;
  }
  return false;
}

async function checkEntry({ entry, sealed, salt, path }, checkpoint) {
  const leaf = await sha256(Uint8Array.of(0), bytes(canonical(entry)));
  const root = await rootFrom(leaf, entry.number - 1, checkpoint.size, path.map(unbase64));
  return { entry: await sealedDigest(salt, sealed) === entry.digest, path: root === checkpoint.root };
}

// With typed words: the one entry that sealed a text, with the fingerprint of these words. Without: every entry.
async function check(section, typed) {
  const answer = await fetch(section.dataset.proof, { headers: { Accept: "application/json" } });
  const file = await answer.json();
  const checkpoint = readCheckpoint(file.checkpoint);
  const steps = { entry: true, path: true, signature: await isSigned(checkpoint, file.key) };
  let fingerprint = "";
  let proofs = file.proofs;
  if (typed !== undefined) {
    const own = proofs.find((each) => String(each.entry.number) === section.dataset.entry);
    fingerprint = hex(await sha256(bytes(typed)));
    steps.text = fingerprint === own.sealed.fields.text;
    proofs = [{ ...own, sealed: { ...own.sealed, fields: { ...own.sealed.fields, text: fingerprint } } }];
  }
  for (const each of proofs) {
    const { entry, path } = await checkEntry(each, checkpoint);
    Object.assign(steps, { entry: steps.entry && entry, path: steps.path && path });
  }
  return { fingerprint, steps };
}

function show(section, { fingerprint, steps }) {
  const results = Object.values(steps);
  verdict(section, results.includes(false) ? "bad" : results.includes(null) ? "unknown" : "good");
  section.querySelector("[data-steps]").hidden = false;
  for (const row of section.querySelectorAll("[data-step]"))
    row.hidden = steps[row.dataset.step] !== ("good" in row.dataset);
  for (const place of section.querySelectorAll("[data-fingerprint]")) place.textContent = fingerprint;
}

function verdict(section, which) {
  for (const note of section.querySelectorAll("[data-verdict]")) note.hidden = note.dataset.verdict !== which;
  document.querySelector("[data-proof-tree]")?.toggleAttribute("data-broken", which === "bad");
}

export function start(sections) {
  for (const section of sections) {
    const [words, press, back] = ["words", "check", "back"].map((name) => section.querySelector(`[data-${name}]`));
    press.hidden = false;
    section.querySelector("[data-by-hand]").hidden = true;
    if (back) {
      back.hidden = false;
      back.addEventListener("click", () => { words.value = words.defaultValue; press.click(); });
    }
    press.addEventListener("click", async () => {
      verdict(section, "");
      section.querySelector("[data-steps]").hidden = true;
      try {
        show(section, await check(section, words?.value));
      } catch {
        verdict(section, "failed");
      }
    });
  }
}
