import { type ChildProcess, spawn } from "node:child_process";

/**
 * Ends what is left when its standard input closes: TERM, and KILL after five seconds.
 * It reads `+ <group>` and `- <group>` lines.
 */
const script = `
trap '' INT TERM HUP QUIT
groups=' '
while read -r sign group; do
  case $sign in
    +) groups="$groups$group " ;;
    -) groups="\${groups%%" $group "*} \${groups#*" $group "}" ;;
  esac
done
[ -z "\${groups## }" ] && exit 0
for group in $groups; do kill -s TERM -- "-$group"; done
for second in 1 2 3 4 5; do
  left=
  for group in $groups; do kill -s 0 -- "-$group" && left=1; done
  [ -z "$left" ] && exit 0
  sleep 1
done
for group in $groups; do kill -s KILL -- "-$group"; done
`;

/**
 * A small process that outlives this one for a moment: when this one is gone, `kill -9` included, the operating system
 * closes the pipe between them and the watchdog ends the process groups that are left. One per process, started with the
 * first group; it does not keep this process alive.
 */
let watchdog: ChildProcess | undefined;

export function watch(group: number): void {
  if (process.platform === "win32") return;
  watchdog ??= start();
  watchdog.stdin?.write(`+ ${group}\n`);
}

export function unwatch(group: number): void {
  watchdog?.stdin?.write(`- ${group}\n`);
}

function start(): ChildProcess {
  const child = spawn("sh", ["-c", script], { detached: true, stdio: ["pipe", "ignore", "ignore"] });
  // Without a watchdog everything works but for the children of an engine that is killed.
  child.on("error", () => {});
  child.stdin.on("error", () => {});
  child.unref();
  if ("unref" in child.stdin && typeof child.stdin.unref === "function") child.stdin.unref();
  return child;
}
