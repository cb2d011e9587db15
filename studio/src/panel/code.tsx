import type { ReactElement } from "react";
import { FileTree } from "../files/file-tree.js";

/** The snapshot of the code that the node ran. */
export function Code({ job, path }: { readonly job: string; readonly path: string }): ReactElement {
  return <FileTree place={{ job, node: path, of: "code" }} />;
}
