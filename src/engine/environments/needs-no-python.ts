import { shellCommands } from "./shell-commands.js";

/** Programs that have no use for Python packages. */
const plain = new Set(
  "[ [[ basename cat cd chmod cmp cp cut date df diff dirname du echo env exit export false find fi done esac for free grep gzip head hostname id ls mkdir mv nproc nvidia-smi printenv printf pwd rm rmdir sed set sha256sum sleep sort tail tar tee test touch tr true uname uniq unzip wc whoami xargs zip }".split(
    " ",
  ),
);

/** Whether a command does nothing that Python packages could count for: it copies, prints and lists. */
export function needsNoPython(command: string): boolean {
  const commands = shellCommands(command);
  return commands.length > 0 && !/\bpython|\$\(|`/.test(command) && commands.every(([program = ""]) => plain.has(program));
}
