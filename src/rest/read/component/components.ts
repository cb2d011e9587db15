import type { Component } from "../../../model/pipeline.js";
import { BodyReader, readWord, sameWords } from "../source/body-reader.js";
import type { BodyValue } from "../source/body-value.js";
import { readAutomlComponent } from "./automl.js";
import { readCommandComponent } from "./command.js";
import type { ComponentContext } from "./common.js";
import { readDataTransferComponent } from "./data-transfer.js";
import { readParallelComponent } from "./parallel.js";
import { readPipelineComponent } from "./pipeline.js";
import { readSparkComponent } from "./spark.js";

/** A reader for each kind of component. */
const readers: { readonly [Kind in Component["kind"]]: (reader: BodyReader, context: ComponentContext) => Component | undefined } = {
  automl: readAutomlComponent,
  command: readCommandComponent,
  data_transfer: readDataTransferComponent,
  parallel: readParallelComponent,
  pipeline: readPipelineComponent,
  spark: readSparkComponent,
};

const kinds = sameWords(Object.keys(readers) as Component["kind"][]);

/** `componentSpec` of a component of any type. */
export function readComponentSpec(value: BodyValue, context: ComponentContext): Component | undefined {
  const reader = new BodyReader(value, "a component");
  const place = reader.require("type");
  const kind = place && readWord(place, kinds);
  if (kind === undefined) return undefined;
  return readers[kind](reader, context);
}
