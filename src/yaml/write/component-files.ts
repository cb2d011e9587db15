import path from "node:path";
import type { ComponentReference } from "../../model/component-reference.js";
import type { Component, PipelineComponent } from "../../model/pipeline.js";
import { anonymousIdentity } from "../read-context.js";
import { writeComponentMap } from "./component-writer.js";
import { writeNode } from "./node-writer.js";
import { relativePath } from "./relative-path.js";
import { prefixed } from "./values.js";
import { type Writable, type WritableMap, yamlText } from "./yaml-text.js";

/** A file to be written: its path below the folder, with `/`, and its text. */
export interface WrittenFile {
  readonly path: string;
  readonly text: string;
}

/** The files of the components that a job uses: `components/<name>.yml` for each. */
export class ComponentFiles {
  /** In the order in which they were ended: what a component uses stands before it. */
  readonly files: WrittenFile[] = [];
  readonly #folder: string;
  readonly #inOneFile: boolean;
  readonly #names = new Map<Component, string>();

  /**
   * @param folder where the job's file goes, an absolute path
   * @param inOneFile whether components stand where they are used, and there are no other files
   */
  constructor(folder: string, inOneFile = false) {
    this.#folder = folder;
    this.#inOneFile = inOneFile;
  }

  /** A component, for a file of `folder`. */
  component(component: Component, folder: string): WritableMap {
    return writeComponentMap(component, folder, (pipeline, place) => this.nodes(pipeline, place));
  }

  /** `jobs:` of a pipeline, for a file of `folder`. */
  nodes(pipeline: PipelineComponent, folder: string): Writable {
    return Object.fromEntries(
      Object.entries(pipeline.jobs).map(([name, node]) => [
        name,
        writeNode(node, folder, (component, user, place) => this.use(component, user, place)),
      ]),
    );
  }

  /** What stands after `component:` of a node or job in a file of `folder`. */
  use(component: Component | ComponentReference, node: string, folder: string): Writable {
    if (component.kind === "reference") return prefixed(component.id);
    if (this.#inOneFile) return this.#inLine(component, folder);
    if (component.kind !== "pipeline" && component.source === "YAML.JOB") return this.component(component, folder);
    return relativePath(folder, path.join(this.#folder, this.#file(component, node)));
  }

  #inLine(component: Component, folder: string): WritableMap {
    const { $schema: _, ...map } = this.component(component, folder);
    return component.name === anonymousIdentity.name ? { ...map, name: undefined, version: undefined } : map;
  }

  /** The file of a component, which is written when it is first asked for. */
  #file(component: Component, node: string): string {
    const known = this.#names.get(component);
    if (known !== undefined) return known;
    const base = component.name === anonymousIdentity.name ? node : component.name;
    const taken = new Set(this.#names.values());
    let file = `components/${base}.yml`;
    for (let n = 1; taken.has(file); n++) file = `components/${base}_${n}.yml`;
    this.#names.set(component, file);
    this.files.push({ path: file, text: yamlText(this.component(component, path.join(this.#folder, "components"))) });
    return file;
  }
}
