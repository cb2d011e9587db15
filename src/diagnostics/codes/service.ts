import type { CodeEntry } from "./entry.js";

const limits = "https://learn.microsoft.com/azure/machine-learning/resource-limits-capacity";
const quotas = "https://learn.microsoft.com/azure/machine-learning/how-to-manage-quotas";
const environments = "https://learn.microsoft.com/azure/machine-learning/how-to-troubleshoot-environments";

/** AZML9xx: what passes on this machine and is known to fail, or to come out differently, on Azure ML. Each names who says so. */
export const serviceCodes = {
  AZML901: {
    title: "Text is longer than Azure ML keeps",
    cause: "Azure ML keeps 256 characters of a display name or the name of an experiment, and 5,000 of a description.",
    cure: "Shorten it.",
    source: limits,
  },
  AZML902: {
    title: "More tags or properties than Azure ML keeps",
    cause: "A job or node has at most 50 tags and 50 properties. A key has at most 100 characters, a value at most 1,000.",
    cure: "Put long values into a file or a metric, and leave out what nobody searches for.",
    source: limits,
  },
  AZML903: {
    title: "More data than a node may have",
    cause: "A node on Azure ML reads at most 200 data inputs and writes at most 20 data outputs.",
    cure: "Collect files in one folder, or split the node.",
    source: limits,
  },
  AZML904: {
    title: "More nodes than a pipeline may have",
    cause: "A pipeline on Azure ML has at most 30,000 nodes.",
    cure: "Give nodes more work each, or use a parallel node.",
    source: `${quotas}#azure-machine-learning-pipelines`,
  },
  AZML905: {
    title: "Job is larger than a request may be",
    cause:
      "Values of inputs and commands are part of the request that creates the job, and Azure Resource Manager takes 1 MB for a resource.",
    cure: "Write long values to a file, and give the file as an input.",
    source: "https://learn.microsoft.com/azure/azure-resource-manager/templates/best-practices#template-limits",
  },
  AZML910: {
    title: "Environment is named by a label",
    cause:
      "A label such as latest names another version as soon as one is registered or Microsoft publishes one, and what it holds may change.",
    cure: "Name a version: azureml:<name>:<version>.",
    example: "environment: azureml://registries/azureml/environments/sklearn-1.5/versions/35",
    source: "https://github.com/Azure/azureml-examples/pull/3876",
  },
  AZML911: {
    title: "Image has no tag",
    cause:
      "An image without a tag or digest, or with the tag latest, is another one with every release. Azure ML reports such an environment.",
    cure: "Name a tag or a digest: mcr.microsoft.com/azureml/openmpi4.1.0-ubuntu22.04:20260409.v4.",
    source: `${environments}#no-tag-or-digest`,
  },
  AZML912: {
    title: "Base image is no longer supported",
    cause: "Microsoft no longer maintains the image: building an environment on it can fail, and nobody helps when it does.",
    cure: "Use a current one, such as mcr.microsoft.com/azureml/openmpi4.1.0-ubuntu22.04.",
    source: `${environments}#base-image-is-deprecated`,
  },
  AZML913: {
    title: "Curated environment was withdrawn",
    cause: "Curated environments on Ubuntu 16.04 and 18.04 were replaced by newer ones.",
    cure: "Use one that is there: az ml environment list --registry-name azureml shows them.",
    source: "https://github.com/Azure/azureml-examples/pull/1806",
  },
  AZML914: {
    title: "Name is reserved for curated environments",
    cause: "Names of your own environments cannot begin with AzureML or Microsoft.",
    cure: "Call it something else.",
    source: `${environments}#curated-prefix-not-allowed`,
  },
  AZML915: {
    title: "Conda file does not settle the version of Python",
    cause:
      "A conda file without python among its dependencies, or with several versions of it, leaves the choice to whoever builds the image.",
    cure: "Name one version.",
    example: "dependencies:\n  - python=3.11",
    source: `${environments}#python-version-missing`,
  },
  AZML916: {
    title: "Version of Python is at its end of life",
    cause: "Azure ML does not support versions of Python that are no longer maintained.",
    cure: "Use Python 3.11 or newer.",
    source: `${environments}#python-version-not-supported`,
  },
  AZML917: {
    title: "Conda file names files of this machine",
    cause: "Azure ML gets the conda file and nothing beside it, so files that its pip section names are not there when the image is built.",
    cure: "Write the packages into the conda file, or use a Docker build context, which is uploaded as a whole.",
    source: "https://github.com/microsoft/hi-ml/issues/339",
  },
  AZML918: {
    title: "Conda file does not list pip",
    cause: "A conda file with a pip section and without pip among its dependencies gets whatever version of pip conda picks.",
    cure: "List pip with a version.",
    example: "dependencies:\n  - python=3.11\n  - pip=24.0\n  - pip:\n      - mlflow==2.16.0",
    source: `${environments}#pip-not-specified`,
  },
  AZML919: {
    title: "Conda file names no channels",
    cause: "Without channels conda uses those of whoever builds the image, and they may change.",
    cure: "Name them.",
    example: "channels:\n  - conda-forge",
    source: `${environments}#missing-conda-channels`,
  },
  AZML920: {
    title: "Packages cannot be installed together",
    cause:
      "azureml-mlflow allows only versions of MLflow that it knows, so that pip finds no solution, or an old version of one of the two.",
    cure: "Pin both to versions that go together.",
    source: "https://github.com/Azure/azure-sdk-for-python/issues/49128",
  },
  AZML921: {
    title: "Image has no conda",
    cause: "Azure ML runs conda env create inside the image to make the environment of a conda file, and this image has no conda.",
    cure: "Use an image with conda, such as mcr.microsoft.com/azureml/openmpi4.1.0-ubuntu22.04, or a Dockerfile that installs the packages.",
    source: "https://azure.github.io/azureml-cheatsheets/docs/cheatsheets/python/v1/docker-build",
  },
  AZML922: {
    title: "Conda file hides what the image has",
    cause: "The environment of a conda file is isolated: Python packages of the image are not in it.",
    cure: "List every package in the conda file, or leave it out and use the image as it is.",
    source: `${environments}#types-of-environments`,
  },
  AZML923: {
    title: "Docker build context is too large",
    cause: "A build context has at most 100 files and 1 MB, and a Dockerfile at most 100 KB.",
    cure: "Leave data and tests out of the folder, or download them in the Dockerfile.",
    source: limits,
  },
  AZML924: {
    title: "Build context has no Dockerfile",
    cause: "Azure ML looks for a file called Dockerfile at the top of the build context, or for the one that dockerfile_path names.",
    cure: "Correct dockerfile_path, or put the Dockerfile there.",
    source: `${environments}#missing-dockerfile-path`,
  },
  AZML925: {
    title: "MLflow 3 cannot log models to Azure ML",
    cause: "log_model of MLflow 3 calls logged-models, which Azure ML answers with 404. Here the call is answered.",
    cure: "Use MLflow 2, or save the model to an output with save_model.",
    source: "https://github.com/Azure/azure-sdk-for-python/issues/44896",
  },
  AZML930: {
    title: "Azure ML runs no pipelines on compute: local",
    cause: "The service has no compute called local, and refuses a pipeline or sweep that names it.",
    cure: "Name a compute cluster, or serverless. azml run works on this machine whatever compute is named.",
    source: "https://github.com/Azure/azure-sdk-for-python/issues/37867",
  },
  AZML931: {
    title: "Spark runtime is disabled",
    cause: "Serverless Spark of Azure ML runs Spark 3.4 and newer. Older runtimes were disabled at their end of support.",
    cure: 'Say runtime_version: "3.4".',
    source: "https://learn.microsoft.com/azure/machine-learning/how-to-submit-spark-jobs",
  },
  AZML932: {
    title: "More machines than one run may have",
    cause: "An MPI or parallel run has at most 100 machines, unless the cluster was set up for more.",
    cure: "Ask for fewer, or have the limit raised.",
    source: `${quotas}#azure-machine-learning-compute`,
  },
  AZML933: {
    title: "Time limit is longer than a job may live",
    cause: "A job on Azure ML ends after 21 days, whatever its own limit says.",
    cure: "Save checkpoints, and split the work.",
    source: `${quotas}#azure-machine-learning-compute`,
  },
  AZML934: {
    title: "More trials than a sweep may have",
    cause: "max_total_trials and max_concurrent_trials are between 1 and 1000.",
    cure: "Ask for at most 1000 trials.",
    source: "https://learn.microsoft.com/azure/machine-learning/how-to-tune-hyperparameters#set-limits-for-your-sweep-job",
  },
  AZML935: {
    title: "More parameters than a run may have",
    cause: "Azure ML takes at most 200 parameters of a run, and refuses the call that logs the next one. Here they are all kept.",
    cure: "Log settings as a file (mlflow.log_dict), or only those that you compare.",
    source: "https://github.com/Azure/azure-sdk-for-python/issues/35685",
  },
  AZML940: {
    title: "Datastore has to be registered in the workspace",
    cause:
      "On this machine every datastore is a folder. An Azure ML workspace has workspaceblobstore, workspaceartifactstore, workspacefilestore and workspaceworkingdirectory; others are registered first.",
    cure: "Register it: az ml datastore create.",
    source: "https://github.com/MicrosoftDocs/azure-docs/issues/73810",
  },
  AZML941: {
    title: "Local data cannot be uploaded to this datastore",
    cause: "Data on this machine is uploaded to blob storage. workspacefilestore and workspaceworkingdirectory are file shares.",
    cure: "Leave out datastore, or name a blob datastore.",
    source: "https://github.com/Azure/azure-sdk-for-python/issues/36642",
  },
  AZML942: {
    title: "Registered on this machine, and needed in the workspace",
    cause:
      "The job names a component, environment, data asset or model that the local workspace has registered. An Azure ML workspace has registered assets of its own, and refuses a job that names one that it does not have; whether it has this one is not known here.",
    cure: "Register it there under the same name and version: the command that registers it here, with -w and -g.",
    source: "https://learn.microsoft.com/azure/machine-learning/reference-yaml-core-syntax",
  },
} as const satisfies Record<string, CodeEntry>;
