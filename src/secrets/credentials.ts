/** What can stand before a key: an address's `sig`, and names of connection strings. */
const names = [
  String.raw`(?:[?&;]|\\u0026)sig=`,
  String.raw`(?:[Aa]ccount|[Ss]hared[Aa]ccess)[Kk]ey=`,
  String.raw`[Ss]hared[Aa]ccess[Ss]ignature=`,
  String.raw`;(?:[Aa]ccess[Kk]ey|[Pp]assword|[Pp]wd)=`,
].join("|");

/**
 * What is a secret wherever it is read, as a pattern of two groups, of which one is what stands before it:
 *
 * - the signature of a shared access signature: `https://…?sv=…&sig=<hidden>`,
 * - keys in connection strings: `AccountKey=<hidden>`, `SharedAccessKey=`, `SharedAccessSignature=`, `;AccessKey=`, `;Password=`, `;Pwd=`,
 * - the password in an address: `postgresql://user:<hidden>@host`.
 *
 * A match holds no white space, so that a stream need not look further back.
 */
export const credentials = String.raw`(${names})[^\s"'<>;&]+|(:\/\/[^\s\/:@"'<>]*:)[^\s\/@"'<>]+(?=@)`;

/** How a match begins, in small letters, so that a stream knows what may become one. */
export const beginnings: readonly string[] = [
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
  "://",
];
