/** What a body gets when it runs in the engine's own process. */
interface InProcessRequest {
  /** Id of the node's run, as `AZUREML_RUN_ID` tells it to a process. */
  readonly runId: string;
  /** Wire name of each input → its text, as a command line would carry it; undefined for an optional one that got nothing. */
  readonly inputs: Readonly<Record<string, string | undefined>>;
  /** Wire name of each output → the path to write it to. A control output is a text file. */
  readonly outputs: Readonly<Record<string, string>>;
  /** Aborted when the job is canceled or the node's time is up; the body should end soon then. */
  readonly signal: AbortSignal;
  /** Writes to the node's log, as it is: a line ends where its line break is. */
  readonly print: (text: string | Uint8Array, stream: "stdout" | "stderr") => void;
  readonly metric: (key: string, value: number, step?: number) => void;
  readonly param: (key: string, value: string) => void;
  readonly tag: (key: string, value: string) => void;
  /** Folder to put files into that are to be kept. */
  readonly artifacts: string;
  /** A file has been put there; its path below the folder. */
  readonly artifact: (name: string) => void;
}

/** A component's body as a function, for runs without a process per node. Rejects when the body fails; with `isTold` when its log says so already. */
export type InProcessBody = (request: InProcessRequest) => Promise<void>;
