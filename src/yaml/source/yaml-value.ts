import { isAlias, isMap, isScalar, isSeq, Scalar, YAMLMap, type Document, type LineCounter, type Node, type Pair } from "yaml";
import type { DiagnosticCode } from "../../diagnostics/codes/table.js";
import type { DiagnosticSink } from "../../diagnostics/sink.js";
import type { Json } from "../../model/environment.js";
import type { Literal } from "../../model/kind.js";
import { floatText, literalText } from "../../model/literal-text.js";
import type { SourceLocation } from "../../model/location.js";
import { WrittenNumber, type Quantity } from "../../model/written-number.js";
import { plainNumber, plainType, type PlainType } from "../../util/yaml-1-1.js";

/** One parsed file, as far as its values need it. */
export interface YamlSource {
  /** Absolute path. */
  readonly file: string;
  /** What the file's aliases stand for. */
  readonly aliases: ReadonlyMap<Node, Node>;
  readonly lines: Pick<LineCounter, "linePos">;
  readonly sink: DiagnosticSink;
  /** What does not stand in the file but was put in from the command line, with the option that did it. */
  readonly overrides?: ReadonlyMap<Node, string>;
}

export interface ReportOptions {
  readonly severity?: "error" | "warning";
  readonly hint?: string;
  readonly notes?: readonly string[];
  readonly focus?: string;
}

const tagTypes: Readonly<Record<string, PlainType>> = {
  "tag:yaml.org,2002:str": "str",
  "tag:yaml.org,2002:int": "int",
  "tag:yaml.org,2002:float": "float",
  "tag:yaml.org,2002:bool": "bool",
  "tag:yaml.org,2002:null": "null",
};

/** A value in a YAML file: what it is, where it stands, and by which keys one gets there. Scalars have their YAML 1.1 types. */
export class YamlValue {
  readonly #source: YamlSource;
  readonly #node: Node | null;
  readonly #key: Node | undefined;
  /** A map whose entries stand in for those of this one. */
  readonly #over: YamlValue | undefined;
  /** Keys from the root of the job or component, as azure-ai-ml joins them: `jobs.train.inputs.epochs`. */
  readonly path: string;

  constructor(source: YamlSource, node: Node | null, path = "", key?: Node, over?: YamlValue) {
    this.#source = source;
    this.#node = isAlias(node) ? (source.aliases.get(node) ?? null) : node;
    this.#key = key;
    this.#over = over;
    this.path = path;
  }

  get file(): string {
    return this.#source.file;
  }

  get sink(): DiagnosticSink {
    return this.#source.sink;
  }

