/** Where what a body says of its run goes, when it is a process of its own. */
export interface RunSink {
  metric(key: string, value: number, step: number, time: number): void;
  param(key: string, value: string): void;
  tag(key: string, value: string): void;
  artifact(file: string, name: string): void;
  /** Something that the user should know of how the body ended. */
  warning(message: string): void;
  /** Resolves when everything logged so far has arrived. */
  flush(): Promise<void>;
}
