import { environment } from "azml";

/** What the preparing step needs, made on Azure ML when the job is submitted. */
export const preprocessing = environment({
  image: "mcr.microsoft.com/azureml/openmpi4.1.0-ubuntu22.04",
  conda: "./environment/preprocessing_env.yaml",
});
