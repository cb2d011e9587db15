import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync } from "node:fs";
import path from "node:path";

const cache = path.resolve(".cache/peers");

/** The programs of a Python package of just this version, in a folder of their own that is made once. */
export function pythonPrograms(name, version) {
  const folder = path.join(cache, `${name}-${version}`);
  const programs = path.join(folder, "bin");
  if (!existsSync(path.join(folder, "ready"))) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(cache, { recursive: true });
    must("python3", ["-m", "venv", folder]);
    must(path.join(programs, "pip"), ["install", "--quiet", "--disable-pip-version-check", `${name}==${version}`]);
    must("touch", [path.join(folder, "ready")]);
  }
  return programs;
}

function must(program, args) {
  const { status, error } = spawnSync(program, args, { stdio: ["ignore", "ignore", "inherit"] });
  if (status !== 0) throw new Error(`${program} ${args.join(" ")} ended with ${status ?? error}`);
}

/** Runs a command to its end: seconds on the clock, and seconds of processors of it and of all it started. */
export function timed(cwd, [program, ...args], { env = {}, fails = false } = {}) {
  const script = 'TIMEFORMAT="%R %U %S"; exec 3>&2; time "$@" >out.log 2>err.log';
  const { status, stderr } = spawnSync("bash", ["-c", script, "bash", program, ...args], {
    cwd,
    encoding: "utf8",
    env: { ...process.env, CI: "true", NO_COLOR: "1", ...env },
  });
  if ((status !== 0) !== fails)
    throw new Error(`${program} ${args.join(" ")} in ${cwd} ended with ${status}: see out.log and err.log there`);
  const [clock, user, system] = stderr.trim().split("\n").at(-1).split(" ").map(Number);
  return { clock, cpu: user + system };
}
