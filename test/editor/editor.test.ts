import { describe, expect, it } from "vitest";
import { Editor } from "./editor.js";

const editor = new Editor();

/** Where a port is used, and where it is declared. */
const uses: readonly (readonly [use: string, field: string])[] = [
  ["step.data", "field.data"],
  ["step.rate", "field.rate"],
  ["step.epochs", "field.epochs"],
  ["step.method", "method.evaluate"],
  ["step.judged", "field.judged"],
  ["step.threshold", "field.threshold"],
  ["step.inner", "field.inner"],
  ["step.scores", "defined.scores"],
  ["step.title", "defined.title"],
  ["step.depth", "loaded.depth"],
  ["step.referenced", "referenced.folder"],
  ["outputs.model", "field.model"],
  ["outputs.page", "defined.page"],
  ["outputs.best", "built.best"],
  ["outputs.result", "loaded.result"],
  ["searched.model", "field.model"],
  ["gathered.model", "field.model"],
  ["settings.model", "field.model"],
  ["settings.data", "field.data"],
  ["settings.best", "built.best"],
  ["this.raw", "field.raw"],
  ["this.inner", "field.inner"],
  ["group.rate", "field.groupRate"],
  ["group.read", "field.groupRate"],
  ["sweep.rate", "field.rate"],
  ["sweep.kernel", "field.kernel"],
  ["item.read", "item.rate"],
  ["loop.rate", "field.rate"],
  ["first.rate", "field.rate"],
  ["next.rate", "field.rate"],
  ["last.model", "field.model"],
  ["job.raw", "field.raw"],
  ["pattern.judged", "field.judged"],
  ["body.epochs", "field.epochs"],
];

const comments: Readonly<Record<string, string>> = {
  "field.data": "Folder of the pictures.",
  "field.rate": "How fast it learns.",
  "field.epochs": "Passes over the data.",
  "field.model": "What has been learnt.",
  "field.judged": "The model to judge.",
  "field.groupRate": "How fast it learns, in all steps.",
  "field.raw": "Where everything begins.",
  "field.inner": "Data of the inner pipeline.",
  "method.evaluate": "Judges a model.",
  "defined.scores": "Points of each picture.",
};

describe("an editor", () => {
  it("underlines nothing in what is right", () => {
    expect(editor.errors()).toEqual([]);
  });

  it.each(uses)("goes from %s to %s", (use, field) => {
    expect(editor.definition(use)).toEqual([field]);
  });

  it.each(uses)("finds %s among the references of %s", (use, field) => {
    expect(editor.references(field)).toContain(use);
    expect(editor.references(use)).toContain(field);
  });

  // A destructured parameter is a variable of its own: TypeScript renames that, and leaves the field.
  it.each(uses.filter(([use]) => !use.startsWith("pattern.")))("renames %s together with %s", (use, field) => {
    const renamed = editor.rename(field);
    expect(renamed).toEqual(expect.arrayContaining([use, field]));
    expect(editor.rename(use)).toEqual(renamed);
  });

  it.each(uses.filter(([, field]) => field in comments))("shows at %s the comment of %s", (use, field) => {
    expect(editor.hover(use)).toContain(` // ${comments[field]}`);
  });

  it("shows of a definition what was written", () => {
    expect(editor.hover("defined.title")).toBe('(property) title: { readonly type: "string"; readonly optional: true; }');
    expect(editor.hover("defined.page")).toBe('(property) page: "uri_file"');
    expect(editor.hover("step.kernel")).toContain('kernel?: "rbf" | "linear" | Binding<"string"> | undefined');
    expect(editor.hover("step.shape")).toContain('shape?: Binding<"string"> | "bars" | "lines" | undefined');
  });

  it("offers the inputs that are left, and nothing else", () => {
    expect(editor.completionsAfter("step.data", "", "});")).toEqual(["data", "epochs", "kernel", "rate"]);
    expect(editor.completionsAfter("step.epochs", "", "});")).toEqual(["epochs", "kernel"]);
    expect(editor.completionsAfter("step.scores", "", "});")).toEqual(["scores", "shape", "title"]);
    expect(editor.completionsAfter("step.depth", "", "});")).toEqual(["depth", "folder"]);
    expect(editor.completionsAfter("group.rate", "", "}")).toEqual(["groupRate"]);
    expect(editor.completionsAfter("sweep.rate", "", "},")).toEqual(["epochs", "kernel", "rate"]);
    expect(editor.completionsAfter("next.rate", "", "})")).toEqual(["data", "epochs", "kernel", "rate"]);
    expect(editor.completionsAfter("job.raw", "", "})")).toEqual(["raw"]);
  });

  it("offers outputs, bindings, fields of items and the names of ports in settings", () => {
    expect(editor.completions("outputs.model")).toEqual(["model", "output"]);
    expect(editor.completions("outputs.page")).toEqual(["page"]);
    expect(editor.completions("item.read")).toEqual(["fast"]);
    expect(editor.completions("group.read")).toEqual(["groupRate"]);
    expect(editor.completions("this.raw")).toEqual(["build", "raw"]);
    expect(editor.completionsAfter("settings.model", "", "},")).toEqual(["model", "output"]);
    expect(editor.completionsAfter("settings.data", "", "},")).toEqual(["data", "epochs", "kernel", "rate"]);
  });

  it("offers the values that a type or a definition lists, and the words of closed lists", () => {
    const offered = (at: string, text: string, until: string): string[] => editor.completionsAfter(at, `${text}: "`, until, '"');
    expect(offered("step.epochs", "kernel", "});")).toEqual(["linear", "rbf"]);
    expect(offered("step.title", "shape", "});")).toEqual(["bars", "lines"]);
    expect(offered("settings.data", "data: { mode", "},")).toContain("download");
    expect(offered("step.options", "queueSettings: { jobTier", "});")).toEqual(["basic", "null", "premium", "spot", "standard"]);
    expect(offered("step.options", "services: { lab: { type", "});")).toEqual(["jupyter_lab", "ssh", "tensor_board", "vs_code"]);
    expect(offered("step.options", "distribution: { type", "});")).toEqual(["mpi", "pytorch", "ray", "tensorflow"]);
    expect(offered("step.options", "identity: { type", "});")).toEqual(["aml_token", "managed_identity", "user_identity"]);
    expect(editor.completionsAfter("sweep.kernel", 'kernel: choice("', ")", '"')).toEqual(expect.arrayContaining(["linear", "rbf"]));
  });

  it("offers of a binding what it has, and nothing that functions have", () => {
    expect(editor.completionsAfter("this.raw", "raw.", "}")).toEqual(["as", "kind"]);
  });
});
