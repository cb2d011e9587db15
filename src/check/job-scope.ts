import type { Component, Node, PipelineComponent } from "../model/pipeline.js";
import type { SourceLocation } from "../model/location.js";
import type { PipelineJob } from "../model/pipeline-job.js";
import { componentLabel } from "./describe.js";

/** A pipeline of the job: the job's own, or one nested in it. A component that is used several times is listed once. */
export interface PipelineScope {
  readonly component: PipelineComponent;
  /** What paths inside it start with: nothing, or `jobs.prepare.`. */
  readonly prefix: string;
  /** What messages call it. */
  readonly label: string;
  readonly location: SourceLocation | undefined;
  readonly nodes: readonly NodeScope[];
}

export interface NodeScope {
  readonly name: string;
  readonly node: Node;
  /** `jobs.prepare.jobs.split` */
  readonly path: string;
  readonly location: SourceLocation | undefined;
  readonly pipeline: PipelineScope;
  /** The component; undefined for control flow, and for a reference, whose ports are not known here. */
  readonly component: Component | undefined;
}

/** A component of the job, with the place of its first use. */
export interface ComponentScope {
  readonly component: Component;
  /** `jobs.train.component` */
  readonly path: string;
  /** What messages call it. */
  readonly label: string;
  readonly location: SourceLocation | undefined;
}

/** A job, laid out for rules to look at. */
export interface JobScope {
  readonly job: PipelineJob;
  readonly location: SourceLocation | undefined;
  /** The first is the job's own. */
  readonly pipelines: readonly PipelineScope[];
  readonly nodes: readonly NodeScope[];
  /** Components of the nodes. */
  readonly components: readonly ComponentScope[];
  /** True when the job names a component of a workspace, of which nothing more is known here. */
  readonly runsReference: boolean;
}

/** Lays out a job. Linear in its distinct components: what is used twice is entered once. */
export function jobScope(job: PipelineJob): JobScope {
  const pipelines: PipelineScope[] = [];
  const components = new Map<Component, ComponentScope>();
  const waiting: Omit<PipelineScope, "nodes">[] = [
    {
      component: job.component,
      prefix: "",
      label: job.displayName ?? componentLabel(job.component, "pipeline"),
      location: job.component.location ?? job.location,
    },
  ];
  const seen = new Set<PipelineComponent>([job.component]);
  for (const entry of waiting) {
    const nodes: NodeScope[] = [];
    const pipeline: PipelineScope = { ...entry, nodes };
    pipelines.push(pipeline);
    for (const [name, node] of Object.entries(pipeline.component.jobs)) {
      const path = `${pipeline.prefix}jobs.${name}`;
      const component = node.component === undefined || node.component.kind === "reference" ? undefined : node.component;
      const location = node.location ?? pipeline.location;
      nodes.push({ name, node, path, location, pipeline, component });
      if (!component || components.has(component)) continue;
      // A component written into the job has the job's file, which would not tell it apart.
      const label =
        component.location?.file === pipeline.location?.file && component.source.startsWith("YAML")
          ? name
          : componentLabel(component, name);
      components.set(component, { component, path: `${path}.component`, label, location: component.location ?? location });
      if (component.kind !== "pipeline" || seen.has(component)) continue;
      seen.add(component);
      waiting.push({ component, prefix: `${path}.`, label, location: component.location ?? location });
    }
  }
  return {
    job,
    location: job.location,
    pipelines,
    nodes: pipelines.flatMap((pipeline) => pipeline.nodes),
    components: [...components.values()],
    runsReference: job.runs?.kind === "reference",
  };
}
