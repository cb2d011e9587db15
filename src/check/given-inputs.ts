import type { SourceLocation } from "../model/location.js";
import type { InputPort } from "../model/port.js";
import type { InputValue } from "../model/value.js";
import type { JobScope } from "./job-scope.js";

/** A value that a node or the job gives to an input that is declared. */
export interface GivenInput {
  readonly input: string;
  readonly value: InputValue;
  readonly port: InputPort;
  /** Name of the node; undefined for the job itself. */
  readonly node: string | undefined;
  /** `jobs.train.inputs.epochs` */
  readonly path: string;
  readonly location: SourceLocation | undefined;
}

/** Every value for a declared input, the job's first. */
export function givenInputs({ job, nodes, location }: JobScope): GivenInput[] {
  const ofJob = Object.entries(job.inputs).flatMap(([input, value]): GivenInput[] => {
    const port = job.component.inputs[input];
    return port ? [{ input, value, port, node: undefined, path: `inputs.${input}`, location }] : [];
  });
  const ofNodes = nodes.flatMap(({ node, name, component, path, location: at }) =>
    Object.entries(node.inputs).flatMap(([input, value]): GivenInput[] => {
      const port = component?.inputs[input];
      return port ? [{ input, value, port, node: name, path: `${path}.inputs.${input}`, location: at }] : [];
    }),
  );
  return [...ofJob, ...ofNodes];
}
