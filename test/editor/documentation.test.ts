import { describe, expect, it } from "vitest";
import { Documentation } from "./documented.js";

/** In each `{}` options are written. */
const calls = `
import * as azml from "azml";
import type { CreateJobOptions, LocalRegisteredWorkspace, RegisteredWorkspace } from "../../../src/connect/index.js";
import { azureWorkspace, localWorkspace } from "../../../src/connect/index.js";
import { loaded, Nested, report, Train } from "./ports.js";
const { commandComponent, pipeline, input, output, uriFolder, uriFile, automl, command, component, dataTransfer, doWhile, bandit, medianStopping, truncationSelection,
  environment, ifElse, job, loadJob, parallelFor, parallelRunFunction, cron, recurrence, schedule, random, spark, standaloneJob, step, sweep } = azml;
declare const local: LocalRegisteredWorkspace;
declare const remote: RegisteredWorkspace;
declare const args: never;
declare const score: azml.DefinedComponent<"parallel", { data: "mltable" }, { scores: "uri_file" }>;
declare const count: azml.DefinedComponent<"spark", { data: "uri_folder" }, { counts: "uri_folder" }>;
declare const merge: azml.DefinedComponent<"data_transfer", { data: "uri_folder" }, { all: "uri_folder" }>;

commandComponent({});
pipeline({});
input("string", {});
input("integer", {});
input("number", {});
input("boolean", {});
input("uri_folder", {});
input(Nested, {});
output("uri_folder", {});
uriFolder("", {});
uriFile("", {});
automl.classification({}, {});
automl.regression({});
automl.forecasting({});
automl.imageClassification({});
automl.imageObjectDetection({});
automl.textClassification({});
command({ command: "", inputs: { a: {} }, outputs: { b: {} } });
command({});
component("", {});
component("", undefined, {});
dataTransfer.copy({});
dataTransfer.importDatabase({}, {});
dataTransfer.importFileSystem({}, {});
dataTransfer.exportDatabase({}, {});
doWhile(Train, args, {});
bandit({});
medianStopping({});
truncationSelection({});
environment({});
ifElse(args, args, args, {});
job(Nested, args, {});
loadJob("", {});
parallelFor([{ a: 1 }], args, {});
parallelRunFunction({});
cron("0 0 * * *", {});
recurrence({});
schedule({});
random({});
spark({});
standaloneJob(args, {});
step(Train, args, {});
step(report, args, {});
step(score, args, {});
step(count, args, {});
step(merge, args, {});
step(loaded, args, {});
step(Nested, args, {});
sweep(Train, args, {});
localWorkspace({});
azureWorkspace({});
local.jobs.create(args, {});
local.jobs.list({});
local.jobs.download("", "", "", {});
remote.jobs.create(args, {});
remote.jobs.list({});
remote.schedules.list({});
remote.components.createOrUpdate(Train, {});
remote.data.createOrUpdate({}, {});
remote.models.createOrUpdate({}, {});
remote.models.get("", {});
remote.models.list({});
`;

const documentation = new Documentation(calls);
const options = documentation.options();
const tags: ReadonlySet<string> = new Set(["default", "example", "param", "see", "throws"]);

describe("what an editor shows of azml", () => {
  it("is a comment for all that is exported", () => {
    const silent = documentation.exports().filter(({ comment, tags: written }) => comment === "" && written.length === 0);
    expect(silent.map(({ place, name }) => `${place} ${name}`)).toEqual([]);
  });

  it.each([...options.keys()])("is a comment for each option of %s()", (name) => {
    const written = options.get(name) ?? [];
    expect(written.length).toBeGreaterThan(0);
    expect(written.filter(({ comment }) => comment === "").map(({ place, name: option }) => `${place} ${option}`)).toEqual([]);
  });

  it("are whole examples. TypeScript takes an @ at the begin of a line or after a space for a tag", () => {
    const all = [...documentation.exports(), ...[...options.values()].flat()];
    const cut = all.filter((one) => one.tags.some(([tag, text]) => !tags.has(tag) || (tag === "example" && text === "")));
    expect(cut.map(({ place, name }) => `${place} ${name}`)).toEqual([]);
    const input = all.find(({ name }) => name === "input");
    expect(input?.tags.find(([tag]) => tag === "example")?.[1]).toContain('@input("integer", { min: 1');
    const pipeline = all.find(({ name }) => name === "pipeline");
    expect(pipeline?.tags.find(([tag]) => tag === "example")?.[1]).toMatch(/@pipeline\(.*@input\(.*return \{ model/s);
  });
});
