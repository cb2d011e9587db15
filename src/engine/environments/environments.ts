import { createHash } from "node:crypto";
import { dirname, join } from "node:path";
import { contentKey } from "../reuse/content-key.js";
import { type ContainerTool, findContainerTool, hasImage } from "./container-tool.js";
import { ask, findInterpreter, type Interpreter, minorOf } from "./interpreter.js";
import { insteadOf } from "./lacking-python.js";
import { madeOnce } from "./made-once.js";
import { makeImage } from "./make-image.js";
import { makeVenv, programsOf } from "./make-venv.js";
import { NodeFailure } from "../node-failure.js";
import type { PlannedContainer, PlannedEnvironment, PlannedVenv } from "./planned-environment.js";
import { requirementFiles } from "./requirement-files.js";
import { ToolRunner } from "./run-tool.js";
import { withProgress } from "./with-progress.js";
import type { NodePath } from "../../events/run-event.js";

/** An environment that processes can be started in. */
export type ReadyEnvironment = ReadyHost | ReadyVenv | ReadyContainer;

interface ReadyHost {
  readonly kind: "host";
}

export interface ReadyVenv {
  readonly kind: "venv";
  readonly folder: string;
  /** Folder of its programs. */
  readonly programs: string;
}

export interface ReadyContainer {
  readonly kind: "docker";
  readonly tool: ContainerTool;
  readonly image: string;
}

/** Hears of what takes so long, and of what is not as it was asked for. */
export interface Listener {
  /** Path of the node that waits. */
  readonly node: NodePath;
  readonly say: (line: string) => void;
  readonly warn: (code: "AZML565" | "AZML570", message: string) => void;
}

/** A node that waits for its environment. */
interface Waiting {
  readonly signal: AbortSignal;
  /** Number of its try. */
  readonly attempt: number;
}

/** The environments of a workspace's runs, made when they are first needed and kept by what they are made of. */
export class Environments {
  readonly #folder: string;
  readonly #signal: AbortSignal;
  readonly #keys = new Map<PlannedEnvironment, Promise<string>>();
  readonly #making = new Map<string, Promise<ReadyEnvironment>>();
  readonly #made = new Set<string>();
  /** Environment → the node that it was first asked for by. */
  readonly #makers = new Map<string, NodePath>();
  readonly #failed = new Set<string>();
  readonly #interpreters = new Map<string | undefined, Promise<Interpreter | undefined>>();
  #tool: ReturnType<typeof findContainerTool> | undefined;

  /** `signal` ends what is being made; a node that stops waiting does not, as others may wait for the same. */
  constructor(folder: string, signal: AbortSignal) {
    this.#folder = folder;
    this.#signal = signal;
  }

  /** Hash of what the environment is made of: what a result in it depends on. Undefined for this machine as it is. */
  keyOf(planned: PlannedEnvironment): Promise<string | undefined> {
    if (planned.kind === "host") return Promise.resolve(undefined);
    let key = this.#keys.get(planned);
    if (!key) {
      key = planned.kind === "venv" ? this.#keyOfVenv(planned) : keyOfImage(planned, dirname(this.#folder));
      this.#keys.set(planned, key);
    }
    return key;
  }

  /**
   * The environment, made if it is not there. What could not be made is not tried again, unless a node is.
   *
   * @throws NodeFailure AZML564 when it cannot be made; AZML563 when this machine lacks what makes it
   */
  async ready(planned: PlannedEnvironment, listener: Listener, { signal, attempt }: Waiting): Promise<ReadyEnvironment> {
    const key = await this.keyOf(planned);
    if (planned.kind === "host" || key === undefined) return { kind: "host" };
    if (attempt > 1 && this.#failed.delete(key)) this.#making.delete(key);
    let making = this.#making.get(key);
    if (!making) {
      making = planned.kind === "venv" ? this.#venv(planned, key, listener) : this.#container(planned, key, listener);
      this.#making.set(key, making);
      this.#makers.set(key, listener.node);
      making.then(
        () => this.#made.add(key),
        () => this.#failed.add(key),
      );
    } else if (!this.#made.has(key)) {
      listener.say(`waiting for environment ${key}, which is made for node "${this.#makers.get(key)}"`);
    }
    return unlessAborted(making, signal);
  }

  async #keyOfVenv({ packages: { python, pip, requirements } }: PlannedVenv): Promise<string> {
    const interpreter = await this.#interpreter(python);
    return shortHash([
      "venv",
      python,
      ...(pip === undefined ? [] : [pip]),
      requirementFiles(requirements),
      interpreter,
      process.platform,
      process.arch,
    ]);
  }

