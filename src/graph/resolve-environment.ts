import type { CallSite } from "../diagnostics/call-site.js";
import { diagnosticAt } from "../diagnostics/report.js";
import { isWrittenEnvironment } from "../dsl/environment.js";
import { buildContext } from "../model/build-context.js";
import type { Environment, Json } from "../model/environment.js";
import { compact } from "../util/compact.js";
import type { GraphContext } from "./graph-context.js";
import { describe, isPlainObject } from "./options/describe.js";
import { json, MapOf, tags } from "./options/field.js";
import { readOptions } from "./options/read-options.js";
import { readNamedFile } from "./read-named-file.js";
import { callerFolder, writtenPath } from "./written-path.js";

/** Where TypeScript bodies run on Azure ML when nobody says: a stock image with Node and bash. */
const nodeEnvironment: Environment = { kind: "inline", image: "node:22-bookworm-slim" };

const reference = /^(azureml:|azureml:\/\/|\/subscriptions\/)/i;

/** The environment that a component was given: a reference, a file, or a definition. */
export function resolveEnvironment(given: unknown, site: CallSite, context: GraphContext): Environment | undefined {
  if (given === undefined) return nodeEnvironment;
  const definition = isWrittenEnvironment(given) ? given.definition : given;
  const at = isWrittenEnvironment(given) ? given.site : site;
  if (typeof definition === "string") {
    if (definition.trim() === "") {
      context.sink.add(diagnosticAt(at, "AZML222", "the environment is an empty text"));
      return undefined;
    }
    if (reference.test(definition)) return { kind: "reference", id: definition };
    return readNamedFile(definition, at, context, (file, sink) => context.files.environment(file, sink));
  }
  return defineEnvironment(definition, at, context);
}

function defineEnvironment(definition: unknown, site: CallSite, context: GraphContext): Environment | undefined {
  const options = readOptions(
    definition,
    {
      name: "string",
      version: "string",
      description: "string",
      tags,
      image: "string",
      conda: ["string", new MapOf(json, "entry")],
      build: { path: "any", dockerfilePath: "string" },
    },
    { what: "environment()", code: "AZML222", site },
    context.sink,
  ) as {
    name?: string;
    version?: string;
    description?: string;
    tags?: Record<string, string>;
    image?: string;
    conda?: string | Json;
    build?: Record<string, unknown>;
  };
  const complain = (message: string, hint?: string): undefined => {
    context.sink.add(diagnosticAt(site, "AZML222", message, { ...(hint && { hint }) }));
    return undefined;
  };
  if (!isPlainObject(definition)) return undefined;
  if (!options.image && !options.build)
    return complain("the environment has neither an image nor a build context", 'say { image: "…" } or { build: { path: "…" } }');
  if (options.image && options.build) return complain("the environment has both an image and a build context", "keep one of them");
  if (options.conda !== undefined && options.build)
    return complain("an environment with a build context has no conda file", "install the packages in its Dockerfile");
  const { path, dockerfilePath } = options.build ?? {};
  if (options.build && typeof path !== "string") return complain(`the path of the build context is ${describe(path)}`);
  const condaFile = typeof options.conda === "string" ? options.conda : undefined;
  const conda =
    condaFile === undefined ? options.conda : readNamedFile(condaFile, site, context, (file, sink) => context.files.conda(file, sink));
  if (condaFile !== undefined && conda === undefined) return undefined;
  return compact({
    kind: "inline" as const,
    name: options.name,
    version: options.version,
    description: options.description,
    tags: options.tags,
    image: options.image,
    conda,
    condaFile: condaFile === undefined ? undefined : writtenPath(condaFile, site, context.folder),
    build:
      typeof path === "string"
        ? compact({
            path: buildContext(path, callerFolder(site, context.folder)),
            dockerfilePath: typeof dockerfilePath === "string" ? dockerfilePath : undefined,
          })
        : undefined,
  });
}
