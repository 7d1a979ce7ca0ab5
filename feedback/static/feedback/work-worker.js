// Altcha's sum (PBKDF2, SHA-256): count up until the derived key begins as asked. Runs beside the page.
const bytes = (hex) => Uint8Array.from(hex.match(/../g), (pair) => parseInt(pair, 16));
const hex = (buffer) => [...new Uint8Array(buffer)].map((each) => each.toString(16).padStart(2, "0")).join("");

async function derive({ cost, keyLength, nonce, salt }, counter) {
  const head = bytes(nonce), password = new Uint8Array(head.length + 4);
  password.set(head);
  new DataView(password.buffer).setUint32(head.length, counter);
  const key = await crypto.subtle.importKey("raw", password, "PBKDF2", false, ["deriveBits"]);
  return hex(await crypto.subtle.deriveBits({ name: "PBKDF2", hash: "SHA-256", salt: bytes(salt), iterations: cost }, key, keyLength * 8));
}

addEventListener("message", async ({ data: challenge }) => {
  for (let counter = 0; counter < 1e6; counter += 1) {
    const derivedKey = await derive(challenge.parameters, counter);
    if (derivedKey.startsWith(challenge.parameters.keyPrefix)) return postMessage({ challenge, solution: { counter, derivedKey } });
  }
});
