import { anonymousName } from "../../model/anonymous.js";
import { isDeepStrictEqual } from "node:util";
import type { Component } from "../../model/pipeline.js";
import { compact } from "../../util/compact.js";
import { readComponentSpec } from "./component/components.js";
import { type BodyContext, readBody, type ReadResult } from "./result.js";
import { BodyReader } from "./source/body-reader.js";
import type { BodyValue } from "./source/body-value.js";

/**
 * A component of any type from the body of `PUT …/components/<name>/versions/<version>` or the service's answer: the way back of
 * `componentBody`. The service keeps some of what the spec says of it only beside the spec.
 */
export function readComponentBody(body: unknown, context: BodyContext = {}): ReadResult<Component> {
  return readBody(body, "a component", context, (properties, { name = anonymousName }) => {
    const reader = new BodyReader(properties, "a component");
    const spec = reader.require("componentSpec");
    // azure-ai-ml fills it in by itself.
    const { client_component_hash: _, ...own } = reader.strings("properties") ?? {};
    const beside = compact({
      description: reader.string("description"),
      tags: nonEmpty(reader.strings("tags")),
      properties: nonEmpty(own),
    });
    reader.boolean("isAnonymous");
    reader.constant("isArchived", false);
    reader.close();
    const component = spec && readComponentSpec(spec, { name, workspace: context.workspace });
    if (component !== undefined) reportOthers(beside, component, properties);
    return component && { ...beside, ...component };
  });
}

type Beside = Pick<Component, "description" | "tags" | "properties">;

/** What stands beside the spec and in it is the same, where azure-ai-ml sent it. */
function reportOthers(beside: Beside, component: Component, properties: BodyValue): void {
  for (const key of ["description", "tags", "properties"] as const) {
    const [outer, inner] = [beside[key], component[key]];
    if (outer === undefined || inner === undefined || isDeepStrictEqual(outer, inner)) continue;
    properties.missing(key).report("AZML616", "this is not what the spec of the component says, which is taken", { severity: "warning" });
  }
}

function nonEmpty(texts: Readonly<Record<string, string>> | undefined): Readonly<Record<string, string>> | undefined {
  return texts === undefined || Object.keys(texts).length === 0 ? undefined : texts;
}
