import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Secrets } from "../../src/secrets/secrets.js";

/** What comes out when a text goes in, cut at these places. */
function masked(secrets: Secrets, text: string | Buffer, cuts: readonly number[]): Buffer {
  const bytes = Buffer.from(text as string);
  const places = [0, ...cuts.map((cut) => Math.min(cut, bytes.length)).toSorted((a, b) => a - b), bytes.length];
  const out: Buffer[] = [];
  const stream = secrets.stream((chunk) => out.push(chunk));
  for (const [at, end] of places.slice(1).entries()) stream.push(bytes.subarray(places[at], end));
  stream.end();
  return Buffer.concat(out);
}

const sas = "https://a.blob.core.windows.net/c?sv=2024-11-04&sig=aB%2Fc9%2BdE%3D&se=2030";
const account = "DefaultEndpointsProtocol=https;AccountName=a;AccountKey=Zm9vYmFy/+Zm9v==;EndpointSuffix=core.windows.net";
const pem = "-----BEGIN KEY-----\nMIIEvQIBADANBg\nkqhkiG9w0BAQEF\n-----END KEY-----";

describe("a secret in a stream", () => {
  test.each([
    ["a value", new Secrets(["hunter22"]), "the password is hunter22, again hunter22.\n", "the password is ***, again ***.\n"],
    ["one of two that begin alike", new Secrets(["hunter22", "hunter22-long"]), "hunter22-long hunter22\n", "*** ***\n"],
    ["not of ASCII", new Secrets(["pässwörd 日本"]), "x pässwörd 日本 y", "x *** y"],
    ["of several lines", new Secrets([pem]), `key:\n${pem}\nend\n`, "key:\n***\nend\n"],
    ["one of its lines", new Secrets([pem]), "kqhkiG9w0BAQEF\n", "***\n"],
    ["broken into lines", new Secrets(["abcdefghijkl"]), "abcd\nefgh\r\nijkl\n", "***\n"],
    ["in JSON", new Secrets(['he said "no"']), JSON.stringify({ a: 'he said "no"' }), '{"a":"***"}'],
    ["in an address", new Secrets(["a b&c/d"]), "https://h/?key=a%20b%26c%2Fd x", "https://h/?key=*** x"],
    ["of special letters", new Secrets(["a.b*c(d"]), "axbxcxd a.b*c(d", "axbxcxd ***"],
    [
      "a shared access signature",
      new Secrets(),
      `get ${sas} now`,
      "get https://a.blob.core.windows.net/c?sv=2024-11-04&sig=***&se=2030 now",
    ],
    ["a key of an account", new Secrets(), account, account.replace("Zm9vYmFy/+Zm9v==", "***")],
    ["a password in an address", new Secrets(), "postgresql://me:pa55@host/db\n", "postgresql://me:***@host/db\n"],
    ["split by colours", new Secrets(["hunter22"]), "it is hun\u001b[31mter\u001b[0m22!\n", "it is ***!\n"],
    ["split by a title", new Secrets(["hunter22"]), "it is hun\u001b]0;x\u0007ter22!\n", "it is ***!\n"],
    ["with a space before it", new Secrets(), "Server=s; Password = p4ss; x", "Server=s; Password = ***; x"],
    ["first in a connection string", new Secrets(), "Password='p4 ss';Server=s", "Password=***;Server=s"],
    ["quoted by Python", new Secrets(["a/b c!"]), "q=a/b%20c%21&a%2fb+c! x", "q=***&*** x"],
    ["dumped by Python", new Secrets(["pä/ss"]), String.raw`{"a": "p\u00e4/ss", "b": "p\u00E4\/ss"}`, '{"a": "***", "b": "***"}'],
    ["JSON in JSON", new Secrets(['a"b"c']), JSON.stringify(JSON.stringify({ a: 'a"b"c' })), String.raw`"{\"a\":\"***\"}"`],
    ["in Base64", new Secrets(["hunter22"]), `x ${Buffer.from("hunter22").toString("base64")} y`, "x ***= y"],
    ["in Base64 with a user", new Secrets(["hunter22"]), `x ${Buffer.from("me:hunter22").toString("base64")} y`, "x bWU6***= y"],
    ["basic authorization", new Secrets(), `Basic ${Buffer.from("me:pa55").toString("base64")} x`, "Basic *** x"],
    ["a header", new Secrets(), "{'Authorization': 'Bearer abcdefgh'} x", "{'Authorization': 'Bearer ***'} x"],
    ["a bearer's token", new Secrets(), "got Bearer ab1.cdefghijklmnop x", "got Bearer *** x"],
    ["a web token", new Secrets(), "t eyJhbGciOi.eyJzdWIiOi.c2ln x", "t *** x"],
    [
      "keys of AWS",
      new Secrets(),
      "AKIAIOSFODNN7EXAMPLE aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY x",
      "*** aws_secret_access_key = *** x",
    ],
    ["a password in a connection string", new Secrets(), "Server=s;User ID=u;Password=p4ss;", "Server=s;User ID=u;Password=***;"],
  ])("never shows, wherever it is cut: %s", (_, secrets, text, expected) => {
    const { length } = Buffer.from(text);
    for (let first = 0; first <= length; first++) {
      for (const second of [first, first + 1, first + 5]) expect(String(masked(secrets, text, [first, second]))).toBe(expected);
    }
    // oxlint-disable-next-line no-control-regex
    expect(secrets.mask(text)).toBe(expected.replace(/\u001b\[\d*m/g, ""));
  });

  test("of which there are any, in any text, cut anywhere, is not in what comes out", () => {
    const letter = fc.constantFrom("a", "b", "é", "-", "\n", " ", "=");
    const text = fc.array(letter, { minLength: 4, maxLength: 12 }).map((letters) => letters.join(""));
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 3 }), fc.array(text), fc.array(fc.nat(120)), (values, rest, cuts) => {
        const secrets = new Secrets(values);
        const whole = [...rest, ...values, ...rest].join(" ");
        const cut = masked(secrets, whole, cuts);
        expect(cut).toEqual(masked(secrets, whole, []));
        for (const value of values) if (value.replaceAll("\n", "").trim().length >= 4) expect(String(cut)).not.toContain(value);
      }),
    );
  });

  test("and the rest stays as it is, byte by byte, however it is cut", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.array(fc.nat(300)), (bytes, cuts) => {
        const given = Buffer.from(bytes);
        expect(masked(new Secrets(["a secret"]), given, cuts)).toEqual(given);
      }),
    );
  });
});

test("a line is passed on as soon as it has ended, and a long piece without an end is not kept for ever", () => {
  const out: string[] = [];
  const stream = new Secrets(["a secret"]).stream((chunk) => out.push(String(chunk)));
  stream.push(Buffer.from("one line\nand a "));
  expect(out).toEqual(["one line\nand "]);
  out.length = 0;
  for (let at = 0; at < 100; at++) stream.push(Buffer.alloc(1024, "x"));
  expect(out.join("").length).toBeGreaterThan(70 * 1024);
});

test("short values, true and false are no secrets, and look-alikes stay", () => {
  const secrets = new Secrets(["abc", "true", "FALSE", "", "    "]);
  const text =
    "abc true FALSE mu=1 sig=0.5 http://host:8080/a@b monkey=1 key=2 PWD=/home/me Basic functionality of TypeScript, a Bearer of news and Bearer authentication";
  expect(secrets.mask(text)).toBe(text);
});
