import type { AssetInput } from "./asset.js";
import type { CodeOwner } from "./code-owner.js";
import type { LoopItem } from "./parallel-for-node.js";
import type { PipelineJob } from "./pipeline-job.js";
import type { Component, Node, PipelineComponent } from "./pipeline.js";
import type { InputValues } from "./value.js";

/** What becomes of the parts of a component or job. A part that comes back as it is stays the same object, and so does what holds it. */
export interface PartMap {
  /** A command, a Spark application or the task of a parallel node: what has code and an environment. */
  readonly owner: <T extends CodeOwner>(owner: T) => T;
  /** What an input is given. */
  readonly asset: (asset: AssetInput) => AssetInput;
  /** A node, before its own parts are looked at. `jobsPath` is the place of its pipeline: `jobs.prepare.jobs`. */
  readonly node: (node: Node, jobsPath: string) => Node;
}

/** Puts other things in the place of the parts of a component or job, however deep. Components that are used often are mapped once. */
export class PartMapper {
  readonly #map: PartMap;
  readonly #done = new Map<Component, Component>();

  constructor(map: PartMap) {
    this.#map = map;
  }

  job(job: PipelineJob): PipelineJob {
    return changed(job, { component: this.#pipeline(job.component, "jobs"), inputs: this.#inputs(job.inputs) });
  }

  /** `place` is where it stands, as diagnostics name places. */
  component<T extends Component>(component: T, place = ""): T {
    const known = this.#done.get(component);
    if (known) return known as T;
    const mapped = this.#component(component, place);
    this.#done.set(component, mapped);
    return mapped as T;
  }

  #component(component: Component, place: string): Component {
    switch (component.kind) {
      case "command":
      case "spark":
        return this.#map.owner(component);
      case "parallel":
        return component.task ? changed(component, { task: this.#map.owner(component.task) }) : component;
      case "pipeline":
        return this.#pipeline(component, place === "" ? "jobs" : `${place}.jobs`);
      case "automl":
      case "data_transfer":
        return component;
    }
  }

  #pipeline(pipeline: PipelineComponent, jobsPath: string): PipelineComponent {
    return changed(pipeline, { jobs: mapValues(pipeline.jobs, (node) => this.#node(node, jobsPath)) });
  }

  #node(given: Node, jobsPath: string): Node {
    const node = this.#map.node(given, jobsPath);
    const inputs = this.#inputs(node.inputs);
    const place = `${jobsPath}.${node.name}`;
    switch (node.kind) {
      case "parallel": {
        const own = node.task ? changed(node, { task: this.#map.owner(node.task) }) : node;
        return changed(own, { inputs, component: this.#use(own.component, place) });
      }
      case "command":
      case "data_transfer":
      case "pipeline":
      case "spark":
      case "sweep":
        return changed<Node>(node, { inputs, component: this.#use(node.component, place) });
      case "parallel_for": {
        const { items } = node;
        if (typeof items === "string") return node;
        if ("named" in items) {
          const named = mapValues(items.named, (item: LoopItem) => this.#inputs(item));
          return named === items.named ? node : { ...node, items: { named } };
        }
        return changed(node, { items: mapList(items, (item) => this.#inputs(item)) });
      }
      case "automl":
      case "do_while":
      case "if_else":
        return changed(node, { inputs });
    }
  }

  #use<T extends Component | { readonly kind: "reference" }>(component: T, place: string): T {
    return component.kind === "reference" ? component : (this.component(component, place) as T);
  }

  #inputs(inputs: InputValues): InputValues {
    return mapValues(inputs, (value) => (value.kind === "asset" ? changed(value, { asset: this.#map.asset(value.asset) }) : value));
  }
}

/** The object with these values; itself when it has them already. */
export function changed<T extends object>(object: T, values: Partial<T>): T {
  const isSame = Object.entries(values).every(([key, value]) => object[key as keyof T] === value);
  return isSame ? object : { ...object, ...values };
}

function mapValues<T>(record: Readonly<Record<string, T>>, map: (value: T) => T): Readonly<Record<string, T>> {
  let isSame = true;
  const entries = Object.entries(record).map(([key, value]): [string, T] => {
    const mapped = map(value);
    isSame &&= mapped === value;
    return [key, mapped];
  });
  return isSame ? record : Object.fromEntries(entries);
}

function mapList<T>(list: readonly T[], map: (value: T) => T): readonly T[] {
  const mapped = list.map(map);
  return mapped.every((value, index) => value === list[index]) ? list : mapped;
}
