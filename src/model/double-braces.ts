/**
 * A command of a job with `{inputs.x}`, the old spelling, as `${{inputs.x}}`: azure-ai-ml still takes it in jobs of one step, and nowhere else.
 *
 * @example withDoubleBraces("cat {inputs.rows}") // "cat ${{inputs.rows}}"
 */
export function withDoubleBraces(command: string): string {
  return command.replace(/(?<!\{)\{(inputs|outputs|search_space)\.([^}]*)\}(?!\})/g, "${{$1.$2}}");
}
