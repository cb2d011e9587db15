/** What the first digit of a code says: who found the problem. */
export const ranges: Readonly<Record<string, string>> = {
  "1": "Decorators",
  "2": "Building the graph",
  "3": "Checks of a job",
  "4": "YAML files",
  "5": "Local runs",
  "6": "Azure Machine Learning",
  "7": "Command line",
  "8": "Bundles",
  "9": "Differences to Azure Machine Learning",
};
