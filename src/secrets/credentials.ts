/** How a credential begins, in small letters: an address's `sig`, and names of connection strings. Any letter may be a capital. */
const names = [
  "?sig=",
  "&sig=",
  ";sig=",
  String.raw`\u0026sig=`,
  "accountkey=",
  "sharedaccesskey=",
  "sharedaccesssignature=",
  ";accesskey=",
  ";password=",
  ";pwd=",
];

/** How a match of {@link credentials} begins, so that a stream knows what may become one. */
export const beginnings: readonly string[] = [...names, "://"];

/**
 * What is a secret wherever it is read, as a pattern of two groups, of which one is what stands before it:
 *
 * - the signature of a shared access signature: `https://…?sv=…&sig=<hidden>`,
 * - keys in connection strings: `AccountKey=<hidden>`, `SharedAccessKey=`, `SharedAccessSignature=`, `;AccessKey=`, `;Password=`, `;Pwd=`,
 * - the password in an address: `postgresql://user:<hidden>@host`.
 *
 * A match holds no white space, so that a stream need not look further back.
 */
export const credentials = String.raw`(${names.map(inAnyCase).join("|")})[^\s"'<>;&]+|(:\/\/[^\s\/:@"'<>]*:)[^\s\/@"'<>]+(?=@)`;

function inAnyCase(name: string): string {
  return name.replaceAll(/[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`).replaceAll(/[?\\]/g, String.raw`\$&`);
}