  get location(): SourceLocation {
    const offset = (this.#node ?? this.#key)?.range?.[0] ?? 0;
    const { line, col } = this.#source.lines.linePos(offset);
    return { file: this.#source.file, line: Math.max(line, 1), column: Math.max(col, 1) };
  }

  /** Where the key of this value stands; the value itself for items and the root. */
  get keyLocation(): SourceLocation {
    return this.#key === undefined ? this.location : new YamlValue(this.#source, this.#key).location;
  }

  /** The same value under another path: a file that is read as part of another one. */
  at(path: string): YamlValue {
    return new YamlValue(this.#source, this.#node, path, this.#key, this.#over);
  }

  /** The same map with the entries of another in place of its own; maps in both are put together likewise. */
  mergedWith(over: YamlValue): YamlValue {
    return new YamlValue(this.#source, this.#node, this.path, this.#key, over);
  }

  /** The same map without some of its keys. */
  without(keys: readonly string[]): YamlValue {
    const node = this.#node;
    if (!isMap(node)) return this;
    const rest = new YAMLMap();
    rest.items = (node.items as Pair<Node, Node | null>[]).filter(({ key }) => !keys.includes(new YamlValue(this.#source, key).pythonText));
    if (node.range) rest.range = node.range;
    return new YamlValue(this.#source, rest, this.path, this.#key, this.#over);
  }

  /** The root of a document that is the text of this value; everything in it has this value's place. */
  inner(document: Document.Parsed, aliases: ReadonlyMap<Node, Node>): YamlValue {
    const { line, column } = this.location;
    const lines = { linePos: () => ({ line, col: column }) };
    return new YamlValue({ ...this.#source, aliases, lines }, document.contents, this.path);
  }

  get isMap(): boolean {
    return isMap(this.#node);
  }

  get isList(): boolean {
    return isSeq(this.#node);
  }

  /** `str`, `int`, … of a scalar; `map`, `list`. */
  get type(): PlainType | "map" | "list" {
    const node = this.#node;
    if (isMap(node)) return "map";
    if (isSeq(node)) return "list";
    if (!isScalar(node)) return "null";
    if (this.#option !== undefined && this.rawText === "") return "str";
    const tagged = node.tag === undefined ? undefined : tagTypes[node.tag];
    return tagged ?? (node.type === Scalar.PLAIN ? plainType(this.rawText) : "str");
  }

  get isNull(): boolean {
    return this.type === "null";
  }

  /** The text of a scalar, before it is taken for a number or anything else. */
  get rawText(): string {
    // With the failsafe schema a scalar's value is its text.
    return isScalar(this.#node) && typeof this.#node.value === "string" ? this.#node.value : "";
  }

  /**
   * The text, when this is one; dates count, since nothing in Azure ML's files is a date. What comes from the command line always is one:
   * there are no quotes there that would tell `--set version=1.0` from a number.
   */
  get string(): string | undefined {
    if (this.#option !== undefined && isScalar(this.#node) && !this.isNull) return this.rawText;
    return this.type === "str" || this.type === "timestamp" || this.type === "indicator" || this.type === "value" || this.type === "merge"
      ? this.rawText
      : undefined;
  }

  get boolean(): boolean | undefined {
    return this.type === "bool" ? /^(?:y|t|on)/i.test(this.rawText) : undefined;
  }

  get number(): number | undefined {
    return this.type === "int" || this.type === "float" ? plainNumber(this.rawText) : undefined;
  }

  /** A number, with its words where the value alone would lose them: `1.0`, whole numbers of many digits. */
  get quantity(): Quantity | undefined {
    const { number } = this;
    if (number === undefined) return undefined;
    const whole = this.type === "float" ? Number.isSafeInteger(number) : !Number.isSafeInteger(number);
    return whole ? new WrittenNumber(this.pythonText) : number;
  }

  /** A scalar as a literal, with its exact text where the value alone would lose it (`1.0`, whole numbers of many digits). */
  get literal(): { readonly value: Literal; readonly text?: string } | undefined {
    const number = this.number;
    if (number !== undefined) {
      const text = this.pythonText;
      return literalText(number) === text ? { value: number } : { value: number, text };
    }
    const value = this.boolean ?? this.string;
    return value === undefined ? undefined : { value };
  }

  /** What Python's `str()` makes of a scalar. */
  get pythonText(): string {
    switch (this.type) {
      case "int":
        return /^[-+]?[1-9][0-9_]*$/.test(this.rawText) ? BigInt(this.rawText.replace(/[_+]/g, "")).toString() : String(this.number);
      case "float":
        return floatText(this.number ?? 0);
      case "bool":
        return this.boolean ? "True" : "False";
      case "null":
        return "None";
      default:
        return this.rawText;
    }
  }

  /** As plain data. Aliases of one node give one object, so that it can be printed as one again. */
  json(seen = new Map<Node, Json>()): Json {
    const node = this.#node;
    const known = node === null ? undefined : seen.get(node);
    if (known !== undefined) return known;
    if (this.isMap) {
      const object: Record<string, Json> = {};
      if (node) seen.set(node, object);
      for (const [key, value] of this.entries()) object[key] = value.json(seen);
      return object;
    }
    if (this.isList) {
      const list: Json[] = [];
      if (node) seen.set(node, list);
      for (const item of this.items()) list.push(item.json(seen));
      return list;
    }
    return this.quantity ?? this.boolean ?? this.string ?? null;
  }

  /** The entries of a map, in order; `<<` merged in; the last of equal keys. */
  entries(): [string, YamlValue][] {
    if (!isMap(this.#node)) return [];
    const entries = new Map<string, YamlValue>();
    const merged: [string, YamlValue][] = [];
    for (const pair of this.#node.items as Pair<Node, Node | null>[]) {
      const key = new YamlValue(this.#source, pair.key);
      const value = new YamlValue(this.#source, pair.value, this.#child(key.pythonText), pair.key);
      if (key.type === "merge") {
        for (const source of value.isList ? value.items() : [value]) merged.push(...source.at(this.path).entries());
      } else entries.set(key.pythonText, value);
    }
    for (const [key, value] of merged) if (!entries.has(key)) entries.set(key, value);
    for (const [key, value] of this.#over?.entries() ?? []) {
      const own = entries.get(key);
      entries.set(key, own?.isMap && value.isMap ? own.mergedWith(value) : value);
    }
    return [...entries];
  }

  items(): YamlValue[] {
    return isSeq(this.#node)
      ? (this.#node.items as (Node | null)[]).map((item, i) => new YamlValue(this.#source, item, this.#child(String(i))))
      : [];
  }

  report(code: DiagnosticCode, message: string, options: ReportOptions = {}): void {
    this.#report(this.location, code, message, options);
  }

  /** Reports a problem of the key rather than of the value: one that is unknown, or unwanted. */
  reportKey(code: DiagnosticCode, message: string, options: ReportOptions = {}): void {
    this.#report(this.keyLocation, code, message, options);
  }

  #report(location: SourceLocation, code: DiagnosticCode, message: string, { severity = "error", ...rest }: ReportOptions): void {
    const path = this.path === "" ? "*" : this.path;
    if (this.#option === undefined) this.sink.add({ code, severity, message, location, path, ...rest });
    else this.sink.add({ code, severity, message, path, ...rest, notes: [`from ${this.#option}`, ...(rest.notes ?? [])] });
  }

  /** The option of the command line that put the value here; undefined for what the file says. */
  get #option(): string | undefined {
    return this.#node ? this.#source.overrides?.get(this.#node) : undefined;
  }

  #child(key: string): string {
    return this.path === "" ? key : `${this.path}.${key}`;
  }
}
