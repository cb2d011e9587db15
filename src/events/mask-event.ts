import type { Mask } from "../secrets/secrets.js";
import { maskTexts } from "../secrets/mask-texts.js";
import { unreachable } from "../util/unreachable.js";
import type { NodeListing, RunEvent, RunFailure } from "./run-event.js";

/** An event without secrets: what programs and people have said is masked; paths and names, by which things are found, are not. */
export function maskEvent(event: RunEvent, mask: Mask): RunEvent {
  switch (event.type) {
    case "node_status":
      if (event.failure === undefined && event.reason === undefined) return event;
      return { ...event, ...maskFailure(event, mask), ...(event.reason !== undefined && { reason: mask(event.reason) }) };
    case "job_status":
      return { ...event, ...maskFailure(event, mask) };
    case "node_retry":
      return { ...event, failure: failureWithout(event.failure, mask) };
    case "node_log":
      return { ...event, line: mask(event.line) };
    case "node_metric":
      return { ...event, key: mask(event.key) };
    case "node_param":
      return { ...event, key: mask(event.key), value: mask(event.value) };
    case "node_tag":
      return { ...event, key: mask(event.key), ...(event.value !== undefined && { value: mask(event.value) }) };
    case "node_output":
    case "job_output":
      return event.value === undefined ? event : { ...event, value: mask(event.value) };
    case "warning":
      return { ...event, diagnostic: maskTexts(event.diagnostic, mask) };
    case "job_created":
      return {
        ...event,
        displayName: mask(event.displayName),
        experimentName: mask(event.experimentName),
        nodes: event.nodes.map((node) => nodeWithout(node, mask)),
      };
    case "nodes_added":
      return { ...event, nodes: event.nodes.map((node) => nodeWithout(node, mask)) };
    case "node_artifact":
      return event;
    default:
      return unreachable(event);
  }
}

/** Its path and its name are what it is found by. */
function nodeWithout(node: NodeListing, mask: Mask): NodeListing {
  const { hyperparameters, experiment } = node;
  if (hyperparameters === undefined && experiment === undefined) return node;
  return {
    ...node,
    ...(hyperparameters !== undefined && { hyperparameters: maskTexts(hyperparameters, mask) }),
    ...(experiment !== undefined && { experiment: mask(experiment) }),
  };
}

function maskFailure({ failure }: { readonly failure?: RunFailure }, mask: Mask): { readonly failure?: RunFailure } {
  return failure === undefined ? {} : { failure: failureWithout(failure, mask) };
}

function failureWithout({ logFile, ...said }: RunFailure, mask: Mask): RunFailure {
  return { ...maskTexts(said, mask), ...(logFile !== undefined && { logFile }) };
}
