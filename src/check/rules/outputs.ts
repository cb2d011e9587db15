import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { SourceLocation } from "../../model/location.js";
import { isPrimitiveKind } from "../../model/kind.js";
import { assetNamePattern } from "../../model/name.js";
import type { OutputSettings } from "../../model/value.js";
import { didYouMean } from "../../util/did-you-mean.js";
import type { JobScope } from "../job-scope.js";
import { doubt, problem } from "../rule.js";

/** An output is registered under a name, and has a version only with one. */
export function outputRegistration({ job, nodes, location }: JobScope): Diagnostic[] {
  const check = (outputs: OutputSettings, place: string, path: string, at: SourceLocation | undefined): Diagnostic[] =>
    Object.entries(outputs).flatMap(([output, { name, version }]) => {
      const where = { path: `${path}outputs.${output}`, location: at, focus: output };
      if (name === undefined && version !== undefined) {
        const hint = "say the name it is registered under, too";
        return problem("AZML319", `output "${output}" of ${place} has a version and no name`, { ...where, hint });
      }
      if (name === undefined || assetNamePattern.test(name)) return [];
      const hint = "letters, digits, - and _, at most 255 of them";
      return problem("AZML319", `output "${output}" of ${place} cannot be registered as "${name}"`, { ...where, hint });
    });
  return [
    ...check(job.outputs, "the job", "", location),
    ...nodes.flatMap(({ name, node, path, location: at }) => check(node.outputs, `node "${name}"`, `${path}.`, at)),
  ];
}

/** An output of a pipeline comes from one node. */
export function outputsWrittenOnce({ pipelines, runsReference }: JobScope): Diagnostic[] {
  return pipelines.flatMap(({ component, label, prefix, location, nodes }) => {
    if (runsReference && prefix === "") return [];
    const writers = new Map<string, string>();
    const twice: Diagnostic[] = [];
    for (const { name, node, path, location: at } of nodes) {
      for (const [output, { boundTo }] of Object.entries(node.outputs)) {
        if (boundTo === undefined) continue;
        const other = writers.get(boundTo);
        writers.set(boundTo, other ?? `${name}.outputs.${output}`);
        if (other === undefined) continue;
        const message = `output "${boundTo}" of pipeline "${label}" is written by ${other} and by ${name}.outputs.${output}`;
        twice.push(problem("AZML326", message, { path: `${path}.outputs.${output}`, location: at, focus: output }));
      }
    }
    // What no node writes in a pipeline without nodes has the warning of AZML316; what a misspelt name means has an error there.
    const known = Object.keys(component.outputs);
    const meant = new Set([...writers.keys()].map((name) => (known.includes(name) ? name : didYouMean(name, known))));
    const never = known.filter((output) => !meant.has(output) && nodes.length > 0);
    return [
      ...twice,
      ...never.map((output) =>
        doubt("AZML325", `no node writes the output "${output}" of pipeline "${label}"`, {
          path: `${prefix}outputs.${output}`,
          location,
          focus: output,
        }),
      ),
    ];
  });
}

/** Only a control output can be read before its node has ended. */
export function earlyOutputs({ components }: JobScope): Diagnostic[] {
  return components.flatMap(({ component, label, path, location }) =>
    Object.entries(component.outputs)
      .filter(([, port]) => port.earlyAvailable === true && !isPrimitiveKind(port.kind))
      .map(([output]) =>
        problem("AZML328", `output "${output}" of component "${label}" is early_available without being a control output`, {
          path: `${path}.outputs.${output}`,
          location,
          focus: output,
          hint: "only a string, number, integer or boolean can be read before the node has ended",
        }),
      ),
  );
}
