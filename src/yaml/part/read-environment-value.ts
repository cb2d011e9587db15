import { existsSync } from "node:fs";
import path from "node:path";
import { buildContext } from "../../model/build-context.js";
import { type Environment, type InferenceConfig, inferenceRoutes, type InlineEnvironment } from "../../model/environment.js";
import { compact } from "../../util/compact.js";
import { MapReader } from "../source/map-reader.js";
import { describe } from "../source/read-value.js";
import { openYaml } from "../source/open-yaml.js";
import type { YamlValue } from "../source/yaml-value.js";

/** What an environment that is part of something else has none of; azure-ai-ml does not look at it. */
const identity = ["name", "version"] as const;

/** `environment:` of a component: a reference, a map, or `file:` and a path. Its own name and version do not count there. */
export function readEnvironmentValue(value: YamlValue | undefined): Environment | undefined {
  if (value === undefined) return undefined;
  if (value.isMap) return readInlineEnvironment(value.without(identity));
  const text = value.string;
  if (text?.startsWith("file:")) {
    const file = path.resolve(path.dirname(value.file), text.slice("file:".length));
    const root = openYaml(file, value.sink);
    return root === undefined ? undefined : readInlineEnvironment(root.at(value.path).without(identity));
  }
  if (text !== undefined && /^azureml:.+/.test(text)) return { kind: "reference", id: text };
  value.report("AZML413", `${describe(value)} does not name an environment`, {
    hint: `write azureml:<name>:<version> or azureml:<name>@latest for a registered one, file:<path> for a file, or a map with "image"`,
  });
  return undefined;
}

/** `environment:` of a Spark application: of one without an image azure-ai-ml sends the packages, with an image of its own, and no more. */
export function readSparkEnvironment(value: YamlValue | undefined): Environment | undefined {
  if (value === undefined || !value.isMap) return readEnvironmentValue(value);
  const keys = new Map(value.entries());
  if (keys.has("image")) return readEnvironmentValue(value);
  const without = { severity: "warning", focus: "build" } as const;
  keys.get("build")?.reportKey("AZML410", `"build" has no effect here: a Spark environment has an image and packages`, without);
  const image = "conda/miniconda3";
  const { conda } = readInlineEnvironment(value.without(["build", ...identity]), { image });
  return { kind: "inline", image, ...compact({ conda }) };
}

/** The keys of an environment, in a file of its own or in line. */
export function readInlineEnvironment(value: YamlValue, defaults: { readonly image?: string } = {}): InlineEnvironment {
  const reader = new MapReader(value, "an environment");
  for (const key of ["$schema", "id", "type", "creation_context"]) reader.get(key);
  const environment: InlineEnvironment = {
    kind: "inline",
    ...defaults,
    ...compact({
      name: reader.string("name"),
      version: reader.text("version"),
      description: reader.string("description"),
      tags: reader.values("tags"),
      image: reader.string("image"),
      ...readConda(reader.get("conda_file")),
      build: readBuild(reader.get("build")),
      inferenceConfig: readInferenceConfig(reader.get("inference_config")),
      osType: reader.oneOf("os_type", ["linux", "windows"], { anyCase: true }),
    }),
  };
  reader.get("datastore");
  reader.close();
  // One that is written and wrong was told of.
  if (value.isMap && defaults.image === undefined && !["image", "build"].some((key) => reader.get(key))) {
    value.report("AZML413", `an environment needs an "image" or a "build"`);
  } else if (environment.image !== undefined && environment.image !== "" && environment.build !== undefined) {
    value.report("AZML413", `an environment has an "image" or a "build", not both`);
  }
  return environment;
}

/** In line, or the path of a conda file. */
function readConda(value: YamlValue | undefined): Pick<InlineEnvironment, "conda" | "condaFile"> {
  if (value === undefined || value.isMap) return compact({ conda: value?.json() });
  const text = value.string;
  if (text === undefined) {
    value.report("AZML408", `expected the path of a conda file or its content, got ${describe(value)}`);
    return {};
  }
  const file = path.resolve(path.dirname(value.file), text.replace(/^file:/, ""));
  if (!existsSync(file)) {
    value.report("AZML412", `there is no conda file ${text}`, {
      notes: [`looked for ${file}`],
      hint: "paths are relative to the file they are written in",
    });
    return {};
  }
  return compact({ conda: openYaml(file, value.sink)?.json(), condaFile: file });
}

function readInferenceConfig(value: YamlValue | undefined): InferenceConfig | undefined {
  if (value === undefined) return undefined;
  const reader = new MapReader(value, `"inference_config"`);
  const routes = inferenceRoutes.map((name) => [name, readRoute(reader.require(name))] as const);
  reader.close();
  // The table names exactly the routes that there are.
  return routes.some(([, route]) => route === undefined) ? undefined : (Object.fromEntries(routes) as InferenceConfig);
}

function readRoute(value: YamlValue | undefined): InferenceConfig["scoring_route"] | undefined {
  if (value === undefined) return undefined;
  const reader = new MapReader(value, "a route");
  for (const key of ["path", "port"]) reader.require(key);
  const [route, port] = [reader.string("path"), reader.whole("port")];
  reader.close();
  return route === undefined || port === undefined ? undefined : { path: route, port };
}

function readBuild(value: YamlValue | undefined): InlineEnvironment["build"] {
  if (value === undefined) return undefined;
  const reader = new MapReader(value, `"build"`);
  const place = reader.require("path");
  const written = reader.string("path");
  const dockerfilePath = reader.string("dockerfile_path");
  reader.close();
  if (place === undefined || written === undefined) return undefined;
  const context = buildContext(written, path.dirname(value.file));
  if (context.kind === "local" && !existsSync(context.path))
    place.report("AZML412", `there is no folder ${written}`, {
      notes: [`looked for ${context.path}`],
      hint: "paths are relative to the file they are written in",
    });
  return { path: context, ...compact({ dockerfilePath }) };
}
