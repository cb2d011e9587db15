import { createHash } from "node:crypto";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { loadComponent, type LoadedComponent, mltable, uriFolder } from "../../../src/index.js";
import type { InputDefinition, OutputDefinition } from "../../../src/index.js";
import type { KindText, NoPorts } from "../../../src/types/port-definition.js";

/** A twin: what azml's user writes for what a Python case writes. It gets the folder of the Python cases, for local files. */
export type Twin = (corpus: string) => unknown;

/** A component, an environment, data or a model by itself: in azml that is a file of Azure ML YAML. */
export class AssetFile {
  constructor(
    readonly kind: "component" | "data" | "environment" | "model",
    readonly path: string,
  ) {}
}

interface Spec<I, O> {
  readonly inputs?: I;
  readonly outputs?: O;
  readonly [setting: string]: unknown;
}

/**
 * A component as azure-ai-ml's class `CommandComponent` makes one: without the settings of nodes that `command()` has in both languages. In
 * azml such a component is a file.
 */
export function C<
  const I extends Readonly<Record<string, InputDefinition>> = NoPorts,
  const O extends Readonly<Record<string, OutputDefinition>> = NoPorts,
>(
  name: string,
  { inputs, outputs, ...rest }: Spec<I, O> = {},
): LoadedComponent<{ inputs: { readonly [N in keyof I]: KindText<I[N]> }; outputs: { readonly [N in keyof O]: KindText<O[N]> } }> {
  const ports = (definitions: object = {}): object =>
    Object.fromEntries(Object.entries(definitions).map(([port, given]) => [port, typeof given === "string" ? written(given) : given]));
  const text = JSON.stringify({
    name,
    type: "command",
    command: "echo hi",
    environment: "azureml:my-env:3",
    inputs: ports(inputs),
    outputs: ports(outputs),
    ...rest,
  });
  return loadComponent(writtenFile(text)) as never;
}

/** What the twins write. Every process has a folder of its own: two files of tests run them at the same time. */
export const twinsFolder: string = mkdtempSync(path.join(tmpdir(), "azml-twins-"));

/** A file of the text, which is JSON and so YAML. */
function writtenFile(text: string): string {
  const file = path.join(twinsFolder, `${createHash("sha256").update(text).digest("hex").slice(0, 16)}.yml`);
  writeFileSync(file, text);
  return file;
}

/** An asset as its file says it. */
export function asset(kind: "data" | "environment" | "model", said: Readonly<Record<string, unknown>>): AssetFile {
  return new AssetFile(kind, writtenFile(JSON.stringify(said)));
}

function written(kind: string): object {
  return kind.endsWith("?") ? { type: kind.slice(0, -1), optional: true } : { type: kind };
}

/** The components that most cases share. */
export function shared(corpus: string, more: Readonly<Record<string, unknown>> = {}) {
  const train = C("train", {
    command: "python main.py --data ${{inputs.data}} --lr ${{inputs.lr}} $[[--n ${{inputs.n}}]] --out ${{outputs.out}}",
    code: path.join(corpus, "src"),
    ...more,
    inputs: {
      data: "uri_folder",
      lr: { type: "number", default: 0.1 },
      n: "integer?",
      flag: { type: "boolean", default: true },
      s: "string?",
    },
    outputs: { model: "mlflow_model", out: { type: "uri_file", mode: "upload" } },
  });
  const score = C("score", { inputs: { model: "mlflow_model", th: "number" }, outputs: { result: "uri_folder" } });
  const ctl = C("ctl", { outputs: { output: "boolean" } });
  const body = C("body", { inputs: { x: "integer?", data: "uri_folder" }, outputs: { cond: "boolean", num: "integer", d: "uri_folder" } });
  return { train, score, ctl, body };
}

export const D = uriFolder("azureml:mydata:1");
export const M = (name: string) => mltable(`azureml:${name}:1`);
