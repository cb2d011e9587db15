import { cpSync, mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { compile } from "../../src/compile.js";
import {
  commandComponent,
  type Default,
  input,
  job,
  output,
  type Output,
  pipeline,
  step,
  type UriFile,
  uriFolder,
  type UriFolder,
} from "../../src/index.js";
import type * as azml from "../../src/index.js";
import { componentRecords } from "../../src/metadata/components.js";
import { portRecords, returnRecords } from "../../src/metadata/ports.js";
import type { Class } from "../../src/metadata/record.js";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** `input text: string`, in the order in which the graph builder reads them. */
function ports(target: Class): string[] {
  return portRecords(target).map(({ direction, property, type }) => `${direction} ${property}: ${String(type)}`);
}

/** The ports of the component that a class is, by wire name, as the model has them. */
function component(target: new () => { run(): unknown }, inputs: object = {}) {
  @pipeline()
  class Flow {
    build() {
      step(target, inputs as never);
    }
  }
  const { job: built, diagnostics } = compile(Flow);
  const [node] = Object.values(built?.component.jobs ?? {});
  return { component: node?.component?.kind === "command" ? node.component : undefined, diagnostics };
}

@commandComponent({ displayName: "Base" })
class Base {
  @input("string") text: Default<string> = "base";
  @input("integer", { min: 1 }) count: Default<number> = 1;
  @output("uri_file") file!: Output<UriFile>;
  @output("number") run(): number {
    return this.count;
  }
}

/** Replaces one port, adds one, and overrides the body without saying what it returns. */
@commandComponent()
class Replacing extends Base {
  @input("integer", { min: 10 }) override count: Default<number> = 20;
  @input("number") rate: Default<number> = 0.5;
  override run(): number {
    return 2;
  }
}

/** Says what it returns anew. */
@commandComponent()
class Sibling extends Base {
  @output("integer") override run(): number {
    return 3;
  }
}

/** Not decorated, so not a component. */
class Undecorated extends Base {}

describe("decorator metadata", () => {
  it("is stored on the class itself: a base and its siblings never see a subclass's", () => {
    expect(ports(Base)).toEqual(["input text: string", "input count: integer", "output file: uri_file"]);
    expect(ports(Replacing)).toEqual([...ports(Base), "input count: integer", "input rate: number"]);
    expect(ports(Sibling)).toEqual(ports(Base));
    expect(componentRecords(Base).map(({ options }) => options)).toEqual([{ displayName: "Base" }]);
    expect(componentRecords(Replacing)).toHaveLength(1);
  });

  it("makes of an inherited port the subclass's own, with its limits and its default", () => {
    expect(component(Replacing).component?.inputs).toEqual({
      text: { kind: "string", default: "base" },
      count: { kind: "integer", min: 10, default: 20 },
      rate: { kind: "number", default: 0.5 },
    });
    expect(component(Base).component?.inputs).toEqual({
      text: { kind: "string", default: "base" },
      count: { kind: "integer", min: 1, default: 1 },
    });
  });

  it("of a returned value belongs to the class that defines the method", () => {
    const kind = (target: Class): unknown[] => returnRecords(target.prototype, "run").map(({ type }) => type);
    expect([kind(Base), kind(Replacing), kind(Sibling), kind(Undecorated)]).toEqual([["number"], [], ["integer"], ["number"]]);
    expect(Object.keys(component(Replacing).component?.outputs ?? {})).toEqual(["file"]);
    expect(component(Sibling).component?.outputs).toEqual({ file: { kind: "uri_file" }, output: { kind: "integer" } });
  });

  it("does not make a component of an undecorated subclass, which still inherits the ports", () => {
    expect(componentRecords(Undecorated)).toEqual([]);
    expect(ports(Undecorated)).toEqual(ports(Base));
    expect(component(Undecorated).diagnostics).toMatchObject([{ code: "AZML202", message: "the class Undecorated is not a component" }]);
  });

  it("leaves a decorated class an ordinary class", () => {
    const instance = new Base();
    instance.count = 7;
    expect(instance.run()).toBe(7);
    expect({ ...instance }).toMatchObject({ text: "base", count: 7 });
    expect(new Replacing()).toBeInstanceOf(Base);
    expect(Object.keys(Base)).toEqual([]);
    expect(Object.getOwnPropertyNames(Base.prototype)).toEqual(["constructor", "run"]);
  });

  it("goes together with the decorators of others, in any order", () => {
    const seen: string[] = [];
    const note = (name: string) => (_: object, property: string) => void seen.push(`${name} ${property}`);
    const seal = (target: object): void => void seen.push(`seal ${(target as { name: string }).name}`);
    @seal
    @commandComponent()
    class Decorated {
      @note("before") @input("string") @note("after") text: Default<string> = "x";
      run(): void {}
    }
    expect(seen).toEqual(["after text", "before text", "seal Decorated"]);
    expect(ports(Decorated)).toEqual(["input text: string"]);
  });

  it("of methods is on the method, static or not, and on no other of that name", () => {
    class Ports {
      @input("string") text: Default<string> = "x";
    }
    class First {
      @commandComponent({ inputs: Ports, displayName: "static" }) static body(_: Ports): void {}
      @commandComponent({ inputs: Ports, displayName: "instance" }) body(_: Ports): void {}
    }
    class Second extends First {
      override body(_: Ports): void {}
    }
    const names = (method: unknown): unknown[] =>
      componentRecords(method).map(({ options, method: place }) => [
        (options as { displayName: string }).displayName,
        place?.name,
        typeof place?.owner,
      ]);
    expect(names(First.body)).toEqual([["static", "body", "function"]]);
    expect(names(First.prototype.body)).toEqual([["instance", "body", "object"]]);
    expect(names(Second.body)).toEqual(names(First.body));
    expect(names(Second.prototype.body)).toEqual([]);
    expect(componentRecords(First)).toEqual([]);
  });

  it("knows the type that the toolchain wrote, where it did", () => {
    class Types {
      @input("integer") count!: number;
      @input("boolean") flag!: boolean;
      @input("string", { optional: true }) note?: string;
    }
    expect(portRecords(Types).map(({ designType }) => designType)).toEqual([Number, Boolean, String]);
  });
});

describe("two installed copies of azml", () => {
  // Inside the repository, so that the copy finds its dependencies; its reflect-metadata is its own, as npm would install it.
  const copy = path.join(root, ".cache", "second-copy");
  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  it("understand each other's components, bindings, assets, environments and jobs", async () => {
    rmSync(copy, { recursive: true, force: true });
    mkdirSync(path.join(copy, "node_modules"), { recursive: true });
    cpSync(path.join(root, "src"), path.join(copy, "src"), { recursive: true });
    cpSync(path.join(root, "node_modules", "reflect-metadata"), path.join(copy, "node_modules", "reflect-metadata"), { recursive: true });
    const other = (await import(/* @vite-ignore */ pathToFileURL(path.join(copy, "src", "index.ts")).href)) as typeof azml;
    expect(other.input).not.toBe(input);

    @other.commandComponent({ environment: other.environment({ image: "python:3.12" }) })
    class Theirs {
      @other.input("uri_folder") data!: UriFolder;
      @other.output("uri_folder") result!: Output<UriFolder>;
      run(): void {}
    }
    @pipeline()
    class Ours {
      build() {
        const first = step(Theirs, { data: other.uriFolder(root) });
        const second = step(Theirs, { data: first.outputs.result });
        return { result: second.outputs.result };
      }
    }
    const { job: built, diagnostics } = compile(other.job(Ours, {}, { displayName: "Theirs" }));
    expect(diagnostics).toEqual([]);
    expect(built?.displayName).toBe("Theirs");
    expect(Object.keys(built?.component.jobs ?? {})).toEqual(["theirs", "theirs_1"]);
    expect(built?.component.jobs["theirs_1"]?.inputs["data"]).toMatchObject({
      kind: "binding",
      binding: { node: "theirs", output: "result" },
    });
    expect(component(Theirs, { data: uriFolder(root) }).component?.environment).toEqual({ kind: "inline", image: "python:3.12" });
    expect(job(Ours, {})).toBeDefined();
  });
});
