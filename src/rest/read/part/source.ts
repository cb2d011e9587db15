import { definitionSources, type DefinitionSource } from "../../../model/definition-source.js";
import { type BodyReader, sameWords } from "../source/body-reader.js";

const sources = sameWords(definitionSources);

/** `_source`, which the service does not always keep: `unsaid` then. */
export function readSource(reader: BodyReader, unsaid: DefinitionSource): DefinitionSource {
  return reader.oneOf("_source", sources) ?? unsaid;
}
