const pattern = /^\$\{\{\s*parent\.jobs\.([^\s.}]+)\s*\}\}$/;

/** @example nodeBinding("train") // "${{parent.jobs.train}}" */
export function nodeBinding(node: string): string {
  return `\${{parent.jobs.${node}}}`;
}

/** The node that a text such as `${{parent.jobs.train}}` names; undefined when it is something else. */
export function boundNode(text: string): string | undefined {
  return pattern.exec(text)?.[1];
}
