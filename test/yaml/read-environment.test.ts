import path from "node:path";
import { describe, expect, it } from "vitest";
import { readEnvironment } from "../../src/yaml/read-environment.js";
import { told, yamlFolder } from "./yaml-folder.js";

describe("an environment file", () => {
  it("becomes an environment, its conda file read", () => {
    const file = yamlFolder({
      "env.yml": "name: e\nversion: 1.0\nimage: ubuntu\nconda_file: conda/c.yml\ntags: { a: b }\n",
      "conda/c.yml": "name: c\ndependencies: [python=3.10, pip]\n",
    });
    expect(readEnvironment(file)).toEqual({
      environment: {
        kind: "inline",
        name: "e",
        version: "1.0",
        image: "ubuntu",
        tags: { a: "b" },
        conda: { name: "c", dependencies: ["python=3.10", "pip"] },
        condaFile: path.join(path.dirname(file), "conda/c.yml"),
      },
      diagnostics: [],
    });
  });

  it("may be a build context", () => {
    const file = yamlFolder({ "env.yml": "name: e\nbuild: { path: ctx, dockerfile_path: Dockerfile.gpu }\n", "ctx/Dockerfile.gpu": "" });
    expect(readEnvironment(file).environment).toEqual({
      kind: "inline",
      name: "e",
      build: { path: { kind: "local", path: path.join(path.dirname(file), "ctx") }, dockerfilePath: "Dockerfile.gpu" },
    });
  });

  it("may be a build context that was uploaded", () => {
    const file = yamlFolder({ "env.yml": "name: e\nbuild: { path: https://example.invalid/ctx/ }\n" });
    expect(readEnvironment(file)).toEqual({
      environment: { kind: "inline", name: "e", build: { path: { kind: "remote", uri: "https://example.invalid/ctx/" } } },
      diagnostics: [],
    });
  });

  it.each([
    ["name: e\n", 'env.yml:1:1 AZML413 *: an environment needs an "image" or a "build"'],
    ["name: e\nimage: x\nbuild: { path: . }\n", 'env.yml:1:1 AZML413 *: an environment has an "image" or a "build", not both'],
    [
      "name: e\nimage: x\nconda_file: gone.yml\n",
      "env.yml:3:13 AZML412 conda_file: there is no conda file gone.yml (paths are relative to the file they are written in)",
    ],
    [
      "name: e\nimage: x\ncondafile: c.yml\n",
      'env.yml:3:1 AZML409 condafile: an environment has no key "condafile" (did you mean "conda_file"?)',
    ],
  ])("that says %j is refused", (text, expected) => {
    const { environment, diagnostics } = readEnvironment(yamlFolder({ "env.yml": text }));
    expect(environment).toBeUndefined();
    expect(told(diagnostics)).toEqual([expected]);
  });
});