  #interpreter(python: string | undefined): Promise<Interpreter | undefined> {
    const found = this.#interpreters.get(python) ?? findInterpreter(python);
    this.#interpreters.set(python, found);
    return found;
  }

  async #venv({ packages, name }: PlannedVenv, key: string, { say, warn }: Listener): Promise<ReadyVenv> {
    const folder = join(this.#folder, key);
    const started = Date.now();
    let isNew = false;
    const made = await madeOnce(folder, {
      make: async () => {
        isNew = true;
        say(`making environment ${key}${name === undefined ? "" : ` (${name})`}: ${shownPackages(packages.requirements)}`);
        const logFile = join(folder, "log.txt");
        const tools = new ToolRunner(folder, logFile, this.#signal);
        const making = makeVenv(packages, folder, await this.#interpreter(packages.python), tools);
        return { python: await withProgress(making, { what: `environment ${key}`, logFile, say }) };
      },
      isWhole: async () => (await ask(join(programsOf(join(folder, "venv")), "python"))) !== undefined,
      onWait: () => say(`waiting for environment ${key}, which another process makes`),
      signal: this.#signal,
    });
    const { python = "" } = made as { readonly python?: string };
    if (isNew) say(`environment ${key} is made: Python ${python}, ${Math.round((Date.now() - started) / 1000)} s`);
    const asked = minorOf(packages.python);
    // What is not to be had here was told before the first node.
    if (asked !== undefined && minorOf(python) !== asked && (await insteadOf(packages.python)) === undefined)
      warn("AZML565", `Python ${asked} was asked for, and Python ${python} is used`);
    const venv = join(folder, "venv");
    return { kind: "venv", folder: venv, programs: programsOf(venv) };
  }

  async #container({ image }: PlannedContainer, key: string, { say, warn }: Listener): Promise<ReadyContainer> {
    this.#tool ??= findContainerTool();
    const tool = await this.#tool;
    if ("lack" in tool) throw new NodeFailure({ code: "AZML563", message: `there is nothing to run containers with: ${tool.lack}` });
    if (tool.loopback === undefined)
      warn("AZML570", "a container of a docker without root does not reach azml, so MLflow does not log here");
    const folder = join(this.#folder, `${tool.name}-${key}`);
    const made = await madeOnce(folder, {
      make: async () => {
        say(`making image ${key} with ${tool.name}`);
        const logFile = join(folder, "log.txt");
        const tools = new ToolRunner(folder, logFile, this.#signal);
        const making = makeImage(image, { key, folder, tool, tools });
        return { image: await withProgress(making, { what: `image ${key}`, logFile, say }) };
      },
      isWhole: (made) => hasImage(tool, imageIn(made)),
      onWait: () => say(`waiting for image ${key}, which another process makes`),
      signal: this.#signal,
    });
    return { kind: "docker", tool, image: imageIn(made) };
  }
}

function imageIn(made: unknown): string {
  return (made as { readonly image: string }).image;
}

async function keyOfImage({ image }: PlannedContainer, workspaceFolder: string): Promise<string> {
  const content = async (path: string): Promise<string> => contentKey(path, { leaveOut: workspaceFolder });
  return shortHash(image.from === "context" ? ["docker", await content(image.context), image.dockerfile] : ["docker", image]);
}

function shortHash(parts: readonly unknown[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 16);
}

function shownPackages(requirements: readonly string[]): string {
  const shown = requirements.slice(0, 5).join(", ");
  return requirements.length === 0 ? "no packages" : requirements.length > 5 ? `${shown} and ${requirements.length - 5} more` : shown;
}

/** What is being made, unless the node that waits for it has to stop. */
function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((settle, fail) => {
    const onAbort = (): void => fail(new Error(String(signal.reason)));
    if (signal.aborted) return onAbort();
    signal.addEventListener("abort", onAbort, { once: true });
    void work.then(settle, fail).finally(() => signal.removeEventListener("abort", onAbort));
  });
}
