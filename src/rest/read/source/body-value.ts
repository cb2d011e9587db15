import type { DiagnosticCode } from "../../../diagnostics/codes/table.js";
import type { DiagnosticSink } from "../../../diagnostics/sink.js";
import type { Json } from "../../../model/environment.js";
import { literalText } from "../../../model/literal-text.js";
import { WrittenNumber, type Quantity } from "../../../model/written-number.js";

interface ReportOptions {
  readonly severity?: "error" | "warning";
  readonly hint?: string;
  readonly notes?: readonly string[];
}

/** A value in a body, and the keys by which one gets to it: `properties.jobs.train.inputs.epochs`. */
export class BodyValue {
  readonly json: unknown;
  readonly path: string;
  readonly sink: DiagnosticSink;

  constructor(json: unknown, sink: DiagnosticSink, path = "") {
    this.json = json;
    this.sink = sink;
    this.path = path;
  }

  get isNull(): boolean {
    return this.json === null || this.json === undefined;
  }

  get isMap(): boolean {
    return isPlainMap(this.json);
  }

  get isList(): boolean {
    return Array.isArray(this.json);
  }

  get string(): string | undefined {
    return typeof this.json === "string" ? this.json : undefined;
  }

  get boolean(): boolean | undefined {
    return typeof this.json === "boolean" ? this.json : undefined;
  }

  get quantity(): Quantity | undefined {
    return typeof this.json === "number" || this.json instanceof WrittenNumber ? this.json : undefined;
  }

  /** A scalar as Azure ML writes it as a text: the text itself, `3`, `True`. */
  get text(): string | undefined {
    const { json } = this;
    if (json instanceof WrittenNumber) return json.text;
    return typeof json === "string" || typeof json === "number" || typeof json === "boolean" ? literalText(json) : undefined;
  }

  /** The value as plain data; whatever is no JSON counts as nothing. */
  get plain(): Json {
    if (this.isMap) return Object.fromEntries(this.entries().map(([key, value]) => [key, value.plain]));
    if (this.isList) return this.items().map((item) => item.plain);
    return this.quantity ?? this.boolean ?? this.string ?? null;
  }

  entries(): [string, BodyValue][] {
    const { json } = this;
    if (!isPlainMap(json)) return [];
    return Object.entries(json).map(([key, value]) => [key, new BodyValue(value, this.sink, this.#child(key))]);
  }

  items(): BodyValue[] {
    const { json } = this;
    return Array.isArray(json) ? json.map((item: unknown, index) => new BodyValue(item, this.sink, this.#child(String(index)))) : [];
  }

  /** Something that ought to be below this. */
  missing(key: string): BodyValue {
    return new BodyValue(undefined, this.sink, this.#child(key));
  }

  /** The same map without one of its keys. */
  without(key: string): BodyValue {
    return this.inner(Object.fromEntries(this.entries().flatMap(([name, value]) => (name === key ? [] : [[name, value.json]]))));
  }

  /** The same place with what a text in it says. */
  inner(json: unknown): BodyValue {
    return new BodyValue(json, this.sink, this.path);
  }

  report(code: DiagnosticCode, message: string, { severity = "error", ...rest }: ReportOptions = {}): void {
    this.sink.add({ code, severity, message, path: this.path === "" ? "*" : this.path, ...rest });
  }

  /** `a list`, `the number 3`: what was got, for messages. */
  describe(): string {
    if (this.isNull) return "nothing";
    if (this.isMap) return "a map";
    if (this.isList) return "a list";
    if (this.quantity !== undefined) return `the number ${this.text}`;
    return this.string === undefined ? String(this.boolean) : `"${this.string}"`;
  }

  #child(key: string): string {
    return this.path === "" ? key : `${this.path}.${key}`;
  }
}

function isPlainMap(json: unknown): json is Readonly<Record<string, unknown>> {
  return typeof json === "object" && json !== null && !Array.isArray(json) && !(json instanceof WrittenNumber);
}
