import type { Component } from "../../model/pipeline.js";
import { readComponentSpec } from "./component/components.js";
import { type BodyContext, readBody, type ReadResult } from "./result.js";
import { BodyReader } from "./source/body-reader.js";

/** A component of any type from the body of `PUT …/components/<name>/versions/<version>` or the service's answer: the way back of `componentBody`. */
export function readComponentBody(body: unknown, context: BodyContext = {}): ReadResult<Component> {
  return readBody(body, "a component", context, (properties, { name = "azureml_anonymous" }) => {
    const reader = new BodyReader(properties, "a component");
    const spec = reader.require("component_spec");
    // The spec says the first three once more; the others are the service's.
    reader.skip(["description", "tags", "properties", "is_anonymous", "is_archived"]);
    reader.close();
    return spec && readComponentSpec(spec, { name, workspace: context.workspace });
  });
}
