import { statSync } from "node:fs";
import { basename, isAbsolute, join } from "node:path";
import { AzmlError } from "../../../diagnostics/azml-error.js";
import type { Diagnostic } from "../../../diagnostics/diagnostic.js";
import { ArtifactFailure, fetchArtifacts } from "../../../hash/fetch-artifacts.js";
import { type CodeFile, listCodeFiles } from "../../../hash/list-code-files.js";
import { includePaths, isIncludeThere } from "../../../hash/include-paths.js";
import { listComponentFiles } from "../../../hash/list-component-files.js";
import { artifactsOf } from "../../../model/artifact-include.js";
import type { AssetPath } from "../../../model/asset.js";
import type { CodeOwner } from "../../../model/code-owner.js";
import type { InlineEnvironment } from "../../../model/environment.js";
import { PartMapper } from "../../../model/map-parts.js";
import type { PipelineJob } from "../../../model/pipeline-job.js";
import type { RegisteredKind } from "../../../model/registered-kind.js";
import type { RegisteredDefinitions } from "../../asset-operations.js";
import type { Content, ContentStore } from "./content-store.js";

type AnyDefinition = RegisteredDefinitions[RegisteredKind] | PipelineJob;
type Local = Extract<AssetPath, { readonly kind: "local" }>;

/** What is done with each file or folder that a definition names. */
interface PathMap {
  readonly code: (owner: CodeOwner) => CodeOwner["code"];
  readonly data: (path: string) => string;
}

/**
 * Puts the files that a definition names into the store. In the definition that comes back their paths start from the workspace's folder.
 *
 * @throws AzmlError AZML503 with all that are not there; nothing has been copied then. The signal's reason when it is aborted.
 */
export async function keepFiles<T extends AnyDefinition>(definition: T, store: ContentStore, signal?: AbortSignal): Promise<T> {
  const owners = new Set<CodeOwner>();
  const paths = new Set<string>();
  mapPaths(definition, {
    code: (owner) => {
      owners.add(owner);
      return owner.code;
    },
    data: (path) => {
      paths.add(path);
      return path;
    },
  });
  refuseMissing(definition, [...paths, ...[...owners].flatMap(codePaths)]);
  const kept = new Map<CodeOwner | string, string>();
  for (const owner of owners) kept.set(owner, await store.add(await codeContent(owner), signal));
  for (const path of paths) kept.set(path, await store.add(await dataContent(path), signal));
  return mapPaths(definition, {
    code: (owner) => ({ ...openLoadsOf(owner), kind: "local", path: kept.get(owner) ?? "" }),
    data: (path) => kept.get(path) ?? path,
  });
}

/** The same definition with absolute paths. */
export function withAbsolutePaths<T extends AnyDefinition>(definition: T, workspaceFolder: string): T {
  const absolute = (path: string): string => (isAbsolute(path) ? path : join(workspaceFolder, path));
  return mapPaths(definition, {
    code: (owner) =>
      owner.code?.kind === "local" ? { ...openLoadsOf(owner), kind: "local", path: absolute(owner.code.path) } : owner.code,
    data: absolute,
  });
}

function mapPaths<T extends AnyDefinition>(definition: T, map: PathMap): T;
function mapPaths(definition: AnyDefinition, map: PathMap): AnyDefinition {
  const local = (path: Local): Local => {
    const mapped = map.data(path.path);
    return { kind: "local", path: mapped, written: mapped };
  };
  const environment = (one: InlineEnvironment): InlineEnvironment =>
    one.build?.path.kind === "local"
      ? { ...one, build: { ...one.build, path: { kind: "local", path: map.data(one.build.path.path) } } }
      : one;
  const mapper = new PartMapper({
    node: (node) => node,
    asset: (asset) => (asset.path.kind === "local" ? { ...asset, path: local(asset.path) } : asset),
    owner: (owner) => {
      const own = owner.environment?.kind === "inline" ? { ...owner, environment: environment(owner.environment) } : owner;
      if (owner.code?.kind !== "local" && !owner.additionalIncludes?.length) return own;
      const code = map.code(owner);
      const { additionalIncludes: _, ...rest } = own;
      return { ...rest, ...(code && { code }) } as typeof owner;
    },
  });
  switch (definition.kind) {
    case "data":
    case "model":
      return definition.path.kind === "local" ? { ...definition, path: local(definition.path) } : definition;
    case "inline":
      return environment(definition);
    case "pipeline_job":
      return mapper.job(definition);
    default:
      return mapper.component(definition);
  }
}

/** What is kept of a body's code beside its files. */
function openLoadsOf({ code }: CodeOwner): { readonly openLoads?: readonly string[] } {
  return code?.kind === "local" && code.openLoads ? { openLoads: code.openLoads } : {};
}

function codePaths(owner: CodeOwner): string[] {
  return [...(owner.code?.kind === "local" ? [owner.code.path] : []), ...includePaths(owner)];
}

function refuseMissing({ location }: AnyDefinition & { readonly location?: Diagnostic["location"] }, paths: readonly string[]): void {
  const missing = paths.filter((path) => !isIncludeThere(path));
  if (missing.length === 0) return;
  throw new AzmlError(
    missing.map((path) => ({
      code: "AZML503",
      severity: "error",
      message: `there is no file or folder ${path}`,
      ...(location && { location }),
    })),
  );
}

async function codeContent(owner: CodeOwner): Promise<Content> {
  const others = [...includePaths(owner), ...(await artifacts(owner))];
  const files = await listComponentFiles(owner.code?.kind === "local" ? owner.code.path : undefined, others);
  // The code's own rules must not go on to rule what was put beside it.
  const kept = others.length === 0 ? files : files.filter(({ relativePath }) => !/^\.(?:amlignore|gitignore)$/.test(relativePath));
  return { files: kept, name: "code", isFolder: true, isReadOnly: false };
}

async function artifacts({ additionalIncludes = [] }: CodeOwner): Promise<string[]> {
  try {
    return await fetchArtifacts(artifactsOf(additionalIncludes));
  } catch (error) {
    if (!(error instanceof ArtifactFailure)) throw error;
    throw new AzmlError([{ code: "AZML615", severity: "error", message: error.message, hint: error.hint }]);
  }
}

async function dataContent(path: string): Promise<Content> {
  const isFolder = statSync(path).isDirectory();
  const files: readonly CodeFile[] = await listCodeFiles(path, { alsoIgnored: [] });
  return { files, name: basename(path), isFolder, isReadOnly: true };
}
