/** A line of a value of several lines (a private key) is a secret of its own when it is that long. */
const longLine = 8;

/** Shortest piece of Base64 that is looked for where the value stands among other bytes, in letters. */
const longPiece = 8;

/**
 * How a value may be written: as it is, in JSON (of JavaScript, of Python's `json.dumps`, with `\/`), in addresses (`encodeURIComponent`, Python's
 * `quote` and `quote_plus`, forms), in HTML, for a shell, in Base64, and line by line. Line breaks are left out: they are allowed anywhere.
 */
export function spellings(value: string): string[] {
  const lines = value.split(/\r?\n/);
  const all = spellingsOf(value);
  if (lines.length > 1) all.push(...lines.filter((line) => line.trim().length >= longLine).flatMap(spellingsOf));
  return [...new Set(all.map((text) => text.replaceAll(/[\r\n]/g, "")))].filter((text) => text.length >= 4);
}

function spellingsOf(value: string): string[] {
  const json = JSON.stringify(value).slice(1, -1);
  const ascii = json.replace(/[\u007f-\uffff]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`);
  const jsons = [json, ascii, ascii.replace(/\\u[0-9a-f]{4}/g, (escape) => `\\u${escape.slice(2).toUpperCase()}`)].flatMap((text) => [
    text,
    text.replaceAll("/", "\\/"),
    // JSON in JSON.
    JSON.stringify(text).slice(1, -1),
  ]);
  const uri = encodeURIComponent(Buffer.from(value).toString());
  const strict = uri.replace(/[!'()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);
  const addresses = [uri, strict].flatMap((text) => [
    text,
    text.replaceAll("%2F", "/"),
    text.replaceAll("%20", "+"),
    text.replaceAll("%20", "+").replaceAll("%2F", "/"),
  ]);
  const html = value.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  const shell = value.replaceAll("'", String.raw`'\''`);
  return [
    value,
    ...jsons,
    ...addresses.flatMap((text) => [text, text.replace(/%[0-9A-F]{2}/g, (escape) => escape.toLowerCase())]),
    html,
    html.replaceAll('"', "&quot;").replaceAll("'", "&#x27;"),
    html.replaceAll('"', "&#34;").replaceAll("'", "&#39;"),
    shell,
    ...base64Of(value),
  ];
}

/** Alone, and what stays of it wherever it stands among other bytes. */
function base64Of(value: string): string[] {
  const bytes = Buffer.from(value);
  const whole = bytes.toString("base64").replace(/=+$/, "");
  const pieces = [0, 1, 2].flatMap((offset) => {
    const text = Buffer.concat([Buffer.alloc(offset), bytes]).toString("base64");
    const piece = text.slice(offset === 0 ? 0 : offset + 1, Math.floor(((offset + bytes.length) * 8) / 6));
    return piece.length >= longPiece ? [piece] : [];
  });
  return [whole, ...pieces].flatMap((text) => [text, text.replaceAll("+", "-").replaceAll("/", "_")]);
}
