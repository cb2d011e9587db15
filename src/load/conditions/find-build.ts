import type { ESTree, Visitor as Visitors } from "rolldown/utils";
import type { PipelineSource } from "../../graph/graph-context.js";

/** The function that builds a pipeline, in the file that it was written in; undefined when the file has none of its name, or several that it may be. */
export function findBuild(
  program: ESTree.Program,
  { className, method }: Pick<PipelineSource, "className" | "method">,
  at: number,
  { Visitor }: { readonly Visitor: typeof Visitors },
): ESTree.Function | undefined {
  const found: { readonly holder: ESTree.Class; readonly build: ESTree.Function }[] = [];
  const look = (holder: ESTree.Class): void => {
    for (const member of holder.body.body) {
      if (member.type !== "MethodDefinition" || member.computed || keyName(member.key) !== method || !member.value.body) continue;
      found.push({ holder, build: member.value });
    }
  };
  new Visitor({ ClassDeclaration: look, ClassExpression: look }).visit(program);
  const named = found.filter(({ holder }) => holder.id?.name === className);
  const candidates = named.length > 0 ? named : found.filter(({ holder }) => holder.id === null);
  if (candidates.length < 2) return candidates[0]?.build;
  // Of several classes of one name it is the one that the decorator stands at.
  return candidates.find(({ holder }) => startOf(holder) <= at && at <= holder.end)?.build;
}

function startOf(holder: ESTree.Class): number {
  return Math.min(holder.start, ...holder.decorators.map(({ start }) => start));
}

/** The name of a property, when it is written out. */
export function keyName(key: { readonly type: string }): string | undefined {
  const { name, value } = key as { readonly name?: unknown; readonly value?: unknown };
  if (key.type === "Identifier") return name as string;
  return key.type === "Literal" && typeof value === "string" ? value : undefined;
}
