/** A broken file with those beside it; `job.yml` is the one that is given to azml. */
export type BrokenFiles = Readonly<Record<string, string | Buffer>> & { readonly "job.yml": string | Buffer };

/** Files that are no job: of something else, of nothing, or no YAML. */
export const brokenFiles: Readonly<Record<string, BrokenFiles>> = {
  "a compose file": {
    "job.yml": `services:
  web:
    image: nginx
    ports: ["80:80"]
`,
  },
  "a GitHub workflow": {
    "job.yml": `name: CI
on: [push]
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - run: npm test
`,
  },
  "a Kubernetes manifest": {
    "job.yml": `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
---
apiVersion: v1
kind: Service
metadata:
  name: web
`,
  },
  "an Azure DevOps pipeline": {
    "job.yml": `trigger: [main]
pool:
  vmImage: ubuntu-latest
jobs:
  - job: test
    steps:
      - script: npm test
`,
  },
  "a component": {
    "job.yml": `$schema: https://azuremlschemas.azureedge.net/latest/commandComponent.schema.json
type: command
name: train
version: 1
inputs:
  data: { type: uri_folder }
command: ls \${{inputs.data}}
environment: azureml:env:1
`,
  },
  "an environment": {
    "job.yml": `$schema: https://azuremlschemas.azureedge.net/latest/environment.schema.json
name: env
image: ubuntu:22.04
`,
  },
  "a schedule": {
    "job.yml": `$schema: https://azuremlschemas.azureedge.net/latest/schedule.schema.json
name: nightly
trigger: { type: cron, expression: "0 2 * * *" }
create_job: ./pipeline.yml
`,
  },
  "the schema of another kind": {
    "job.yml": `$schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
type: pipeline
jobs:
  a: { command: ls, environment: azureml:env:1 }
`,
  },
  "an unknown type": { "job.yml": "type: pipline\njobs:\n  a: { command: ls, environment: azureml:env:1 }\n" },
  "an empty file": { "job.yml": "" },
  "only comments": { "job.yml": "# to do\n\n# the pipeline\n" },
  "a list at the root": { "job.yml": "- type: pipeline\n- jobs:\n" },
  "a text at the root": { "job.yml": "hello world\n" },
  "two documents": { "job.yml": "type: pipeline\njobs:\n  a: { command: ls, environment: azureml:env:1 }\n---\ntype: pipeline\n" },
  tabs: { "job.yml": "type: pipeline\njobs:\n\ta:\n\t\tcommand: ls\n" },
  "keys written twice": {
    "job.yml": `type: pipeline
display_name: one
display_name: two
jobs:
  a: { command: ls, environment: azureml:env:1 }
  a: { command: pwd, environment: azureml:env:1 }
`,
  },
  "an unterminated quote": { "job.yml": 'type: pipeline\ndisplay_name: "Training\njobs:\n  a: { command: ls }\n' },
  "bindings without quotes in a flow map": {
    "job.yml":
      "type: pipeline\ninputs: { n: 1 }\njobs:\n  a: { command: ls, environment: azureml:env:1, inputs: { n: ${{parent.inputs.n}} } }\n",
  },
  "wrong indentation": { "job.yml": "type: pipeline\njobs:\n  a:\n    command: ls\n   environment: azureml:env:1\n" },
  "a missing colon": { "job.yml": "type: pipeline\njobs\n  a:\n    command: ls\n" },
  "a colon within a text": { "job.yml": "type: pipeline\ndescription: note: this trains\njobs:\n  a: { command: ls }\n" },
  "an alias of nothing": { "job.yml": "type: pipeline\njobs:\n  a: *common\n" },
  "a bracket that is not closed": {
    "job.yml": "type: pipeline\njobs:\n  a: { command: ls, environment: azureml:env:1\n  b: { command: ls }\n",
  },
  "a quote inside of a text": { "job.yml": "type: pipeline\ndescription: 'it's mine'\njobs: {}\n" },
  "a text that starts with a sign": { "job.yml": "type: pipeline\ndescription: @home\njobs: {}\n" },
  "a conda file": { "job.yml": "name: env\nchannels: [conda-forge]\ndependencies: [python=3.11]\n" },
  "an alias of itself": { "job.yml": "type: pipeline\njobs: &jobs\n  a: { command: ls, inputs: *jobs }\n" },
  "an alias bomb": {
    "job.yml": `type: pipeline
a: &a [x, x, x, x, x, x, x, x, x, x]
${["b", "c", "d", "e", "f", "g", "h", "i"].map((name, at) => `${name}: &${name} [${Array.from({ length: 10 }, () => `*${"abcdefgh"[at]}`).join(", ")}]`).join("\n")}
jobs: {}
`,
  },
  "brackets within brackets": { "job.yml": `type: pipeline\njobs: ${"[".repeat(20_000)}${"]".repeat(20_000)}\n` },
  "maps within maps": {
    "job.yml": `type: pipeline\njobs:\n${Array.from({ length: 1800 }, (_, at) => `${" ".repeat(at + 1)}a:`).join("\n")}\n`,
  },
  "a file in UTF-16": { "job.yml": Buffer.from("\uFEFFtype: pipeline\njobs: {}\n", "utf16le") },
  "a file that is no UTF-8": { "job.yml": Buffer.from("type: pipeline\ndescription: caf\u00e9\njobs: {}\n", "latin1") },
  "a sign that cannot be seen": { "job.yml": 'type: pipeline\ndescription: "a\u0007b"\njobs: {}\n' },
  "an item of a list beside keys": { "job.yml": "type: pipeline\n- jobs: {}\n" },
  "a text beside keys": { "job.yml": "type: pipeline\njobs:\n  a:\n    command: >\n  ls\n    environment: azureml:env:1\n" },
  "a template that was not filled in": { "job.yml": "type: pipeline\nname: {{ name }}\njobs: {}\n" },
  "a tag of one's own": { "job.yml": "type: pipeline\ndescription: !important read this\njobs: {}\n" },
  "merged keys of what is no map": {
    "job.yml": "type: pipeline\nsettings: &list [a]\njobs:\n  a:\n    <<: *list\n  b:\n    <<: text\n  c:\n    <<: [{ command: ls }, 5]\n",
  },
  "a binary file": { "job.yml": "\u0000\u0001\u0002PNG\u0000\n\u0007" },
};
