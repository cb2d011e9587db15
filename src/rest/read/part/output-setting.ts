import { assetKinds, primitiveKinds } from "../../../model/kind.js";
import type { OutputSetting, OutputSettings } from "../../../model/value.js";
import { compact } from "../../../util/compact.js";
import { restOutputMode } from "../../part/modes.js";
import { BodyReader, expectMap, sameWords } from "../source/body-reader.js";
import type { BodyValue } from "../source/body-value.js";

const outputTypes = sameWords([...assetKinds, ...primitiveKinds]);

/** `outputs` of a job or a node. */
export function readOutputs(value: BodyValue | undefined): OutputSettings {
  if (value === undefined) return {};
  expectMap(value, `"outputs"`);
  return Object.fromEntries(value.entries().flatMap(([name, given]) => (given.isNull ? [] : [[name, readOutput(given)]])));
}

function readOutput(value: BodyValue): OutputSetting {
  const reader = new BodyReader(value, "an output");
  const bound = reader.get("type") !== undefined;
  const setting = compact({
    boundTo: bound ? readBoundTo(reader) : undefined,
    type: bound ? undefined : reader.oneOf("job_output_type", outputTypes),
    mode: reader.oneOf("mode", restOutputMode),
    path: reader.string("uri"),
    // Nodes have them by these names, jobs by the longer ones.
    name: reader.string("name") ?? reader.string("asset_name"),
    version: reader.string("version") ?? reader.string("asset_version"),
    description: reader.string("description"),
  });
  reader.close();
  return setting;
}

/** An output of a node that is one of the pipeline's: `type: literal` and the binding. */
function readBoundTo(reader: BodyReader): string | undefined {
  reader.oneOf("type", sameWords(["literal"]));
  const value = reader.require("value");
  const found = /^\$\{\{\s*parent\.outputs\.([^\s{}]+)\s*\}\}$/.exec(value?.string ?? "")?.[1];
  if (value !== undefined && found === undefined) {
    value.report("AZML616", `expected \${{parent.outputs.<output>}}, got ${value.describe()}`);
  }
  return found;
}
