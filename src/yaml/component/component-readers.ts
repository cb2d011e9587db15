import type { Component } from "../../model/pipeline.js";
import { foreignFile, foreignHints } from "../foreign-file.js";
import { didYouMean } from "../../util/did-you-mean.js";
import type { ComponentRole, ReadContext } from "../read-context.js";
import { MapReader } from "../source/map-reader.js";
import type { YamlValue } from "../source/yaml-value.js";
import { readAutomlComponent } from "./read-automl-component.js";
import { readCommandComponent } from "./read-command-component.js";
import { readComponentCommon } from "./read-common.js";
import { readDataTransferComponent } from "./read-data-transfer-component.js";
import { readParallelComponent } from "./read-parallel-component.js";
import { readPipelineComponent } from "./read-pipeline-component.js";
import { readSparkComponent } from "./read-spark-component.js";

type ComponentReader = (value: YamlValue, role: ComponentRole, context: ReadContext) => Component | undefined;

/** One reader per `type:` of a component. */
const componentReaders: { readonly [Kind in Component["kind"]]: ComponentReader } = {
  automl: readAutomlComponent,
  command: readCommandComponent,
  data_transfer: readDataTransferComponent,
  parallel: readParallelComponent,
  pipeline: readPipelineComponent,
  spark: readSparkComponent,
};

/** Component types that Azure ML has and azml cannot read yet. */
const laterKinds: ReadonlySet<string> = new Set(["import", "sweep", "promptflow_parallel"]);

const whatAComponentHas = 'a component has "type", "name" and, for a command, "command" and "environment"';

/** Reads a component of whatever type it says it is; `command` when it says none. */
export function readComponentValue(value: YamlValue, role: ComponentRole, context: ReadContext): Component | undefined {
  if (!value.isMap) {
    value.report("AZML406", "a component must be a map of keys and values");
    return undefined;
  }
  const keys = new Map(value.entries());
  const type = keys.get("type");
  const foreign =
    type === undefined || type.isNull || !Object.hasOwn(componentReaders, type.rawText.toLowerCase()) ? foreignFile(value) : undefined;
  if (foreign !== undefined && foreign !== "a component" && foreign !== "a conda environment") {
    value.report("AZML419", `this is no component, but ${foreign}`, { hint: foreignHints[foreign] ?? whatAComponentHas });
    return undefined;
  }
  if ((type === undefined || type.isNull) && !["command", "jobs", "environment"].some((key) => keys.has(key))) {
    value.report("AZML419", "this is not an Azure ML component", {
      notes: [`it has the keys ${[...keys.keys()].slice(0, 8).join(", ")}`],
      hint: whatAComponentHas,
    });
    return undefined;
  }
  const kind = type === undefined || type.isNull ? "command" : type.rawText.toLowerCase();
  if (Object.hasOwn(componentReaders, kind)) return componentReaders[kind as Component["kind"]](value, role, context);
  if (laterKinds.has(kind)) {
    readHead(value, role, kind);
    type?.report("AZML420", `not supported yet: type: ${kind}`);
  } else {
    const guess = didYouMean(kind, Object.keys(componentReaders));
    type?.report("AZML411", `"${type.rawText}" is not a type of component`, {
      notes: [`types: ${Object.keys(componentReaders).join(", ")}`],
      ...(guess === undefined ? {} : { hint: `did you mean "${guess}"?` }),
    });
  }
  return undefined;
}

/** What can be told of a component that cannot be read: mistakes in what all have, and of an import that something is missing. */
function readHead(value: YamlValue, role: ComponentRole, kind: string): void {
  const reader = new MapReader(value, `a component of type ${kind}`);
  readComponentCommon(reader, role);
  if (kind === "import") for (const key of ["source", "output"]) reader.require(key);
}
