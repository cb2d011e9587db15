/** A universal package of an Azure DevOps feed; its files and folders go beside a component's code. */
export interface ArtifactInclude {
  readonly feed: string;
  readonly name: string;
  readonly version: string;
  /** `project` for the feed of a project; of the organization when absent. */
  readonly scope?: string;
  /** URL of the organization; that of the git repository when absent. */
  readonly organization?: string;
  /** That of the git repository when absent. */
  readonly project?: string;
}

/** A file or folder by its path, or a package. */
export type AdditionalInclude = string | ArtifactInclude;

/** What messages call it, as azure-ai-ml does. */
export function artifactLabel({ name, version, feed }: ArtifactInclude): string {
  return `${name}:${version} in ${feed}`;
}

/** The ones that have to be fetched. */
export function artifactsOf(includes: readonly AdditionalInclude[]): ArtifactInclude[] {
  return includes.filter((include) => typeof include !== "string");
}

/** The ones that lie on this machine. */
export function pathsOf(includes: readonly AdditionalInclude[]): string[] {
  return includes.filter((include) => typeof include === "string");
}
