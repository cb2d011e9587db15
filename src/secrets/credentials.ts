/** A credential that is known by what stands around it: the last group of the pattern, which ends where the pattern does. */
interface Credential {
  readonly pattern: RegExp;
  /** Whether what was found is one, where the pattern is not sure. */
  readonly isSure?: (secret: string) => boolean;
}

const value = String.raw`("[^"\r\n]+"|'[^'\r\n]+'|[^\s"'<>;&]+)`;

/**
 * What is a secret wherever it is read:
 *
 * - the signature of a shared access signature: `https://…?sv=…&sig=<hidden>`,
 * - keys and passwords in connection strings: `AccountKey=<hidden>`, `SharedAccessKey=`, `; Password = `, `;Pwd=`,
 * - the password in an address: `postgresql://user:<hidden>@host`,
 * - what authorizes a request: `Authorization: Basic <hidden>`, `Bearer <hidden>`, and JSON web tokens,
 * - keys of AWS, and tokens of GitHub, Slack and Hugging Face, which are known by how they begin.
 */
export const credentials: readonly Credential[] = [
  { pattern: /(?:[?&;]|\\u0026)sig=([^\s"'<>;&]+)/gi },
  {
    pattern: new RegExp(
      String.raw`(?:accountkey|sharedaccesskey|sharedaccesssignature|;[ \t]{0,8}accesskey|;[ \t]{0,8}pwd|(?<![a-z0-9_])password)[ \t]{0,8}=[ \t]{0,8}${value}`,
      "gi",
    ),
  },
  { pattern: /:\/\/[^\s/:@"'<>]*:([^\s/@"'<>]+)(?=@)/g },
  { pattern: /authorization["']?[ \t]{0,8}[:=][ \t]{0,8}["']?(?:basic|bearer|token)[ \t]{1,8}([\w.~+/=-]+)/gi },
  { pattern: /\bbasic[ \t]{1,8}([\w+/-]{6,}={0,2})/gi, isSure: isUserAndPassword },
  { pattern: /\bbearer[ \t]{1,8}([\w.~+/-]{12,}={0,2})/gi, isSure: (token) => /\d|[a-z][A-Z]/.test(token) || token.length >= 24 },
  { pattern: /(?<![\w-])(eyJ[\w-]{6,}\.[\w-]{6,}(?:\.[\w-]*)?)/g },
  { pattern: /\b((?:AKIA|ASIA)[A-Z0-9]{16})\b/g },
  { pattern: /(?:secret_?access_?key|aws_?session_?token)["']?[ \t]{0,8}[=:][ \t]{0,8}["']?([A-Za-z0-9/+=]{16,})/gi },
  { pattern: /(?<![\w-])((?:gh[pousr]_|github_pat_|hf_)\w{30,}|xox[abprs]-[\w-]{10,})/g },
];

/** How credentials and what stands before them begin, in small letters, so that a stream knows what may become one. */
export const beginnings: readonly string[] = [
  "?sig=",
  "&sig=",
  ";sig=",
  String.raw`\u0026sig=`,
  "accountkey",
  "sharedaccess",
  "accesskey",
  "password",
  ";pwd",
  "; pwd",
  "://",
  "authorization",
  "basic",
  "bearer",
  "eyj",
  "akia",
  "asia",
  "secretaccess",
  "secret_access",
  "aws_session",
  "awssession",
  "ghp_",
  "gho_",
  "ghu_",
  "ghs_",
  "ghr_",
  "github_pat_",
  "hf_",
  "xox",
];

/** Words, at most, from the beginning of a credential to its end: `; Password = x`. */
export const mostWords = 5;

/** Base64 of `user:password`. */
function isUserAndPassword(token: string): boolean {
  return /^[\x20-\x7e]*:[\x20-\x7e]*$/.test(Buffer.from(token, "base64").toString("latin1"));
}
