import type { CodeEntry } from "./entry.js";

/** AZML6xx: what stops a submission to Azure ML, and what the service says. */
export const azureCodes = {
  AZML601: {
    title: "Local path is missing",
    cause: "Code, data or a build context that would be uploaded is not on this machine. Nothing was sent.",
    cure: "Correct the path. In YAML it is relative to the file, in TypeScript to the module.",
  },
  AZML602: {
    title: "Nothing to upload",
    cause: "The code folder has no files, or an ignore file excludes them all.",
    cure: "Put the code there, or correct `.amlignore` or `.gitignore`.",
  },
  AZML603: {
    title: "No such version",
    cause:
      "A registered component, environment, data asset or model is named without a version or label, or nothing in the workspace has that label.",
    cure: "Name a version (`azureml:train:1`) or an existing label (`azureml:train@latest`).",
  },
  AZML604: {
    title: "Workspace is half named",
    cause: "A workspace has a subscription, a resource group and a name; one of them was not found, or `config.json` cannot be read.",
    cure: "Give all three by options, by environment variables, or in a `config.json`.",
    example: '{ "subscription_id": "…", "resource_group": "rg", "workspace_name": "ws" }',
  },
  AZML605: {
    title: "Cannot sign in",
    cause: "None of the ways to get a token for Azure worked on this machine. Each is listed with its reason.",
    cure: "Run `az login`, or set the variables of a service principal.",
  },
  AZML606: {
    title: "Azure refused a request",
    cause: "The service did not accept what it was sent. Its own words are in the message.",
    cure: "Correct what it names. With a question to support give the x-ms-request-id.",
  },
  AZML607: {
    title: "Not allowed",
    cause:
      "You are not signed in to the right tenant, your role does not allow this, or network rules, a policy or a lock stand in the way.",
    cure: "Do what the hint says: it goes by the cause that the service gives.",
  },
  AZML608: {
    title: "Not found in Azure",
    cause: "The workspace, or what is named in it, does not exist.",
    cure: "Check the names. A registered component or environment needs an existing version.",
  },
  AZML609: {
    title: "Azure cannot be reached",
    cause: "There was no answer at all: no network, a proxy, or a private workspace.",
    cure: "Check the connection and try again.",
  },
  AZML610: {
    title: "Upload failed",
    cause: "The storage account did not take a file.",
    cure: "Try again: files of data that were uploaded are kept, and those of code where the service gives their place again. With a 403, check network rules and roles.",
  },
  AZML611: {
    title: "Datastore cannot be uploaded to",
    cause: "Local data goes to a blob datastore; this one is of another type.",
    cure: "Name a blob datastore, or leave `datastore` out.",
  },
  AZML612: { title: "No such job", cause: "The workspace has no job of this name.", cure: "`azml job list` shows the jobs there are." },
  AZML613: {
    title: "Run history cannot be read",
    cause: "Node states and logs come from the run history service, which did not answer. The job itself is followed all the same.",
    cure: "Open the job in the studio, or try again.",
  },
  AZML614: {
    title: "Schedule is enabled",
    cause: "A schedule that still runs was to be deleted. Azure ML deletes disabled ones only.",
    cure: "`azml schedule disable NAME`, and then delete it.",
  },
  AZML615: {
    title: "Package cannot be fetched",
    cause:
      "A component includes a universal package of an Azure DevOps feed (`type: artifact`), and the Azure CLI, which fetches it, is missing or failed, or two packages have a file or folder of the same name.",
    cure: "Install the Azure CLI with the extension `azure-devops`, sign in with `az login`, and see that feed, name and version are right.",
  },
  AZML616: {
    title: "Body of another shape",
    cause: "A value in a definition that the service answered with, or that was to be read, is not of the shape that Azure ML has there.",
    cure: "Look at the path in the message. A definition that another tool sent may hold more than azml can read.",
  },
  AZML617: {
    title: "Unknown word in a body",
    cause: "The definition is of a kind that azml does not know, or one of its settings has a value it does not know.",
    cure: "Open it in the studio: azml reads the kinds and settings that azure-ai-ml 1.35 sends.",
  },
  AZML618: {
    title: "Unknown key in a body",
    cause: "The definition has a key that azml does not know.",
    cure: "See whether what it says matters. It is missing from what azml prints, unless the message says that it is kept.",
  },
  AZML619: {
    title: "Definition that YAML cannot say",
    cause:
      "The service has what azure-ai-ml takes from Python only: a sweep without a number of trials, which every sweep in YAML must have.",
    cure: "Add `max_total_trials` to the `limits` of the sweep before the YAML is used again.",
  },
  AZML620: {
    title: "Answer that is not the service's",
    cause:
      "A request succeeded, and the answer is a web page or something else that is no JSON: a proxy, or the sign-in page of a network, answered in Azure's place.",
    cure: "Open any page in the browser to sign in to the network, and check `HTTPS_PROXY`.",
  },
  AZML621: {
    title: "Service does not answer for a while",
    cause: "While a job was followed the service was out of order or could not be reached. azml goes on looking, and says so once.",
    cure: "Wait, or look later with `azml job stream NAME`: the job itself goes on.",
  },
  AZML622: {
    title: "No such workspace",
    cause: "The workspace, its resource group or its subscription does not exist, or not for you.",
    cure: "Check `-w`, `-g` and `--subscription`, or the config.json that names them, and that you are signed in to the right tenant.",
  },
  AZML623: {
    title: "Interrupted before the job was sent",
    cause:
      "A submission was interrupted while files were uploaded or parts of the job were registered. There is no job; what is there already is listed.",
    cure: "Submit it again: what is there is found by its content and not sent again.",
  },
  AZML624: {
    title: "Job not canceled",
    cause: "A job was to be stopped because its submission was interrupted, and the service did not take the request.",
    cure: "`azml job cancel NAME`, or cancel it in the studio.",
  },
} as const satisfies Record<`AZML6${string}`, CodeEntry>;
