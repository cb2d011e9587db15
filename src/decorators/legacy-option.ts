/**
 * What to set so that decorators are called in the older dialect: the option of the tool that runs this program, where it can be told, or else
 * of the compilers there are.
 */
export function legacyOption(): string {
  const { versions, execArgv } = process;
  const option = 'set "experimentalDecorators": true';
  if (versions["deno"] !== undefined) return `${option} in compilerOptions of deno.json`;
  if (versions["bun"] !== undefined) return `${option} in compilerOptions of the tsconfig.json of this file, which Bun reads`;
  if ("__vitest_worker__" in globalThis) {
    return `${option} in the tsconfig.json of this file, or say oxc: { decorator: { legacy: true } } in the configuration of Vitest`;
  }
  if (execArgv.some((argument) => /[\\/@]swc/.test(argument))) return "set jsc.transform.legacyDecorator: true in .swcrc";
  if (execArgv.some((argument) => /\btsx\b/.test(argument))) {
    return `${option} in the tsconfig.json that tsx reads: that of the folder it is started in, or what --tsconfig names`;
  }
  return `${option} in the tsconfig.json of this file (tsc, esbuild and Vite read it), or jsc.transform.legacyDecorator: true for swc`;
}
