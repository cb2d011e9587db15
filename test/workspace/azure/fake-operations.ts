import { notFound, type Reply, subscription } from "./fake-replies.js";

/** Operations that the service goes on with after it has answered, by their paths. */
export class FakeOperations {
  readonly #store: Map<string, Record<string, unknown>>;
  /** What they are about, and how often they were looked at. */
  readonly #operations = new Map<string, { readonly about: string; looks: number }>();

  constructor(store: Map<string, Record<string, unknown>>) {
    this.#store = store;
  }

  /** Begins one; gives the path that tells how it stands. */
  begin(about: string, collection = "mfeOperationsStatus"): string {
    const path = `/subscriptions/${subscription}/providers/Microsoft.MachineLearningServices/locations/eastus/${collection}/s:${this.#operations.size}`;
    this.#operations.set(path, { about, looks: 0 });
    return path;
  }

  /** The service takes a moment: an operation is over at the second look. With an error it has failed then. */
  reply(path: string, error: unknown): Reply {
    const operation = this.#operations.get(path);
    if (operation === undefined) return notFound(path);
    const ofDelete = path.includes("mfeOperationResults");
    if (operation.looks++ === 0) return ofDelete ? { status: 202 } : { status: 200, body: { id: path, status: "InProgress" } };
    if (error !== undefined)
      return ofDelete ? { status: 400, body: { error } } : { status: 200, body: { id: path, status: "Failed", error } };
    if (ofDelete) this.#store.delete(operation.about);
    const properties = this.#store.get(operation.about)?.["properties"];
    if (properties !== undefined) Object.assign(properties as object, { provisioningState: "Succeeded" });
    return ofDelete ? { status: 204 } : { status: 200, body: { id: path, status: "Succeeded" } };
  }
}
