import { anonymousName } from "../../model/anonymous.js";
import type { Json } from "../../model/environment.js";
import type { PlannedRequest } from "./request-list.js";
import { inSubmissionOrder } from "./submission-order.js";

/** One thing that a submission would do, and how often what it makes is used in the same submission. */
export interface PlannedStep {
  readonly action: "create" | "upload" | "submit";
  /** `environment`, `code`, `data`, `component`, `model`, `schedule`, `job`. */
  readonly what: string;
  readonly name: string;
  /** ARM id of what is created. */
  readonly id?: string;
  /** Uploads: paths below the upload's own folder, and the bytes of all together. */
  readonly files?: readonly string[];
  readonly bytes?: number;
  /** Components: the nodes that use it, each with the component or job it stands in left out. */
  readonly nodes?: readonly string[];
  /** How many other things of the submission name it. */
  readonly uses: number;
}

/**
 * The requests of a submission as steps, in the order in which they may be done. A code asset is one step with its upload.
 */
export function plannedSteps(requests: readonly PlannedRequest[]): PlannedStep[] {
  const bodies = requests.flatMap((request) => (request.kind === "put" ? [request.body] : []));
  const nodes = nodesByComponent(bodies);
  const all = bodies.map((body) => JSON.stringify(body)).join("\n");
  const uses = (text: string): number => all.split(text).length - 1;
  const steps = requests.flatMap((request): PlannedStep[] => {
    if (request.kind === "upload") {
      const { what, name, files, bytes, uri } = request;
      return [{ action: "upload", what, name, files, bytes, uses: uses(uri) }];
    }
    const { what, path, body } = request;
    // Its upload stands for it.
    if (what === "code" && isUploaded(body)) return [];
    const users = nodes.get(path) ?? [];
    const name = shownName(request, users);
    const action = what === "job" ? "submit" : "create";
    const used = what === "component" ? { nodes: users, uses: users.length } : { uses: uses(path) };
    return [{ action, what, name, id: path, ...used }];
  });
  return inSubmissionOrder(steps, ({ action }) => action === "upload");
}

type Body = { readonly [key: string]: Json | undefined };

function part(body: Body | undefined, key: string): Body | undefined {
  return body?.[key] as Body | undefined;
}

/** Code that lies elsewhere (`https://…`, `git+…`) is registered and not uploaded. */
function isUploaded(body: Body): boolean {
  return part(part(body, "properties"), "properties")?.["hash_sha256"] !== undefined;
}

/** Component → the nodes that name it, in the order of the requests. */
function nodesByComponent(bodies: readonly Body[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const body of bodies) {
    const properties = part(body, "properties");
    const scheduled = part(part(properties, "action"), "jobDefinition");
    for (const holder of [properties, part(properties, "componentSpec"), scheduled]) {
      for (const [name, node] of Object.entries(part(holder, "jobs") ?? {})) {
        const { componentId, trial } = node as { readonly componentId?: string; readonly trial?: { readonly componentId?: string } };
        const id = componentId ?? trial?.componentId;
        if (id !== undefined) found.set(id, [...(found.get(id) ?? []), name]);
      }
    }
  }
  return found;
}

/** Anonymous things are all called alike: a component goes by the name in its spec or its first node, an environment by its image. */
function shownName(request: Extract<PlannedRequest, { readonly kind: "put" }>, users: readonly string[]): string {
  const properties = part(request.body, "properties");
  if (properties?.["isAnonymous"] !== true) return request.name;
  const own = part(properties, "componentSpec")?.["name"];
  if (typeof own === "string" && own !== anonymousName) return own;
  const image = properties["image"];
  return request.what === "environment" && typeof image === "string" ? image : (users[0] ?? request.name);
}
