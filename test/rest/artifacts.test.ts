import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { AzmlError } from "../../src/diagnostics/azml-error.js";
import { submitComponent } from "../../src/rest/submit/submit-component.js";
import { readComponent } from "../../src/yaml/read-component.js";
import { RecordingTarget } from "../conformance/recording-target.js";
import { fakeAz } from "../fake-az.js";

const vienna = "type: artifact, organization: https://msdata.visualstudio.com/, project: Vienna, feed: fd, name: pk";

function component(includes: readonly string[]): ReturnType<typeof readComponent> {
  const folder = mkdtempSync(path.join(tmpdir(), "azml-artifacts-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(path.join(folder, "own.txt"), "hi\n");
  const file = path.join(folder, "c.yml");
  const list = includes.map((include) => ` - ${include}`).join("\n");
  writeFileSync(file, `name: inc\nversion: "1"\ntype: command\ncommand: ls\nenvironment: azureml:e:1\nadditional_includes:\n${list}\n`);
  return readComponent(file);
}

/** What is said of a submission, where it is refused. */
async function refused(includes: readonly string[]): Promise<string[]> {
  const { component: read } = component(includes);
  if (!read) throw new Error("the file was not read");
  const target = new RecordingTarget();
  const error: unknown = await submitComponent(read, target).catch((thrown: unknown) => thrown);
  expect(target.calls).toEqual([]);
  return error instanceof AzmlError ? error.diagnostics.map(({ code, message, hint }) => `${code}: ${message} [${hint}]`) : [];
}

describe("packages of feeds among additional includes", () => {
  it("are fetched, hashed and sent as azure-ai-ml does with the same az", async () => {
    const az = fakeAz();
    vi.stubEnv("PATH", `${az.folder}:${process.env["PATH"]}`);
    onTestFinished(() => void vi.unstubAllEnvs());
    const { component: read, diagnostics } = component([
      "own.txt",
      ...["one", "two"].map((v) => `{${vienna}, version: ${v}, scope: project}`),
    ]);
    if (!read) throw new Error(diagnostics.map(({ message }) => message).join());
    const target = new RecordingTarget();
    await submitComponent(read, target);
    const text = JSON.stringify(target.calls);
    expect(text).toContain('"hash_sha256":"3d070d79808e3a44fa8bf41788eee1dca5ebe0d259dea81d7ecaa8ac49977700"');
    expect(text).toContain('"client_component_hash":"550cbaa7-1049-4a17-504b-e5c6d23bb84b"');
    expect(text).toContain(
      "OrderedDict([('type', 'artifact'), ('feed', 'fd'), ('name', 'pk'), ('version', 'two'), ('scope', 'project'), ('organization', 'https://msdata.visualstudio.com/'), ('project', 'Vienna')])",
    );
    const call = (version: string): string =>
      `artifacts universal download --feed fd --name pk --version ${version} --scope project --path <folder> --org https://msdata.visualstudio.com/ --project Vienna`;
    expect(az.asked().sort()).toEqual([call("one"), call("two")]);
  });

  it("are fetched once, however many components have them, and from the organization's feed unless told otherwise", async () => {
    const az = fakeAz();
    vi.stubEnv("PATH", `${az.folder}:${process.env["PATH"]}`);
    onTestFinished(() => void vi.unstubAllEnvs());
    for (const _ of [1, 2]) {
      const { component: read } = component([`{type: artifact, feed: f, name: once, version: three}`]);
      if (read) await submitComponent(read, new RecordingTarget());
    }
    expect(az.asked()).toEqual(["artifacts universal download --feed f --name once --version three --scope organization --path <folder>"]);
  });

  it("may not have something of the same name", async () => {
    vi.stubEnv("PATH", `${fakeAz().folder}:${process.env["PATH"]}`);
    onTestFinished(() => void vi.unstubAllEnvs());
    expect(await refused([`{${vienna}, version: clash1}`, `{${vienna}, version: clash2}`])).toEqual([
      'AZML615: pk:clash1 in fd and pk:clash2 in fd both have "same.txt" [include one of them, or another version]',
    ]);
  });

  it("are missed with az's own words, or with where to get az", async () => {
    vi.stubEnv("PATH", `${fakeAz().folder}:${process.env["PATH"]}`);
    onTestFinished(() => void vi.unstubAllEnvs());
    expect(await refused([`{${vienna}, version: none}`])).toEqual([
      "AZML615: the package pk:none in fd was not fetched: ERROR: there is no version none [try: az login, and az extension add --name azure-devops]",
    ]);
    vi.stubEnv("PATH", tmpdir());
    expect(await refused([`{${vienna}, version: four}`])).toEqual([
      "AZML615: the package pk:four in fd is fetched by the Azure CLI, which is not on this machine [install az (https://aka.ms/azure-cli), then: az extension add --name azure-devops]",
    ]);
  });

  it("have a feed, a name and a version, and nothing that Azure ML does not know", () => {
    const told = (include: string): string[] => component([include]).diagnostics.map(({ code, message }) => `${code}: ${message}`);
    expect(told("{type: artifact, name: pk, version: one}")).toEqual(['AZML407: an artifact needs "feed"']);
    expect(told(`{${vienna}, version: one, branch: main}`)[0]).toMatch(/^AZML40\d: .*"branch"/);
    expect(told("{type: package, feed: f, name: pk, version: one}")[0]).toMatch(/^AZML4\d\d: /);
    expect(told(`{${vienna}, version: 1.0}`)[0]).toMatch(/^AZML408: /);
  });
});
