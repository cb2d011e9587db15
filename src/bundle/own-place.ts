import path, { dirname } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { type AstNode, child, children, cooked, importMetaMember, lastName, literalText } from "./ast.js";

/** A path that is reckoned from where its module lies. */
export interface OwnPlace {
  /** Absolute. Of a path with a part that is known only at run time: as far as it is known. */
  readonly path: string;
  /** How the program holds it. */
  readonly form: "path" | "URL" | "URL text";
  /** A part is known only when the program runs. */
  readonly isOpen?: true;
}

/**
 * Reckons what an expression of a module says of files beside it: `new URL("./prompt.txt", import.meta.url)`,
 * `join(__dirname, "prompts", "a.txt")`, `` `${import.meta.dirname}/prompt.txt` ``, and constants that hold such.
 */
export class OwnPlaces {
  readonly #file: string;
  readonly #constants: ReadonlyMap<string, AstNode | undefined>;
  readonly #asked = new Set<AstNode>();

  /** `constants`: initial values of `const`s, by name; undefined for a name that is something else, too. */
  constructor(file: string, constants: ReadonlyMap<string, AstNode | undefined>) {
    this.#file = file;
    this.#constants = constants;
  }

  /** Undefined for an expression that has nothing to do with the module's place. */
  of(node: AstNode | undefined): OwnPlace | undefined {
    if (node === undefined || this.#asked.has(node)) return undefined;
    this.#asked.add(node);
    try {
      return this.#of(node);
    } finally {
      this.#asked.delete(node);
    }
  }

  #of(node: AstNode): OwnPlace | undefined {
    switch (node.type) {
      case "Identifier": {
        const name = String(node["name"]);
        if (this.#constants.has(name)) return this.of(this.#constants.get(name));
        if (name === "__filename") return { path: this.#file, form: "path" };
        return name === "__dirname" ? { path: dirname(this.#file), form: "path" } : undefined;
      }
      case "MemberExpression":
        return this.#ofMember(node);
      case "ParenthesizedExpression":
      case "TSAsExpression":
      case "TSNonNullExpression":
      case "TSSatisfiesExpression":
        return this.of(child(node, "expression"));
      case "NewExpression":
        return lastName(child(node, "callee")) === "URL" ? this.#ofUrl(children(node, "arguments")) : undefined;
      case "CallExpression":
        return this.#ofCall(node);
      case "BinaryExpression":
        return node["operator"] === "+" ? this.#followed(child(node, "left"), [this.text(child(node, "right"))]) : undefined;
      case "TemplateLiteral": {
        const [first, ...others] = children(node, "expressions");
        const [head, ...texts] = children(node, "quasis").map(cooked);
        if (head !== "" || first === undefined) return undefined;
        return this.#followed(
          first,
          texts.flatMap((text, index) => (index === 0 ? [text] : [this.text(others[index - 1]), text])),
        );
      }
      default:
        return undefined;
    }
  }

  /** The text that an expression is known to be. */
  text(node: AstNode | undefined): string | undefined {
    if (node?.type === "Identifier") {
      const value = this.#constants.get(String(node["name"]));
      return value === undefined || value.type === "Identifier" ? undefined : literalText(value);
    }
    return literalText(node);
  }

  #ofMember(node: AstNode): OwnPlace | undefined {
    switch (importMetaMember(node)) {
      case "url":
        return { path: this.#file, form: "URL text" };
      case "filename":
        return { path: this.#file, form: "path" };
      case "dirname":
        return { path: dirname(this.#file), form: "path" };
      default:
    }
    const name = lastName(node);
    if (name !== "href" && name !== "pathname") return undefined;
    const url = this.of(child(node, "object"));
    return url?.form === "URL" ? { ...url, form: name === "href" ? "URL text" : "path" } : undefined;
  }

  #ofUrl([relative, base]: readonly AstNode[]): OwnPlace | undefined {
    if (base === undefined) {
      const place = this.of(relative);
      return place?.form === "URL text" ? { ...place, form: "URL" } : undefined;
    }
    const from = this.of(base);
    if (from === undefined || relative === undefined || from.isOpen) return from && { ...from, form: "URL" };
    const known = this.text(relative);
    const text = known ?? beginning(relative);
    if (/^[a-z][a-z0-9+.-]+:/i.test(text)) return undefined;
    const url = new URL(known === undefined ? wholeFolders(text) : text, pathToFileURL(from.path));
    return { path: fileURLToPath(url), form: "URL", ...(known === undefined && { isOpen: true }) };
  }

  #ofCall(node: AstNode): OwnPlace | undefined {
    const callee = child(node, "callee");
    const [first, ...others] = children(node, "arguments");
    if (importMetaMember(callee) === "resolve") {
      const text = this.text(first);
      const url = text?.startsWith(".") ? new URL(text, pathToFileURL(this.#file)) : undefined;
      return url && { path: fileURLToPath(url), form: "URL text" };
    }
    const name = lastName(callee);
    switch (name) {
      case "join":
      case "resolve": {
        const place = this.of(first);
        if (place?.form !== "path") return undefined;
        const texts = others.map((other) => this.text(other));
        const open = texts.indexOf(undefined);
        const rest = open < 0 ? texts : [...texts.slice(0, open), wholeFolders(beginning(others[open]))];
        if (place.isOpen) return place;
        return { path: path[name](place.path, ...(rest as string[])), form: "path", ...(open >= 0 && { isOpen: true }) };
      }
      case "dirname": {
        const place = this.of(first);
        return place && { ...place, path: dirname(place.path) };
      }
      case "fileURLToPath":
      case "normalize":
      case "realpathSync": {
        const place = this.of(first);
        return place && { ...place, form: "path" };
      }
      case "pathToFileURL": {
        const place = this.of(first);
        return place && { ...place, form: "URL" };
      }
      case "String": {
        const place = this.of(first);
        return place?.form === "URL" ? { ...place, form: "URL text" } : place;
      }
      case "toString": {
        const place = callee?.type === "MemberExpression" ? this.of(child(callee, "object")) : undefined;
        return place?.form === "URL" ? { ...place, form: "URL text" } : place;
      }
      default:
        return undefined;
    }
  }

  /** A path with texts after it, as `+` and templates put them. */
  #followed(first: AstNode | undefined, texts: readonly (string | undefined)[]): OwnPlace | undefined {
    const place = this.of(first);
    if (place === undefined || place.isOpen || place.form === "URL") return place;
    const open = texts.indexOf(undefined);
    const known = (open < 0 ? texts : texts.slice(0, open)).join("");
    const whole = place.path + (open < 0 ? known : wholeFolders(known));
    return { path: path.normalize(whole), form: place.form, ...(open >= 0 && { isOpen: true }) };
  }
}

/** What a text begins with that is put together when the program runs: `./prompts/` of `` `./prompts/${name}.txt` ``. */
function beginning(node: AstNode | undefined): string {
  if (node?.type === "TemplateLiteral") return cooked(children(node, "quasis")[0]);
  if (node?.type === "BinaryExpression") return literalText(child(node, "left")) ?? beginning(child(node, "left"));
  return "";
}

/** `./prompts/` of `./prompts/en-`. */
function wholeFolders(text: string): string {
  return text.slice(0, text.lastIndexOf("/") + 1);
}
