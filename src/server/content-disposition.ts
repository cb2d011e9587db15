/**
 * The header that has a browser keep a file under a name instead of showing it (RFC 6266). The name is written twice: as ASCII for what knows no better,
 * and as RFC 5987 has it.
 *
 * @example attachment("Größe.csv") // attachment; filename="Gr__e.csv"; filename*=UTF-8''Gr%C3%B6%C3%9Fe.csv
 */
export function attachment(name: string): string {
  // Half a character cannot be encoded.
  const wellFormed = Buffer.from(name).toString();
  const ascii = wellFormed.replace(/[^\x20-\x7e]|["\\%/]/g, "_");
  const encoded = encodeURIComponent(wellFormed).replace(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
