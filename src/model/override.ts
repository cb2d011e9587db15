/** A value from the command line for a key of the job's file: `--set settings.default_compute=azureml:gpu`. */
export interface Override {
  /** Keys from the root, joined by points: `jobs.train.inputs.epochs`. An item of a list is its number, from 0: `a.0` or `a[0]`. */
  readonly path: string;
  readonly text: string;
}

/** The keys of a path, outermost first. */
export function overrideKeys({ path }: Override): string[] {
  return path.replace(/\[(\d+)\]/g, ".$1").split(".");
}

/** As it stands on the command line, for messages. */
export function overrideText({ path, text }: Override): string {
  return `--set ${path}=${text}`;
}
