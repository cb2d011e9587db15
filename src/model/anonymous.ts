/** What azure-ai-ml calls every component without a name of its own. */
export const anonymousName = "azureml_anonymous";
